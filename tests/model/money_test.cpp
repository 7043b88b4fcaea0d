// Who pays whom, worked out by hand to the millionth.

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "corridor/model/lot_charges.hpp"
#include "corridor/model/money_book.hpp"
#include "corridor/model/vehicle_meters.hpp"
#include "outcome_text.hpp"
#include "support.hpp"

namespace corridor::test {
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

}  // namespace
}  // namespace corridor::test
