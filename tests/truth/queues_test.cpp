// Queues whose exact law is known, through the scenario language: a flow from a node to itself.

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::queues_test {
namespace {

using model::Lacking;
using stats::FacilityState;

/// One or more servers; times in hours.
std::string queue(int n_years, const std::string& every, const std::string& servers) {
  return years(n_years) + "nodes:\n  counter:\n    facilities: {servers: {" + servers +
         "}}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: servers, "
         "per: "
         "lot}]}]\nflows:\n  jobs: {from: counter, to: counter, commodity: job, arrives: {every: " +
         every + "}}\n";
}

std::string exponential(double minutes) {
  return "{exponential: {mean: " + std::to_string(minutes) + " min}}";
}

/// Mean wait in M/G/1 (Pollaczek 1930, Khinchine 1932): load, mean service time and its squared
/// coefficient of variation.
double wait_in_mg1(double load, double service, double scv) {
  return load * service * (1 + scv) / (2 * (1 - load));
}

/// Probability of waiting in M/M/c (Erlang 1917), a = offered load.
double erlang_c(int c, double a) {
  double sum = 0;
  double term = 1;  // a^k / k!
  for (int k = 0; k < c; ++k) {
    sum += term;
    term *= a / (k + 1);
  }
  const double last = term * c / (c - a);
  return last / (sum + last);
}

TEST_CASE("M/M/1") {
  cite("Erlang 1909; Little 1961");
  const Replicated runs(queue(10, exponential(120), "count: 1, time: " + exponential(60)), 20);
  runs.expect("time in system, h", 1 / (1 - 0.5), time_in_system("jobs"));
  runs.expect("waiting, h", 0.5 / (1 - 0.5), waiting("jobs", Lacking::Server));
  runs.expect("queue", 0.5 * 0.5 / (1 - 0.5), queue_length("counter.servers"));
  runs.expect("utilisation", 0.5, share_of_time("counter.servers", FacilityState::Working));
  runs.expect("throughput, 1/h", 0.5, runs.throughput("jobs"));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("M/M/c") {
  cite("Erlang 1917 (C formula)");
  const Replicated runs(queue(10, exponential(30), "count: 3, time: " + exponential(60)), 20);
  const double c = erlang_c(3, 2);
  CHECK(c == doctest::Approx(4.0 / 9));
  runs.expect("waiting, h", c * 1 / (3 - 2), waiting("jobs", Lacking::Server));
  runs.expect("time in system, h", 1 + c, time_in_system("jobs"));
  runs.expect("queue", 2 * c, queue_length("counter.servers"));
  runs.expect("utilisation", 2 / 3.0, share_of_time("counter.servers", FacilityState::Working));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("M/D/1") {
  cite("Pollaczek 1930, Khinchine 1932");
  const Replicated runs(queue(5, exponential(100), "count: 1, time: 60 min"), 20);
  runs.expect("waiting, h", wait_in_mg1(0.6, 1, 0), waiting("jobs", Lacking::Server));
  runs.expect("queue", 0.6 * wait_in_mg1(0.6, 1, 0), queue_length("counter.servers"));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("M/G/1: lognormal, Erlang and triangular service") {
  cite("Pollaczek 1930, Khinchine 1932");
  struct Row {
    const char* kind;
    const char* time;
    double scv;
  };
  for (const Row& row : {Row{"lognormal", "{lognormal: {mean: 1 h, cv: 0.8}}", 0.64},
                         Row{"Erlang", "{erlang: {mean: 1 h, k: 3}}", 1 / 3.0},
                         // variance (a^2 + b^2 + c^2 - ab - ac - bc) / 18 of (0, 0.5, 2.5), mean 1
                         Row{"triangular",
                             "{triangular: {low: 0 min, mode: 30 min, high: 150 min}}",
                             (0.25 + 6.25 - 1.25) / 18}}) {
    CAPTURE(row.time);
    const Replicated runs(queue(8, exponential(120), std::string("count: 1, time: ") + row.time),
                          20);
    runs.expect(row.kind + std::string(": waiting, h"),
                wait_in_mg1(0.5, 1, row.scv),
                waiting("jobs", Lacking::Server));
    runs.expect(row.kind + std::string(": time in system, h"),
                1 + wait_in_mg1(0.5, 1, row.scv),
                time_in_system("jobs"));
    runs.check_littles_law("counter.servers");
  }
}

TEST_CASE("M/M/1 with two priorities that do not interrupt (Cobham 1954)") {
  cite("Cobham 1954");
  const std::string yaml = queue(14, exponential(200), "count: 1, time: " + exponential(60)) +
                           "  urgent: {from: counter, to: counter, commodity: job, priority: 1, "
                           "arrives: {every: " +
                           exponential(200) + "}}\n";
  const Replicated runs(yaml, 20);
  const double residual = 0.6;  // sum of lambda E[S^2] / 2 over both classes
  runs.expect("urgent, h", residual / (1 - 0.3), waiting("urgent", Lacking::Server));
  runs.expect("others, h", residual / ((1 - 0.3) * (1 - 0.6)), waiting("jobs", Lacking::Server));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("M/M/1 with breakdowns while working: M/G/1 of the completion times") {
  cite("Gaver 1962 (completion times)");
  // a job of S hours meets Poisson(S / 5) failures of an exponential hour each
  const double f = 0.2;
  const double mean = 1 * (1 + f);
  const double second = 2 * (1 + f) * (1 + f) + f * 2;
  const double load = 0.4 * mean;
  const Replicated runs(queue(6,
                              exponential(150),
                              "count: 1, time: " + exponential(60) +
                                  ", breakdowns: {time_to_failure: {exponential: {mean: 5 h}}, "
                                  "time_to_repair: {exponential: {mean: 1 h}}, clock: working}"),
                        20);
  runs.expect(
      "time in system, h", mean + load * second / mean / (2 * (1 - load)), time_in_system("jobs"));
  runs.expect("working", 0.4, share_of_time("counter.servers", FacilityState::Working));
  runs.expect("down", 0.4 * f, share_of_time("counter.servers", FacilityState::Down));
}

TEST_CASE("breakdowns by the calendar take their share of the time") {
  cite("alternating renewal (Cox 1962)");
  const Replicated runs(queue(5,
                              "10 h",
                              "count: 2, time: 1 h, breakdowns: {time_to_failure: {exponential: "
                              "{mean: 20 h}}, time_to_repair: {exponential: {mean: 5 h}}}"),
                        20);
  runs.expect("down", 0.2, share_of_time("counter.servers", FacilityState::Down));
}

TEST_CASE("M/M/1/K: a full waiting room refuses") {
  cite("Gross et al. 2008, section 2.5");
  // K = 3 with the job in service, load 1: each of the four states is equally likely
  const std::string yaml = years(2) + R"(
nodes:
  counter:
    facilities: {servers: {count: 1, time: {exponential: {mean: 1 h}}}}
    storage: {room: {capacity: {job: 3 jobs}, when_full: refuse}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{into: room}, {use: servers, per: lot}]}]
flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: {exponential: {mean: 1 h}}}}}
)";
  const Replicated runs(yaml, 20);
  runs.expect("refused", 0.25, refused("jobs"));
  runs.expect("in the room", 1.5, level("counter.room"));
  runs.expect("full", 0.25, share_full("counter.room"));
  runs.expect("throughput, 1/h", 0.75, runs.throughput("jobs"));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("two servers without room between them (Hunt 1956): the first is blocked by the second") {
  cite("Hunt 1956");
  // it starts anew when both are through: mean of the longer of two exponential times
  const std::string yaml = years(2) + R"(
nodes:
  counter:
    facilities: {first: {count: 1, time: {exponential: {mean: 1 h}}}, second: {count: 1, time: {exponential: {mean: 30 min}}}}
    storage: {line: {capacity: {job: 2 jobs}, when_full: stop_source}, place: {capacity: {job: 1 job}}}
    handling:
      - cargo: job
        from: origin
        to: destination
        steps: [{into: line}, {use: first, per: lot, out_of: line, into: place}, {use: second, per: lot}]
flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: 1 s}}}
)";
  const Replicated runs(yaml, 20);
  const double cycle = 1 + 0.5 - 1 / (1 + 2.0);
  runs.expect("throughput, 1/h", 1 / cycle, runs.throughput("jobs"));
  runs.expect("first works", 1 / cycle, share_of_time("counter.first", FacilityState::Working));
  runs.expect("first is blocked",
              (cycle - 1) / cycle,
              share_of_time("counter.first", FacilityState::Blocked));
}

