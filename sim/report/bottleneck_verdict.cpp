#include "corridor/report/bottleneck_verdict.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "bottleneck_reasons.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "effect_text.hpp"
#include "limit_words.hpp"

namespace corridor::report {
namespace {

using experiment::Bottlenecks;
using experiment::CascadeLevel;
using experiment::Effect;
using experiment::Evidence;
using experiment::Finding;
using experiment::Gain;

MeasureScale scale_of(const Bottlenecks& found, std::size_t measure) {
  return report::scale_of(found.measures[measure],
                          found.units[measure],
                          found.base[measure],
                          found.detected.summary.years);
}

/// "29 % less", of the base.
std::string relative(const Effect& effect, double base) {
  const double share = effect.difference.mean / base;
  return std::isfinite(share)
             ? fmt::format(
                   "{:.1f} % {}", core::kPercent * std::fabs(share), share < 0 ? "less" : "more")
             : "-";
}

/// "with count 2 -> 3 the mean journey changes by -0.31 ±0.05 d (2.6 % less)"
std::string gain_words(const Bottlenecks& found, const Gain& gain) {
  const std::size_t m = found.judged_by;
  const MeasureScale scale = scale_of(found, m);
  return fmt::format("with {} the {} changes by {} {} ({})",
                     name(gain.what),
                     scale.name,
                     effect_text(gain.effects[m], scale.factor),
                     scale.unit,
                     relative(gain.effects[m], found.base[m]));
}

std::string unclear(const Bottlenecks& found) {
  const std::vector<std::size_t>& possible = found.probed.finding.possible;
  const Gain& best = found.probed.gains[possible.front()];
  std::string text = fmt::format("Not clear with {} replications. Most in the mean gains {}: {}",
                                 best.replications,
                                 limit_words(best.limit),
                                 gain_words(found, best));
  std::vector<std::string> others;
  for (std::size_t i = 1; i < possible.size(); ++i) {
    others.push_back(limit_words(found.probed.gains[possible[i]].limit));
  }
  text += others.empty() ? "" : "; about alike " + joined(others);
  return text + ". More replications (-n) would tell.";
}

std::string answer(const Bottlenecks& found) {
  const std::vector<std::size_t>& limits = found.probed.finding.limits;
  std::vector<std::string> words;
  words.reserve(limits.size());
  for (const std::size_t g : limits) {
    words.push_back(limit_words(found.probed.gains[g].limit));
  }
  switch (found.probed.finding.kind) {
    case Finding::Kind::One:
      return fmt::format("The bottleneck is {}: {}.",
                         words.front(),
                         gain_words(found, found.probed.gains[limits.front()]));
    case Finding::Kind::Shared:
      return fmt::format("No single bottleneck: {} gain about alike. For one, {}; {}.",
                         joined(words),
                         limit_words(found.probed.gains[limits.front()].limit),
                         gain_words(found, found.probed.gains[limits.front()]));
    case Finding::Kind::Unclear:
      return unclear(found);
    case Finding::Kind::Nothing:
      break;
  }
  return "No bottleneck: nothing that was eased gains a thousandth.";
}

/// " Perhaps also ...", where an interval holds zero.
std::string perhaps(const Bottlenecks& found) {
  std::vector<std::string> words;
  if (found.probed.finding.kind == Finding::Kind::Unclear) {
    return {};  // said already
  }
  for (const std::size_t g : found.probed.finding.possible) {
    words.push_back(limit_words(found.probed.gains[g].limit));
  }
  return words.empty() ? ""
                       : fmt::format(
                             " As much may be gained by {}, but {} replications cannot tell "
                             "that from nothing.",
                             joined(words),
                             found.detected.readings.size());
}

std::string basis(const Bottlenecks& found) {
  return fmt::format(
      "Judged by {} ({}). Measured by easing one limit at a time under the same random numbers: "
      "{} limits, {} runs; intervals hold together at {:g} %; ~ may be nothing.",
      scale_of(found, found.judged_by).name,
      found.falls_short ? "not all that is offered is delivered" : "what is offered is delivered",
      std::ranges::count_if(found.probed.gains, &Gain::probed),
      found.probed.runs,
      core::kPercent * found.probed.confidence);
}

std::string share(const std::optional<double>& value) {
  return value ? fixed(*value * core::kPercent, 0) : "-";
}

std::string gain_cell(const Bottlenecks& found, const Gain& gain, std::size_t measure) {
  if (!gain.probed()) {
    return "-";
  }
  return effect_text(gain.effects[measure], scale_of(found, measure).factor);
}

std::string limit_table(const Bottlenecks& found) {
  std::vector<Column> columns{{.header = "limit", .align = Align::Left},
                              {.header = "busy\n%"},
                              {.header = "waits\n%"},
                              {.header = "longest\n%"},
                              {.header = "eased by", .align = Align::Left}};
  const std::vector<std::size_t> shown = found.judged_by > 1
                                             ? std::vector<std::size_t>{0, 1, found.judged_by}
                                             : std::vector<std::size_t>{0, 1};
  for (const std::size_t m : shown) {
    columns.push_back({.header = scale_of(found, m).name + "\n" + scale_of(found, m).unit});
  }
  Table table(columns);
  for (std::size_t i = 0; i < std::min(found.by_gain.size(), kMostRows); ++i) {
    const Gain& gain = found.probed.gains[found.by_gain[i]];
    const Evidence& evidence = found.detected.of(gain.limit);
    std::vector<std::string> cells{to_string(gain.limit.kind) + " " + name(gain.limit.name()),
                                   share(evidence.utilisation),
                                   share(evidence.delay_share),
                                   evidence.sole ? share(evidence.longest_active()) : "-",
                                   gain.probed() ? name(gain.what) : name(gain.not_probed)};
    for (const std::size_t m : shown) {
      cells.push_back(gain_cell(found, gain, m));
    }
    table.add(std::move(cells));
  }
  if (found.by_gain.size() > kMostRows) {
    table.add_note(fmt::format("{} more in bottlenecks.csv", found.by_gain.size() - kMostRows));
  }
  table.add_note(
      "busy: of the time it can work, of a storage full; waits: of all waiting; longest: time as "
      "the one longest active without a break; more signs in bottlenecks.csv");
  return heading("Limits by measured gain") + table.text();
}

/// "aktau.crane", "perhaps aktau.crane", "none".
std::string top_words(const Bottlenecks& found) {
  const Gain* top = found.top();
  if (top == nullptr) {
    return "none";
  }
  const bool sure = found.probed.finding.kind != Finding::Kind::Unclear;
  return (sure ? "" : "perhaps ") + limit_words(top->limit);
}

std::string list(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    text += wrapped(sentence + ".", "  - ");
  }
  return text;
}

std::string screened(const Bottlenecks& found) {
  const std::size_t all = found.detected.evidence.size();
  const std::size_t probed = found.probed.gains.size();
  return wrapped(
      fmt::format("{} of {} limits were not probed: never half busy even in their peak, "
                  "waited for by less than 0.5 % of all waiting, never long active, and "
                  "not what theory would widen.",
                  all - probed,
                  all));
}

}  // namespace

