#include "place_figures.hpp"

#include <cstddef>
#include <cstdint>

namespace corridor::experiment {

void PlaceFigures::add(const model::Outcome& outcome) {
  for (const model::FacilityOutcome& row : outcome.facilities) {
    add(row);
  }
  for (const model::StorageOutcome& row : outcome.storages) {
    add(row);
  }
  for (const model::LinkOutcome& row : outcome.links) {
    add(row);
  }
  for (const model::CallOutcome& row : outcome.calls) {
    add(row);
  }
  for (const model::NodeMonth& row : outcome.months) {
    add(row);
  }
  add_vehicle_waits(outcome);
  ++n_;
}

void PlaceFigures::add(const model::FacilityOutcome& row) {
  FacilitySummary& s = facilities_[{row.node, row.facility, {}}];
  s.node = row.node;
  s.facility = row.facility;
  s.count = row.count;
  double all = 0;
  for (const core::Duration time : row.server_time) {
    all += core::to_days(time);
  }
  for (std::size_t i = 0; i < s.shares.size(); ++i) {
    s.shares.at(i).add(all > 0 ? core::to_days(row.server_time.at(i)) / all : 0);
  }
  s.mean_queue.add(row.mean_queue);
  s.longest_queue.add(static_cast<double>(row.longest_queue));
  s.served.add(static_cast<double>(row.served));
}

void PlaceFigures::add(const model::StorageOutcome& row) {
  StorageSummary& s = storages_[{row.node, row.storage, row.commodity}];
  s.node = row.node;
  s.storage = row.storage;
  s.commodity = row.commodity;
  s.unit = units_.at(row.commodity).unit;
  s.capacity = row.capacity ? std::optional<double>(row.capacity->to_units()) : std::nullopt;
  s.mean_level.add(row.mean_level);
  s.highest.add(row.highest.to_units());
  s.share_full.add(row.share_full);
}

void PlaceFigures::add(const model::LinkOutcome& row) {
  LinkSummary& s = links_[{row.link, row.from, row.to}];
  s.link = row.link;
  s.from = row.from;
  s.to = row.to;
  s.starts.add(static_cast<double>(row.starts));
  s.slots = row.slots;
  s.vehicle_days_waited.add(core::to_days(row.waited));
}

void PlaceFigures::add(const model::CallOutcome& row) {
  CallSummary& s = calls_[{row.service, row.call}];
  s.service = row.service;
  s.node = row.node;
  s.call = row.call;
  s.departures.add(static_cast<double>(row.departures));
  for (std::size_t month = 0; month < row.departures_by_month.size(); ++month) {
    s.departures_by_month.at(month).add(static_cast<double>(row.departures_by_month.at(month)));
  }
  s.mean_waiting_lots.add(row.mean_waiting_lots);
  s.left_behind.add(static_cast<double>(row.left_behind));
  s.missed.add(static_cast<double>(row.missed));
  s.not_lifted.add(row.not_lifted.to_units());
  if (row.departures == 0) {
    return;  // means over departures say nothing
  }
  for (const auto& [commodity, load] : row.mean_load) {
    s.mean_load[commodity].add(load);
  }
  s.wait_for_berth.add(row.wait_for_berth);
  s.at_berth.add(row.at_berth);
  s.berth_working.add(row.berth_working);
  s.berth_idle.add(row.berth_idle);
  s.berth_closed.add(row.berth_closed);
}

void PlaceFigures::add(const model::NodeMonth& row) {
  MonthSummary& s = months_[{row.node, row.commodity, row.year, row.month}];
  s.node = row.node;
  s.commodity = row.commodity;
  s.unit = units_.at(row.commodity).unit;
  s.year = row.year;
  s.month = row.month;
  s.arrived.add(row.arrived.to_units());
  s.departed.add(row.departed.to_units());
  s.stock.add(row.stock.to_units());
}

/// A vehicle may do a thing in some replications only.
void PlaceFigures::add_vehicle_waits(const model::Outcome& outcome) {
  for (const model::VehicleWaitOutcome& row : outcome.vehicle_waits) {
    VehicleWaitSummary& s = vehicle_waits_[{row.service, row.node, row.activity}];
    s.service = row.service;
    s.node = row.node;
    s.activity = row.activity;
    s.lot_days.fill_with_zeros(n_);
    s.lot_days.add(row.lot_days);
  }
}

void PlaceFigures::finish(Summary& summary, const DelayFigures& delays) const {
  for (const auto& [key, row] : facilities_) {
    summary.facilities.push_back(row);
    summary.facilities.back().delay = delays.at(row.node + "." + row.facility);
  }
  for (const auto& [key, row] : storages_) {
    summary.storages.push_back(row);
    summary.storages.back().delay = delays.at(row.node + "." + row.storage);
  }
  for (const auto& [key, row] : links_) {
    summary.links.push_back(row);
    summary.links.back().delay = delays.at(row.link);
  }
  for (const auto& [key, row] : calls_) {
    summary.calls.push_back(row);
    summary.calls.back().delay = delays.of(row.service, row.node);
  }
  for (const auto& [key, row] : vehicle_waits_) {
    summary.vehicle_waits.push_back(row);
    summary.vehicle_waits.back().lot_days.fill_with_zeros(n_);
  }
  for (const auto& [key, row] : months_) {
    summary.months.push_back(row);
  }
}

}  // namespace corridor::experiment
