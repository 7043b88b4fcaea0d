#pragma once
// What all replications of a scenario tell together: plain data, ready to be printed. Amounts are
// in units of their commodity (TEU, t, wagon), times in days unless named otherwise.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/course_summary.hpp"
#include "corridor/experiment/estimate.hpp"
#include "corridor/experiment/indicators.hpp"
#include "corridor/experiment/low_high.hpp"
#include "corridor/experiment/money_summary.hpp"
#include "corridor/experiment/precision.hpp"
#include "corridor/experiment/tank_summary.hpp"
#include "corridor/experiment/trade_summary.hpp"
#include "corridor/experiment/validation.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"
#include "corridor/stats/facility_state.hpp"

namespace corridor::experiment {

/// Opening + offered = delivered + refused + lost + closing.
struct CargoLedger {
  Estimate opening, offered, delivered, refused, lost, closing;
};

/// A line of a flow's delay account.
struct Charge {
  model::CauseKey cause;
  std::size_t stage = 0;  // index into FlowSummary::stages
  Estimate days;          // of a lot's journey
};

/// A part of a journey in the order of the route: a terminal, or the way between two of them.
struct StageTime {
  std::string name;     // "aktau", or "aktau - alat" for a leg
  std::string service;  // of a leg
  Estimate moving, in_service, waiting;
  [[nodiscard]] double days() const { return moving.mean() + in_service.mean() + waiting.mean(); }
};

struct FlowSummary {
  std::string flow, from, to, commodity, unit;
  double lot = 1;  // units
  std::optional<double> tonnes_per_unit;
  CargoLedger cargo;
  Estimate delivered_share;  // delivered of offered
  Estimate cohort, missing;  // lots offered in the window; of those, not delivered by the end
  Estimate on_time;          // share of the cohort; unknown without `due`
  Estimate free_flow, mean, p50, p80, p95, longest;
  Estimate buffer_index, planning_time_index;  // see reliability.hpp
  std::int64_t quantiles_withheld = 0;  // replications in which too much of the cohort was missing
  Estimate block_trains;
  Estimate rejected, diverted;      // units: by embargoes, and off the route of first choice
  std::array<Estimate, 4> carried;  // by scenario::Mode
  std::array<Estimate, 12> delivered_by_month;
  /// Of one replication: batches behind the intervals of `mean` and `cargo.delivered`; 0 where it
  /// is too short for one.
  std::size_t transit_batches = 0, delivered_batches = 0;
  std::vector<StageTime> stages;  // in route order
  std::vector<Charge> account;    // by stage, then by cause
};

/// All flows of a commodity together.
struct CommoditySummary {
  std::string commodity, unit;
  std::optional<double> tonnes_per_unit;
  CargoLedger cargo;
  std::array<Estimate, 4> carried;
};

struct Totals {
  Estimate offered_tonnes, delivered_tonnes, sea_tonnes;  // of commodities with a mass
  Estimate block_trains;
  Estimate waiting_share;  // of all cargo's time, weighted like `Delay`
};

/// Waiting of all flows' cohorts, wherever it was charged to the same thing.
struct Delay {
  Estimate lot_days;      // per year
  Estimate days_per_lot;  // of the flows that waited there
  Estimate weighted;      // tonne-days per year; lot-days when no commodity has a mass
};
struct CauseDelay {
  model::CauseKey cause;
  Delay delay;
  double share = 0;       // of all waiting, by `weighted`
  std::string main_flow;  // the flow that waited longest there
};

struct FacilitySummary {
  std::string node, facility;
  int count = 0;
  std::array<Estimate, stats::kFacilityStates> shares;  // of server time, by stats::FacilityState
  Estimate mean_queue, longest_queue, served;
  Delay delay;
};
struct StorageSummary {
  std::string node, storage, commodity, unit;
  std::optional<double> capacity;
  Estimate mean_level, highest, share_full;
  Delay delay;  // of the whole storage
};
struct LinkSummary {
  std::string link, from, to;
  Estimate starts;
  std::optional<double> slots;
  Estimate vehicle_days_waited;
  Delay delay;  // of both directions
};
struct CallSummary {
  std::string service, node;
  int call = 0;
  Estimate departures;
  std::array<Estimate, 12> departures_by_month;
  std::map<std::string, Estimate> mean_load;                                   // by commodity
  Estimate wait_for_berth, at_berth, berth_working, berth_idle, berth_closed;  // hours
  Estimate mean_waiting_lots, left_behind;
  Estimate missed, not_lifted;  // departures void for want of cargo, and units
  Delay delay;                  // waiting for this service at this node
};
struct VehicleWaitSummary {
  std::string service, node, activity;
  Estimate lot_days;  // in the window
};
struct MonthSummary {
  std::string node, commodity, unit;
  int year = 0, month = 0;
  Estimate arrived, departed, stock;
};
struct ReplicationRow {
  std::uint64_t number = 0;
  model::Outcome::Status status = model::Outcome::Status::Complete;
  std::string message;
  bool balanced = true;
  core::Time ended;
  std::uint64_t fingerprint = 0;
  std::uint64_t events = 0;
  std::int64_t lots = 0;
  double offered_tonnes = 0, delivered_tonnes = 0;
  std::int64_t block_trains = 0;
};

struct Summary {
  std::string name;
  std::vector<std::string> options;  // whose changes the scenario has
  scenario::Window window;
  double years = 1;
  std::uint64_t seed = 1;
  std::uint64_t fingerprint = 0;  // over those of the replications
  std::vector<ReplicationRow> replications;
  /// Replications that the figures rest on: those that ran to the end or, when none did, all.
  std::int64_t n_used = 0;
  bool weighted_by_tonnes = true;

  Totals totals;
  std::vector<CommoditySummary> commodities;
  std::vector<FlowSummary> flows;
  std::vector<CauseDelay> delays;  // the largest share first
  std::vector<FacilitySummary> facilities;
  std::vector<StorageSummary> storages;
  std::vector<TankSummary> tanks;
  std::vector<EmbargoSummary> embargoes;
  std::vector<LinkSummary> links;
  std::vector<CallSummary> calls;
  std::vector<VehicleWaitSummary> vehicle_waits;
  std::vector<MonthSummary> months;
  std::vector<FlowIndicators> indicators;  // of all flows
  Accounts accounts;
  CourseSummary course;
  std::optional<PrecisionSummary> precision;  // where one was asked for
  std::optional<LowHigh> low_high;            // likewise
  std::vector<ValidationRow> validation;

  [[nodiscard]] std::int64_t n_stopped() const;     // locked, event storm or queue limit
  [[nodiscard]] std::int64_t n_unbalanced() const;  // a bug
};

}  // namespace corridor::experiment
