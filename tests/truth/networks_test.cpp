// Networks of queues with a product form (Jackson 1957, Kelly 1975), and single queues with finite
// room.

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::networks_test {
namespace {

using stats::FacilityState;

/// Mean time in M/M/c, service and rate in hours (Erlang 1917).
double time_in_mmc(int c, double rate, double service) {
  const double a = rate * service;
  double sum = 0;
  double term = 1;  // a^k / k!
  for (int k = 0; k < c; ++k) {
    sum += term;
    term *= a / (k + 1);
  }
  const double waits = term * c / (c - a);
  return service + waits / (sum + waits) * service / (c - a);
}

// ---- three borders, merging: open network of Jackson

/// Times in the system and, with `queues`, queues at the port.
void check_jackson(int n_years, bool queues) {
  cite("Jackson 1957; roads as M/G/inf (Mirasol 1963)");
  const Replicated runs(years(n_years) + R"(
nodes:
  north:
    facilities: {lanes: {count: 1, time: {exponential: {mean: 48 min}}}}
    handling: [{cargo: job, from: origin, to: road, steps: [{use: lanes}]}]
  south:
    facilities: {lanes: {count: 2, time: {exponential: {mean: 90 min}}}}
    handling: [{cargo: job, from: origin, to: road, steps: [{use: lanes}]}]
  port:
    facilities: {gate: {count: 1, time: {exponential: {mean: 18 min}}}, scales: {count: 2, time: {exponential: {mean: 55 min}}}}
    handling:
      - {cargo: job, from: road, to: destination, steps: [{per: train, time: 0 min}, {use: gate}, {use: scales}]}
      - {cargo: job, from: origin, to: destination, steps: [{use: gate}]}
links:
  north-port: {mode: road, time: {lognormal: {mean: 5 h, cv: 0.7}}}
  south-port: {mode: road, time: {uniform: {low: 1 h, high: 9 h}}}
fleets: {trucks: {kind: road, count: unlimited, capacity: {job: 1 job}}}
services:
  from_north: {fleet: trucks, calls: [{at: north, depart: {when: full}}, {at: port}]}
  from_south: {fleet: trucks, calls: [{at: south, depart: {when: full}}, {at: port}]}
flows:
  north: {from: north, to: port, commodity: job, arrives: {every: {exponential: {mean: 96 min}}}}
  south: {from: south, to: port, commodity: job, arrives: {every: {exponential: {mean: 80 min}}}}
  local: {from: port, to: port, commodity: job, arrives: {every: {exponential: {mean: 150 min}}}}
)",
                        20);
  const double at_north = 60.0 / 96;
  const double at_south = 60.0 / 80;
  const double at_gate = at_north + at_south + 60.0 / 150;
  const double gate = time_in_mmc(1, at_gate, 0.3);
  const double scales = time_in_mmc(2, at_north + at_south, 55 / 60.0);
  const double north = time_in_mmc(1, at_north, 0.8);
  const double south = time_in_mmc(2, at_south, 1.5);
  runs.expect("from the north, h", north + 5 + gate + scales, time_in_system("north"));
  runs.expect("from the south, h", south + 5 + gate + scales, time_in_system("south"));
  runs.expect("local, h", gate, time_in_system("local"));
  if (queues) {
    runs.expect("queue at the gate", at_gate * (gate - 0.3), queue_length("port.gate"));
    runs.expect("queue at the scales",
                (at_north + at_south) * (scales - 55 / 60.0),
                queue_length("port.scales"));
    runs.check_littles_law("north.lanes");
    runs.check_littles_law("port.gate");
  }
}

TEST_CASE("Jackson's network: two borders feed a port over roads of any running time") {
  check_jackson(1, false);
}

TEST_CASE("Jackson's network for eight years" * doctest::test_suite("slow")) {
  check_jackson(8, true);
}

// ---- routes by kind of cargo that come back to a station: Kelly's network

TEST_CASE("Kelly's network: three routes through three stations, one of them comes back twice") {
  cite("Kelly 1975; Baskett et al. 1975");
  const Replicated runs(R"(
corridor: 1
name: test
from: 2024-01-01
to: 2030-01-01
warm_up: 60 d
cool_down: 60 d
commodities: {red: {unit: job, lot: 1 job}, green: {unit: job, lot: 1 job}, blue: {unit: job, lot: 1 job}}
nodes:
  yard:
    facilities:
      scan: {count: 1, time: {exponential: {mean: 20 min}}}
      customs: {count: 2, time: {exponential: {mean: 1 h}}}
      crane: {count: 1, time: {exponential: {mean: 30 min}}}
    handling:
      - {cargo: red, from: origin, to: destination, steps: [{use: scan}, {use: customs}, {use: scan}, {use: crane}, {use: scan}]}
      - {cargo: green, from: origin, to: destination, steps: [{use: crane}, {use: customs}]}
      - {cargo: blue, from: origin, to: destination, steps: [{use: customs}, {use: crane}]}
flows:
  red: {from: yard, to: yard, commodity: red, arrives: {every: {exponential: {mean: 2 h}}}}
  green: {from: yard, to: yard, commodity: green, arrives: {every: {exponential: {mean: 4 h}}}}
  blue: {from: yard, to: yard, commodity: blue, arrives: {every: {exponential: {mean: 150 min}}}}
)",
                        20);
  const double red = 0.5;
  const double green = 0.25;
  const double blue = 0.4;
  const double all = red + green + blue;
  const double scan = time_in_mmc(1, 3 * red, 1 / 3.0);
  const double customs = time_in_mmc(2, all, 1);
  const double crane = time_in_mmc(1, all, 0.5);
  runs.expect("red, h", 3 * scan + customs + crane, time_in_system("red"));
  runs.expect("green, h", customs + crane, time_in_system("green"));
  runs.expect("blue, h", customs + crane, time_in_system("blue"));
  runs.expect("queue at the scanner", 3 * red * (scan - 1 / 3.0), queue_length("yard.scan"));
  runs.expect("queue at the customs", all * (customs - 1), queue_length("yard.customs"));
  runs.expect("scanner works", 0.5, share_of_time("yard.scan", FacilityState::Working));
  runs.check_littles_law("yard.scan");
}

