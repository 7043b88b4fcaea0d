// Options compared, as a table and JSON.

#include "corridor/report/option_page.hpp"
#include "option_choice.hpp"
#include "sheet.hpp"

namespace corridor::report {
namespace {

using experiment::ComparedSet;
using experiment::OptionComparison;

std::string yes(bool value) {
  return value ? "yes" : "no";
}

std::string state_of(const OptionComparison& comparison, const ComparedSet& set) {
  if (!set.set.scenario) {
    return "refused: " + set.set.refused;
  }
  if (!experiment::is_simulated(set.choice)) {
    return "not simulated: " + choice_words(comparison, set);
  }
  return set.set.inactive ? "never active in the window" : "simulated";
}

std::string limits_of(const experiment::Probed& found) {
  const experiment::Finding& finding = found.finding;
  const bool sure = !finding.limits.empty();
  std::string text;
  for (const std::size_t g : sure ? finding.limits : finding.possible) {
    text += (text.empty() ? "" : "; ") + found.gains[g].limit.name();
  }
  return text.empty() ? "none" : (sure ? "" : "perhaps ") + text;
}

void add_effects(const OptionComparison& comparison, const ComparedSet& set, Row& row) {
  const bool there = set.replications > 0;
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    const std::string column =
        experiment::to_string(comparison.measures[m]) + "_" + comparison.units[m];
    const auto& effect = there ? set.effects[m].difference : stats::ConfidenceInterval();
    const bool known = there && effect.n > 0;
    row.push_back(number("change_" + column, known ? std::optional(effect.mean) : std::nullopt));
    row.push_back(number("half_width_" + column, known ? effect.half_width : std::nullopt));
    row.push_back(
        number("variance_ratio_" + column, there ? set.variance_ratios[m] : std::nullopt));
  }
}

void add_money(const OptionComparison& comparison, const ComparedSet& set, Row& row) {
  const std::string money = comparison.currency.empty() ? "money" : comparison.currency;
  const bool there = set.replications > 0;
  std::optional<double> benefit;
  std::optional<double> throughput_per_cost;
  std::optional<double> benefit_per_cost;
  if (there) {
    benefit = set.benefit;
  }
  if (there && set.cost_by_year && *set.cost_by_year > 0) {
    throughput_per_cost = set.effects[0].difference.mean / comparison.years / *set.cost_by_year;
    benefit_per_cost = set.benefit / *set.cost_by_year;
  }
  row.push_back(number("capex_" + money, set.set.cost.capex));
  row.push_back(number("opex_" + money + "_per_yr", set.set.cost.opex));
  row.push_back(number("cost_" + money + "_per_yr", set.cost_by_year));
  row.push_back(number("benefit_" + money + "_per_yr", benefit));
  row.push_back(number("net_present_value_" + money, set.value));
  row.push_back(number("throughput_per_" + money + "_of_cost", throughput_per_cost));
  row.push_back(number("benefit_per_cost", benefit_per_cost));
}

/// How a combination came to be simulated, or not, and how it went out.
void add_choice(const OptionComparison& comparison, const ComparedSet& set, Row& row) {
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    row.push_back(number(
        "sum_of_parts_" + experiment::to_string(comparison.measures[m]) + "_" + comparison.units[m],
        set.forecast ? std::optional(set.forecast->sums[m]) : std::nullopt));
  }
  const bool asked = set.forecast && set.forecast->joint_gain;
  row.push_back(number("joint_gain_by_theory",
                       asked ? std::optional(set.forecast->joint_gain->share) : std::nullopt));
  row.push_back(text("chosen", set.replications > 0 ? choice_words(comparison, set) : ""));
  row.push_back(text("stopped", stop_words(comparison, set)));
}

std::string next_of(const OptionComparison& comparison, const ComparedSet& set) {
  if (set.replications == 0) {
    return {};
  }
  if (set.next) {
    return limits_of(*set.next);
  }
  return set.identical ? limits_of(comparison.before.probed) : std::string{};
}

Row row_of(const OptionComparison& comparison, const ComparedSet& set, std::size_t rank) {
  const bool there = set.replications > 0;
  const auto& together =
      set.interaction ? set.interaction->difference : stats::ConfidenceInterval();
  Row row{text("options", set.set.name()),
          text("state", state_of(comparison, set)),
          number("rank", there ? std::optional(static_cast<double>(rank)) : std::nullopt),
          number("replications", static_cast<double>(set.replications)),
          text("identical_to_base", yes(there && set.identical))};
  add_effects(comparison, set, row);
  add_money(comparison, set, row);
  row.push_back(text("efficient", yes(set.efficient)));
  row.push_back(
      number("interaction", together.n > 0 ? std::optional(together.mean) : std::nullopt));
  row.push_back(number("half_width_interaction", together.half_width));
  row.push_back(text("next_bottleneck", next_of(comparison, set)));
  add_choice(comparison, set, row);
  return row;
}

}  // namespace

std::vector<NamedText> option_files(const std::string& scenario,
                                    const OptionComparison& comparison,
                                    const experiment::Horizon& horizon) {
  Sheet sheet{.name = "options", .rows = {}};
  std::size_t rank = 0;
  for (const std::size_t s : comparison.ranking) {
    sheet.rows.push_back(row_of(comparison, comparison.sets[s], ++rank));
  }
  for (const ComparedSet& set : comparison.sets) {
    if (set.replications == 0) {
      sheet.rows.push_back(row_of(comparison, set, 0));
    }
  }
  Row head{text("name", scenario),
           text("judged_by", experiment::to_string(comparison.measures[comparison.judged_by])),
           text("bottleneck", limits_of(comparison.before.probed)),
           number("intervals_that_hold_together", static_cast<double>(comparison.intervals)),
           number("runs", static_cast<double>(comparison.runs)),
           number("runs_of_sets", static_cast<double>(comparison.set_runs)),
           number("runs_of_sets_if_equal", static_cast<double>(comparison.runs_if_equal)),
           number("comparisons_that_hold_together",
                  static_cast<double>(comparison.pairs * comparison.looks.size())),
           number("interest", horizon.rate),
           number("years_of_use", horizon.years)};
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    head.push_back(
        number("base_" + experiment::to_string(comparison.measures[m]) + "_" + comparison.units[m],
               comparison.base[m]));
    head.push_back(number("median_variance_ratio_" + experiment::to_string(comparison.measures[m]),
                          experiment::median_variance_ratio(comparison, m)));
  }
  return {{.name = "options.csv", .text = sheet.rows.empty() ? "" : csv_of(sheet)},
          {.name = "options.json", .text = json_of(head, {sheet})}};
}

}  // namespace corridor::report
