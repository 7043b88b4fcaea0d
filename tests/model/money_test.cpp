// Who pays whom, worked out by hand to the millionth.

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "corridor/model/lot_charges.hpp"
#include "corridor/model/money_book.hpp"
#include "corridor/model/vehicle_meters.hpp"
#include "outcome_text.hpp"
#include "support.hpp"

namespace corridor::test::money_test {
namespace {

/// Ten days. Boxes of 2 TEU come to `a` on the 1st and the 3rd, an hour at the gate each. The ship
/// leaves `b` empty on the 4th, a day's way, loads both on the 5th from 00:00 to 01:00, unloads
/// them at `b` on the 6th from 01:00 to 03:00, leaves again on the 9th and waits at `a` to the end.
std::string line(const std::string& of_flow = {}, const std::string& more = {}) {
  return R"(
corridor: 1
name: money
from: 2024-01-01
to: 2024-01-11
cool_down: 20 d
commodities: {box: {unit: TEU, lot: 2 TEU, mass: 10 t/TEU, delay_cost: 24 USD/TEU/day}}
nodes:
  a:
    facilities: {crane: {count: 1}}
    storage: {yard: {fees: {box: {free_time: 1 d, fee: 10 USD/TEU/day}}}}
    handling:
      - cargo: box
        from: origin
        to: sea
        steps:
          - {time: 1 h, into: yard, tariff: 5 USD/TEU}
          - {use: crane, time: 30 min, out_of: yard, tariff: 60.000001 USD/TEU}
  b:
    operator: port of b
    facilities: {crane: {count: 1}}
    handling:
      - {cargo: box, from: sea, to: destination, steps: [{use: crane, time: 1 h, tariff: 40 USD/TEU}]}
links: {a-b: {mode: sea, time: 1 d, length: 480 km}}
fleets:
  ship:
    kind: ship
    count: 1
    capacity: {box: 4 TEU}
    home: b
    day_cost: 2400 USD/day
    emissions: {per_tonne_km: 10 g/t/km, per_km: 50 kg/km, at_berth: 12 kg/h}
services:
  feeder:
    fleet: ship
    tariffs: [{cargo: box, from: a, to: b, price: 100 USD/TEU, per_km: 0.25 USD/TEU/km}]
    calls:
      - {at: a, depart: {when: full}, demurrage: {laytime: 30 min, rate: 4800 USD/day}}
      - at: b
        depart: {when: timetable, timetable: {times: [2024-01-04, 2024-01-09]}}
        demurrage: {laytime: 2 d, rate: 1200 USD/day}
flows:
  out: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01, 2024-01-03]})" +
         of_flow + "}\n" + more;
}

/// "payer > payee what at place (flow)" and millionths.
std::map<std::string, std::int64_t> money_of(const model::Outcome& outcome) {
  std::map<std::string, std::int64_t> rows;
  for (const model::MoneyOutcome& row : outcome.money) {
    rows[row.payer + " > " + row.payee + ": " + model::to_string(row.what) + " at " + row.place +
         (row.flow.empty() ? "" : " of " + row.flow)] = static_cast<std::int64_t>(row.millionths);
  }
  return rows;
}

using Rows = std::map<std::string, std::int64_t>;

std::string text(const Rows& rows) {
  std::string lines;
  for (const auto& [row, amount] : rows) {
    lines += row + " = " + std::to_string(amount) + "\n";
  }
  return lines;
}

