#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/time_unit.hpp"
#include "corridor/report/words.hpp"

namespace corridor::report {
namespace {

using experiment::CallSummary;
using experiment::CauseDelay;
using experiment::Delay;
using experiment::Estimate;
using experiment::FacilitySummary;
using experiment::LinkSummary;
using experiment::StorageSummary;
using experiment::Summary;
using stats::FacilityState;

std::string lot_days(const Delay& delay) {
  return delay.lot_days.mean() > 0 ? mean_of(delay.lot_days, 0) : "-";
}

std::string per_lot(const Delay& delay, const TimeUnit& unit) {
  return delay.lot_days.mean() > 0 ? unit.part(delay.days_per_lot.mean()) : "-";
}

/// Something happened there.
bool is_live(const CallSummary& row) {
  return row.departures.mean() > 0 || row.delay.lot_days.mean() > 0;
}
bool is_live(const LinkSummary& row) {
  return row.starts.mean() > 0;
}
bool is_live(const FacilitySummary& /*row*/) {
  return true;  // an idle crane is worth knowing
}
bool is_live(const StorageSummary& row) {
  return row.highest.mean() > 0;
}

/// Rows by the delay charged to them, the largest first, then by `second`.
template <class Row, class Second>
std::vector<const Row*> by_delay(const std::vector<Row>& rows, Second second) {
  std::vector<const Row*> sorted;
  for (const Row& row : rows) {
    if (is_live(row)) {
      sorted.push_back(&row);
    }
  }
  std::ranges::stable_sort(sorted, [&](const Row* a, const Row* b) {
    const double delay_a = a->delay.weighted.mean();
    const double delay_b = b->delay.weighted.mean();
    return delay_a != delay_b ? delay_a > delay_b : second(*a) > second(*b);
  });
  return sorted;
}

/// Prints the first rows and says where the others are.
template <class Row, class AddRow>
std::string shortened(Table table,
                      const std::string& title,
                      const std::vector<const Row*>& rows,
                      const std::string& file,
                      AddRow add_row) {
  if (rows.empty()) {
    return {};
  }
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) {
    add_row(table, *rows[i]);
  }
  if (rows.size() > kMostRows) {
    table.add_note(fmt::format("{} more in {}", rows.size() - kMostRows, file));
  }
  return "\n" + title + "\n" + table.text();
}

std::string delay_table(const Summary& summary, const TimeUnit& unit) {
  const Table table({{.header = "at", .align = Align::Left},
                     {.header = "for", .align = Align::Left},
                     {.header = "which", .align = Align::Left},
                     {.header = "lot-days\nper yr"},
                     {.header = unit.name + "\nper lot"},
                     {.header = "of all\nwaiting"}});
  std::vector<const CauseDelay*> rows;
  for (const CauseDelay& row : summary.delays) {
    rows.push_back(&row);
  }
  const std::string title = summary.weighted_by_tonnes
                                ? "What cargo waited for (of all waiting: weighed by tonnes)"
                                : "What cargo waited for (of all waiting: weighed by lots)";
  return shortened(table, title, rows, "delays.csv", [&](Table& to, const CauseDelay& row) {
    to.add({name(row.cause.place),
            short_word(row.cause.lacking),
            name(row.cause.what),
            lot_days(row.delay),
            per_lot(row.delay, unit),
            percent(row.share)});
  });
}

double state(const FacilitySummary& row, FacilityState state) {
  return row.shares.at(static_cast<std::size_t>(state)).mean();
}

std::string facility_table(const Summary& summary, const TimeUnit& unit) {
  const Table table({{.header = "facility", .align = Align::Left},
                     {.header = "n"},
                     {.header = "work\n%"},
                     {.header = "idle\n%"},
                     {.header = "block\n%"},
                     {.header = "free\n%"},
                     {.header = "shut\n%"},
                     {.header = "mean\nqueue"},
                     {.header = "lot-days\nper yr"},
                     {.header = unit.name + "\nper lot"}});
  const auto taken = [](const FacilitySummary& row) {
    return 1 - state(row, FacilityState::Starved);
  };
  return shortened(
      table,
      "Facilities (idle: taken, nothing is done; block: no room ahead; shut: down or closed)",
      by_delay(summary.facilities, taken),
      "facilities.csv",
      [&](Table& to, const FacilitySummary& row) {
        to.add({name(row.node + "." + row.facility),
                std::to_string(row.count),
                hundredths(state(row, FacilityState::Working)),
                hundredths(state(row, FacilityState::OccupiedIdle)),
                hundredths(state(row, FacilityState::Blocked)),
                hundredths(state(row, FacilityState::Starved)),
                hundredths(state(row, FacilityState::Down) + state(row, FacilityState::Closed)),
                mean_of(row.mean_queue),
                lot_days(row.delay),
                per_lot(row.delay, unit)});
      });
}

std::string storage_table(const Summary& summary, const TimeUnit& unit) {
  const Table table({{.header = "storage", .align = Align::Left},
                     {.header = "cargo", .align = Align::Left},
                     {.header = "capacity"},
                     {.header = "mean"},
                     {.header = "highest"},
                     {.header = "unit", .align = Align::Left},
                     {.header = "full\n%"},
                     {.header = "lot-days\nper yr"},
                     {.header = unit.name + "\nper lot"}});
  const auto full = [](const StorageSummary& row) { return row.share_full.mean(); };
  return shortened(table,
                   "Storage (waiting for room in it)",
                   by_delay(summary.storages, full),
                   "storages.csv",
                   [&](Table& to, const StorageSummary& row) {
                     to.add({name(row.node + "." + row.storage),
                             name(row.commodity),
                             row.capacity ? compact(*row.capacity) : "-",
                             compact(row.mean_level.mean()),
                             compact(row.highest.mean()),
                             name(row.unit),
                             hundredths(row.share_full.mean()),
                             lot_days(row.delay),
                             per_lot(row.delay, unit)});
                   });
}

std::string link_table(const Summary& summary, const TimeUnit& unit) {
  const Table table({{.header = "link", .align = Align::Left},
                     {.header = "towards", .align = Align::Left},
                     {.header = "starts"},
                     {.header = "slots"},
                     {.header = "used\n%"},
                     {.header = "vehicle\ndays lost"},
                     {.header = "lot-days\nper yr"},
                     {.header = unit.name + "\nper lot"}});
  const auto waited = [](const LinkSummary& row) { return row.vehicle_days_waited.mean(); };
  return shortened(table,
                   "Links (starts and slots in the window)",
                   by_delay(summary.links, waited),
                   "links.csv",
                   [&](Table& to, const LinkSummary& row) {
                     to.add({name(row.link),
                             name(row.to),
                             mean_of(row.starts, 0),
                             row.slots ? fixed(*row.slots, 0) : "-",
                             row.slots ? hundredths(row.starts.mean() / *row.slots) : "-",
                             mean_of(row.vehicle_days_waited),
                             lot_days(row.delay),
                             per_lot(row.delay, unit)});
                   });
}

/// A part of the time at berth.
std::string part(const Estimate& hours, const Estimate& all) {
  return all.mean() > 0 ? hundredths(hours.mean() / all.mean()) : "-";
}

std::string call_table(const Summary& summary, const TimeUnit& unit) {
  const Table table({{.header = "service", .align = Align::Left},
                     {.header = "at", .align = Align::Left},
                     {.header = "depar-\ntures"},
                     {.header = "wait for\nberth h"},
                     {.header = "at\nberth h"},
                     {.header = "work\n%"},
                     {.header = "idle\n%"},
                     {.header = "closed\n%"},
                     {.header = "lot-days\nper yr"},
                     {.header = unit.name + "\nper lot"}});
  const auto waiting = [](const CallSummary& row) { return row.mean_waiting_lots.mean(); };
  return shortened(table,
                   "Services (lots waiting for the service at this call)",
                   by_delay(summary.calls, waiting),
                   "calls.csv",
                   [&](Table& to, const CallSummary& row) {
                     to.add({name(row.service),
                             name(row.node),
                             mean_of(row.departures, 0),
                             mean_of(row.wait_for_berth),
                             mean_of(row.at_berth),
                             part(row.berth_working, row.at_berth),
                             part(row.berth_idle, row.at_berth),
                             part(row.berth_closed, row.at_berth),
                             lot_days(row.delay),
                             per_lot(row.delay, unit)});
                   });
}

std::string vehicle_wait_table(const Summary& summary) {
  Table table({{.header = "service", .align = Align::Left},
               {.header = "at", .align = Align::Left},
               {.header = "its vehicles were", .align = Align::Left},
               {.header = "lot-days"}});
  std::vector<const experiment::VehicleWaitSummary*> rows;
  for (const experiment::VehicleWaitSummary& row : summary.vehicle_waits) {
    if (row.lot_days.mean() > 0) {
      rows.push_back(&row);
    }
  }
  std::ranges::stable_sort(
      rows, std::ranges::greater{}, [](const auto* row) { return row->lot_days.mean(); });
  return shortened(
      table,
      "While lots waited for a vehicle",
      rows,
      "vehicle_waits.csv",
      [](Table& to, const experiment::VehicleWaitSummary& row) {
        to.add({name(row.service), name(row.node), name(row.activity), mean_of(row.lot_days, 0)});
      });
}

}  // namespace

std::string bottleneck_page(const Summary& summary) {
  const TimeUnit unit = time_unit(summary);
  const std::string tables = delay_table(summary, unit) + facility_table(summary, unit) +
                             storage_table(summary, unit) + link_table(summary, unit) +
                             call_table(summary, unit) + vehicle_wait_table(summary);
  return tables.empty() ? "" : heading("Bottlenecks") + tables;
}

}  // namespace corridor::report
