// Lots in a terminal, without a vehicle: a flow from a node to itself.
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::terminal_test {
namespace {

using model::Activity;
using model::Lacking;

std::string terminal(const std::string& parts,
                     const std::string& steps,
                     const std::string& arrives) {
  return ten_days() + "nodes:\n  a:\n    " + parts +
         "\n    handling: [{cargo: box, from: origin, to: destination, steps: [" + steps + "]}]\n" +
         "flows:\n  boxes: {from: a, to: a, commodity: box, arrives: " + arrives + "}\n";
}

const std::string kFour =
    "{at: [2024-01-01 00:00, 2024-01-01 01:00, 2024-01-01 02:00, 2024-01-01 09:00]}";

TEST_CASE("one server, first come first served, by hand") {
  const Trial trial =
      run(terminal("facilities: {lane: {count: 1}}", "{use: lane, per: lot, time: 90 min}", kFour));
  CHECK(trial.delivered("boxes") == "90 180 270 630");
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "a.lane") == doctest::Approx(30 + 60));
  CHECK(trial.minutes_of("boxes", Activity::InService, "a") == doctest::Approx(4 * 90));
  CHECK(trial.facility("a", "lane").served == 4);
  CHECK(trial.facility("a", "lane").longest_queue == 1);
}

TEST_CASE("two servers share one queue, and a facility's own time and fixed part count") {
  const Trial trial = run(terminal("facilities: {lane: {count: 2, time: 90 min}}",
                                   "{use: lane, per: lot, fixed: 10 min}",
                                   kFour));
  CHECK(trial.delivered("boxes") == "100 160 220 640");
}

TEST_CASE("a step of a rate takes its amount over the rate") {
  const Trial trial = run(terminal("facilities: {pump: {count: 1, rate: 2 items/h}}",
                                   "{use: pump, per: lot}",
                                   "{at: [2024-01-01 00:00, 2024-01-01 00:00]}"));
  CHECK(trial.delivered("boxes") == "30 60");
}

TEST_CASE("a group goes through a step of its own at once, then each lot alone") {
  const Trial trial = run(terminal("facilities: {lane: {count: 2}}",
                                   "{per: group, time: 1 h}, {use: lane, per: lot, time: 10 min}",
                                   "{as: group, size: 5 items, at: [2024-01-01 00:00]}"));
  CHECK(trial.delivered("boxes") == "70 70 80 80 90");
  CHECK(trial.minutes_of("boxes", Activity::InService) == doctest::Approx(5 * 60 + 5 * 10));
  CHECK(trial.minutes_lacking("boxes", Lacking::Server) == doctest::Approx(2 * 10 + 20));
}

TEST_CASE("the more urgent is served first, but does not interrupt") {
  const Trial trial = run(terminal("facilities: {lane: {count: 1}}",
                                   "{use: lane, per: lot, time: 2 h}",
                                   "{at: [2024-01-01 00:00, 2024-01-01 00:30]}") +
                          "  urgent: {from: a, to: a, commodity: box, priority: 1, "
                          "arrives: {at: [2024-01-01 01:00]}}\n");
  CHECK(trial.delivered("urgent") == "240");
  CHECK(trial.delivered("boxes") == "120 360");
}

TEST_CASE("a dwell without a server, and a tandem whose full yard blocks the server before it") {
  const Trial trial =
      run(terminal("facilities: {gate: {count: 1}, lane: {count: 1}}\n    storage: {yard: "
                   "{capacity: {box: 1 item}}}",
                   "{use: gate, per: lot, time: 10 min, into: yard}, {use: lane, per: lot, time: 1 "
                   "h, out_of: yard}",
                   "{at: [2024-01-01 00:00, 2024-01-01 00:00, 2024-01-01 00:00]}"));
  // gate 0-10, lane 10-70; second through the gate at 20, in the yard; third done at 30, blocked to
  // 70
  CHECK(trial.delivered("boxes") == "70 130 190");
  CHECK(trial.minutes_lacking("boxes", Lacking::Storage, "a.yard") == doctest::Approx(40));
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "a.gate") == doctest::Approx(10 + 20));
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "a.lane") == doctest::Approx(50 + 60));
  const auto& times = trial.facility("a", "gate").server_time;
  CHECK(core::to_hours(times[static_cast<std::size_t>(stats::FacilityState::Working)]) ==
        doctest::Approx(0.5));
  CHECK(core::to_hours(times[static_cast<std::size_t>(stats::FacilityState::Blocked)]) ==
        doctest::Approx(40 / 60.0));
  CHECK(trial.storage("a", "yard").highest.to_units() == 1);
}

