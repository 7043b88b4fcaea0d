// Lines of sections and loops, worked out by hand.

#include <string>

#include <doctest/doctest.h>

#include "corridor/core/time.hpp"
#include "support.hpp"

namespace corridor::test::line_test {
namespace {

using model::Lacking;

/// Boxes each way by trains of one box; `line` says what lies between a and b.
std::string line(const std::string& line,
                 const std::string& there,
                 const std::string& back,
                 const std::string& more = {}) {
  return ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, )" +
         line + R"(}}
fleets:
  trains: {kind: train, count: unlimited, length: 800 m, capacity: {box: 1 item}}
services:
  east: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]}
  west: {fleet: trains, calls: [{at: b, depart: {when: full}}, {at: a}]}
flows:
  there: {from: a, to: b, commodity: box, arrives: {at: [)" +
         there + R"(]}}
  back: {from: b, to: a, commodity: box, arrives: {at: [)" +
         back + "]}}\n" + more;
}

const std::string kOneLoop =
    "sections: [{time: 40 min}, {time: 30 min}], loops: [{name: sai}], clearance: 5 min";

TEST_CASE("opposite trains meet at a loop") {
  const Trial trial = run(line(kOneLoop, "2024-01-01", "2024-01-01"));
  // both start at 0; at the loop at 40 and 30; the one from b waits until 45
  CHECK(trial.delivered("there") == "70");
  CHECK(trial.delivered("back") == "85");
  CHECK(trial.minutes_lacking("back", Lacking::Track, "a-b.sai") == doctest::Approx(15));
  CHECK(trial.minutes_of("back", model::Activity::Moving, "a-b") == doctest::Approx(70));
}

TEST_CASE("on two tracks only trains of the same direction keep apart") {
  const std::string two =
      "sections: [{time: 40 min, tracks: 2}, {time: 30 min, back: 20 min}], loops: [{name: sai}], "
      "clearance: 5 min";
  const Trial trial = run(line(two, "2024-01-01, 2024-01-01", "2024-01-01"));
  CHECK(trial.delivered("back") == "60");
  // the second one enters at 45, is at the loop at 85
  CHECK(trial.delivered("there") == "70 115");
}

TEST_CASE("following trains keep a headway, and nobody overtakes in a section") {
  const Trial trial = run(line("sections: [{time: 40 min}], headway: 10 min, order: longest_wait",
                               "2024-01-01, 2024-01-01, 2024-01-01",
                               "2024-01-01 00:01"));
  CHECK(trial.delivered("there") == "40 50 60");
  CHECK(trial.delivered("back") == "100");
  CHECK(trial.minutes_lacking("there", Lacking::Track, "a-b") == doctest::Approx(10 + 20));
}

TEST_CASE("a train that does not fit into a loop runs through it, and waits where it fits") {
  const std::string short_loop =
      "sections: [{time: 40 min}, {time: 30 min}, {time: 10 min}], "
      "loops: [{name: sai, length: 700 m}, {name: utes, length: 900 m}]";
  const Trial trial = run(line(short_loop, "2024-01-01", "2024-01-01"));
  // they meet at utes, to which the one from a has a way of two sections
  CHECK(trial.delivered("there") == "80");
  CHECK(trial.delivered("back") == "140");
}

TEST_CASE("who goes first is settled by priority, then by the rule") {
  const auto ends = [](const std::string& order, const std::string& priority) {
    std::string text = line("sections: [{time: 30 min}]" + order, "2024-01-01", "2024-01-01");
    text.replace(text.find("west: {"), 7, "west: {" + priority);
    const Trial trial = run(text);
    return trial.delivered("there") + " " + trial.delivered("back");
  };
  CHECK(ends("", "") == "30 60");
  CHECK(ends(", order: backward", "") == "60 30");
  CHECK(ends("", "priority: 1, ") == "60 30");
  CHECK(ends(", order: forward", "priority: -1, ") == "30 60");
}

TEST_CASE("background trains take their way and carry nothing") {
  const Trial trial = run(line(
      kOneLoop + ", background_trains: {timetable: {times: [2024-01-01 00:10]}, backward: true}",
      "2024-01-01 00:10, 2024-01-01 01:00",
      "2024-01-01 00:20"));
  // it is at the loop from 40 to 55, where the first one passes at 50, and at a at 95; the one
  // behind it finds no track there before 50, and no free section before 85; it meets the second
  // one, which starts at 100, at the loop from 115 to 145
  CHECK(trial.delivered("there") == "80 170");
  CHECK(trial.delivered("back") == "185");
}

TEST_CASE("a closed line lets nobody start, also from its loops") {
  const Trial trial = run(line(kOneLoop, "2024-01-01", "2024-01-05", R"(disruptions:
  works: {closes: a-b, dates: [{from: 2024-01-01 00:30, to: 2024-01-01 02:00}]}
)"));
  CHECK(trial.delivered("there") == "150");
  CHECK(trial.minutes_lacking("there", Lacking::Works) == doctest::Approx(80));
}

TEST_CASE("a mass limit of a link limits what is loaded") {
  const std::string heavy = ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, sections: [{time: 30 min}], max_train_mass: 3000 t}}
commodities: {coal: {unit: t, lot: 500 t}}
fleets: {trains: {kind: train, count: unlimited, tare: 900 t, capacity: {coal: 4000 t}}}
services: {east: {fleet: trains, calls: [{at: a}, {at: b}]}}
flows: {coal: {from: a, to: b, commodity: coal, arrives: {at: [2024-01-01], as: group, size: 4000 t}}}
)";
  std::string text = heavy;
  const auto own = text.find("commodities: {coal");
  text.erase(own, text.find('\n', own) + 1 - own);
  text.replace(text.find("commodities: {"), 14, "commodities: {coal: {unit: t, lot: 500 t}, ");
  CHECK(run(text).quantities("", "departed", "a") == "2000 2000");
}

TEST_CASE("followers let a train through that has waited for the section") {
  const std::string often =
      "2024-01-01 00:00, 2024-01-01 00:10, 2024-01-01 00:20, 2024-01-01 00:30";
  const std::string section = "sections: [{time: 30 min}], headway: 10 min, order: ";
  const Trial longest = run(line(section + "longest_wait", often, "2024-01-01 00:05"));
  // asked at 5: the section is empty at 30, and is taken against the others until 60
  CHECK(longest.delivered("back") == "60");
  CHECK(longest.delivered("there") == "30 90 100 110");
  const Trial forward = run(line(section + "forward", often, "2024-01-01 00:05"));
  CHECK(forward.delivered("there") == "30 40 50 60");
  CHECK(forward.delivered("back") == "90");
}

TEST_CASE("a locked line is told while other traffic goes on") {
  const std::string many = "2024-01-01, 2024-01-01, 2024-01-01, 2024-01-01";
  const Trial locked = attempt(scenario_of(
      line("sections: [{time: 1 h}, {time: 1 h}, {time: 1 h}], loops: [{name: sai}, {name: utes}], "
           "dispatching: first_come, order: longest_wait",
           many,
           many,
           "  others: {from: a, to: a, commodity: box, arrives: {every: 1 h}}\n")));
  CHECK(locked.outcome.status == model::Outcome::Status::Locked);
  CHECK(core::to_days(locked.outcome.ended - locked.from) < 1);
}

const std::string kTwoLoops =
    "sections: [{time: 1 h}, {time: 1 h}, {time: 1 h}], loops: [{name: sai}, {name: utes}]";

TEST_CASE("what the safe rule keeps apart locks when everybody may start") {
  const std::string there = "2024-01-01, 2024-01-01, 2024-01-01, 2024-01-01";
  const std::string back = "2024-01-01, 2024-01-01, 2024-01-01, 2024-01-01";
  const Trial safe = run(line(kTwoLoops, there, back));
  CHECK(safe.flow("there").lots.delivered == 4);
  CHECK(safe.flow("back").lots.delivered == 4);
  const Trial locked = attempt(
      scenario_of(line(kTwoLoops + ", dispatching: first_come, order: longest_wait", there, back)));
  CHECK(locked.outcome.status == model::Outcome::Status::Locked);
  CHECK_MESSAGE(
      locked.outcome.message.find(" holds a track of sai and awaits section 2 of a-b, held up "
                                  "by ") != std::string::npos,
      locked.outcome.message);
}

TEST_CASE("trains that are too long or too heavy are told before a run") {
  const auto told = [](const std::string& text) {
    return diagnostics_of(line(text, "2024-01-01", "2024-01-01"));
  };
  CHECK(
      told("sections: [{time: 1 h}, {time: 1 h}], loops: [{name: sai, length: 700 m}]")
          .find("error: fleets.trains.length: a train of 800 m is longer than every loop of a - b "
                "(the longest is 700 m)") != std::string::npos);
  CHECK(told("sections: [{time: 1 h}], max_train_length: 700 m")
            .find("a train of 800 m is longer than a-b lets pass, 700 m") != std::string::npos);
  CHECK(told("sections: [{time: 1 h}], max_train_mass: 700 t")
            .find("error: commodities.box: has no mass, and a link on its way limits") !=
        std::string::npos);
}

/// Trains a day through a line that is saturated from both ends.
double trains_a_day(const std::string& line_text,
                    const std::string& to = "2024-03-31",
                    double days = 90) {
  const Trial trial = attempt(scenario_of("corridor: 1\nname: test\nfrom: 2024-01-01\nto: " + to +
                                          "\n"
                                          R"(
commodities: {box: {unit: item, lot: 1 item}}
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, )" + line_text + R"(}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services:
  east: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]}
  west: {fleet: trains, calls: [{at: b, depart: {when: full}}, {at: a}]}
flows:
  there: {from: a, to: b, commodity: box, arrives: {every: 100 min}}
  back: {from: b, to: a, commodity: box, arrives: {every: 100 min}}
)"));
  CHECK(trial.outcome.status == model::Outcome::Status::Complete);
  const auto delivered = trial.flow("there").lots.delivered + trial.flow("back").lots.delivered;
  return static_cast<double>(delivered) / days;
}

