// One server or several, classes of which some go first, and servers that break down.

#include <array>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::priorities_test {
namespace {

using model::Lacking;
using stats::FacilityState;

TEST_CASE("M/G/1 with three priorities and a service of its own for each") {
  cite("Cobham 1954");
  const Replicated runs(R"(
corridor: 1
name: test
from: 2024-01-01
to: 2048-01-01
warm_up: 60 d
cool_down: 60 d
commodities: {mail: {unit: job, lot: 1 job}, boxes: {unit: job, lot: 1 job}, coal: {unit: job, lot: 1 job}}
nodes:
  counter:
    facilities: {crane: {count: 1}}
    handling:
      - {cargo: mail, from: origin, to: destination, steps: [{use: crane, time: 30 min}]}
      - {cargo: boxes, from: origin, to: destination, steps: [{use: crane, time: {erlang: {mean: 1 h, k: 2}}}]}
      - {cargo: coal, from: origin, to: destination, steps: [{use: crane, time: {uniform: {low: 1 h, high: 3 h}}}]}
flows:
  mail: {from: counter, to: counter, commodity: mail, priority: 7, arrives: {every: {exponential: {mean: 150 min}}}}
  boxes: {from: counter, to: counter, commodity: boxes, arrives: {every: {exponential: {mean: 5 h}}}}
  coal: {from: counter, to: counter, commodity: coal, priority: -2, arrives: {every: {exponential: {mean: 10 h}}}}
)",
                        20);
  const double residual = (0.4 * 0.25 + 0.2 * 1.5 + 0.1 * (4 + 4 / 12.0)) / 2;
  runs.expect("mail, h", residual / (1 - 0.2), waiting("mail", Lacking::Server));
  runs.expect("boxes, h", residual / ((1 - 0.2) * (1 - 0.4)), waiting("boxes", Lacking::Server));
  runs.expect("coal, h", residual / ((1 - 0.4) * (1 - 0.6)), waiting("coal", Lacking::Server));
  runs.expect("works", 0.6, share_of_time("counter.crane", FacilityState::Working));
  runs.check_littles_law("counter.crane");
}

TEST_CASE("M/M/3 with two priorities" * doctest::test_suite("slow")) {
  cite("Cobham 1954, several servers");
  const Replicated runs(years(14) + R"(
nodes:
  counter:
    facilities: {cranes: {count: 3, time: {exponential: {mean: 1 h}}}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: cranes}]}]
flows:
  urgent: {from: counter, to: counter, commodity: job, priority: 1, arrives: {every: {exponential: {mean: 1 h}}}}
  others: {from: counter, to: counter, commodity: job, arrives: {every: {exponential: {mean: 1 h}}}}
)",
                        20);
  const double a = 2;
  const double all_busy = a * a * a / 6 * 3 / (3 - a);
  const double waits = all_busy / (1 + a + a * a / 2 + all_busy);
  const double urgent = waits / 3 / (1 - 1 / 3.0);
  runs.expect("urgent, h", urgent, waiting("urgent", Lacking::Server));
  runs.expect("others, h", urgent / (1 - a / 3), waiting("others", Lacking::Server));
  runs.check_littles_law("counter.cranes");
}

// ---- breakdowns

std::string fragile(int n_years,
                    double every_hours,
                    const std::string& time,
                    const std::string& breakdowns) {
  return years(n_years) + "nodes:\n  counter:\n    facilities: {crane: {count: 1, time: " + time +
         ", breakdowns: {" + breakdowns +
         "}}}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: crane}]}]\n"
         "flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: "
         "{exponential: {mean: " +
         std::to_string(every_hours) + " h}}}}}\n";
}

struct Moments {
  double mean = 0;
  double square = 0;
};

/// Time from begin to end of a service that breakdowns interrupt at `rate` while it works, resumed
/// after the repair (Gaver 1962).
Moments completion(Moments service, double rate, Moments repair) {
  const double slower = 1 + rate * repair.mean;
  return {.mean = service.mean * slower,
          .square = service.square * slower * slower + rate * service.mean * repair.square};
}

