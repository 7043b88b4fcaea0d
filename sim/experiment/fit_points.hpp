#pragma once
// Points of a fit: the scenario at fractions of its parameters, simulated once each, and how far
// its figures are from what was observed.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/experiment/fit.hpp"

namespace corridor::experiment {

class FitPoints {
 public:
  FitPoints(const scenario::Scenario& base,
            const std::vector<scenario::Parameter>& parameters,
            const CommonPlan& plan);

  /// Number of the alternative with the parameters `which` at their fractions and the others as
  /// they are; none when it is refused. A point that is there already is not added again. With a
  /// `source` the values name it.
  std::optional<std::size_t> add(std::span<const std::size_t> which,
                                 std::span<const double> fractions,
                                 const std::string& source = {});
  /// Why the last one was refused.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }
  [[nodiscard]] const scenario::Scenario& scenario(std::size_t which) const {
    return alternatives_.scenario(which);
  }
  bool extend(std::span<const std::size_t> which, int replications, Progress& progress) {
    return alternatives_.extend(which, replications, progress);
  }
  /// Its readings stay, its scenario goes.
  void release(std::size_t which) { alternatives_.release(which); }

  /// Simulated beside observed, by the replications there are.
  [[nodiscard]] std::vector<ValidationRow> rows(std::size_t which) const;
  /// By row: it can be fitted to, by what alternative `which` shows.
  [[nodiscard]] std::vector<bool> usable(std::size_t which) const;
  /// Misfits of the rows `used`, in their order; what has no value counts as 0.
  [[nodiscard]] std::vector<double> residuals(std::size_t which,
                                              const std::vector<bool>& used) const;
  /// Row by row the derivative of the residuals over `step`, from `low` to `high`; 0 where the
  /// paired interval holds 0.
  [[nodiscard]] std::vector<double> slopes(std::size_t low,
                                           std::size_t high,
                                           double step,
                                           const std::vector<bool>& used) const;
  [[nodiscard]] std::int64_t simulated() const { return alternatives_.simulated(); }

 private:
  [[nodiscard]] double deviation(std::size_t row) const;

  const scenario::Scenario& base_;
  const std::vector<scenario::Parameter>& parameters_;
  std::vector<ValidationRow> observed_;  // nothing simulated in them
  Alternatives alternatives_;
  std::map<std::string, std::size_t> numbers_;  // by the values as they are written
  std::string refusal_;
};

double sum_of_squares(std::span<const double> residuals);

}  // namespace corridor::experiment