TEST_CASE("a saturated line of equal sections reaches 24 h / (t1 + t2 + clearances) pairs a day") {
  for (const int loops : {2, 3, 5, 9}) {
    std::string sections = "sections: [{time: 50 min, back: 60 min}";
    std::string names = "loops: [{name: l0}";
    for (int i = 1; i <= loops; ++i) {
      sections += ", {time: 50 min, back: 60 min}";
      names += i < loops ? ", {name: l" + std::to_string(i) + "}" : "";
    }
    const double pairs = trains_a_day(sections + "], " + names + "], clearance: 5 min") / 2;
    CAPTURE(loops);
    CHECK(pairs == doctest::Approx(24.0 * 60 / (50 + 60 + 5 + 5)).epsilon(0.05));
  }
}

TEST_CASE("over ten years no order of the safe rule locks or loses a train") {
  for (const std::string order : {"alternate", "longest_wait", "forward", "backward"}) {
    const double pairs = trains_a_day(
                             "sections: [{time: 50 min}, {time: 60 min}, {time: 45 min}], loops: "
                             "[{name: sai}, {name: "
                             "utes, tracks: 3}], clearance: 5 min, headway: 15 min, order: " +
                                 order,
                             "2034-01-01",
                             3653) /
                         2;
    MESSAGE(order << ": " << pairs << " pairs a day");
    CHECK(pairs > 10);
  }
}

}  // namespace
}  // namespace corridor::test::line_test
