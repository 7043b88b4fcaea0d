// Embargoes, and demand that was rejected or went another way.

#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "measure_table.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::EmbargoSummary;
using experiment::FlowSummary;
using experiment::Summary;

std::string embargo_table(const Summary& summary) {
  Table table({{.header = "embargo", .align = Align::Left},
               {.header = "at", .align = Align::Left},
               {.header = "declared"},
               {.header = "days\nin force"},
               {.header = "lots\nheld"},
               {.header = "rejected"},
               {.header = "diverted"}});
  for (const EmbargoSummary& row : summary.embargoes) {
    table.add({name(row.embargo),
               name(row.node),
               mean_of(row.declared),
               plus_minus(row.days_in_force),
               plus_minus(row.held, 0),
               plus_minus(row.rejected, 0),
               plus_minus(row.diverted, 0)});
  }
  return table.empty() ? "" : table.text();
}

std::string flow_table(const Summary& summary) {
  Table table({{.header = "flow", .align = Align::Left},
               {.header = "offered"},
               {.header = "unit", .align = Align::Left},
               {.header = "rejected"},
               {.header = "diverted"}});
  for (const FlowSummary& row : summary.flows) {
    if (row.rejected.mean() > 0 || row.diverted.mean() > 0) {
      table.add({name(row.flow),
                 mean_of(row.cargo.offered, 0),
                 name(row.unit),
                 plus_minus(row.rejected, 0),
                 plus_minus(row.diverted, 0)});
    }
  }
  return table.empty() ? "" : table.text();
}

}  // namespace

std::string trade_page(const Summary& summary) {
  const std::string embargoes = embargo_table(summary);
  const std::string flows = flow_table(summary);
  if (embargoes.empty() && flows.empty()) {
    return "";
  }
  return heading("Rejected and diverted") + embargoes +
         (embargoes.empty() || flows.empty() ? "" : "\n") + flows;
}

std::string embargoes_csv(const Summary& summary) {
  MeasureTable table({"embargo", "node"});
  for (const EmbargoSummary& row : summary.embargoes) {
    table.about({row.embargo, row.node});
    table.add("declared", "1", row.declared);
    table.add("in_force", "d", row.days_in_force);
    table.add("held", "lot", row.held);
    table.add("rejected", "lot", row.rejected);
    table.add("diverted", "lot", row.diverted);
  }
  return table.content();
}

}  // namespace corridor::report
