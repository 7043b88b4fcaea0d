// Tanks through YAML, each beside what a pencil gives.
#include "corridor/model/tank.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::tank_test {
namespace {

using model::Lacking;

/// A well into a tank of 1000 t at a, from which a tanker of 500 t takes the oil to b, 10 h away.
struct Well {
  std::string arrives = "{rate: 100 t/h}";
  std::string tank = "{tank: true, capacity: {oil: 1000 t}, marks: {oil: 400 t}}";
  std::string load = "{per: train, rate: 250 t/h, out_of: tank}";
  std::string depart = "{when: full}";
  std::string at_b = "{into: yard}";
  std::string b_storage = "{yard: {}}";
  std::string more = {};
};

std::string text_of(const Well& it) {
  std::string text =
      "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\ncool_down: 0 d\n";
  text += "commodities: {oil: {unit: t, lot: 100 t}, gas: {unit: t, lot: 100 t}}\nnodes:\n  a:\n";
  text +=
      "    storage: {tank: " + it.tank + "}\n    handling: [{cargo: oil, from: origin, to: sea, ";
  text += "steps: [{into: tank}, " + it.load + "]}]\n  b:\n    storage: " + it.b_storage + "\n";
  text += "    handling: [{cargo: oil, from: sea, to: destination, steps: [" + it.at_b + "]}]\n";
  text += "links: {a-b: {mode: sea, time: 10 h}}\n";
  text += "fleets: {tankers: {kind: ship, count: 1, home: a, capacity: {oil: 500 t}}}\n";
  text += "services: {tanker: {fleet: tankers, calls: [{at: a, depart: " + it.depart +
          "}, {at: b}]}}\n";
  text += "flows:\n  oil: {from: a, to: b, commodity: oil, arrives: " + it.arrives + "}\n";
  text += it.more;
  return text;
}

const model::TankOutcome& tank(const Trial& trial, const std::string& node = "a") {
  for (const model::TankOutcome& row : trial.outcome.tanks) {
    if (row.node == node) {
      return row;
    }
  }
  REQUIRE_MESSAGE(false, "no tank there");
  return trial.outcome.tanks.front();
}

TEST_CASE("tanks: a stream becomes lots as they are in, and a ship takes them at the pump's rate") {
  const Trial trial = run(text_of({}));
  // a lot an hour, each pumped in 24 min; the fifth is in at 5 h
  CHECK(first(3, trial.minutes("", "offered")) == "60 120 180");
  CHECK(first(5, trial.minutes("", "loaded", "a")) == "84 144 204 264 324");
  // 20 h and the time of the pumping later it is back at 25.4 h, with 20.4 h of oil in the tank,
  // full after 15 h more than the 24 min of the fifth lot
  CHECK(first(2, trial.minutes("tanker#1", "departed", "a")) == "324 1644");
  CHECK(first(1, trial.minutes("a.tank", "shut in")) == "900");
  CHECK(first(1, trial.minutes("a.tank", "restarted")) == "1524");
}

TEST_CASE("tanks: what is shut in is lost, to the gram") {
  const Trial trial = run(text_of({.depart = "{when: full, at_least: 500 t}", .more = {}}));
  const model::TankOutcome& row = tank(trial);
  CHECK(row.flow == "oil");
  CHECK((row.inflow + row.lost).to_units() == doctest::Approx(24'000).epsilon(1e-9));
  CHECK(row.opening + row.inflow == row.drawn + row.closing);
  CHECK(row.highest.to_units() == 1000);
  CHECK(row.lowest.to_units() == 0);
  // at 15 h and 30.4 h, then as the ship comes, every 22 h
  CHECK(row.shut_ins == 11);
}

TEST_CASE("tanks: while a full tank is drawn more slowly than it fills, a part is shut in") {
  const Trial trial =
      run(text_of({.tank = "{tank: true, capacity: {oil: 1000 t}, initial: {oil: 1000 t}}",
                   .load = "{per: train, rate: 50 t/h, out_of: tank}",
                   .more = "disruptions: {end: {closes: a, forbids: arrivals, reason: works, "
                           "dates: [{from: 2024-01-01 01:00, to: 2024-02-01}]}}\n"}));
  // ten hours of loading at 50 t/h, then nothing but the tank, which is full all the time
  CHECK(tank(trial).inflow.to_units() == 500);
  CHECK(tank(trial).lost.to_units() == doctest::Approx(23'500).epsilon(1e-9));
  CHECK(core::to_days(tank(trial).shut_in) == doctest::Approx(10));
  CHECK(tank(trial).mean_level == doctest::Approx(1000));
  CHECK(tank(trial).volume_hours == doctest::Approx(240'000));
}

TEST_CASE("tanks: marks are told and timed") {
  const Trial trial = run(text_of({.load = "{per: train, time: 5 h, out_of: tank}"}));
  // 500 t in 5 h from the fifth hour on, back at 30 h: 0 to 5 h up, 5 to 10 h level, then up
  CHECK(first(1, trial.minutes("a.tank", "rose")) == "240");
  CHECK(first(1, trial.quantities("a.tank", "rose")) == "400");
  CHECK(tank(trial).marks.front().reached >= 1);
  CHECK(tank(trial).marks.front().level.to_units() == 400);
}

TEST_CASE("tanks: the rate of a stream may follow dates, a season or a draw") {
  const std::string dated = text_of(
      {.arrives = "{rates: [{at: 2024-01-02, rate: 100 t/h}, {at: 2024-01-03, rate: 0 t/h}]}"});
  // 2400 t, of which 900 come while the tank is full and the ship away
  CHECK(tank(run(dated)).inflow.to_units() == 1500);
  CHECK(tank(run(dated)).lost.to_units() == 900);
  const std::string season = text_of({.arrives = "{process: continuous}"});
  std::string by_month = season;
  by_month.replace(
      by_month.find("commodity: oil, arrives"), 15, "commodity: oil, volume: 36.6 kt/yr,");
  const model::TankOutcome row = tank(run(by_month));
  CHECK((row.inflow + row.lost).to_units() == doctest::Approx(1000).epsilon(1e-9));  // 100 t a day
  const std::string drawn =
      text_of({.arrives = "{rate: 100 t/h, factor: {uniform: {low: 0.5, high: 1.5}}, every: 6 h}"});
  const Trial one = run(drawn);
  const Trial two = run(drawn, {.seed = 1, .number = 1});
  CHECK((tank(one).inflow + tank(one).lost) != (tank(two).inflow + tank(two).lost));
  CHECK((tank(one).inflow + tank(one).lost).to_units() == doctest::Approx(24'000).epsilon(0.2));
}

TEST_CASE("tanks: a discharge waits for ullage, and says so") {
  // at b a lot leaves for good every 2 h, and the tank holds two
  const Trial trial =
      run(text_of({.at_b = "{per: lot, rate: 200 t/h, into: tank}, {use: pump, per: lot, "
                           "rate: 50 t/h, out_of: tank}",
                   .b_storage = "{tank: {tank: true, capacity: {oil: 200 t}}}\n"
                                "    facilities: {pump: {count: 1}}"}));
  // alongside at 15.4 h; lots at 15.9, 16.4; the first is pumped out from 15.9 h to 17.9 h
  CHECK(first(5, trial.minutes("", "unloaded", "b")) == "954 984 1104 1224 1344");
  CHECK(first(3, trial.minutes("", "delivered", "b")) == "1074 1194 1314");
  CHECK(trial.minutes_lacking("oil", Lacking::Storage, "b.tank") > 0);
  CHECK(tank(trial, "b").highest.to_units() <= 200);
}

TEST_CASE("tanks: vessels share a pump, lot by lot in turn") {
  Well it{.arrives = "{rate: 1 t/h}",
          .tank = "{tank: true, capacity: {oil: 1000 t}, initial: {oil: 1000 t}}",
          .load = "{out_of: tank}",
          .at_b = "{use: pump, per: lot, rate: 50 t/h, into: tank}",
          .b_storage =
              "{tank: {tank: true, capacity: {oil: 200 t}}}\n"
              "    facilities: {pump: {count: 1}}"};
  std::string text = text_of(it);
  text.replace(text.find("count: 1, home"), 8, "count: 2");
  const Trial trial = run(text);
  // both come at 10 h; one's lots are in at 12, 16, ..., 28 h, the other's at 14, 18, ..., 30 h
  CHECK(trial.minutes("tanker#1", "departed", "b").substr(0, 4) == "1680");
  CHECK(trial.minutes("tanker#2", "departed", "b").substr(0, 4) == "1800");
  CHECK(first(4, trial.minutes("", "unloaded", "b")) == "720 840 960 1080");
}

TEST_CASE("tanks: a departure of the timetable is missed when stock is short") {
  const Trial trial =
      run(text_of({.arrives = "{rate: 10 t/h}",
                   .load = "{per: train, time: 2 h, out_of: tank}",
                   .depart = "{when: timetable, timetable: {every: 1 d, offset: 6 h}, at_least: "
                             "500 t, if_short: cancel}"}));
  // 500 t are there at 50 h, so that the departures at 6, 30 are void and the third goes
  CHECK(trial.minutes("tanker#1", "missed", "a").substr(0, 8) == "360 1800");
  CHECK(first(1, trial.minutes("tanker#1", "departed", "a")) == "3360");
  CHECK(trial.call("tanker", "a").missed >= 2);
  CHECK(trial.call("tanker", "a").not_lifted.to_units() ==
        500 * static_cast<double>(trial.call("tanker", "a").missed));
}

TEST_CASE("tanks: a pump that changes while its hoses are connected works on as it began") {
  Well it{.load = "{use: pump, fixed: 1 h, out_of: tank}"};
  it.more =
      "disruptions: {slow: {changes: {nodes.a.facilities.pump.rate: 240 t/day}, "
      "dates: [{from: 2024-01-01 01:30, to: 2024-01-01 03:00}]}}\n";
  std::string text = text_of(it);
  text.replace(text.find("    storage: {tank"),
               4,
               "    facilities: {pump: {count: 1, rate: 100 t/h}}\n    ");
  const Trial trial = run(text);
  // the first lot is in at 1 h; connected at 2 h, pumped at 100 t/h until 3 h
  CHECK(first(2, trial.minutes("", "loaded", "a")) == "180 240");
}

TEST_CASE("tanks: dates change their capacity") {
  const Trial trial = run(
      text_of({.more = "disruptions: {less: {changes: {nodes.a.storage.tank.capacity.oil: 300 t}, "
                       "dates: [{from: 2024-01-01, to: 2024-01-02}]}}\n"}));
  CHECK(first(1, trial.minutes("a.tank", "shut in")) > "0");
  CHECK(tank(trial).capacity.to_units() == 1000);
}

TEST_CASE("tanks: what can never be is refused with its remedy") {
  const auto told = [](const Well& it) { return diagnostics_of(text_of(it)); };
  CHECK(told({.tank = "{capacity: {oil: 1000 t}}"}).find("a stream fills a tank (expected") !=
        std::string::npos);
  CHECK(
      told({.tank = "{tank: true, capacity: {oil: 50 t}}"}).find("smaller than one lot of 100 t") !=
      std::string::npos);
  CHECK(told({.tank = "{tank: true, capacity: {gas: 500 t}}"})
            .find("a tank for gas (expected a tank for oil") != std::string::npos);
  CHECK(told({.tank = "{tank: true, capacity: {oil: 400 t}}",
              .load = "{per: train, time: 5 h, out_of: tank}"})
            .find("can never load (expected more room") != std::string::npos);
  CHECK(told({.at_b = "{per: train, time: 5 h, into: yard}",
              .b_storage = "{yard: {tank: true, capacity: {oil: 400 t}}}"})
            .find("can never unload (expected more room") != std::string::npos);
  CHECK(told({
                 .more = "  more: {from: a, to: b, commodity: oil, arrives: {rate: 1 t/h}}\n",
             })
            .find("a second stream into a.tank") != std::string::npos);
}

}  // namespace
}  // namespace corridor::test::tank_test
