// What must not change, or must change in a known way, when a scenario is written differently:
// other clocks, names and orders, parts that are split or doubled, more of everything.

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"
#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::metamorphic_test {
namespace {

using model::Lacking;

/// A small corridor with a bit of everything: trains to a port with a small yard, ferries by
/// timetable, trucks with a headway, a crane that breaks down by the calendar. All times are whole
/// minutes, also those that are drawn; @ ends each id.
constexpr std::array<std::pair<const char*, const char*>, 5> kCorridor{{
    {"nodes:\n", R"(
  mine@: {}
  port@:
    facilities:
      crane: {count: 1, breakdowns: {time_to_failure: {empirical: {values: [1000 min, 2600 min]}}, time_to_repair: {empirical: {values: [100 min, 250 min]}}}}
      berth: {count: 1}
    storage: {yard: {capacity: {job: 17 jobs, mail: 5 jobs}}}
    handling:
      - cargo: [job, mail]
        from: rail
        to: sea
        steps: [{use: crane, per: lot, time: {empirical: {values: [11 min, 17 min, 29 min]}}, into: yard}, {per: train, time: 41 min, out_of: yard}]
  coast@:
    facilities: {gate: {count: 2, time: {empirical: {values: [19 min, 47 min]}}}}
    handling: [{cargo: [job, mail], from: sea, to: road, steps: [{per: train, time: 53 min}, {use: gate}]}]
  town@: {}
)"},
    {"links:\n", R"(
  mine@-port@: {mode: rail, time: {empirical: {values: [410 min, 530 min]}}, headway: 73 min}
  port@-coast@: {mode: sea, time: {empirical: {values: [290 min, 350 min, 610 min]}}}
  coast@-town@: {mode: road, time: 97 min, headway: 13 min}
)"},
    {"fleets:\n", R"(
  wagons@: {kind: train, count: 3, capacity: {job: 7 jobs, mail: 2 jobs}, home: mine@}
  ferries@: {kind: ship, count: 2, capacity: {job: 10 jobs, mail: 3 jobs}, capacity_rule: shared, home: port@}
  trucks@: {kind: road, count: unlimited, capacity: {job: 1 job, mail: 1 job}}
)"},
    {"services:\n", R"(
  block@: {fleet: wagons@, calls: [{at: mine@, depart: {when: full, at_most: 900 min}}, {at: port@, depart: {when: at_once}}]}
  ferry@: {fleet: ferries@, calls: [{at: port@, berth: berth, depart: {when: timetable, timetable: {every: 360 min, offset: 60 min}}}, {at: coast@, depart: {when: at_once}}]}
  truck@: {fleet: trucks@, calls: [{at: coast@, depart: {when: full}}, {at: town@}]}
)"},
    {"flows:\n", R"(
  jobs@: {from: mine@, to: town@, commodity: job, arrives: {every: {empirical: {values: [37 min, 91 min, 203 min]}}}}
  mail@: {from: mine@, to: town@, commodity: mail, priority: 1, arrives: {every: {empirical: {values: [300 min, 800 min]}}}}
)"},
}};

/// `end` of the window, and what is put for @ in each of the corridors that lie side by side.
std::string corridor(const std::string& end = "2024-02-10",
                     const std::vector<std::string>& copies = {""}) {
  std::string text = "corridor: 1\nname: test\nfrom: 2024-01-01\nto: " + end +
                     "\nwarm_up: 0 d\ncool_down: 300 d\ncommodities: {job: {unit: job, lot: 1 "
                     "job}, mail: {unit: job, lot: 1 job}}\n";
  for (const auto& [head, body] : kCorridor) {
    text += head;
    for (const std::string& copy : copies) {
      text += std::regex_replace(std::string(body), std::regex("@"), copy);
    }
  }
  return text;
}

/// The first of the values instead of each draw.
std::string undrawn(const std::string& yaml) {
  static const std::regex kDraw(R"(\{empirical: \{values: \[([0-9]+ min)[^}]*\}\})");
  return std::regex_replace(yaml, kDraw, "$1");
}

/// Every number of minutes in the text times k.
std::string slower(const std::string& yaml, int k) {
  static const std::regex kMinutes("([0-9]+) min");
  std::string out;
  auto rest = yaml.cbegin();
  for (std::sregex_iterator it(yaml.begin(), yaml.end(), kMinutes), end; it != end; ++it) {
    const std::smatch& match = *it;
    out.append(rest, match[0].first);
    out += std::to_string(std::stoll(match[1].str()) * k) + " min";
    rest = match[0].second;
  }
  return out.append(rest, yaml.cend());
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
    ++n;
  }
  REQUIRE(n > 0);
  return text;
}

