#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "corridor/report/time_unit.hpp"

namespace corridor::report {

std::string transit_page(const experiment::Summary& summary) {
  const TimeUnit unit = time_unit(summary);
  Table table({{.header = "flow", .align = Align::Left},
               {.header = "lots\noffered"},
               {.header = "not\narrived"},
               {.header = "free\nflow " + unit.name},
               {.header = "mean\n" + unit.name},
               {.header = "P50\n" + unit.name},
               {.header = "P80\n" + unit.name},
               {.header = "P95\n" + unit.name},
               {.header = "on\ntime"}});
  for (const experiment::FlowSummary& flow : summary.flows) {
    table.add({name(flow.flow),
               mean_of(flow.cohort, 0),
               mean_of(flow.missing, 0),
               unit.text(flow.free_flow),
               unit.plus_minus(flow.mean),
               unit.text(flow.p50),
               unit.text(flow.p80),
               unit.text(flow.p95),
               percent_of(flow.on_time)});
  }
  if (table.empty()) {
    return {};
  }
  return heading("Transit time by flow") + table.text() +
         wrapped(
             "From offer to delivery, of the lots offered in the window. Free flow is the mean "
             "journey without any waiting; P80 means that 80 % of the lots took no longer.");
}

}  // namespace corridor::report