/// Pollaczek and Khinchine.
double time_in_mg1(double arrivals, Moments service) {
  return service.mean + arrivals * service.square / (2 * (1 - arrivals * service.mean));
}

const Moments kErlang2{.mean = 1, .square = 1.5};                    // hours
const Moments kRepair{.mean = 1.5, .square = 1.5 * 1.5 + 1 / 12.0};  // uniform 1 .. 2 h

TEST_CASE("M/G/1 with breakdowns on working time: Erlang service, uniform repairs") {
  cite("Gaver 1962; Avi-Itzhak and Naor 1963");
  const Replicated runs(fragile(12,
                                2.5,
                                "{erlang: {mean: 1 h, k: 2}}",
                                "time_to_failure: {exponential: {mean: 6 h}}, time_to_repair: "
                                "{uniform: {low: 1 h, high: 2 h}}, clock: working"),
                        20);
  runs.expect("time in system, h",
              time_in_mg1(0.4, completion(kErlang2, 1 / 6.0, kRepair)),
              time_in_system("jobs"));
  runs.expect("down", 0.4 * 1.5 / 6, share_of_time("counter.crane", FacilityState::Down));
}

TEST_CASE(
    "M/G/1 with breakdowns by the calendar: who comes while it is down waits for the repair") {
  cite("Avi-Itzhak and Naor 1963; White and Christie 1958");
  const Replicated runs(fragile(12,
                                2.5,
                                "{erlang: {mean: 1 h, k: 2}}",
                                "time_to_failure: {exponential: {mean: 6 h}}, time_to_repair: "
                                "{uniform: {low: 1 h, high: 2 h}}"),
                        20);
  const double rate = 1 / 6.0;
  // who finds it down and idle, or comes to those who did: the residual repair, by decomposition
  const double idle_down = rate * kRepair.square / 2 / (1 + rate * kRepair.mean);
  runs.expect("time in system, h",
              time_in_mg1(0.4, completion(kErlang2, rate, kRepair)) + idle_down,
              time_in_system("jobs"));
  runs.expect("works", 0.4, share_of_time("counter.crane", FacilityState::Working));
}

/// A service of constant length s that begins anew after each breakdown: a geometric number of
/// attempts that fail before s, each with its repair, then s (Gaver 1962, preemptive repeat).
Moments completion_anew(double s, double rate, Moments repair) {
  const double fails = 1 - std::exp(-rate * s);
  const double n_mean = fails / (1 - fails);
  const double n_variance = fails / ((1 - fails) * (1 - fails));
  const double lost = 1 / rate - s * (1 - fails) / fails;  // mean of an attempt that fails
  const double lost_square = 2 / (rate * rate) - (1 - fails) / fails * (s * s + 2 * s / rate);
  const double cycle = lost + repair.mean;
  const double cycle_variance =
      lost_square - lost * lost + repair.square - repair.mean * repair.mean;
  const double mean = s + n_mean * cycle;
  const double variance = n_mean * cycle_variance + n_variance * cycle * cycle;
  return {.mean = mean, .square = variance + mean * mean};
}

TEST_CASE("M/D/1 with breakdowns on working time, the service begun anew") {
  cite("Gaver 1962 (preemptive repeat)");
  const Moments time = completion_anew(1, 0.25, kRepair);
  CHECK(time.mean == doctest::Approx((1 / 0.25 + 1.5) * (std::exp(0.25) - 1)));
  const Replicated runs(
      fragile(14,
              10 / 3.0,
              "1 h",
              "time_to_failure: {exponential: {mean: 4 h}}, time_to_repair: "
              "{uniform: {low: 1 h, high: 2 h}}, clock: working, under_way: restart"),
      20);
  runs.expect("time in system, h", time_in_mg1(0.3, time), time_in_system("jobs"));
}

}  // namespace
}  // namespace corridor::test::priorities_test