// ---- finite room

/// Jobs that meet a room for k are refused; c servers within.
std::string room(int n_years, int k, const std::string& servers, double every_minutes) {
  return years(n_years) + "nodes:\n  counter:\n    facilities: {servers: {" + servers +
         "}}\n    storage: {room: {capacity: {job: " + std::to_string(k) +
         " jobs}, when_full: refuse}}\n    handling: [{cargo: job, from: origin, to: destination, "
         "steps: [{into: room}, {use: servers, per: lot}]}]\nflows: {jobs: {from: counter, to: "
         "counter, commodity: job, arrives: {every: {exponential: {mean: " +
         std::to_string(every_minutes) + " min}}}}}\n";
}

struct Room {
  double refused = 0;
  double present = 0;
  double queue = 0;
};

/// M/M/c/K by its law, p(n) ~ a^n / (n! or c! c^(n-c)) (Gross et al. 2008, section 2.5).
Room mmck(int c, int k, double a) {
  double weight = 1;
  double sum = 1;
  Room room;
  for (int n = 1; n <= k; ++n) {
    weight *= a / std::min(n, c);
    sum += weight;
    room.present += n * weight;
    room.queue += std::max(0, n - c) * weight;
  }
  return {weight / sum, room.present / sum, room.queue / sum};
}

TEST_CASE("M/M/c/K: three servers and room for seven, a quarter more than they can do") {
  cite("Gross et al. 2008, section 2.5");
  const Replicated runs(room(2, 7, "count: 3, time: {exponential: {mean: 1 h}}", 16), 20);
  const Room exact = mmck(3, 7, 3.75);
  runs.expect("refused", exact.refused, refused("jobs"));
  runs.expect("in the room", exact.present, level("counter.room"));
  runs.expect("room is full", exact.refused, share_full("counter.room"));
  runs.expect("queue", exact.queue, queue_length("counter.servers"));
  runs.expect("throughput, 1/h", 3.75 * (1 - exact.refused), runs.throughput("jobs"));
  runs.expect("utilisation",
              3.75 * (1 - exact.refused) / 3,
              share_of_time("counter.servers", FacilityState::Working));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("loss without waiting depends on the service by its mean only") {
  cite("Erlang 1917 (B formula); Sevastyanov 1957");
  const double b = mmck(4, 4, 3).refused;
  CHECK(b == doctest::Approx(27.0 / 131));
  const auto lost = [&](const std::string& kind, const std::string& time) {
    const Replicated runs(room(1, 4, "count: 4, time: " + time, 20), 20);
    runs.expect(kind + ": refused", b, refused("jobs"));
    runs.expect(kind + ": in service", 3 * (1 - b), level("counter.room"));
  };
  lost("constant", "1 h");
  lost("lognormal", "{lognormal: {mean: 1 h, cv: 2}}");
  lost("few or many", "{empirical: {values: [15 min, 4 h], weights: [0.8, 0.2]}}");
}

}  // namespace
}  // namespace corridor::test::networks_test
