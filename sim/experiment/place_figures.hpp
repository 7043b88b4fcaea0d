#pragma once
// What replications tell of facilities, storages, links, calls and stocks by month.

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "cargo_unit.hpp"
#include "corridor/experiment/summary.hpp"
#include "delay_figures.hpp"

namespace corridor::experiment {

class PlaceFigures {
 public:
  explicit PlaceFigures(CargoUnits units) : units_(std::move(units)) {}

  void add(const model::Outcome& outcome);
  /// Fills in the tables of places, each with the delay charged to it.
  void finish(Summary& summary, const DelayFigures& delays) const;

 private:
  void add(const model::FacilityOutcome& row);
  void add(const model::StorageOutcome& row);
  void add(const model::LinkOutcome& row);
  void add(const model::CallOutcome& row);
  void add(const model::NodeMonth& row);
  void add_vehicle_waits(const model::Outcome& outcome);

  using Names = std::tuple<std::string, std::string, std::string>;
  CargoUnits units_;
  std::int64_t n_ = 0;
  std::map<Names, FacilitySummary> facilities_;
  std::map<Names, StorageSummary> storages_;
  std::map<Names, LinkSummary> links_;
  std::map<std::tuple<std::string, int>, CallSummary> calls_;
  std::map<Names, VehicleWaitSummary> vehicle_waits_;
  std::map<std::tuple<std::string, std::string, int, int>, MonthSummary> months_;
};

}  // namespace corridor::experiment
