#include "corridor/report/capacity_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "capacity_reasons.hpp"
#include "capacity_words.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using model::BerthOccupancy;
using model::FlowCapacity;
using model::LineOccupation;
using model::ResourceLoad;
using model::ServiceTraffic;
using model::StaticCapacity;
using model::VehicleWait;

/// UIC leaflet 406 (2004), mixed traffic.
constexpr double kDayLimit = 0.60;
constexpr double kPeakLimit = 0.75;

/// A page line of the table's first rows, the rest counted.
template <class Row, class AddRow>
std::string first_rows(Table table,
                       const std::string& title,
                       const std::vector<Row>& rows,
                       const std::string& file,
                       AddRow add_row) {
  if (rows.empty()) {
    return {};
  }
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) {
    add_row(table, rows[i]);
  }
  if (rows.size() > kMostRows) {
    table.add_note(fmt::format("{} more with -o in {}", rows.size() - kMostRows, file));
  }
  return heading(title) + table.text();
}

std::string way_of(const FlowCapacity& flow) {
  const auto ends = [](const std::vector<std::string>& names) {
    const std::string first = name(names.front());
    return names.size() == 1 ? first : fmt::format("{} +{}", first, names.size() - 1);
  };
  return ends(flow.from) + " - " + ends(flow.to);
}

void add_flow(Table& table, const FlowCapacity& flow, double year) {
  const bool limited = flow.max_flow.has_value();
  table.add({flow.commodity.empty() ? "all" : name(flow.commodity),
             way_of(flow),
             rounded(flow.demand * year),
             limited ? rounded(*flow.max_flow * year) : "no limit",
             name(flow.unit),
             limited && *flow.max_flow > 0 ? hundredths(flow.demand / *flow.max_flow) : "-"});
  std::string cut;
  for (const model::CutPart& part : flow.cut) {
    const std::string share = flow.cut.size() == 1 ? "" : " " + rounded(part.capacity * year);
    cut += (cut.empty() ? "" : " + ") + resource_words(part.kind, part.name) + share;
  }
  if (!cut.empty()) {
    table.add_note("narrowest: " + cut);
  }
}

std::string flow_table(const StaticCapacity& capacity) {
  Table table({{.header = "cargo", .align = Align::Left},
               {.header = "from - to", .align = Align::Left},
               {.header = "offered\nper yr"},
               {.header = "at most\nper yr"},
               {.header = "unit", .align = Align::Left},
               {.header = "used\n%"}});
  const double year = year_of(capacity.days);
  for (const FlowCapacity& flow : capacity.commodities) {
    add_flow(table, flow, year);
  }
  if (!capacity.commodities.empty() && !capacity.together.empty()) {
    table.add_rule();
  }
  for (const FlowCapacity& flow : capacity.together) {
    add_flow(table, flow, year);
  }
  if (table.empty()) {
    return {};
  }
  return heading("The most that can be carried (max-flow, min-cut)") + table.text() +
         wrapped(
             "Each cargo alone, then all that have a mass on one way together, in tonnes: "
             "vehicles full, any service that carries it, storms and repairs taken off. "
             "Bounds from above: no run carries more.");
}

std::string resource_table(const StaticCapacity& capacity) {
  std::vector<ResourceLoad> rows = capacity.loads;
  std::ranges::stable_sort(
      rows, std::ranges::greater{}, [](const ResourceLoad& row) { return row.utilisation; });
  const Table table({{.header = "resource", .align = Align::Left},
                     {.header = "n"},
                     {.header = "come\nper d"},
                     {.header = "h\neach"},
                     {.header = "busy\n%"},
                     {.header = "of open\n%"},
                     {.header = "busiest\nmonth %"},
                     {.header = "arrival\nscv"},
                     {.header = "wait\nh"}});
  return first_rows(
      table,
      "How busy, and how long the wait (queueing network)",
      rows,
      "capacity_resources.csv",
      [](Table& to, const ResourceLoad& row) {
        to.add({name(row.name),
                plain(std::round(row.servers * 10) / 10),
                rounded(row.arrivals),
                rounded(row.service * core::kHoursPerDay),
                hundredths(row.busy),
                hundredths(row.utilisation),
                fmt::format("{} {}", hundredths(row.peak), month_word(row.peak_month)),
                fixed(row.arrival_scv, 1),
                std::isfinite(row.wait) ? rounded(row.wait * core::kHoursPerDay)
                : row.circulating       ? "by turns"
                                        : "grows"});
      });
}

