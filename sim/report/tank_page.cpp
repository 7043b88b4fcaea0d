// Tanks: what they held, what was shut in, which liftings were missed.

#include <algorithm>

#include <fmt/format.h>

#include "corridor/core/text.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "measure_table.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::CallSummary;
using experiment::Summary;
using experiment::TankSummary;

std::string level_table(const Summary& summary) {
  Table table({{.header = "tank", .align = Align::Left},
               {.header = "holds"},
               {.header = "unit", .align = Align::Left},
               {.header = "lowest"},
               {.header = "mean"},
               {.header = "highest"},
               {.header = "stream\nlet in"},
               {.header = "lost\n(shut in)"},
               {.header = "shut in\n% of time"}});
  for (const TankSummary& row : summary.tanks) {
    const bool stream = !row.flow.empty();
    table.add({name(row.node + "." + row.tank),
               compact(row.capacity),
               name(row.unit),
               compact(row.lowest.mean()),
               compact(row.mean_level.mean()),
               compact(row.highest.mean()),
               stream ? mean_of(row.inflow, 0) : "-",
               stream ? plus_minus(row.lost, 0) : "-",
               stream ? percent(row.share_shut_in.mean()) : "-"});
  }
  return table.text();
}

std::string missed_table(const Summary& summary) {
  Table table({{.header = "missed liftings of", .align = Align::Left},
               {.header = "at", .align = Align::Left},
               {.header = "departures"},
               {.header = "missed"},
               {.header = "not lifted\nat least"}});
  for (const CallSummary& row : summary.calls) {
    if (row.missed.mean() > 0) {
      table.add({name(row.service),
                 name(row.node),
                 mean_of(row.departures, 0),
                 plus_minus(row.missed),
                 plus_minus(row.not_lifted, 0)});
    }
  }
  return table.empty() ? "" : "\n" + table.text();
}

}  // namespace

std::string tank_page(const Summary& summary) {
  const std::string missed = missed_table(summary);
  if (summary.tanks.empty()) {
    return missed.empty() ? "" : heading("Missed liftings") + missed.substr(1);
  }
  return heading("Tanks") + level_table(summary) + missed +
         wrapped("Marks, volume-hours and what came and went are in tanks.csv.");
}

std::string tanks_csv(const Summary& summary) {
  MeasureTable table({"node", "tank", "commodity"});
  for (const TankSummary& row : summary.tanks) {
    table.about({row.node, row.tank, row.commodity});
    table.add("capacity", row.unit, row.capacity);
    table.add("opening", row.unit, row.opening);
    table.add("stream_let_in", row.unit, row.inflow);
    table.add("received", row.unit, row.received);
    table.add("drawn", row.unit, row.drawn);
    table.add("closing", row.unit, row.closing);
    table.add("shut_in", row.unit, row.lost);
    table.add("lowest_level", row.unit, row.lowest);
    table.add("mean_level", row.unit, row.mean_level);
    table.add("highest_level", row.unit, row.highest);
    table.add("volume_time", row.unit + " h", row.volume_hours);
    table.add("time_shut_in", "share", row.share_shut_in);
    table.add("time_empty", "share", row.share_empty);
    table.add("shut_ins", "1", row.shut_ins);
    for (const experiment::TankMarkSummary& mark : row.marks) {
      const std::string level = core::format_number(mark.level, 9);
      table.add("time_at_or_above_" + level, "share", mark.share_at_or_above);
      table.add("reached_" + level, "1", mark.reached);
    }
  }
  return table.content();
}

}  // namespace corridor::report
