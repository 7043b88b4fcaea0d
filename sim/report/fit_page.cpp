#include "corridor/report/fit_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corridor/core/time.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "corridor/stats/identifiability.hpp"

namespace corridor::report {
namespace {

using experiment::Fit;
using experiment::FitEnd;
using experiment::FittedParameter;
using experiment::ValidationRow;
using scenario::Parameter;
using stats::Combination;

std::string value_line(const FittedParameter& fitted, double deviation) {
  const Parameter& parameter = fitted.parameter;
  const std::string range = fmt::format("{} to {}", parameter.low, parameter.high);
  if (!fitted.has_effect) {
    return fmt::format("stays {}: nothing that is fitted to depends on it ({})",
                       parameter.text_at(parameter.now),
                       range);
  }
  // The figures know less than half of what the range leaves open.
  const bool told = deviation < stats::kPriorDeviation / 2;
  std::string text = fmt::format("{} -> {}", parameter.text_at(parameter.now), fitted.value);
  text += told ? fmt::format(" ±{} ({})", parameter.width_text(deviation), range)
               : fmt::format(", hardly told by the figures ({})", range);
  if (fitted.end != FitEnd::Inside) {
    text += fmt::format(
        "; at the {} end of its range: the figures ask for more, or something else "
        "is missing",
        fitted.end == FitEnd::Low ? "lower" : "upper");
  }
  return text;
}

std::string parameter_lines(const Fit& fit) {
  std::string text;
  std::size_t k = 0;
  for (const FittedParameter& fitted : fit.parameters) {
    const double deviation = fitted.has_effect && fit.told ? fit.told->deviation[k] : 0;
    k += fitted.has_effect ? 1 : 0;
    text += wrapped(name(fitted.parameter.name()), "  ") +
            wrapped(name(value_line(fitted, deviation)), "    ");
  }
  return text;
}

const Parameter& moved(const Fit& fit, std::size_t k) {
  return fit.parameters[fit.moved[k]].parameter;
}

/// Parameters that count in the combination, each of which the figures would tell alone.
std::vector<std::size_t> exchanged(const Fit& fit, const Combination& combination) {
  constexpr double kCounts = 0.3;
  std::vector<std::size_t> members;
  for (std::size_t k = 0; k < combination.weights.size(); ++k) {
    if (std::fabs(combination.weights[k]) >= kCounts &&
        fit.told->strength[k] >= stats::kLeastStrength) {
      members.push_back(k);
    }
  }
  return members.size() >= 2 ? members : std::vector<std::size_t>{};
}

/// "A up by 12 h and B down by 9.5 h": a tenth of the range in all.
std::string move_words(const Fit& fit, const Combination& combination, std::size_t k) {
  constexpr double kMove = 0.1;
  const double weight = combination.weights[k];
  return fmt::format("{} {} by {}",
                     moved(fit, k).name(),
                     weight > 0 ? "up" : "down",
                     moved(fit, k).width_text(kMove * std::fabs(weight)));
}

std::string exchange_lines(const Fit& fit) {
  std::string text;
  for (const Combination& combination : fit.told->combinations) {
    const std::vector<std::size_t> members = exchanged(fit, combination);
    if (combination.strength >= stats::kLeastStrength || members.empty()) {
      continue;
    }
    std::vector<std::string> moves;
    moves.reserve(members.size());
    for (const std::size_t k : members) {
      moves.push_back(move_words(fit, combination, k));
    }
    text +=
        wrapped(name(fmt::format("The figures cannot tell these apart: {} together leave them "
                                 "as they are. Only one of them should be fitted, or another "
                                 "figure is needed.",
                                 fmt::join(moves, " and "))));
  }
  return text;
}

std::string correlation_lines(const Fit& fit) {
  constexpr double kHigh = 0.95;
  std::string text;
  for (std::size_t a = 0; a < fit.moved.size(); ++a) {
    for (std::size_t b = a + 1; b < fit.moved.size(); ++b) {
      const double correlation = fit.told->correlation[a][b];
      if (std::fabs(correlation) > kHigh) {
        text +=
            wrapped(name(fmt::format("{} and {} are known only together: their correlation is "
                                     "{:.2f}.",
                                     moved(fit, a).name(),
                                     moved(fit, b).name(),
                                     correlation)));
      }
    }
  }
  return text;
}

std::string last_day_of(const ValidationRow& row) {
  return row.of_series ? date_of(row.period.to) : "";
}

std::string figure_table(const Fit& fit) {
  Table table({{.header = ""},
               {.header = "figure", .align = Align::Left},
               {.header = "to", .align = Align::Left},
               {.header = "observed"},
               {.header = "before"},
               {.header = "after"},
               {.header = "unit", .align = Align::Left},
               {.header = "misfit\nbefore"},
               {.header = "\nafter"}});
  const auto before = experiment::misfit(fit.before).standardised;
  const auto after = experiment::misfit(fit.after).standardised;
  const auto text = [](const std::optional<double>& z) {
    return z ? fmt::format("{:+.2f}", *z) : std::string("-");
  };
  for (std::size_t i = 0; i < fit.before.size(); ++i) {
    const ValidationRow& row = fit.before[i];
    table.add({fit.used[i] ? "*" : "",
               name(row.observed.id),
               last_day_of(row),
               plain(row.observed.value),
               mean_of(row.simulated),
               mean_of(fit.after[i].simulated),
               name(row.observed.unit),
               text(before[i]),
               text(after[i])});
  }
  return table.text();
}

}  // namespace

std::string fit_page(const std::string& scenario, const Fit& fit) {
  const auto used = std::ranges::count(fit.used, true);
  std::string text = heading(name(scenario) + ": fitted to what was observed");
  text += parameter_lines(fit) + "\n";
  text += wrapped(fmt::format(
      "Sum of squared misfits over the {} that {} fitted to (*): {} before, {} after. {} points "
      "were looked at{}, in {} runs. ± is one standard deviation, given the tolerances of the "
      "figures.",
      used == 1 ? "figure" : fmt::format("{} figures", used),
      used == 1 ? "was" : "were",
      rounded(fit.misfit_before),
      rounded(fit.misfit_after),
      fit.points.size(),
      fit.converged || fit.moved.empty() ? "" : "; more could find a smaller one (--evaluations)",
      fit.runs));
  if (fit.told) {
    text += exchange_lines(fit) + correlation_lines(fit);
  }
  return text + "\n" + figure_table(fit) +
         wrapped(
             "Misfit: (simulated - observed) / tolerance. Figures without * were not fitted to: "
             "they tell whether the fit holds elsewhere.");
}

}  // namespace corridor::report