std::string berth_table(const StaticCapacity& capacity) {
  const Table table({{.header = "berths", .align = Align::Left},
                     {.header = "n"},
                     {.header = "ships\nper yr"},
                     {.header = "h\neach"},
                     {.header = "taken\n%"},
                     {.header = "busiest\nmonth %"},
                     {.header = "guide\n%"},
                     {.header = "", .align = Align::Left}});
  const double year = year_of(capacity.days);
  return first_rows(
      table,
      "Berths (guide: UNCTAD 1985, by number of berths)",
      capacity.berths,
      "capacity_berths.csv",
      [year](Table& to, const BerthOccupancy& row) {
        to.add({name(row.node + "." + row.facility),
                plain(std::round(row.berths * 10) / 10),
                rounded(row.calls * year),
                rounded(row.hours),
                hundredths(row.occupancy),
                fmt::format("{} {}", hundredths(row.peak), month_word(row.peak_month)),
                hundredths(row.guidance),
                row.occupancy > row.guidance ? "above"
                : row.peak > row.guidance    ? "above in months"
                                             : ""});
      });
}

std::string line_table(const StaticCapacity& capacity) {
  std::vector<LineOccupation> rows = capacity.lines;
  std::ranges::stable_sort(
      rows, std::ranges::greater{}, [](const LineOccupation& row) { return row.mean; });
  const Table table({{.header = "line", .align = Align::Left},
                     {.header = "towards", .align = Align::Left},
                     {.header = "trains\nper d"},
                     {.header = "paths\nper d"},
                     {.header = "taken\n%"},
                     {.header = "busiest\nmonth %"},
                     {.header = "", .align = Align::Left}});
  return first_rows(
      table,
      "Lines (UIC 406, mixed traffic: at most 60 % of a day, 75 % at its peak)",
      rows,
      "capacity_lines.csv",
      [](Table& to, const LineOccupation& row) {
        to.add({name(row.link),
                name(row.to),
                rounded(row.trains),
                plain(std::round(row.capacity * 100) / 100),
                hundredths(row.mean),
                fmt::format("{} {}", hundredths(row.peak), month_word(row.peak_month)),
                row.peak > kPeakLimit  ? "congested"
                : row.peak > kDayLimit ? "dense"
                                       : ""});
      });
}

std::string service_table(const StaticCapacity& capacity) {
  std::vector<ServiceTraffic> rows = capacity.services;
  const auto needed = [](const ServiceTraffic& row) {
    return row.most && *row.most > 0 ? row.full_loads / *row.most : 0;
  };
  std::ranges::stable_sort(rows, std::ranges::greater{}, needed);
  const Table table({{.header = "service", .align = Align::Left},
                     {.header = "vehi-\ncles"},
                     {.header = "trips\nper yr"},
                     {.header = "at most\nper yr"},
                     {.header = "needed\nif full"},
                     {.header = "runs\nd"},
                     {.header = "worked\nd"},
                     {.header = "shut in\nd"},
                     {.header = "waits for\ncargo d"}});
  const double year = year_of(capacity.days);
  return first_rows(table,
                    "Vehicles (a cycle by its parts; trips by the departure rules)",
                    rows,
                    "capacity_services.csv",
                    [year](Table& to, const ServiceTraffic& row) {
                      to.add({name(row.service),
                              row.vehicles ? plain(std::round(*row.vehicles * 10) / 10) : "any",
                              rounded(row.trips * year),
                              row.most ? rounded(*row.most * year) : "-",
                              rounded(row.full_loads * year),
                              rounded(row.running),
                              rounded(row.working),
                              rounded(row.closed),
                              rounded(row.for_cargo)});
                    });
}

std::string vehicle_wait_table(const StaticCapacity& capacity) {
  std::vector<VehicleWait> rows = capacity.vehicle_waits;
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const VehicleWait& row) {
    return row.lots * std::min(row.wait, 1e9);
  });
  const Table table({{.header = "service", .align = Align::Left},
                     {.header = "at", .align = Align::Left},
                     {.header = "lots\nper d"},
                     {.header = "wait\nd"},
                     {.header = "shut in\nd"},
                     {.header = "until", .align = Align::Left}});
  return first_rows(
      table,
      "Cargo waits for a vehicle (a mean lot; beside it what closures hold a vehicle)",
      rows,
      "capacity_vehicle_waits.csv",
      [](Table& to, const VehicleWait& row) {
        std::string until = rule_words(row.rule);
        if (row.overloaded_months > 0) {
          until += fmt::format("; too few in {} months", row.overloaded_months);
        }
        to.add({name(row.service),
                name(row.node),
                rounded(row.lots),
                std::isfinite(row.wait) ? rounded(row.wait) : "grows",
                rounded(row.closed),
                until});
      });
}

}  // namespace

std::string capacity_page(const std::string& scenario,
                          const StaticCapacity& capacity,
                          const std::vector<Comparison>& comparisons) {
  return heading(name(scenario) + ": what theory says") + capacity_answer(capacity) +
         flow_table(capacity) + resource_table(capacity) + berth_table(capacity) +
         line_table(capacity) + service_table(capacity) + vehicle_wait_table(capacity) +
         comparison_page(comparisons);
}

}  // namespace corridor::report
