// Bottlenecks as tables and JSON.

#include <algorithm>
#include <utility>

#include "bottleneck_reasons.hpp"
#include "corridor/report/bottleneck_verdict.hpp"
#include "limit_words.hpp"
#include "sheet.hpp"

namespace corridor::report {
namespace {

using experiment::Bottlenecks;
using experiment::CascadeLevel;
using experiment::Evidence;
using experiment::Gain;
using stats::FacilityState;

std::string finding_word(experiment::Finding::Kind kind) {
  switch (kind) {
    case experiment::Finding::Kind::One:
      return "one";
    case experiment::Finding::Kind::Shared:
      return "shared";
    case experiment::Finding::Kind::Unclear:
      return "unclear";
    case experiment::Finding::Kind::Nothing:
      break;
  }
  return "nothing";
}

void add_evidence(const Evidence& evidence, Row& row) {
  for (std::size_t s = 0; s < stats::kFacilityStates; ++s) {
    std::string column = stats::to_string(static_cast<FacilityState>(s));
    std::ranges::replace(column, ' ', '_');
    row.push_back(number(column + "_share",
                         evidence.states ? std::optional(evidence.states->at(s)) : std::nullopt));
  }
  row.push_back(number("utilisation", evidence.utilisation));
  row.push_back(number("peak_utilisation_theory", evidence.peak));
  row.push_back(number("delay_share", evidence.delay_share));
  row.push_back(text("delay_at", evidence.delay_at));
  row.push_back(number("longest_active_sole_share", evidence.sole));
  row.push_back(number("longest_active_shifting_share", evidence.shifting));
  row.push_back(text("in_cut", evidence.in_cut ? "yes" : "no"));
  row.push_back(number("shadow_price_t_per_yr", evidence.shadow));
  row.push_back(text("arrows_end_here", evidence.arrows_end_here ? "yes" : "no"));
  row.push_back(number("arrow_severity", evidence.severity));
}

void add_gain(const Bottlenecks& found, const Gain* gain, Row& row) {
  const bool probed = gain != nullptr && gain->probed();
  row.push_back(text("eased_by", gain != nullptr ? gain->what : ""));
  row.push_back(text("not_probed", gain == nullptr ? "screened out" : gain->not_probed));
  row.push_back(
      number("replications",
             probed ? std::optional(static_cast<double>(gain->replications)) : std::nullopt));
  for (std::size_t m = 0; m < found.measures.size(); ++m) {
    const std::string column = experiment::to_string(found.measures[m]) + "_" + found.units[m];
    const auto& difference = probed ? gain->effects[m].difference : stats::ConfidenceInterval();
    row.push_back(number("gain_" + column, probed ? std::optional(difference.mean) : std::nullopt));
    row.push_back(number("half_width_" + column, difference.half_width));
  }
  row.push_back(text("identical", probed && gain->identical ? "yes" : "no"));
}

bool in_verdict(const Bottlenecks& found, const experiment::Limit& limit) {
  return std::ranges::any_of(found.probed.finding.limits,
                             [&](std::size_t g) { return found.probed.gains[g].limit == limit; });
}

Row row_of(const Bottlenecks& found, const Evidence& evidence) {
  Row row{text("kind", to_string(evidence.limit.kind)),
          text("limit", evidence.limit.name()),
          text("verdict", in_verdict(found, evidence.limit) ? "bottleneck" : "")};
  const auto gain = std::ranges::find(found.probed.gains, evidence.limit, &Gain::limit);
  add_gain(found, gain == found.probed.gains.end() ? nullptr : &*gain, row);
  add_evidence(evidence, row);
  return row;
}

Sheet limit_sheet(const Bottlenecks& found) {
  Sheet sheet{.name = "limits", .rows = {}};
  for (const std::size_t g : found.by_gain) {
    sheet.rows.push_back(row_of(found, found.detected.of(found.probed.gains[g].limit)));
  }
  for (const Evidence& evidence : found.detected.evidence) {
    if (std::ranges::find(found.probed.gains, evidence.limit, &Gain::limit) ==
        found.probed.gains.end()) {
      sheet.rows.push_back(row_of(found, evidence));
    }
  }
  return sheet;
}

/// The limits that were probed, with what stands in front of each row.
void add_gains(const Bottlenecks& found, const Row& front, Sheet& sheet) {
  for (const std::size_t g : found.by_gain) {
    const Gain& gain = found.probed.gains[g];
    Row row = front;
    row.push_back(text("kind", to_string(gain.limit.kind)));
    row.push_back(text("limit", gain.limit.name()));
    row.push_back(text("verdict", in_verdict(found, gain.limit) ? "bottleneck" : ""));
    add_gain(found, &gain, row);
    sheet.rows.push_back(std::move(row));
  }
}

NamedText file_of(const Sheet& sheet) {
  return {.name = sheet.name + ".csv", .text = sheet.rows.empty() ? "" : csv_of(sheet)};
}

}  // namespace

std::vector<NamedText> bottleneck_files(const std::string& scenario, const Bottlenecks& found) {
  const Sheet limits = limit_sheet(found);
  Sheet reasons{.name = "other_signs", .rows = {}};
  for (const std::string& sentence : disagreements(found)) {
    reasons.rows.push_back({text("sentence", sentence)});
  }
  Row head{text("name", scenario),
           text("finding", finding_word(found.probed.finding.kind)),
           text("judged_by", experiment::to_string(found.measures[found.judged_by])),
           number("runs", found.probed.runs),
           number("carried_theory_t_per_d", found.detected.carried),
           number("demand_theory_t_per_d", found.detected.demand)};
  for (std::size_t m = 0; m < found.measures.size(); ++m) {
    head.push_back(
        number(experiment::to_string(found.measures[m]) + "_" + found.units[m], found.base[m]));
  }
  return {{.name = "bottlenecks.csv", .text = csv_of(limits)},
          {.name = "bottlenecks.json", .text = json_of(head, {limits, reasons})}};
}

NamedText season_file(const std::vector<SeasonFound>& seasons) {
  Sheet sheet{.name = "seasons", .rows = {}};
  for (const SeasonFound& season : seasons) {
    add_gains(season.found, {text("season", season.season.name)}, sheet);
  }
  return file_of(sheet);
}

NamedText cascade_file(const std::vector<CascadeLevel>& levels) {
  Sheet sheet{.name = "cascade", .rows = {}};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    Row front{number("level", static_cast<double>(i + 1)), text("removed_by", levels[i].removed)};
    for (std::size_t m = 0; m < levels[i].found.measures.size(); ++m) {
      front.push_back(number("base_" + experiment::to_string(levels[i].found.measures[m]) + "_" +
                                 levels[i].found.units[m],
                             levels[i].found.base[m]));
    }
    add_gains(levels[i].found, front, sheet);
  }
  return file_of(sheet);
}

}  // namespace corridor::report
