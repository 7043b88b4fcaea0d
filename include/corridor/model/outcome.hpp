#pragma once
// What one replication tells: plain data; long because it is complete in itself. Rows come in byte
// order of their ids, the same in every replication, so that replications are compared row by row.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/core/quantity.hpp"
#include "corridor/core/time.hpp"
#include "corridor/model/course.hpp"
#include "corridor/model/money_outcome.hpp"
#include "corridor/model/tank_outcome.hpp"
#include "corridor/model/trade_outcome.hpp"
#include "corridor/stats/facility_state.hpp"

namespace corridor::model {

using core::Amount;
using core::Duration;
using core::Time;

struct Replication {
  std::uint64_t seed = 1;
  std::uint64_t number = 0;  // 0 is the first
};

enum class Activity { Moving, InService, Waiting };

/// What a wait lacks, in the order in which it is charged when several are missing.
enum class Lacking {
  Nothing,  // moving or in service
  Weather,
  Works,  // breakdown, works, closure by decree
  OffShift,
  Storage,  // room ahead
  Track,    // path slot, headway
  Server,   // berth, crane, customs lane busy
  Locomotive,
  Wagons,
  Vehicle,  // none there, or none with room
  Window,   // window or timetable
  Batch,    // the others of a group or train
};

/// One line of the delay account: where a part of the journey's time went.
struct CauseKey {
  Activity activity = Activity::Moving;
  Lacking lacking = Lacking::Nothing;
  std::string place;  // "aktau", "aktau.customs", "aktau-alat"
  std::string what;   // step, link or service: "customs", "sailing", "feeder"
  friend auto operator<=>(const CauseKey&, const CauseKey&) = default;
};

/// Time charged to Outcome::causes[cause].
struct ChargedTime {
  std::uint32_t cause = 0;
  Duration time{0};
};

/// Lots of a flow over the statistics window:
/// opening + offered = delivered + refused + lost + closing, or the run fails.
struct LotLedger {
  std::int64_t opening = 0;
  std::int64_t offered = 0;
  std::int64_t delivered = 0;
  std::int64_t refused = 0;
  std::int64_t lost = 0;
  std::int64_t closing = 0;
};

/// Quantiles in days; none when too many of the cohort are missing to know.
struct TransitTime {
  std::optional<double> mean, p50, p80, p95, longest;
};

/// Of the hours since lots were offered; none when too many have not come so far to know.
struct LotBand {
  std::optional<double> p10, p90;
};

/// So many parts of equal length or size are told apart, to see how much one long run knows.
inline constexpr std::size_t kRunParts = 60;

struct FlowOutcome {
  std::string flow;
  std::string commodity;
  LotLedger lots;
  TradeCounts trade;
  std::int64_t cohort = 0;            // lots offered within the window
  std::int64_t cohort_delivered = 0;  // of those, until the end of the run
  std::int64_t on_time = 0;           // of those, within `due`
  bool has_due = false;
  double free_flow_days = 0;       // mean journey without any waiting
  TransitTime transit;             // of the cohort that was delivered
  std::vector<LotBand> lot_bands;  // of the cohort's lots, by point of the route: see RouteTimes
  Duration transit_sum{0};         // of the cohort until delivery or the end: the sum of `account`
  std::vector<ChargedTime> account;  // in order of the causes, without those that took no time
  std::int64_t block_trains = 0;     // counted at their first link, within the window
  std::array<Amount, 4> carried{};   // by scenario::Mode: departed on a leg within the window
  std::array<Amount, 12> delivered_by_month{};              // by calendar month
  std::array<std::int64_t, kRunParts> delivered_by_part{};  // lots, in equal parts of the window
  std::vector<double> transit_by_part;  // means of equal numbers of lots in order of delivery
};

struct FacilityOutcome {
  std::string node, facility;
  int count = 0;                                               // at the end
  std::array<Duration, stats::kFacilityStates> server_time{};  // by stats::FacilityState
  double mean_queue = 0;
  std::int64_t longest_queue = 0;
  std::int64_t served = 0;
};

struct StorageOutcome {
  std::string node, storage, commodity;
  std::optional<Amount> capacity;
  double mean_level = 0;  // units
  Amount highest;
  double share_full =
      0;  // of time: one more lot would not have fitted; a tank's stream was shut in
};

struct LinkOutcome {
  std::string link, from, to;
  std::int64_t starts = 0;
  std::optional<double> slots;  // offered within the window
  Duration waited{0};           // all vehicles together, for slots, headway and closures
};

/// One call of a service, within the window.
struct CallOutcome {
  std::string service, node;
  int call = 0;  // its place in the pattern
  std::int64_t departures = 0;
  std::array<std::int64_t, 12> departures_by_month{};
  std::map<std::string, double> mean_load;  // units by commodity, at departure
  double wait_for_berth = 0;                // mean hours
  double at_berth = 0;                      // mean hours, arrival at berth to cast-off
  double berth_working = 0;                 // of which
  double berth_idle = 0;
  double berth_closed = 0;
  double mean_waiting_lots = 0;  // in the pile for this call
  std::int64_t left_behind = 0;  // lots that did not fit, summed over departures
  std::int64_t missed = 0;       // departures of the timetable that were void for want of cargo
  Amount not_lifted{};           // what they should have taken at least
};

/// What a service's vehicles were doing while lots waited for one: lot-days by activity.
struct VehicleWaitOutcome {
  std::string service, node;
  std::string activity;
  double lot_days = 0;
};

struct NodeMonth {
  std::string node, commodity;
  int year = 0, month = 0;   // month 1..12
  Amount arrived, departed;  // by any mode, origin or destination
  Amount stock;              // at the end of the month
};

/// The simulated counterpart of scenario::observed_parts(...)[i], in the measure's own unit.
struct Measured {
  std::string id;
  std::optional<double> value;
  std::string unit;  // "d", "h", "t", "TEU", or "" for a count; of the period
};

struct Outcome {
  enum class Status { Complete, Locked, EventStorm, QueueLimit } status = Status::Complete;
  std::string message;   // why it stopped, or which account does not balance
  bool balanced = true;  // all ledgers and accounts; false is a bug
  Time ended;
  std::uint64_t fingerprint = 0;
  std::uint64_t events = 0;
  std::int64_t lots = 0;  // offered in the whole run
  std::vector<CauseKey> causes;
  std::vector<FlowOutcome> flows;
  std::vector<FacilityOutcome> facilities;
  std::vector<StorageOutcome> storages;
  std::vector<TankOutcome> tanks;
  std::vector<EmbargoOutcome> embargoes;
  std::vector<LinkOutcome> links;
  std::vector<CallOutcome> calls;
  std::vector<VehicleWaitOutcome> vehicle_waits;
  std::vector<NodeMonth> months;
  std::vector<Measured> measured;
  std::string currency;                      // of `money`; empty: nothing has a price
  std::vector<MoneyOutcome> money;           // by payer, payee, what, place, flow
  std::vector<EmissionOutcome> emissions;    // by mode, service, place, activity
  std::vector<FlowEmission> flow_emissions;  // by flow, service
  Course course;
};

std::string to_string(Activity activity);
std::string to_string(Lacking lacking);
std::string to_string(Outcome::Status status);

}  // namespace corridor::model
