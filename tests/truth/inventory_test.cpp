// Stocks: what is made for a stock, kept in a shed, or handed on through a small buffer.

#include <algorithm>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "markov.hpp"
#include "truth_table.hpp"

namespace corridor::test::inventory_test {
namespace {

using model::CallOutcome;
using stats::FacilityState;

TEST_CASE("a works that makes for a stock of two, taken by trucks that come at random" *
          doctest::test_suite("slow")) {
  cite("Buzacott and Shanthikumar 1993 (M/M/1 made to stock)");
  // one in the yard and one ready at the works; of n orders open, 2 - n pieces are there
  constexpr int kStock = 2;
  const double load = 0.6;
  const Replicated runs(years(36) + R"(
nodes:
  works:
    facilities: {bays: {count: 200}}
    storage: {yard: {capacity: {job: 1 job}, when_full: stop_source}}
    handling: [{cargo: job, from: origin, to: road, steps: [{into: yard}, {per: train, time: 0 min, out_of: yard}]}]
  town: {}
links: {works-town: {mode: road, time: 1 h}}
fleets: {trucks: {kind: road, count: unlimited, capacity: {job: 1 job}}}
services: {truck: {fleet: trucks, arrives_every: {exponential: {mean: 150 min}}, waits_at: berth, calls: [{at: works, berth: bays, depart: {when: full}}, {at: town}]}}
flows: {jobs: {from: works, to: town, commodity: job, arrives: {every: {exponential: {mean: 90 min}}}}}
)",
                        20);
  double in_yard = 0;
  for (int n = 0; n < kStock; ++n) {
    in_yard += std::min(1, kStock - n) * (1 - load) * std::pow(load, n);
  }
  runs.expect("in the yard", in_yard, level("works.yard"));
  runs.expect("a truck waits, h",
              2.5 * std::pow(load, kStock + 1) / (1 - load),
              at_call("truck", "works", &CallOutcome::at_berth));
}

TEST_CASE("a shed without a server: its stock depends on the time in it by its mean only") {
  cite("Palm 1938 (M/G/inf); Feeney and Sherbrooke 1966");
  const auto shed = [](const std::string& kind, const std::string& time) {
    const Replicated runs(years(3) + R"(
nodes:
  a:
    storage: {shed: {}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{into: shed}, {time: )" +
                              time + R"(}]}]
flows: {jobs: {from: a, to: a, commodity: job, arrives: {every: {exponential: {mean: 90 min}}}}}
)",
                          20);
    runs.expect(kind + ": in the shed", 20, level("a.shed"));
  };
  shed("lognormal", "{lognormal: {mean: 30 h, cv: 1.5}}");
  shed("uniform", "{uniform: {low: 10 h, high: 50 h}}");
}

/// Base stock S and a lead time of mean 1 at `demand`: what finds no stock is lost (Karush 1957),
/// by Erlang's B formula with S orders at most on their way.
double lost_sales(int stock, double demand) {
  double b = 1;
  for (int s = 1; s <= stock; ++s) {
    b = demand * b / (s + demand * b);
  }
  return b;
}

TEST_CASE("spare wagons: a base stock of eight, lead times of any law, lost when none is there") {
  cite("Karush 1957 (Erlang's B formula)");
  const Replicated runs(years(4) + R"(
nodes:
  a:
    storage: {on_order: {capacity: {job: 8 jobs}, when_full: refuse}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{into: on_order}, {time: {gamma: {mean: 20 h, cv: 1.4}}}]}]
flows: {jobs: {from: a, to: a, commodity: job, arrives: {every: {exponential: {mean: 150 min}}}}}
)",
                        20);
  const double b = lost_sales(8, 8);
  runs.expect("lost", b, refused("jobs"));
  runs.expect("on order", 8 * (1 - b), level("a.on_order"));
  runs.expect("nothing in stock", b, share_full("a.on_order"));
}

// ---- two machines that break down and a buffer between them

enum class Machine { Up, Down };
struct Line {
  Machine first;
  Machine second;
  int pieces;  // see kMost
  auto operator<=>(const Line&) const = default;
};

constexpr double kFirst = 1 / 0.5;  // pieces an hour, while it works
constexpr double kSecond = 1 / 0.6;
constexpr double kFails = 1 / 8.0;  // of either, while it works
constexpr double kRepaired = 1 / 2.0;
constexpr int kBuffer = 3;
/// Pieces that have left the first machine or wait in it: one in the second machine, three in the
/// buffer, one that blocks the first.
constexpr int kMost = kBuffer + 2;

void events(const Line& line, const Chain<Line>::Happens& happens) {
  const bool first_works = line.first == Machine::Up && line.pieces < kMost;
  const bool second_works = line.second == Machine::Up && line.pieces > 0;
  if (first_works) {
    happens({line.first, line.second, line.pieces + 1}, kFirst);
    happens({Machine::Down, line.second, line.pieces}, kFails);
  }
  if (second_works) {
    happens({line.first, line.second, line.pieces - 1}, kSecond);
    happens({line.first, Machine::Down, line.pieces}, kFails);
  }
  if (line.first == Machine::Down) {
    happens({Machine::Up, line.second, line.pieces}, kRepaired);
  }
  if (line.second == Machine::Down) {
    happens({line.first, Machine::Up, line.pieces}, kRepaired);
  }
}

TEST_CASE("two machines that break down while they work, with room for three between them") {
  cite("Gershwin and Berman 1981; Buzacott 1967");
  const Chain<Line> chain({Machine::Up, Machine::Up, 0}, events);
  const std::string fragile =
      ", breakdowns: {time_to_failure: {exponential: {mean: 8 h}}, time_to_repair: {exponential: "
      "{mean: 2 h}}, clock: working}}";
  const Replicated runs(
      years(4) +
          "nodes:\n  works:\n    facilities:\n      first: {time: {exponential: {mean: 30 min}}" +
          fragile + "\n      second: {time: {exponential: {mean: 36 min}}" + fragile + R"(
    storage: {line: {capacity: {job: 2 jobs}, when_full: stop_source}, buffer: {capacity: {job: 3 jobs}}}
    handling:
      - cargo: job
        from: origin
        to: destination
        steps: [{into: line}, {use: first, out_of: line, into: buffer}, {use: second, out_of: buffer}]
flows: {jobs: {from: works, to: works, commodity: job, arrives: {every: 1 s}}}
)",
      20);
  const auto works = [&](auto&& when) {
    return chain.mean([&](const Line& line) { return when(line) ? 1.0 : 0.0; });
  };
  const double second =
      works([](const Line& line) { return line.second == Machine::Up && line.pieces > 0; });
  runs.expect("throughput, 1/h", second * kSecond, runs.throughput("jobs"));
  runs.expect("first is blocked",
              works([](const Line& line) { return line.pieces == kMost; }),
              share_of_time("works.first", FacilityState::Blocked));
  runs.expect("second is starved",
              works([](const Line& line) { return line.pieces == 0; }),
              share_of_time("works.second", FacilityState::Starved));
  runs.expect("second is down",
              works([](const Line& line) { return line.second == Machine::Down; }),
              share_of_time("works.second", FacilityState::Down));
  runs.expect("in the buffer",
              chain.mean([](const Line& line) {
                return static_cast<double>(std::clamp(line.pieces - 1, 0, kBuffer));
              }),
              level("works.buffer"));
}

}  // namespace
}  // namespace corridor::test::inventory_test
