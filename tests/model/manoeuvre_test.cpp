// Pilots, tugs and a lock, worked out by hand.

#include <string>

#include <doctest/doctest.h>

#include "corridor/core/time.hpp"
#include "support.hpp"

namespace corridor::test::manoeuvre_test {
namespace {

using model::Activity;
using model::Lacking;

/// Ships from outside bring a box each at the minutes that `at` says, and leave from port: one hour
/// at sea, two hours of work at a berth; `call` are further keys of the call in port.
std::string port(int berths,
                 const std::string& call,
                 const std::string& facilities,
                 const std::string& more = {}) {
  return ten_days() + R"(
nodes:
  sea: {}
  port:
    facilities: {berths: {count: )" +
         std::to_string(berths) + "}, " + facilities + R"(}
    handling: [{cargo: box, from: sea, to: destination, steps: [{per: train, time: 2 h}]}]
links: {sea-port: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 1 item}}}
services: {ship: {fleet: ships, calls: [{at: sea, depart: {when: full}}, {at: port, berth: berths, )" +
         call + R"(}]}}
flows: {boxes: {from: sea, to: port, commodity: box, arrives: {at: [2024-01-01, 2024-01-01]}}}
)" + more;
}

const std::string kPilot =
    "inbound: {use: pilots, time: 90 min}, outbound: {use: pilots, time: 30 min}";

TEST_CASE("one pilot brings ships in and out, one after another") {
  // both come at 60; in by 150 and 240, worked for two hours; the first is out at 300
  const Trial trial = run(port(2, kPilot, "pilots: {count: 1}"));
  CHECK(trial.minutes("", "berthed", "port") == "150 240");
  CHECK(trial.delivered("boxes") == "270 360");
  CHECK(trial.minutes_of("boxes", Activity::InService, "port") == doctest::Approx(2 * (90 + 120)));
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "port.pilots") == doctest::Approx(90));
  CHECK(trial.facility("port", "pilots").served == 4);
}

TEST_CASE("a berth is taken until its ship is out") {
  // 60 to 150 in, worked until 270, out at 300; the other from 300 on
  const Trial trial = run(port(1, kPilot, "pilots: {count: 2}"));
  CHECK(trial.minutes("", "berthed", "port") == "150 390");
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "port.berths") == doctest::Approx(240));
}

TEST_CASE("manoeuvres follow each other; one that needs several takes one server of each") {
  // two pilots, one tug: in with both, an hour; then half an hour of mooring by nobody
  const Trial trial = run(port(2,
                               "inbound: [{use: [tugs, pilots], time: 1 h}, {time: 30 min}]",
                               "pilots: {count: 2}, tugs: {count: 1}"));
  CHECK(trial.minutes("", "berthed", "port") == "150 210");
  // the one that waits for the tug keeps a pilot
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "port.tugs") == doctest::Approx(60));
  const auto& tugs = trial.facility("port", "tugs");
  CHECK(tugs.served == 2);
  CHECK(core::to_hours(tugs.server_time[static_cast<std::size_t>(stats::FacilityState::Working)]) ==
        doctest::Approx(2));
}

TEST_CASE("the time may be that of the first facility") {
  const Trial trial = run(port(2, "inbound: {use: lock}", "lock: {count: 1, time: 20 min}"));
  CHECK(trial.minutes("", "berthed", "port") == "80 100");
}

TEST_CASE("pilots who keep hours bring nobody in before a break that would be late") {
  const Trial trial = run(port(2,
                               kPilot,
                               "pilots: {count: 1}",
                               R"(disruptions:
  daylight: {closes: nodes.port.facilities.pilots, under_way: whole, shifts: {open: {from: 0 h, to: 3 h}, utc_offset: 0 h}}
)"));
  // the second is not in by 03:00: from midnight on; the first, worked until 270, is out after it
  CHECK(trial.minutes("", "berthed", "port") == "150 1530");
  CHECK(trial.minutes_lacking("boxes", Lacking::OffShift, "port.pilots") ==
        doctest::Approx(1440 - 150));
}

TEST_CASE("no ship is brought in while arrivals are closed, or out against its window") {
  const Trial trial = run(port(2,
                               kPilot,
                               "pilots: {count: 2}",
                               R"(disruptions:
  storm: {closes: port, dates: [{from: 2024-01-01 01:00, to: 2024-01-01 02:00}], reason: weather, forbids: arrivals}
)"));
  CHECK(trial.minutes("", "berthed", "port") == "210 210");
  CHECK(trial.minutes_lacking("boxes", Lacking::Weather) == doctest::Approx(120));
}

TEST_CASE("a ship in a cycle leaves by its rule, then with a pilot, when nothing forbids it") {
  const std::string yaml = ten_days() + R"(
nodes: {a: {facilities: {pilots: {count: 1}}}, b: {}}
links: {a-b: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 1 item}}}
services: {ship: {fleet: ships, calls: [{at: a, outbound: {use: pilots, time: 30 min}, depart: {when: full, window: tide}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 01:00, 2024-01-01 03:00]}}}
disruptions: {tide: {reason: window, every: {every: 12 h, offset: 3 h, length: 2 h}}}
)";
  // full at 60, out at 90; back at 210, full at once, but the tide keeps it until 300
  const Trial trial = run(yaml);
  CHECK(trial.minutes("", "departed", "a") == "90 330");
  CHECK(trial.minutes_lacking("boxes", Lacking::Window, "a") == doctest::Approx(90));
}

TEST_CASE("what a manoeuvre lacks is told at its place") {
  CHECK(diagnostics_of(port(2, "inbound: {use: pilots, time: 1 h}", "pilots: {count: 0}"))
            .find("nodes.port.facilities.pilots") != std::string::npos);
}

}  // namespace
}  // namespace corridor::test::manoeuvre_test
