// Money whose expectation is known: what lies or stays for a random time, beyond a free time.

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::money_test {
namespace {

constexpr double kMillion = 1e6;

/// What is paid for it, for each lot delivered in the window.
Replicated::Measure paid_per_lot(model::Charge what) {
  return [what](const model::Outcome& outcome) {
    core::Int128 paid = 0;
    for (const model::MoneyOutcome& row : outcome.money) {
      paid += row.what == what ? row.millionths : 0;
    }
    return static_cast<double>(paid) / kMillion /
           static_cast<double>(outcome.flows.front().lots.delivered);
  };
}

TEST_CASE("storage beyond half an hour, until a train that comes at random") {
  cite("memoryless waits: E max(0, X - f) = m exp(-f / m)");
  const Replicated runs(years(1) + R"(
nodes:
  a:
    storage: {yard: {fees: {job: {free_time: 30 min, fee: 24 USD/job/day}}}}
    handling: [{cargo: job, from: origin, to: rail, steps: [{into: yard}, {out_of: yard}]}]
  b: {}
links: {a-b: {mode: rail, time: 1 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {job: 1000 jobs}}}
services: {train: {fleet: trains, arrives_every: {exponential: {mean: 1 h}}, calls: [{at: a, depart: {when: at_once}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 1 h}}}}}
)",
                        20);
  runs.expect("fee, USD per lot", std::exp(-0.5), paid_per_lot(model::Charge::Storage));
}

TEST_CASE("demurrage beyond half an hour at a single track: M/M/1") {
  cite("Gross et al. 2008, chapter 2: the time in an M/M/1 system is exponential");
  const Replicated runs(years(6) + R"(
nodes:
  a: {}
  b:
    facilities: {track: {count: 1}}
    handling: [{cargo: job, from: rail, to: destination, steps: [{per: train, time: {exponential: {mean: 20 min}}}]}]
links: {a-b: {mode: rail, time: 1 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {job: 1 job}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b, berth: track, demurrage: {laytime: 30 min, rate: 24 USD/day}}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 1 h}}}}}
)",
                        20);
  const double mean = 1 / (3.0 - 1);  // hours
  runs.expect("demurrage, USD per train",
              mean * std::exp(-0.5 / mean),
              paid_per_lot(model::Charge::Demurrage));
}

}  // namespace
}  // namespace corridor::test::money_test
