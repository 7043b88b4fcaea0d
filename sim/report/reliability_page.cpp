#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "corridor/report/time_unit.hpp"

namespace corridor::report {

namespace {

constexpr int kDecimals = 2;

std::string index_of(const experiment::Estimate& index) {
  return index.known() ? plus_minus(index, kDecimals) : "-";
}

}  // namespace

std::string reliability_page(const experiment::Summary& summary) {
  const TimeUnit unit = time_unit(summary);
  Table table({{.header = "flow", .align = Align::Left},
               {.header = "P95\n" + unit.name},
               {.header = "buffer\nindex"},
               {.header = "planning\nindex"},
               {.header = "on time"}});
  for (const experiment::FlowSummary& flow : summary.flows) {
    if (flow.p95.known()) {
      table.add({name(flow.flow),
                 unit.plus_minus(flow.p95),
                 index_of(flow.buffer_index),
                 index_of(flow.planning_time_index),
                 index_of(flow.on_time)});
    }
  }
  if (table.empty()) {
    return {};
  }
  return heading("Reliability by flow") + table.text() +
         wrapped(
             "Buffer index: (P95 - mean) / mean; planning time index: P95 / free flow (FHWA 2006). "
             "On time is a share of the lots offered, where the flow has a `due`. The intervals of "
             "P50 "
             "and P80 are in flows.csv.");
}

}  // namespace corridor::report
