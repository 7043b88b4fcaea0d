#include "exact.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "../model/support.hpp"
#include "corridor/model/check.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/stats/interval.hpp"
#include "corridor/stats/tally.hpp"
#include "truth_table.hpp"

namespace corridor::test {

namespace {

constexpr std::uint64_t kSeed = 20240101;

template <class Rows, class Wanted>
const auto& row_of(const Rows& rows, Wanted&& wanted) {
  const auto found = std::find_if(rows.begin(), rows.end(), wanted);
  REQUIRE(found != rows.end());
  return *found;
}

const model::FlowOutcome& flow_of(const model::Outcome& outcome, const std::string& id) {
  return row_of(outcome.flows, [&](const auto& row) { return row.flow == id; });
}

/// "counter.servers"
const model::FacilityOutcome& facility_of(const model::Outcome& outcome, const std::string& place) {
  return row_of(outcome.facilities,
                [&](const auto& row) { return row.node + "." + row.facility == place; });
}

const model::StorageOutcome& storage_of(const model::Outcome& outcome, const std::string& place) {
  return row_of(outcome.storages,
                [&](const auto& row) { return row.node + "." + row.storage == place; });
}

template <class Counts>
double charged_hours(const model::Outcome& outcome,
                     const model::FlowOutcome& flow,
                     Counts&& counts) {
  core::Duration sum{0};
  for (const model::ChargedTime& charged : flow.account) {
    sum += counts(outcome.causes[charged.cause]) ? charged.time : core::Duration{0};
  }
  return core::to_hours(sum);
}

}  // namespace

std::string years(int years) {
  return "corridor: 1\nname: test\nfrom: 2024-01-01\nto: " + std::to_string(2024 + years) +
         "-01-01\nwarm_up: 60 d\ncool_down: 60 d\ncommodities: {job: {unit: job, lot: 1 job}}\n";
}

Replicated::Replicated(const std::string& yaml, int replications)
    : Replicated(scenario_of(yaml), replications) {}

Replicated::Replicated(const scenario::Scenario& scenario, int replications)
    : window_hours_(core::to_hours(scenario.to - scenario.from)) {
  REQUIRE_FALSE(model::check(scenario).has_errors());
  for (int r = 0; r < replications; ++r) {
    outcomes_.push_back(model::simulate(scenario, {kSeed, static_cast<std::uint64_t>(r)}));
    CHECK_MESSAGE(outcomes_.back().balanced, outcomes_.back().message);
    CHECK(outcomes_.back().status == model::Outcome::Status::Complete);
  }
}

std::vector<double> Replicated::values_of(const Measure& measure) const {
  std::vector<double> values;
  for (const model::Outcome& outcome : outcomes_) {
    values.push_back(measure(outcome));
  }
  return values;
}

void Replicated::expect(const std::string& what, double exact, const Measure& measure) const {
  CAPTURE(what);
  const std::vector<double> values = values_of(measure);
  const stats::ConfidenceInterval interval = stats::t_interval(values);
  stats::Tally tally;
  for (const double value : values) {
    tally.add(value);
  }
  const double standard_error = std::sqrt(tally.variance() / static_cast<double>(values.size()));
  CAPTURE(exact);
  CAPTURE(interval.mean);
  CHECK(*interval.half_width <= 0.015 * exact);
  CHECK(std::fabs(interval.mean - exact) <= 4 * standard_error);
  enter({.figure = what,
         .exact = printed(exact),
         .simulated = interval,
         .ratio = interval.mean / exact});
}

void Replicated::expect_between(const std::string& what,
                                double low,
                                double high,
                                const Measure& measure) const {
  CAPTURE(what);
  const stats::ConfidenceInterval interval = stats::t_interval(values_of(measure));
  CAPTURE(interval.mean);
  CHECK(*interval.half_width <= 0.015 * interval.mean);
  CHECK(interval.mean - *interval.half_width >= low);
  CHECK(interval.mean + *interval.half_width <= high);
  enter({.figure = what,
         .exact = printed(low) + " to " + printed(high),
         .simulated = interval,
         .ratio = std::nullopt});
}

void Replicated::expect_exactly(const std::string& what,
                                double exact,
                                const Measure& measure) const {
  CAPTURE(what);
  const std::vector<double> values = values_of(measure);
  for (const double value : values) {
    CHECK(value == doctest::Approx(exact).epsilon(1e-9));
  }
  enter({.figure = what,
         .exact = printed(exact),
         .simulated = {.mean = values.front(), .half_width = {}},
         .ratio = values.front() / exact});
}

Replicated::Measure time_in_system(const std::string& flow) {
  return [flow](const model::Outcome& outcome) {
    const auto& row = flow_of(outcome, flow);
    return core::to_hours(row.transit_sum) / static_cast<double>(row.cohort);
  };
}

Replicated::Measure waiting(const std::string& flow, model::Lacking lacking) {
  return [flow, lacking](const model::Outcome& outcome) {
    const auto& row = flow_of(outcome, flow);
    const double hours = charged_hours(outcome, row, [lacking](const model::CauseKey& key) {
      return key.activity == model::Activity::Waiting && key.lacking == lacking;
    });
    return hours / static_cast<double>(row.cohort);
  };
}

Replicated::Measure refused(const std::string& flow) {
  return [flow](const model::Outcome& outcome) {
    const auto& lots = flow_of(outcome, flow).lots;
    return static_cast<double>(lots.refused) / static_cast<double>(lots.offered);
  };
}

Replicated::Measure level(const std::string& storage) {
  return
      [storage](const model::Outcome& outcome) { return storage_of(outcome, storage).mean_level; };
}

Replicated::Measure share_full(const std::string& storage) {
  return
      [storage](const model::Outcome& outcome) { return storage_of(outcome, storage).share_full; };
}

Replicated::Measure at_call(const std::string& service,
                            const std::string& node,
                            double model::CallOutcome::*figure) {
  return [service, node, figure](const model::Outcome& outcome) {
    return row_of(outcome.calls,
                  [&](const auto& row) { return row.service == service && row.node == node; }).*
           figure;
  };
}

Replicated::Measure queue_length(const std::string& facility) {
  return [facility](const model::Outcome& outcome) {
    return facility_of(outcome, facility).mean_queue;
  };
}

Replicated::Measure share_of_time(const std::string& facility, stats::FacilityState state) {
  return [facility, state](const model::Outcome& outcome) {
    const auto& times = facility_of(outcome, facility).server_time;
    core::Duration all{0};
    for (const core::Duration time : times) {
      all += time;
    }
    return core::to_hours(times[static_cast<std::size_t>(state)]) / core::to_hours(all);
  };
}

Replicated::Measure Replicated::throughput(const std::string& flow) const {
  return [flow, hours = window_hours_](const model::Outcome& outcome) {
    core::Amount delivered;
    for (const core::Amount month : flow_of(outcome, flow).delivered_by_month) {
      delivered += month;
    }
    return delivered.to_units() / hours;
  };
}

void Replicated::check_littles_law(const std::string& facility) const {
  for (const model::Outcome& outcome : outcomes_) {
    double waited = 0;
    for (const model::FlowOutcome& flow : outcome.flows) {
      waited += charged_hours(outcome, flow, [&facility](const model::CauseKey& key) {
        return key.activity == model::Activity::Waiting && key.place == facility;
      });
    }
    CHECK(
        waited ==
        doctest::Approx(facility_of(outcome, facility).mean_queue * window_hours_).epsilon(0.005));
  }
}

}  // namespace corridor::test