using Happening = std::pair<core::Duration, std::string>;  // since the beginning; what, who, where

/// Everything that happened until the end of the window.
std::vector<Happening> happenings(const Trial& trial, core::Duration until) {
  std::vector<Happening> all;
  for (const model::TraceEvent& row : trial.events) {
    if (row.time - trial.from < until) {
      all.emplace_back(row.time - trial.from, row.event + " " + row.entity + " " + row.place);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

constexpr core::Duration kWindow = core::kHour * 24 * 40;

TEST_CASE("a clock that runs five times slower changes all times by exactly that") {
  const Trial one = run(corridor());
  const Trial five = run(slower(corridor("2024-07-19"), 5));  // 200 days
  const auto fast = happenings(one, kWindow);
  auto slow = happenings(five, 5 * kWindow);
  REQUIRE(fast.size() > 3000);
  REQUIRE(slow.size() == fast.size());
  for (auto& [time, what] : slow) {
    REQUIRE(time.count() % 5 == 0);
    time /= 5;
  }
  CHECK(slow == fast);
  for (const char* flow : {"jobs", "mail"}) {
    CHECK(five.flow(flow).transit_sum == 5 * one.flow(flow).transit_sum);
    for (int lacking = 0; lacking <= static_cast<int>(Lacking::Batch); ++lacking) {
      const auto cause = static_cast<Lacking>(lacking);
      CHECK(five.minutes_lacking(flow, cause) == 5 * one.minutes_lacking(flow, cause));
    }
  }
  CHECK(five.storage("port", "yard").mean_level ==
        doctest::Approx(one.storage("port", "yard").mean_level));
  CHECK(five.facility("port", "crane").mean_queue ==
        doctest::Approx(one.facility("port", "crane").mean_queue));
}

TEST_CASE("drawn times scale, too, but for their rounding to the microsecond") {
  const auto waits = [](const std::string& unit, const std::string& to) {
    return run("corridor: 1\nname: test\nfrom: 2024-01-01\nto: " + to +
               "\nwarm_up: 0 d\ncool_down: 60 d\ncommodities: {job: {unit: job, lot: 1 job}}\n"
               "nodes: {a: {facilities: {crane: {count: 1, time: {gamma: {mean: " +
               unit +
               ", cv: 0.8}}}}, handling: [{cargo: job, from: origin, to: destination, steps: "
               "[{use: crane}]}]}}\nflows: {jobs: {from: a, to: a, commodity: job, arrives: "
               "{at: [2024-01-01]}}, more: {from: a, to: a, commodity: job, arrives: {every: "
               "{lognormal: {mean: " +
               unit + ", cv: 1.2}}, first: 0 s}}}\n");
  };
  const Trial hours = waits("1 h", "2024-01-21");
  const Trial days = waits("1 d", "2025-04-25");  // 480 days
  REQUIRE(hours.flow("more").cohort > 300);
  REQUIRE(days.flow("more").cohort == hours.flow("more").cohort);
  CHECK(core::to_hours(days.flow("more").transit_sum) ==
        doctest::Approx(24 * core::to_hours(hours.flow("more").transit_sum)).epsilon(1e-9));
}

TEST_CASE("a run does not know how long it will be observed") {
  const auto short_run = happenings(run(corridor("2024-01-21")), core::kHour * 24 * 20);
  const auto long_run = happenings(run(corridor("2024-03-31")), core::kHour * 24 * 20);
  REQUIRE(short_run.size() > 1500);
  CHECK(short_run == long_run);
}

TEST_CASE("without drawn times it does not matter what anything is called") {
  const std::string yaml = undrawn(corridor());
  const std::string renamed = replaced(
      replaced(
          replaced(replaced(replaced(yaml, "mine", "zeta"), "coast", "alpha"), "crane", "hoist"),
          "block:",
          "weekly:"),
      "yard",
      "area");
  const Trial one = run(yaml);
  const Trial other = run(renamed);
  REQUIRE(one.flow("jobs").cohort > 1000);
  CHECK(one.delivered("jobs") == other.delivered("jobs"));
  CHECK(one.delivered("mail") == other.delivered("mail"));
  CHECK(one.outcome.events == other.outcome.events);
  CHECK(one.storage("port", "yard").mean_level == other.storage("port", "area").mean_level);
}

TEST_CASE("units are a matter of writing") {
  const std::string other = replaced(
      replaced(replaced(corridor(), "360 min", "0.25 d"), "900 min", "15 h"), "73 min", "4380 s");
  CHECK(run(corridor()).outcome.fingerprint == run(other).outcome.fingerprint);
}

// ---- split in two

TEST_CASE("two links in place of one, with nothing to do between them") {
  const std::string split =
      replaced(replaced(corridor(),
                        "  coast-town: {mode: road, time: 97 min, headway: 13 min}\n",
                        "  coast-fork: {mode: road, time: 40 min, headway: 13 min}\n"
                        "  fork-town: {mode: road, time: 57 min, headway: 13 min}\n"),
               "  town: {}\n",
               "  town: {}\n  fork: {}\n");
  const Trial one = run(corridor());
  const Trial two = run(split);
  CHECK(one.delivered("jobs") == two.delivered("jobs"));
  CHECK(one.flow("jobs").transit_sum == two.flow("jobs").transit_sum);
  CHECK(two.link("fork-town", "fork").waited == core::Duration{0});
}

TEST_CASE("two cranes of an hour each do what one of half an hour does, pair by pair") {
  const auto cranes = [](const std::string& crane) {
    return run(
        ten_days() + "nodes: {a: {facilities: {crane: {" + crane +
        "}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: crane}]}]}}\n"
        "flows: {boxes: {from: a, to: a, commodity: box, arrives: {as: group, size: 2 items, "
        "every: 1 h, first: 0 h}}}\n");
  };
  const Trial one = cranes("count: 1, time: 30 min");
  const Trial two = cranes("count: 2, time: 1 h");
  CHECK(first(4, one.delivered("boxes")) == "30 60 90 120");
  CHECK(first(4, two.delivered("boxes")) == "60 60 120 120");
  for (const Trial* trial : {&one, &two}) {
    const auto& crane = trial->facility("a", "crane");
    CHECK(crane.served == 480);
    const auto working = static_cast<std::size_t>(stats::FacilityState::Working);
    CHECK(core::to_hours(crane.server_time[working]) == doctest::Approx(crane.count * 240));
  }
  CHECK(one.minutes_lacking("boxes", Lacking::Server) == 240 * 30);
  CHECK(two.minutes_lacking("boxes", Lacking::Server) == 0);
}

TEST_CASE("two Poisson flows of half the rate are one") {
  cite("superposition of Poisson processes");
  const Replicated runs(years(10) + R"(
nodes:
  counter:
    facilities: {servers: {count: 1, time: {exponential: {mean: 1 h}}}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: servers}]}]
flows:
  east: {from: counter, to: counter, commodity: job, arrives: {every: {exponential: {mean: 4 h}}}}
  west: {from: counter, to: counter, commodity: job, volume: 2191.5 jobs/yr}
)",
                        20);
  runs.expect("queue", 0.5, queue_length("counter.servers"));
  runs.expect("east: waiting, h", 1, waiting("east", Lacking::Server));
}

