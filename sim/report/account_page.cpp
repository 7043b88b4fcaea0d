#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "corridor/report/time_unit.hpp"
#include "corridor/report/words.hpp"
#include "largest_flows.hpp"

namespace corridor::report {
namespace {

using experiment::Charge;
using experiment::FlowSummary;
using experiment::StageTime;
using experiment::Summary;
using model::Activity;
using model::Lacking;

struct Split {
  double moving = 0, in_service = 0;
  std::map<Lacking, double> waiting;
};

Split split_of(const FlowSummary& flow) {
  Split split;
  for (const Charge& charge : flow.account) {
    switch (charge.cause.activity) {
      case Activity::Moving:
        split.moving += charge.days.mean();
        break;
      case Activity::InService:
        split.in_service += charge.days.mean();
        break;
      case Activity::Waiting:
        split.waiting[charge.cause.lacking] += charge.days.mean();
        break;
    }
  }
  return split;
}

/// Kinds of waiting that some flow shows.
std::set<Lacking> kinds_of_waiting(const Summary& summary, const TimeUnit& unit) {
  std::set<Lacking> kinds;
  for (const FlowSummary& flow : summary.flows) {
    for (const auto& [lacking, value] : split_of(flow).waiting) {
      if (unit.shows(value)) {
        kinds.insert(lacking);
      }
    }
  }
  return kinds;
}

std::string cause_table(const Summary& summary, const TimeUnit& unit) {
  const std::set<Lacking> kinds = kinds_of_waiting(summary, unit);
  std::vector<Column> columns{{.header = unit.name + " per lot\nflow", .align = Align::Left},
                              {.header = "all"},
                              {.header = "moving"},
                              {.header = "in\nservice"}};
  for (const Lacking kind : kinds) {
    columns.push_back({.header = "for\n" + short_word(kind), .align = Align::Right});
  }
  Table table(columns);
  for (const FlowSummary& flow : summary.flows) {
    if (!flow.mean.known()) {
      continue;
    }
    const Split split = split_of(flow);
    std::vector<std::string> cells{name(flow.flow),
                                   unit.part(flow.mean.mean()),
                                   unit.part(split.moving),
                                   unit.part(split.in_service)};
    for (const Lacking kind : kinds) {
      const auto found = split.waiting.find(kind);
      cells.push_back(unit.part(found != split.waiting.end() ? found->second : 0));
    }
    table.add(std::move(cells));
  }
  return table.empty() ? "" : table.text();
}

/// "customs" for the queue at aktau.customs, "vehicle" for a wait for a ship.
std::string short_name(const model::CauseKey& cause) {
  const std::size_t point = cause.place.find('.');
  const bool names_itself = cause.lacking == Lacking::Server || cause.lacking == Lacking::Storage;
  return names_itself && point != std::string::npos ? name(cause.place.substr(point + 1))
                                                    : short_word(cause.lacking);
}

/// The largest waits of a stage: "vehicle 0.71, weather 0.40".
std::string waits_of(const FlowSummary& flow, std::size_t stage, const TimeUnit& unit) {
  constexpr std::size_t kMost = 2;
  std::map<std::string, double> by_name;
  for (const Charge& charge : flow.account) {
    if (charge.stage == stage && charge.cause.activity == Activity::Waiting) {
      by_name[short_name(charge.cause)] += charge.days.mean();
    }
  }
  std::vector<std::pair<std::string, double>> waits(by_name.begin(), by_name.end());
  std::ranges::stable_sort(waits, std::ranges::greater{}, &std::pair<std::string, double>::second);
  waits.resize(std::min(waits.size(), kMost));
  std::string text;
  for (const auto& [wait, value] : waits) {
    if (unit.shows(value)) {
      text += (text.empty() ? "" : ", ") + wait + " " + unit.part(value);
    }
  }
  return text;
}

std::string stage_table(const FlowSummary& flow, const TimeUnit& unit) {
  Table table({{.header = "place", .align = Align::Left},
               {.header = unit.name},
               {.header = "moving"},
               {.header = "service"},
               {.header = "waiting"},
               {.header = "mostly for", .align = Align::Left}});
  for (std::size_t i = 0; i < flow.stages.size(); ++i) {
    const StageTime& stage = flow.stages[i];
    const bool off_the_route = i + 1 == flow.stages.size();
    if (off_the_route && !unit.shows(stage.days())) {
      continue;
    }
    table.add({name(stage.name),
               unit.part(stage.days()),
               unit.part(stage.moving.mean()),
               unit.part(stage.in_service.mean()),
               unit.part(stage.waiting.mean()),
               waits_of(flow, i, unit)});
  }
  return fmt::format("\n{}: {} from {} to {}, {} {} (free flow {} {})\n",
                     name(flow.flow),
                     name(flow.commodity),
                     name(flow.from),
                     name(flow.to),
                     unit.plus_minus(flow.mean),
                     unit.name,
                     unit.text(flow.free_flow),
                     unit.name) +
         table.text();
}

}  // namespace

std::string account_page(const Summary& summary, const std::vector<std::string>& ids) {
  const TimeUnit unit = time_unit(summary);
  const std::string by_cause = cause_table(summary, unit);
  if (by_cause.empty()) {
    return {};
  }
  const std::vector<const FlowSummary*> flows =
      ids.empty() ? largest_flows(summary) : flows_called(summary, ids);
  std::string text = heading("Where the days go") + by_cause;
  for (const FlowSummary* flow : flows) {
    text += stage_table(*flow, unit);
  }
  if (ids.empty() && flows.size() < summary.flows.size()) {
    text += wrapped(
        "The largest flow of each commodity is shown, with --show FLOW another one; all are in "
        "account.csv.");
  }
  return text;
}

}  // namespace corridor::report
