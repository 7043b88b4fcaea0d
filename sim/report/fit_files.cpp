#include "corridor/report/csv.hpp"
#include "corridor/report/fit_page.hpp"
#include "corridor/report/misfit_page.hpp"

namespace corridor::report {
namespace {

using experiment::Fit;
using experiment::FitEnd;
using experiment::FittedParameter;
using scenario::Parameter;

std::string end_word(FitEnd end) {
  switch (end) {
    case FitEnd::Inside:
      return "inside";
    case FitEnd::Low:
      return "low";
    case FitEnd::High:
      return "high";
  }
  return {};
}

std::string parameters_csv(const Fit& fit) {
  Csv csv(
      {"parameter", "low", "high", "before", "fitted", "fraction", "deviation", "strength", "end"});
  std::size_t k = 0;
  for (const FittedParameter& fitted : fit.parameters) {
    const Parameter& parameter = fitted.parameter;
    csv.text(parameter.name()).text(parameter.low).text(parameter.high);
    csv.text(parameter.text_at(parameter.now)).text(fitted.value).number(fitted.fraction);
    if (fitted.has_effect && fit.told) {
      csv.number(fit.told->deviation[k]).number(fit.told->strength[k]).text(end_word(fitted.end));
      ++k;
    } else {
      csv.text("").text("").text("no effect");
    }
    csv.end_row();
  }
  return csv.content();
}

std::string combinations_csv(const Fit& fit) {
  Csv csv({"combination", "strength", "parameter", "weight"});
  for (std::size_t c = 0; fit.told && c < fit.told->combinations.size(); ++c) {
    const stats::Combination& combination = fit.told->combinations[c];
    for (std::size_t k = 0; k < combination.weights.size(); ++k) {
      csv.number(static_cast<double>(c + 1)).number(combination.strength);
      csv.text(fit.parameters[fit.moved[k]].parameter.name());
      csv.number(combination.weights[k]).end_row();
    }
  }
  return csv.content();
}

std::string points_csv(const Fit& fit) {
  std::vector<std::string> header{"point", "misfit", "refused"};
  for (const std::size_t i : fit.moved) {
    header.push_back(fit.parameters[i].parameter.name());
  }
  Csv csv(header);
  for (std::size_t p = 0; p < fit.points.size(); ++p) {
    const experiment::FitPoint& point = fit.points[p];
    csv.number(static_cast<double>(p + 1)).number(point.misfit).text(point.refused ? "yes" : "");
    for (std::size_t k = 0; k < point.fractions.size(); ++k) {
      csv.text(fit.parameters[fit.moved[k]].parameter.text_at(point.fractions[k]));
    }
    csv.end_row();
  }
  return csv.content();
}

}  // namespace

std::vector<NamedText> fit_files(const Fit& fit) {
  return {
      {.name = "parameters.csv", .text = parameters_csv(fit)},
      {.name = "combinations.csv", .text = combinations_csv(fit)},
      {.name = "points.csv", .text = points_csv(fit)},
      {.name = "misfit_before.csv", .text = misfit_csv(fit.before, experiment::misfit(fit.before))},
      {.name = "misfit.csv", .text = misfit_csv(fit.after, experiment::misfit(fit.after))}};
}

}  // namespace corridor::report