TEST_CASE("one big lot or a group of small ones: the same hours of a crane that has a rate") {
  const auto unload = [](const std::string& lot) {
    return run(
        "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\ncool_down: "
        "20 d\ncommodities: {oil: {unit: t, lot: " +
        lot +
        "}}\nnodes: {a: {facilities: {pump: {count: 1, rate: 120 t/h}}, handling: [{cargo: "
        "oil, from: origin, to: destination, steps: [{use: pump, per: group}]}]}}\nflows: "
        "{oil: {from: a, to: a, commodity: oil, arrives: {as: group, size: 600 t, every: 4 h, "
        "first: 0 h}}}\n");
  };
  const Trial big = unload("600 t");
  const Trial small = unload("50 t");
  CHECK(first(3, big.delivered("oil")) == "300 600 900");
  CHECK(small.flow("oil").lots.offered == 12 * big.flow("oil").lots.offered);
  CHECK(small.flow("oil").transit_sum == 12 * big.flow("oil").transit_sum);
  CHECK(small.facility("a", "pump").mean_queue == big.facility("a", "pump").mean_queue);
}

// ---- doubled

TEST_CASE("two corridors side by side: the first does not notice the second") {
  const Trial alone = run(corridor());
  const Trial both = run(corridor("2024-02-10", {"", "2"}));
  auto without_second = happenings(both, kWindow);
  std::erase_if(without_second, [](const Happening& happening) {
    return happening.second.find("2#") != std::string::npos ||
           happening.second.find("2/") != std::string::npos;
  });
  CHECK(without_second == happenings(alone, kWindow));
  for (const char* flow : {"jobs", "mail"}) {
    CHECK(both.flow(flow).transit_sum == alone.flow(flow).transit_sum);
  }
  CHECK(both.storage("port", "yard").mean_level == alone.storage("port", "yard").mean_level);
  CHECK(both.facility("port", "crane").server_time == alone.facility("port", "crane").server_time);
  CHECK(both.call("ferry", "port").departures == alone.call("ferry", "port").departures);
  CHECK(both.flow("jobs2").cohort > 300);
  CHECK(both.flow("jobs2").transit_sum != both.flow("jobs").transit_sum);  // it has its own luck
}

