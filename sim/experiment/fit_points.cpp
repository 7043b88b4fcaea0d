#include "fit_points.hpp"

#include <cmath>
#include <numeric>
#include <utility>

#include "corridor/core/diagnostics.hpp"
#include "corridor/experiment/effect.hpp"
#include "corridor/model/check.hpp"

namespace corridor::experiment {
namespace {

/// One measure for each row of validation_rows().
std::vector<Measure> measures_of(std::size_t rows) {
  std::vector<Measure> measures;
  measures.reserve(rows);
  for (std::size_t part = 0; part < rows; ++part) {
    measures.push_back({.what = Measure::What::Observed, .flow = {}, .part = part});
  }
  return measures;
}

}  // namespace

FitPoints::FitPoints(const scenario::Scenario& base,
                     const std::vector<scenario::Parameter>& parameters,
                     const CommonPlan& plan)
    : base_(base),
      parameters_(parameters),
      observed_(validation_rows(base)),
      alternatives_(measures_of(observed_.size()), plan) {}

std::optional<std::size_t> FitPoints::add(std::span<const std::size_t> which,
                                          std::span<const double> fractions,
                                          const std::string& source) {
  std::string key = source;
  std::vector<scenario::Parameter> moved;
  for (std::size_t k = 0; k < which.size(); ++k) {
    moved.push_back(parameters_[which[k]]);
    key += "\n" + moved.back().name() + "=" + moved.back().text_at(fractions[k]);
  }
  if (const auto known = numbers_.find(key); known != numbers_.end()) {
    return known->second;
  }
  core::Result<scenario::Scenario> there = with_parameters(base_, moved, fractions, source);
  if (there.value) {
    there.diagnostics.append(model::check(*there.value));
  }
  if (!there.value || there.diagnostics.has_errors()) {
    refusal_ = core::first_error(there.diagnostics);
    return std::nullopt;
  }
  const std::size_t number = alternatives_.add(std::move(*there.value));
  numbers_.emplace(std::move(key), number);
  return number;
}

std::vector<ValidationRow> FitPoints::rows(std::size_t which) const {
  std::vector<ValidationRow> rows = observed_;
  for (const Reading& reading : alternatives_.readings(which)) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].simulated.add(reading.values[i]);
    }
  }
  for (ValidationRow& row : rows) {
    judge(row);
  }
  return rows;
}

double FitPoints::deviation(std::size_t row) const {
  return observed_[row].observed.tolerance * std::fabs(observed_[row].observed.value);
}

std::vector<bool> FitPoints::usable(std::size_t which) const {
  std::vector<bool> usable;
  const Misfit known = misfit(rows(which));
  bool any_fitted = false;
  for (std::size_t i = 0; i < observed_.size(); ++i) {
    usable.push_back(known.standardised[i].has_value());
    any_fitted = any_fitted || (usable[i] && observed_[i].observed.role == scenario::Role::Fitted);
  }
  for (std::size_t i = 0; any_fitted && i < usable.size(); ++i) {
    usable[i] = usable[i] && observed_[i].observed.role == scenario::Role::Fitted;
  }
  return usable;
}

std::vector<double> FitPoints::residuals(std::size_t which, const std::vector<bool>& used) const {
  const std::vector<ValidationRow> at = rows(which);
  std::vector<double> residuals;
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (used[i]) {
      const double simulated = at[i].simulated.known() ? at[i].simulated.mean() : 0;
      residuals.push_back((simulated - at[i].observed.value) / deviation(i));
    }
  }
  return residuals;
}

std::vector<double> FitPoints::slopes(std::size_t low,
                                      std::size_t high,
                                      double step,
                                      const std::vector<bool>& used) const {
  std::vector<double> slopes;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) {
      const Effect effect = effect_of(alternatives_.paired(high, low, i));
      const bool nothing = effect.difference.n == 0 || effect.may_be_zero();
      slopes.push_back(nothing ? 0 : effect.difference.mean / deviation(i) / step);
    }
  }
  return slopes;
}

double sum_of_squares(std::span<const double> residuals) {
  return std::inner_product(residuals.begin(), residuals.end(), residuals.begin(), 0.0);
}

}  // namespace corridor::experiment