std::string bottleneck_verdict(const std::string& scenario, const Bottlenecks& found) {
  std::string page = heading(name(scenario) + ": where the bottleneck is");
  page += wrapped(answer(found) + perhaps(found)) + wrapped(basis(found)) + screened(found) +
          limit_table(found);
  const std::vector<std::string> others = disagreements(found);
  if (!others.empty()) {
    page += heading("Why other signs mislead") + list(others);
  }
  return page;
}

std::string season_page(const std::vector<SeasonFound>& seasons) {
  Table table({{.header = "season", .align = Align::Left},
               {.header = "bottleneck", .align = Align::Left},
               {.header = "eased by", .align = Align::Left},
               {.header = "gain"},
               {.header = "in", .align = Align::Left}});
  for (const SeasonFound& season : seasons) {
    const Gain* top = season.found.top();
    const std::size_t m = season.found.judged_by;
    const MeasureScale scale = scale_of(season.found, m);
    table.add({season.season.name,
               top_words(season.found),
               top != nullptr ? name(top->what) : "-",
               top != nullptr ? effect_text(top->effects[m], scale.factor) : "-",
               scale.name + ", " + scale.unit});
  }
  return heading("By season") + table.text();
}

std::string cascade_page(const std::string& scenario, const std::vector<CascadeLevel>& levels) {
  if (levels.empty()) {
    return {};
  }
  const Bottlenecks& first = levels.front().found;
  const MeasureScale throughput = scale_of(first, 0);
  const MeasureScale journey = scale_of(first, 1);
  Table table({{.header = "level"},
               {.header = "throughput\n" + throughput.unit},
               {.header = "journey\n" + journey.unit},
               {.header = "bottleneck", .align = Align::Left},
               {.header = "alike", .align = Align::Left},
               {.header = "removed by", .align = Align::Left}});
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Bottlenecks& found = levels[i].found;
    const std::size_t alike = found.probed.finding.limits.size();
    table.add({std::to_string(i + 1),
               rounded(found.base[0] * throughput.factor),
               rounded(found.base[1] * journey.factor),
               top_words(found),
               alike > 1 ? "+" + std::to_string(alike - 1) : "",
               name(levels[i].removed)});
  }
  table.add_note(
      "each level has the bottlenecks of the levels above it removed (doubled); alike: "
      "others whose gain is about as great");
  return heading(name(scenario) + ": in which order limits appear") + table.text();
}

}  // namespace corridor::report