TEST_CASE("two corridors side by side without drawn times are twice the same") {
  const Trial both = run(undrawn(corridor("2024-02-10", {"", "2"})));
  CHECK(both.delivered("jobs2") == both.delivered("jobs"));
  CHECK(both.delivered("mail2") == both.delivered("mail"));
  CHECK(both.facility("port2", "crane").server_time == both.facility("port", "crane").server_time);
  CHECK(both.call("ferry2", "port2").departures == both.call("ferry", "port").departures);
}

TEST_CASE("twice of everything at one place: twice the lots, and no longer waits") {
  // twice the demand, servers and room at an overloaded line without drawn times
  const auto line = [](int k) {
    const auto times_k = [k](int n) { return std::to_string(n * k); };
    return run(ten_days() + "nodes: {a: {facilities: {saw: {count: " + times_k(2) +
               ", time: 50 min}, oven: {count: " + times_k(3) +
               ", time: 95 min}}, storage: {line: {capacity: {box: " + times_k(4) +
               " items}, when_full: refuse}, mid: {capacity: {box: " + times_k(1) +
               " items}}}, handling: [{cargo: box, from: origin, to: destination, steps: [{into: "
               "line}, {use: saw, out_of: line, into: mid}, {use: oven, out_of: mid}]}]}}\nflows: "
               "{boxes: {from: a, to: a, commodity: box, arrives: {as: group, size: " +
               times_k(3) + " items, every: 80 min}}}\n");
  };
  const Trial one = line(1);
  const Trial two = line(2);
  CHECK(one.flow("boxes").lots.refused > 50);
  CHECK(two.flow("boxes").lots.refused == 2 * one.flow("boxes").lots.refused);
  CHECK(two.flow("boxes").lots.delivered == 2 * one.flow("boxes").lots.delivered);
  CHECK(two.flow("boxes").transit_sum == 2 * one.flow("boxes").transit_sum);
  CHECK(two.storage("a", "line").mean_level ==
        doctest::Approx(2 * one.storage("a", "line").mean_level));
}