const Rows kVehicles = {
    {"carrier feeder > owner of ship: vehicle days at a", 2'500'000'000},
    {"carrier feeder > owner of ship: vehicle days at a-b", 7'200'000'000},
    {"carrier feeder > owner of ship: vehicle days at b", 14'300'000'000},
    {"port of b > carrier feeder: demurrage at b", 2'350'000'000},
    {"shipper of out > lost time: delay at a of out", 284'000'000},
    {"terminal a > carrier feeder: demurrage at a", 4'800'000'000},
};

TEST_CASE("money: each posting of a hand-worked case is right to the millionth") {
  const Trial trial = run(line());
  CHECK(trial.outcome.currency == "USD");
  Rows expected = kVehicles;
  expected["shipper of out > carrier feeder: freight at a - b of out"] = 880'000'000;
  expected["shipper of out > port of b: handling at b.crane of out"] = 160'000'000;
  expected["shipper of out > terminal a: handling at a of out"] = 20'000'000;
  expected["shipper of out > terminal a: handling at a.crane of out"] = 240'000'004;
  expected["shipper of out > terminal a: storage at a.yard of out"] = 78'750'000;
  CHECK(text(money_of(trial.outcome)) == text(expected));
}

TEST_CASE("money: with a through rate its operator pays what the shipper would have paid") {
  const Trial trial = run(line(", through_rate: 400 USD/TEU, operator: mcm"));
  Rows expected = kVehicles;
  expected["mcm > carrier feeder: freight at a - b of out"] = 880'000'000;
  expected["mcm > port of b: handling at b.crane of out"] = 160'000'000;
  expected["mcm > terminal a: handling at a of out"] = 20'000'000;
  expected["mcm > terminal a: handling at a.crane of out"] = 240'000'004;
  expected["mcm > terminal a: storage at a.yard of out"] = 78'750'000;
  expected["shipper of out > mcm: through rate at a - b of out"] = 1'600'000'000;
  CHECK(text(money_of(trial.outcome)) == text(expected));
}

/// "service place activity" and milligrams, kilometres of vehicles, tonne-kilometres.
std::string emissions_of(const model::Outcome& outcome) {
  std::string lines;
  for (const model::EmissionOutcome& row : outcome.emissions) {
    lines += row.mode + " " + row.service + " " + row.place + " " + row.activity + " " +
             std::to_string(static_cast<std::int64_t>(row.milligrams)) + " mg " +
             std::to_string(static_cast<std::int64_t>(row.vehicle_metres / 1000)) + " km " +
             std::to_string(static_cast<std::int64_t>(row.gram_metres / 1'000'000'000)) + " tkm\n";
  }
  return lines;
}

TEST_CASE("money: CO2 of a loaded run, the empty runs before and after it, and the berths") {
  const Trial trial = run(line());
  CHECK(emissions_of(trial.outcome) ==
        "sea feeder a at berth 300000000 mg 0 km 0 tkm\n"
        "sea feeder a-b empty 48000000000 mg 960 km 0 tkm\n"
        "sea feeder a-b loaded 24192000000 mg 480 km 19200 tkm\n"
        "sea feeder b at berth 1716000000 mg 0 km 0 tkm\n");
}

TEST_CASE("money: all CO2 of a service is shared by tonne-kilometres") {
  std::string yaml = line("}\n  too: {from: a, to: b, commodity: box, arrives: {at: [2024-01-03]}");
  yaml.replace(yaml.find("2024-01-01, 2024-01-03"), 22, "2024-01-01");
  const Trial trial = run(yaml);
  REQUIRE(trial.outcome.flow_emissions.size() == 2);
  core::Int128 all = 0;
  for (const model::EmissionOutcome& row : trial.outcome.emissions) {
    all += row.milligrams;
  }
  core::Int128 shared = 0;
  for (const model::FlowEmission& row : trial.outcome.flow_emissions) {
    CHECK(row.gram_metres == core::Int128{9600} * 1'000'000'000);  // a lot each
    CHECK(row.milligrams == all / 2);
    shared += row.milligrams;
  }
  CHECK(shared == all);
}

/// What stays when prices and emissions are taken away.
model::Outcome without_money(model::Outcome outcome) {
  outcome.money.clear();
  outcome.currency.clear();
  outcome.emissions.clear();
  outcome.flow_emissions.clear();
  return outcome;
}

TEST_CASE("money: prices change neither the events of a run nor its other figures") {
  scenario::Scenario priced = scenario_of(line(", through_rate: 400 USD/TEU"));
  const std::string with = text_of(without_money(model::simulate(priced, {})));
  priced.commodities.at("box").delay_cost.reset();
  priced.fleets.at("ship").day_cost.reset();
  priced.fleets.at("ship").emissions.reset();
  priced.nodes.at("a").storage.at("yard").fees.clear();
  for (const char* node : {"a", "b"}) {
    for (auto& step : priced.nodes.at(node).handling.front().steps) {
      step.tariff.reset();
    }
  }
  scenario::Service& feeder = priced.services.at("feeder");
  feeder.tariffs.clear();
  for (scenario::Call& call : feeder.calls) {
    call.demurrage.reset();
  }
  priced.flows.at("out").through_rate.reset();
  const model::Outcome bare = model::simulate(priced, {});
  CHECK(bare.money.empty());
  CHECK(bare.emissions.empty());
  CHECK(bare.currency.empty());
  CHECK(with == text_of(bare));
}

TEST_CASE("money: only what falls into the window is charged") {
  // the window begins on the 5th at 00:00 when the ship comes, and ends while it unloads
  scenario::Scenario scenario = scenario_of(line());
  scenario.warm_up = core::kDay * 4;
  scenario.from += core::kDay * 4;
  scenario.to = scenario.from + core::kDay + std::chrono::minutes{150};
  const Rows rows = money_of(run(scenario).outcome);
  // the second box lies half an hour of the window in the yard, at 20 USD a day
  CHECK(rows.at("shipper of out > terminal a: storage at a.yard of out") == 416'667);
  CHECK(rows.count("shipper of out > terminal a: handling at a of out") == 0);
  CHECK(rows.at("shipper of out > terminal a: handling at a.crane of out") == 240'000'004);
  CHECK(rows.at("shipper of out > port of b: handling at b.crane of out") == 80'000'000);
  CHECK(rows.count("port of b > carrier feeder: demurrage at b") == 0);
  CHECK(rows.at("terminal a > carrier feeder: demurrage at a") == 100'000'000);
  // an hour at a, a day on the way, an hour and a half at b
  CHECK(rows.at("carrier feeder > owner of ship: vehicle days at a") == 100'000'000);
  CHECK(rows.at("carrier feeder > owner of ship: vehicle days at a-b") == 2'400'000'000);
  CHECK(rows.at("carrier feeder > owner of ship: vehicle days at b") == 150'000'000);
  CHECK(rows.count("shipper of out > lost time: delay at a of out") == 0);  // offered before it
}

TEST_CASE("money: a fleet costs by its count at the date, until the withdrawn are laid up") {
  // between two depots, an hour each way; every departure is for one
  const Trial trial = run(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: road, time: 1 h}}
fleets: {lorry: {kind: road, count: 1, capacity: {box: 1 item}, day_cost: 240 USD/day}}
services:
  round:
    fleet: lorry
    calls: [{at: a, depart: {when: timetable, timetable: {every: 1 d}}},
            {at: b, depart: {when: timetable, timetable: {every: 1 d, offset: 2 h}}}]
flows: {none: {from: a, to: b, commodity: box, arrives: {at: [2024-01-03]}}}
disruptions: {more: {dates: [{from: 2024-01-06, to: 2024-01-08}], changes: {fleets.lorry.count: 2}}}
)");
  core::Int128 days = 0;
  for (const model::MoneyOutcome& row : trial.outcome.money) {
    days += row.millionths;
  }
  // ten days of one; the other from the 6th at 00:00 until, withdrawn on the 8th at 00:00, one of
  // them is empty at a call at 01:00
  CHECK(days == core::Int128{2'890} * 1'000'000);
}

TEST_CASE("money: a pipeline is paid and emits by what it carries") {
  const Trial trial = run(R"(
corridor: 1
name: pipe
from: 2024-01-01
to: 2024-01-11
cool_down: 20 d
currency: USD
currencies: {KZT: 0.002 USD}
commodities: {oil: {unit: t, lot: 100 t, delay_cost: 1 USD/t/day}}
nodes:
  a:
    storage: {tank: {fees: {oil: {fee: 0.5 USD/t/day}}}}
    handling:
      - cargo: oil
        from: origin
        to: pipeline
        steps: [{time: 1 h, into: tank, tariff: 500 KZT/t}, {out_of: tank, tariff: 2 USD/t}]
  b: {}
links:
  a-b:
    mode: pipeline
    length: 1000 km
    rate: 100 t/h
    line_fill: 0 t
    operator: btc
    tariffs: [{cargo: oil, price: 4 USD/t, per_km: 0.001 USD/t/km}]
    emissions: {per_tonne_km: 5 g/t/km}
flows: {out: {from: a, to: b, commodity: oil, arrives: {as: group, size: 200 t, at: [2024-01-02]}}}
)");
  Rows expected;
  // both are ready at 01:00; the second waits in the tank until the first is in the line at 02:00
  expected["shipper of out > btc: freight at a - b of out"] = 1'000'000'000;
  expected["shipper of out > lost time: delay at a of out"] = 4'166'667;
  expected["shipper of out > terminal a: handling at a of out"] = 600'000'000;
  expected["shipper of out > terminal a: storage at a.tank of out"] = 2'083'333;
  CHECK(text(money_of(trial.outcome)) == text(expected));
  CHECK(emissions_of(trial.outcome) == "pipeline a-b a-b loaded 1000000000 mg 0 km 200000 tkm\n");
}

TEST_CASE("money: what lots paid must add up to what was posted for their flow") {
  const scenario::Scenario scenario = scenario_of(line());
  core::Diagnostics diagnostics;
  const model::Layout layout = model::compile(scenario, diagnostics);
  model::MoneyBook book(layout);
  model::LotCharges charges(layout, book);
  model::Lots lots(1, 0);
  CHECK(charges.imbalance(lots) == "");
  book.post({model::Charge::Freight, 0, 0, model::FlowId{0}}, 5, [] {
    model::MoneyOutcome row;
    row.payer = "someone";
    row.payee = "another";
    return row;
  });
  CHECK(book.imbalance() == "");
  CHECK(charges.imbalance(lots) == "money of flow out: its lots paid another sum");
}

}  // namespace
}  // namespace corridor::test::money_test
