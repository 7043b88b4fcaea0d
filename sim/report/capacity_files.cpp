// What theory says, as tables and JSON.

#include <cmath>

#include <nlohmann/json.hpp>

#include "capacity_words.hpp"
#include "corridor/report/capacity_page.hpp"
#include "corridor/report/csv.hpp"

namespace corridor::report {
namespace {

using model::StaticCapacity;

constexpr double kHoursPerDay = 24;

/// A value in a row, before it is a cell or a JSON number.
struct Cell {
  std::string name;  // of the column
  std::string text;
  std::optional<double> number;
  bool is_text = false;
};

Cell text(const std::string& name, const std::string& value) {
  return {.name = name, .text = value, .number = std::nullopt, .is_text = true};
}
Cell number(const std::string& name, std::optional<double> value) {
  return {
      .name = name, .text = {}, .number = value && std::isfinite(*value) ? value : std::nullopt};
}

using Row = std::vector<Cell>;
struct Sheet {
  std::string name;
  std::vector<Row> rows;
};

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
                          number("service_h", load.service * kHoursPerDay),
                          number("busy_share", load.busy),
                          number("utilisation", load.utilisation),
                          number("peak_utilisation", load.peak),
                          number("peak_month", load.peak_month),
                          number("overloaded_months", load.overloaded_months),
                          number("arrival_scv", load.arrival_scv),
                          number("service_scv", load.service_scv),
                          number("wait_h", load.wait * kHoursPerDay),
                          number("wait_for_closures_h", load.wait_closed * kHoursPerDay)});
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

std::string csv_of(const Sheet& sheet) {
  std::vector<std::string> header;
  for (const Cell& cell : sheet.rows.front()) {
    header.push_back(cell.name);
  }
  Csv csv(header);
  for (const Row& row : sheet.rows) {
    for (const Cell& cell : row) {
      if (cell.is_text) {
        csv.text(cell.text);
      } else {
        csv.number(cell.number);
      }
    }
    csv.end_row();
  }
  return csv.content();
}

using Json = nlohmann::ordered_json;

Json json_of(const Sheet& sheet) {
  Json rows = Json::array();
  for (const Row& row : sheet.rows) {
    Json object = Json::object();
    for (const Cell& cell : row) {
      if (cell.is_text) {
        object[cell.name] = cell.text;
      } else {
        object[cell.name] = cell.number ? Json(*cell.number) : Json(nullptr);
      }
    }
    rows.push_back(std::move(object));
  }
  return rows;
}

Json finite(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

}  // namespace

std::vector<NamedText> capacity_files(const std::string& scenario,
                                      const StaticCapacity& capacity,
                                      const std::vector<Comparison>& comparisons) {
  Json json{{"name", scenario},
            {"days", capacity.days},
            {"growth", finite(capacity.growth)},
            {"fills", capacity.fills},
            {"peak_growth", finite(capacity.peak_growth)},
            {"peak_fills", capacity.peak_fills},
            {"peak_month", capacity.peak_month}};
  std::vector<NamedText> files;
  for (const Sheet& sheet : {flow_sheet(capacity),
                             resource_sheet(capacity),
                             berth_sheet(capacity),
                             line_sheet(capacity),
                             service_sheet(capacity),
                             vehicle_wait_sheet(capacity),
                             comparison_sheet(comparisons)}) {
    json[sheet.name] = json_of(sheet);
    if (!sheet.rows.empty()) {
      files.push_back({.name = "capacity_" + sheet.name + ".csv", .text = csv_of(sheet)});
    }
  }
  files.push_back({.name = "capacity.json",
                   .text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"});
  return files;
}

}  // namespace corridor::report