// ---- more of one thing, under the same luck

/// Minutes at which each lot was delivered, by its number.
std::vector<double> deliveries(const Trial& trial) {
  std::vector<double> minutes;
  for (std::int64_t n = 1; n <= trial.flow("boxes").cohort; ++n) {
    minutes.push_back(std::stod(trial.minutes("boxes/" + std::to_string(n), "delivered")));
  }
  return minutes;
}

/// Whether no lot is later in `more` than in `less`, and one is earlier.
bool never_later(const std::vector<double>& more, const std::vector<double>& less) {
  REQUIRE(more.size() == less.size());
  bool any = false;
  for (std::size_t i = 0; i < more.size(); ++i) {
    if (more[i] > less[i]) {
      return false;
    }
    any = any || more[i] < less[i];
  }
  return any;
}

TEST_CASE("one more server or one more place between them makes no lot later (Stoyan 1983)") {
  const auto line = [](int saws, int mid, int ovens) {
    return deliveries(run(
        "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\ncool_down: 60 "
        "d\ncommodities: {box: {unit: item, lot: 1 item}}\nnodes: {a: {facilities: {saw: {count: " +
        std::to_string(saws) +
        ", time: {gamma: {mean: 50 min, cv: 0.9}}}, oven: {count: " + std::to_string(ovens) +
        ", time: {lognormal: {mean: 95 min, cv: 1.1}}}}, storage: {mid: {capacity: {box: " +
        std::to_string(mid) +
        " items}}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: saw, "
        "into: mid}, {use: oven, out_of: mid}]}]}}\nflows: {boxes: {from: a, to: a, commodity: "
        "box, arrives: {every: {exponential: {mean: 60 min}}}}}\n"));
  };
  const auto base = line(1, 1, 1);
  REQUIRE(base.size() > 200);
  CHECK(never_later(line(1, 2, 1), base));
  CHECK(never_later(line(1, 1, 2), base));
  CHECK(never_later(line(1, 5, 2), line(1, 1, 2)));
  const auto wide = line(1, 400, 2);  // the buffer never fills: two queues in a row
  CHECK(never_later(line(1, 400, 3), wide));
}

TEST_CASE("more ferries, larger ferries and more berths carry no less") {
  const auto carried = [](int ferries, int room, int berths) {
    auto scenario = shipped("lab/two-berth-ferries.yaml");
    scenario.to += std::chrono::days{20};
    scenario.fleets.at("ferries").count = ferries;
    scenario.fleets.at("ferries").capacity.at("wagon") = core::Amount{room * 1'000'000};
    for (const char* side : {"west", "east"}) {
      scenario.nodes.at(side).facilities.at("berth").count = berths;
    }
    return run(scenario).flow("wagons").lots.delivered;
  };
  const auto base = carried(1, 10, 1);
  REQUIRE(base > 100);
  CHECK(carried(2, 10, 1) > base);
  CHECK(carried(3, 10, 1) >= carried(2, 10, 1));
  CHECK(carried(1, 20, 1) > base);
  CHECK(carried(2, 10, 2) >= carried(2, 10, 1));
}

}  // namespace
}  // namespace corridor::test::metamorphic_test
