#include <cstddef>

#include <fmt/format.h>

#include "measure_table.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::Delay;
using experiment::Summary;

void add_delay(MeasureTable& table, const Delay& delay) {
  table.add("delay_charged", "lot d/yr", delay.lot_days);
  table.add("delay_per_lot", "d", delay.days_per_lot);
}

std::string with_underscore(std::string words) {
  for (char& c : words) {
    c = c == ' ' ? '_' : c;
  }
  return words;
}

}  // namespace

std::string facilities_csv(const Summary& summary) {
  MeasureTable table({"node", "facility"});
  for (const experiment::FacilitySummary& row : summary.facilities) {
    table.about({row.node, row.facility});
    table.add("servers", "1", row.count);
    for (std::size_t state = 0; state < row.shares.size(); ++state) {
      const auto* const word = stats::to_string(static_cast<stats::FacilityState>(state));
      table.add("time_" + with_underscore(word), "share", row.shares.at(state));
    }
    table.add("mean_queue", "request", row.mean_queue);
    table.add("longest_queue", "request", row.longest_queue);
    table.add("served", "request", row.served);
    add_delay(table, row.delay);
  }
  return table.content();
}

std::string storages_csv(const Summary& summary) {
  MeasureTable table({"node", "storage", "commodity"});
  for (const experiment::StorageSummary& row : summary.storages) {
    table.about({row.node, row.storage, row.commodity});
    table.add("capacity", row.unit, row.capacity);
    table.add("mean_level", row.unit, row.mean_level);
    table.add("highest_level", row.unit, row.highest);
    table.add("time_full", "share", row.share_full);
    add_delay(table, row.delay);
  }
  return table.content();
}

std::string links_csv(const Summary& summary) {
  MeasureTable table({"link", "from", "to"});
  for (const experiment::LinkSummary& row : summary.links) {
    table.about({row.link, row.from, row.to});
    table.add("starts", "vehicle", row.starts);
    table.add("slots", "vehicle", row.slots);
    table.add("vehicles_waited", "vehicle d", row.vehicle_days_waited);
    add_delay(table, row.delay);
  }
  return table.content();
}

std::string calls_csv(const Summary& summary) {
  MeasureTable table({"service", "call", "node"});
  for (const experiment::CallSummary& row : summary.calls) {
    table.about({row.service, std::to_string(row.call + 1), row.node});
    table.add("departures", "vehicle", row.departures);
    for (std::size_t month = 0; month < row.departures_by_month.size(); ++month) {
      table.add(fmt::format("departures_month_{:02}", month + 1),
                "vehicle",
                row.departures_by_month.at(month));
    }
    for (const auto& [commodity, load] : row.mean_load) {
      table.add("mean_load_" + commodity, "unit", load);
    }
    table.add("wait_for_berth", "h", row.wait_for_berth);
    table.add("at_berth", "h", row.at_berth);
    table.add("berth_working", "h", row.berth_working);
    table.add("berth_occupied_idle", "h", row.berth_idle);
    table.add("berth_closed", "h", row.berth_closed);
    table.add("mean_lots_waiting", "lot", row.mean_waiting_lots);
    table.add("left_behind", "lot", row.left_behind);
    if (row.missed.mean() > 0) {
      table.add("missed_departures", "departure", row.missed);
      table.add("not_lifted", "unit", row.not_lifted);
    }
    add_delay(table, row.delay);
  }
  return table.content();
}

std::string vehicle_waits_csv(const Summary& summary) {
  MeasureTable table({"service", "node", "vehicles_were"});
  for (const experiment::VehicleWaitSummary& row : summary.vehicle_waits) {
    table.about({row.service, row.node, row.activity});
    table.add("lots_waited", "lot d", row.lot_days);
  }
  return table.content();
}

}  // namespace corridor::report