// ---- slow: heavier traffic, and what the shipped scenarios say of themselves

TEST_SUITE_BEGIN("slow");

TEST_CASE("M/M/1 at a load of 0.8") {
  cite("Erlang 1909");
  const Replicated runs(queue(24, exponential(75), "count: 1, time: " + exponential(60)), 20);
  runs.expect("time in system, h", 5, time_in_system("jobs"));
  runs.expect("queue", 3.2, queue_length("counter.servers"));
}

TEST_CASE("M/M/10 at a load of 0.8") {
  cite("Erlang 1917 (C formula)");
  const Replicated runs(queue(6, exponential(7.5), "count: 10, time: " + exponential(60)), 20);
  runs.expect("waiting, h", erlang_c(10, 8) / 2, waiting("jobs", Lacking::Server));
}

TEST_CASE("M/G/1 with a lognormal service of large spread") {
  cite("Pollaczek 1930, Khinchine 1932");
  const Replicated runs(
      queue(60, exponential(120), "count: 1, time: {lognormal: {mean: 1 h, cv: 1.5}}"), 20);
  runs.expect("waiting, h", wait_in_mg1(0.5, 1, 2.25), waiting("jobs", Lacking::Server));
}

TEST_CASE("the lab's queue with three servers has the exact values that it names") {
  cite("Erlang 1917 (C formula)");
  auto scenario = shipped("lab/queue-mmc.yaml");
  scenario.to = std::chrono::sys_days{std::chrono::year{2034} / 1 / 1};
  const Replicated runs(scenario, 20);
  runs.expect("waiting, h", 51.7753 / 60, waiting("jobs", Lacking::Server));
  runs.expect("time in system, h", 99.7753 / 60, time_in_system("jobs"));
  runs.expect("queue", 2.588764, queue_length("counter.servers"));
}

TEST_CASE("the first lesson's queue has the waits that it names") {
  cite("Erlang 1917 (C formula)");
  auto scenario = shipped("tutorial/queue.yaml");
  scenario.to = std::chrono::sys_days{std::chrono::year{2034} / 1 / 1};
  const double wait = erlang_c(2, 1.5) / (2 - 1.5);
  CHECK(std::lround(wait * 60) == 77);
  CHECK(std::lround(erlang_c(3, 1.5) / (3 - 1.5) * 60) == 9);
  const Replicated runs(scenario, 20);
  runs.expect("waiting, h", wait, waiting("trucks", Lacking::Server));
}

TEST_SUITE_END();

}  // namespace
}  // namespace corridor::test::queues_test
