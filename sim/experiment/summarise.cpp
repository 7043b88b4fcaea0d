#include "corridor/experiment/summarise.hpp"

#include <algorithm>
#include <cstddef>

#include "cargo_unit.hpp"
#include "corridor/core/check.hpp"
#include "corridor/core/fingerprint.hpp"
#include "corridor/experiment/observed_unit.hpp"
#include "course_figures.hpp"
#include "delay_figures.hpp"
#include "flow_figures.hpp"
#include "indicator_figures.hpp"
#include "long_run_figures.hpp"
#include "money_figures.hpp"
#include "place_figures.hpp"
#include "tank_figures.hpp"
#include "trade_figures.hpp"

namespace corridor::experiment {
namespace {

using model::Outcome;

scenario::Window window_of(const scenario::Scenario& scenario) {
  return {.from = scenario.from, .to = scenario.to};
}

void add_measured(ValidationRow& row, const model::Measured& measured) {
  if (!observed_factor(measured.unit, row.observed.unit, row.period)) {
    row.reason = "a figure in '" + measured.unit + "' cannot be compared with one in '" +
                 row.observed.unit + "'";
    return;
  }
  row.simulated.add(measured_value(row, measured));
}

}  // namespace

struct Summariser::Figures {
  Figures(const scenario::Scenario& scenario, const std::vector<model::FlowRoute>& routes)
      : units(cargo_units(scenario)),
        flows(scenario, units, routes),
        delays(scenario, units, calendar_years(window_of(scenario))),
        places(units),
        tanks(units, scenario.to - scenario.from),
        course(scenario, units),
        money(units),
        indicators(scenario, units, routes),
        validation(validation_rows(scenario)) {}

  void add(const Outcome& outcome) {
    CORRIDOR_CHECK(outcome.measured.size() == validation.size(), "a figure for each observed one");
    flows.add(outcome);
    delays.add(outcome);
    places.add(outcome);
    tanks.add(outcome.tanks);
    trade.add(outcome.embargoes);
    course.add(outcome);
    money.add(outcome);
    indicators.add(outcome);
    if (n == 0) {
      long_run = outcome.flows;
    }
    for (std::size_t i = 0; i < validation.size(); ++i) {
      add_measured(validation[i], outcome.measured[i]);
    }
    ++n;
  }

  void finish(Summary& summary) const {
    summary.n_used = n;
    flows.finish(summary);
    places.finish(summary, delays);
    summary.tanks = tanks.all();
    summary.embargoes = trade.all();
    course.finish(summary);
    money.finish(summary);
    indicators.finish(summary);
    if (n == 1) {
      add_batch_means(long_run, units, summary);
    }
    summary.delays = delays.causes();
    summary.totals.waiting_share = delays.waiting_share();
    summary.weighted_by_tonnes = delays.weighted_by_tonnes();
    summary.validation = validation;
    std::ranges::for_each(summary.validation, judge);
  }

  CargoUnits units;
  FlowFigures flows;
  DelayFigures delays;
  PlaceFigures places;
  TankFigures tanks;
  TradeFigures trade;
  CourseFigures course;
  MoneyFigures money;
  IndicatorFigures indicators;
  std::vector<model::FlowOutcome> long_run;  // of the first replication
  std::vector<ValidationRow> validation;
  std::int64_t n = 0;
};

Summariser::Summariser(const scenario::Scenario& scenario,
                       std::uint64_t seed,
                       const std::vector<model::FlowRoute>& routes)
    : scenario_(scenario),
      seed_(seed),
      complete_(std::make_unique<Figures>(scenario, routes)),
      stopped_(std::make_unique<Figures>(scenario, routes)) {}

Summariser::~Summariser() = default;

void Summariser::add(const Outcome& outcome) {
  replications_.push_back(row_of(outcome));
  const bool complete = outcome.status == Outcome::Status::Complete;
  (complete ? complete_ : stopped_)->add(outcome);
}

ReplicationRow Summariser::row_of(const Outcome& outcome) const {
  const Tonnes tonnes = tonnes_of(outcome, complete_->units);
  ReplicationRow row{.number = replications_.size(),
                     .status = outcome.status,
                     .message = outcome.message,
                     .balanced = outcome.balanced,
                     .ended = outcome.ended,
                     .fingerprint = outcome.fingerprint,
                     .events = outcome.events,
                     .lots = outcome.lots,
                     .offered_tonnes = tonnes.offered,
                     .delivered_tonnes = tonnes.delivered,
                     .block_trains = 0};
  for (const model::FlowOutcome& flow : outcome.flows) {
    row.block_trains += flow.block_trains;
  }
  return row;
}

Summary Summariser::summary() const {
  Summary summary;
  summary.name = scenario_.name;
  summary.options = scenario_.applied;
  summary.window = window_of(scenario_);
  summary.years = calendar_years(summary.window);
  summary.seed = seed_;
  summary.replications = replications_;
  core::Fingerprint fingerprint;
  for (const ReplicationRow& row : replications_) {
    fingerprint.add(row.fingerprint);
  }
  summary.fingerprint = fingerprint.value();
  (complete_->n > 0 ? complete_ : stopped_)->finish(summary);
  return summary;
}

std::int64_t Summary::n_stopped() const {
  return std::ranges::count_if(replications, [](const ReplicationRow& row) {
    return row.status != Outcome::Status::Complete;
  });
}

std::int64_t Summary::n_unbalanced() const {
  return std::ranges::count(replications, false, &ReplicationRow::balanced);
}

Summary summarise(const scenario::Scenario& scenario,
                  std::uint64_t seed,
                  const std::vector<model::FlowRoute>& routes,
                  const std::vector<Outcome>& outcomes) {
  Summariser summariser(scenario, seed, routes);
  for (const Outcome& outcome : outcomes) {
    summariser.add(outcome);
  }
  return summariser.summary();
}

}  // namespace corridor::experiment
