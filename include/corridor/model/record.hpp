#pragma once
// What is counted during a run: lots and amounts by flow, node and month; sailings by call; what
// observed figures are compared with.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corridor/model/gauges.hpp"
#include "corridor/model/layout.hpp"
#include "corridor/model/lot_charges.hpp"
#include "corridor/model/lots.hpp"
#include "corridor/model/money_book.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/model/route_times.hpp"
#include "corridor/model/vehicle.hpp"
#include "corridor/model/vehicle_meters.hpp"
#include "corridor/stats/sample.hpp"
#include "corridor/stats/tally.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::model {

struct FlowRecord {
  LotLedger lots;            // running
  LotLedger window;          // as it stood at the end of the window
  TradeCounts trade;         // running
  TradeCounts window_trade;  // likewise
  std::int64_t in_system = 0;
  std::int64_t cohort = 0;
  std::int64_t cohort_delivered = 0;
  std::int64_t cohort_refused = 0;
  std::int64_t on_time = 0;
  std::int64_t block_trains = 0;
  std::int64_t offered_in_run = 0;
  Duration time_in_system{0};  // of the cohort
  stats::Sample transit_days;
  std::array<Amount, 4> carried{};
  std::array<Amount, 12> delivered_by_month{};
  std::array<std::int64_t, kRunParts> delivered_by_part{};
};

struct CallRecord {
  std::int64_t departures = 0;
  std::array<std::int64_t, 12> departures_by_month{};
  std::vector<Amount> load;  // summed over departures, by commodity
  std::int64_t left_behind = 0;
  std::int64_t missed = 0;
  Amount not_lifted;
  stats::Tally berth_wait_hours;
  stats::Tally at_berth_hours;
  Duration working{0}, idle{0}, closed{0};
};

/// Lot-time in a pile, split by what the service's vehicles were doing.
struct PileRecord {
  Time since{};
  std::array<double, kVehicleActivities> lot_days{};
};

class Record {
 public:
  /// The run begins at `begin`.
  Record(const Layout& layout, Time begin);

  /// The statistics window begins and ends.
  void open(Time now);
  void close();
  [[nodiscard]] bool is_open() const { return open_; }
  /// A lot or a vehicle moves, or the run begins.
  void moved(Time now) {
    last_move_ = now;
    offered_since_move_ = 0;
  }
  /// When a lot or a vehicle was last moved, and how many lots have been offered since.
  [[nodiscard]] Time last_move() const { return last_move_; }
  [[nodiscard]] std::int64_t offered_since_move() const { return offered_since_move_; }
  /// Whether all lots offered within the window have been delivered or refused.
  [[nodiscard]] bool cohort_is_home() const;
  /// Lots of all flows together, since the beginning of the run.
  [[nodiscard]] const stats::TimeWeighted& in_system() const { return in_system_; }
  /// At the node now, and come there since the window began.
  [[nodiscard]] Amount stock(NodeId node, CommodityId commodity) const {
    return cell(node, commodity).stock;
  }
  [[nodiscard]] Amount arrived_in_window(NodeId node, CommodityId commodity) const {
    return cell(node, commodity).arrived_in_window;
  }

  void milestone(Lots& lots, LotId lot, Milestone milestone, NodeId node, Time now);
  void offered(Lots& lots, LotId lot);
  void delivered(Lots& lots, LotId lot, Time now);
  void refused(LotId id, const Lot& lot, NodeId node, Time now);
  void carried(FlowId flow, Mode mode, Amount amount, Time now);
  void block_train(FlowId flow, Time now);
  void waited_for_berth(const Vehicle& vehicle, Duration waited);
  /// The vehicle holds a berth from now on, or again.
  static void berthed(Vehicle& vehicle, Time now);
  void left_berth(Vehicle& vehicle, Time now);
  /// Books the berth time of its activity until now; before that changes.
  static void book_activity(Vehicle& vehicle, Time now);
  void departed(Vehicle& vehicle, std::int64_t left_behind, Time now);
  /// A departure of the timetable is void: less than `at_least` is there.
  void missed(const Vehicle& vehicle, Amount at_least);
  void started_on_track(TrackId track, Duration waited);
  /// At a loop on the way.
  void waited_on_track(TrackId track, Duration waited);
  /// The month ends at `now`: stocks are noted.
  void end_month(Time begin);

  core::IdVector<FlowId, FlowRecord> flows;
  std::vector<std::vector<CallRecord>> calls;  // by service and call
  core::IdVector<PileId, PileRecord> piles;
  std::vector<Duration> track_waits;  // by TrackId
  std::vector<std::int64_t> track_starts;
  Gauges gauges;
  RouteTimes route_times;
  MoneyBook book;
  LotCharges charges;
  VehicleMeters meters;
  std::vector<NodeMonth> months;

 private:
  struct Cell {
    Amount arrived, departed, stock;  // `arrived` and `departed`: since the month began
    Amount arrived_in_window;
  };
  CallRecord& call_of(const Vehicle& vehicle) { return calls[vehicle.service.value][vehicle.call]; }
  [[nodiscard]] std::size_t part_of_window(Time now) const;
  Cell& cell(NodeId node, CommodityId commodity) {
    return cells_[node.value * layout_.commodities.size() + commodity.value];
  }
  [[nodiscard]] const Cell& cell(NodeId node, CommodityId commodity) const {
    return cells_[node.value * layout_.commodities.size() + commodity.value];
  }

  const Layout& layout_;
  bool open_ = false;
  Time last_move_{};
  std::int64_t offered_since_move_ = 0;
  std::vector<Cell> cells_;
  stats::TimeWeighted in_system_;
};

}  // namespace corridor::model
