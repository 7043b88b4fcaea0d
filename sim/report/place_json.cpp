// What happened at facilities, storages, links and calls, as JSON.
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "json_parts.hpp"

namespace corridor::report {

Json of(const experiment::FacilitySummary& row) {
  Json time = Json::object();
  for (std::size_t state = 0; state < row.shares.size(); ++state) {
    time[stats::to_string(static_cast<stats::FacilityState>(state))] = of(row.shares.at(state));
  }
  return {{"node", row.node},
          {"facility", row.facility},
          {"count", row.count},
          {"time", std::move(time)},
          {"mean_queue", of(row.mean_queue)},
          {"longest_queue", of(row.longest_queue)},
          {"served", of(row.served)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::StorageSummary& row) {
  return {{"node", row.node},
          {"storage", row.storage},
          {"commodity", row.commodity},
          {"unit", row.unit},
          {"capacity", number(row.capacity)},
          {"mean_level", of(row.mean_level)},
          {"highest", of(row.highest)},
          {"share_full", of(row.share_full)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::TankSummary& row) {
  Json marks = Json::array();
  for (const experiment::TankMarkSummary& mark : row.marks) {
    marks.push_back({{"level", number(mark.level)},
                     {"share_at_or_above", of(mark.share_at_or_above)},
                     {"reached", of(mark.reached)}});
  }
  return {{"node", row.node},
          {"tank", row.tank},
          {"commodity", row.commodity},
          {"unit", row.unit},
          {"flow", row.flow},
          {"capacity", number(row.capacity)},
          {"opening", of(row.opening)},
          {"inflow", of(row.inflow)},
          {"received", of(row.received)},
          {"drawn", of(row.drawn)},
          {"closing", of(row.closing)},
          {"shut_in", of(row.lost)},
          {"lowest", of(row.lowest)},
          {"mean_level", of(row.mean_level)},
          {"highest", of(row.highest)},
          {"volume_hours", of(row.volume_hours)},
          {"share_shut_in", of(row.share_shut_in)},
          {"share_empty", of(row.share_empty)},
          {"shut_ins", of(row.shut_ins)},
          {"marks", std::move(marks)}};
}

Json of(const experiment::EmbargoSummary& row) {
  return {{"embargo", row.embargo},
          {"node", row.node},
          {"declared", of(row.declared)},
          {"days_in_force", of(row.days_in_force)},
          {"held_lots", of(row.held)},
          {"rejected_lots", of(row.rejected)},
          {"diverted_lots", of(row.diverted)}};
}

Json of(const experiment::LinkSummary& row) {
  return {{"link", row.link},
          {"from", row.from},
          {"to", row.to},
          {"starts", of(row.starts)},
          {"slots", number(row.slots)},
          {"vehicle_days_waited", of(row.vehicle_days_waited)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::CallSummary& row) {
  Json load = Json::object();
  for (const auto& [commodity, estimate] : row.mean_load) {
    load[commodity] = of(estimate);
  }
  return {{"service", row.service},
          {"call", row.call + 1},
          {"node", row.node},
          {"departures", of(row.departures)},
          {"departures_by_month", means(row.departures_by_month)},
          {"mean_load", std::move(load)},
          {"hours",
           {{"wait_for_berth", of(row.wait_for_berth)},
            {"at_berth", of(row.at_berth)},
            {"working", of(row.berth_working)},
            {"occupied_idle", of(row.berth_idle)},
            {"closed", of(row.berth_closed)}}},
          {"mean_waiting_lots", of(row.mean_waiting_lots)},
          {"left_behind", of(row.left_behind)},
          {"missed", of(row.missed)},
          {"not_lifted", of(row.not_lifted)},
          {"delay", of(row.delay)}};
}

}  // namespace corridor::report
