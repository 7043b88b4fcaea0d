// What theory says, as tables and JSON.

#include "capacity_words.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/report/capacity_page.hpp"
#include "sheet.hpp"

namespace corridor::report {
namespace {

using model::StaticCapacity;

std::string list_of(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& one : names) {
    joined += (joined.empty() ? "" : " ") + one;
  }
  return joined;
}

Sheet flow_sheet(const StaticCapacity& capacity) {
  Sheet sheet{.name = "flows", .rows = {}};
  for (const auto* flows : {&capacity.commodities, &capacity.together}) {
    for (const model::FlowCapacity& flow : *flows) {
      std::vector<std::string> cut;
      for (const model::CutPart& part : flow.cut) {
        cut.push_back(kind_word(part.kind) + ":" + part.name);
      }
      std::string cut_text;
      for (const std::string& part : cut) {
        cut_text += (cut_text.empty() ? "" : "; ") + part;
      }
      sheet.rows.push_back({text("commodity", flow.commodity),
                            text("unit", flow.unit),
                            text("from", list_of(flow.from)),
                            text("to", list_of(flow.to)),
                            number("demand_per_d", flow.demand),
                            number("max_flow_per_d", flow.max_flow),
                            number("carried_per_d", flow.carried),
                            text("min_cut", cut_text)});
    }
  }
  return sheet;
}

Sheet resource_sheet(const StaticCapacity& capacity) {
  Sheet sheet{.name = "resources", .rows = {}};
  for (const model::ResourceLoad& load : capacity.loads) {
    sheet.rows.push_back({text("kind", kind_word(load.kind)),
                          text("resource", load.name),
                          number("servers", load.servers),
                          number("open_share", load.open),
                          number("arrivals_per_d", load.arrivals),
                          number("service_h", load.service * core::kHoursPerDay),
                          number("busy_share", load.busy),
                          number("utilisation", load.utilisation),
                          number("peak_utilisation", load.peak),
                          number("peak_month", load.peak_month),
                          number("overloaded_months", load.overloaded_months),
                          number("arrival_scv", load.arrival_scv),
                          number("service_scv", load.service_scv),
                          number("wait_h", load.wait * core::kHoursPerDay),
                          number("wait_for_closures_h", load.wait_closed * core::kHoursPerDay)});
  }
  return sheet;
}

Sheet berth_sheet(const StaticCapacity& capacity) {
  Sheet sheet{.name = "berths", .rows = {}};
  for (const model::BerthOccupancy& row : capacity.berths) {
    sheet.rows.push_back({text("node", row.node),
                          text("facility", row.facility),
                          number("berths", row.berths),
                          number("ships_per_d", row.calls),
                          number("at_berth_h", row.hours),
                          number("occupancy", row.occupancy),
                          number("peak_occupancy", row.peak),
                          number("peak_month", row.peak_month),
                          number("guidance", row.guidance)});
  }
  return sheet;
}

Sheet line_sheet(const StaticCapacity& capacity) {
  Sheet sheet{.name = "lines", .rows = {}};
  for (const model::LineOccupation& row : capacity.lines) {
    sheet.rows.push_back({text("link", row.link),
                          text("from", row.from),
                          text("to", row.to),
                          number("trains_per_d", row.trains),
                          number("paths_per_d", row.capacity),
                          number("occupation", row.mean),
                          number("peak_occupation", row.peak),
                          number("peak_month", row.peak_month)});
  }
  return sheet;
}

Sheet service_sheet(const StaticCapacity& capacity) {
  Sheet sheet{.name = "services", .rows = {}};
  for (const model::ServiceTraffic& row : capacity.services) {
    sheet.rows.push_back({text("service", row.service),
                          text("mode", row.mode),
                          number("vehicles", row.vehicles),
                          number("trips_per_d", row.trips),
                          number("most_per_d", row.most),
                          number("full_loads_per_d", row.full_loads),
                          number("running_d", row.running),
                          number("working_d", row.working),
                          number("closed_d", row.closed),
                          number("for_cargo_d", row.for_cargo)});
  }
  return sheet;
}

Sheet vehicle_wait_sheet(const StaticCapacity& capacity) {
  Sheet sheet{.name = "vehicle_waits", .rows = {}};
  for (const model::VehicleWait& row : capacity.vehicle_waits) {
    sheet.rows.push_back({text("service", row.service),
                          number("call", row.call + 1),
                          text("node", row.node),
                          text("until", rule_words(row.rule)),
                          number("lots_per_d", row.lots),
                          number("wait_d", row.wait),
                          number("overloaded_months", row.overloaded_months),
                          number("closed_d", row.closed)});
  }
  return sheet;
}

Sheet comparison_sheet(const std::vector<Comparison>& comparisons) {
  Sheet sheet{.name = "comparison", .rows = {}};
  for (const Comparison& row : comparisons) {
    sheet.rows.push_back({text("figure", row.figure),
                          text("of", row.of),
                          text("unit", row.unit),
                          number("theory", row.theory),
                          number("simulated", row.simulated),
                          number("half_width", row.half_width),
                          text("parts", row.parts ? "yes" : "no"),
                          text("reason", row.reason)});
  }
  return sheet;
}

}  // namespace

std::vector<NamedText> capacity_files(const std::string& scenario,
                                      const StaticCapacity& capacity,
                                      const std::vector<Comparison>& comparisons) {
  const Row head{text("name", scenario),
                 number("days", capacity.days),
                 number("growth", capacity.growth),
                 text("fills", capacity.fills),
                 number("peak_growth", capacity.peak_growth),
                 text("peak_fills", capacity.peak_fills),
                 number("peak_month", capacity.peak_month)};
  const std::vector<Sheet> sheets{flow_sheet(capacity),
                                  resource_sheet(capacity),
                                  berth_sheet(capacity),
                                  line_sheet(capacity),
                                  service_sheet(capacity),
                                  vehicle_wait_sheet(capacity),
                                  comparison_sheet(comparisons)};
  std::vector<NamedText> files;
  for (const Sheet& sheet : sheets) {
    if (!sheet.rows.empty()) {
      files.push_back({.name = "capacity_" + sheet.name + ".csv", .text = csv_of(sheet)});
    }
  }
  files.push_back({.name = "capacity.json", .text = json_of(head, sheets)});
  return files;
}

}  // namespace corridor::report