TEST_CASE("a full storage may refuse: what is refused leaves the system and stays in the ledger") {
  const Trial trial = run(terminal("storage: {yard: {capacity: {box: 2 items}, when_full: refuse}}",
                                   "{into: yard}, {time: 150 min}",
                                   "{at: [2024-01-01 00:00, 2024-01-01 01:00, 2024-01-01 02:00, "
                                   "2024-01-01 03:00, 2024-01-01 03:10]}"));
  CHECK(trial.delivered("boxes") == "150 210 330");  // the third and the fifth are refused
  CHECK(trial.flow("boxes").lots.refused == 2);
  CHECK(trial.flow("boxes").lots.closing == 0);
  CHECK(trial.flow("boxes").cohort == 5);
  CHECK(trial.flow("boxes").cohort_delivered == 3);
}

TEST_CASE("of a group that meets a refusing storage those enter for whom there is room") {
  const std::string parts = "storage: {yard: {capacity: {box: 4 items}, when_full: refuse}}";
  const Trial trial =
      run(terminal(parts,
                   "{per: group, time: 0 min, into: yard}, {per: lot, time: 150 min}",
                   "{as: group, size: 3 items, at: [2024-01-01 00:00, "
                   "2024-01-01 01:00, 2024-01-01 06:00, 2024-01-01 09:00]}"));
  CHECK(trial.delivered("boxes") == "150 150 150 210 510 510 510 690 690 690");
  CHECK(trial.flow("boxes").lots.refused == 2);
  CHECK(trial.storage("a", "yard").highest.to_units() == 4);
}

TEST_CASE("a storage that admits whole groups refuses them whole") {
  const std::string parts =
      "storage: {yard: {capacity: {box: 4 items}, when_full: refuse, admit: whole}}";
  const Trial trial =
      run(terminal(parts,
                   "{per: group, time: 0 min, into: yard}, {per: lot, time: 150 min}",
                   "{as: group, size: 3 items, at: [2024-01-01 00:00, "
                   "2024-01-01 01:00, 2024-01-01 06:00]}"));
  CHECK(trial.delivered("boxes") == "150 150 150 510 510 510");
  CHECK(trial.flow("boxes").lots.refused == 3);
}

TEST_CASE("a group waits outside until a storage that admits it whole has room for all of it") {
  const auto waits = [](const std::string& admit) {
    return run(terminal("storage: {yard: {capacity: {box: 4 items}, admit: " + admit + "}}",
                        "{per: group, time: 0 min, into: yard}, {per: lot, time: 150 min}",
                        "{as: group, size: 3 items, at: [2024-01-01 00:00, 2024-01-01 01:00]}"));
  };
  CHECK(waits("whole").delivered("boxes") == "150 150 150 300 300 300");
  CHECK(waits("whole").minutes_lacking("boxes", Lacking::Storage) == doctest::Approx(3 * 90));
  CHECK(waits("parts").storage("a", "yard").mean_level >=
        waits("whole").storage("a", "yard").mean_level);
}

TEST_CASE("what is refused on its way from one storage to the next leaves the first one, too") {
  const Trial trial =
      run(terminal("storage: {outer: {capacity: {box: 2 items}}, inner: {capacity: {box: 1 item}, "
                   "when_full: refuse}}",
                   "{into: outer}, {time: 1 h, into: inner}, {time: 10 h}",
                   "{at: [2024-01-01 00:00, 2024-01-01 00:10, 2024-01-01 02:00, 2024-01-01 02:10, "
                   "2024-01-01 12:00]}"));
  // the first holds inner from 60 to 660; three are refused; outer is empty again each time
  CHECK(trial.delivered("boxes") == "660 1380");
  CHECK(trial.flow("boxes").lots.refused == 3);
  CHECK(trial.minutes_lacking("boxes", Lacking::Storage) == 0);
}

TEST_CASE("a refused lot is not delivered, for observed figures neither") {
  const Trial trial = run(terminal("storage: {yard: {capacity: {box: 1 item}, when_full: refuse}}",
                                   "{into: yard}, {time: 100 min}",
                                   "{at: [2024-01-01 00:00, 2024-01-01 01:00]}") +
                          R"(
observed:
  - {id: through, measure: transit, of: boxes, from_event: offered, to_event: delivered, value: 1 d}
  - {id: sum, measure: delivered, of: boxes, value: 1 item/yr}
)");
  CHECK(trial.measured("through") == doctest::Approx(100 / 1440.0));
  CHECK(trial.measured("sum") == 1);
}

TEST_CASE("service times belong to the lot: another flow in front of it does not change them") {
  const auto times = [](const std::string& more) {
    const Trial trial =
        run(terminal("facilities: {lane: {count: 50}}",
                     "{use: lane, per: lot, time: {lognormal: {mean: 1 h, cv: 0.5}}}",
                     kFour) +
            more);
    return trial.delivered("boxes");
  };
  CHECK(times("") == times("  aaa: {from: a, to: a, commodity: box, arrives: {every: 7 min}}\n"));
}

}  // namespace
}  // namespace corridor::test::terminal_test
