// Prices, currencies and CO2 as they are written: units, canonical text, what may not be.

#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/writer.hpp"
#include "example.hpp"

namespace corridor::scenario::money_language_test {
namespace {

using test::messages;
using test::read;
using test::replaced;

std::string priced() {
  return R"(corridor: 1
from: 2024-01-01
to: 2025-01-01
currency: USD
currencies: {KZT: 0.0021 USD}
commodities:
  box: {unit: TEU, lot: 2 TEU, mass: 14 t/TEU}
  oil: {unit: t, lot: 500 t, delay_cost: 1.5 USD/t/day}
nodes:
  a:
    operator: port of a
    storage: {yard: {fees: {box: {free_time: 5 d, fee: 2 USD/TEU/day}, oil: {fee: 1 USD/kg/day}}}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{time: 1 h, into: yard, tariff: 60 USD/TEU}, {out_of: yard}]}]
  b: {}
links:
  a-b: {mode: sea, time: 1 d, length: 480 km}
  pipe: {mode: pipeline, from: a, to: b, length: 9 km, rate: 9 kt/day, operator: line, tariffs: [{cargo: oil, price: 5 USD/t}], emissions: {per_tonne_km: 5 g/t/km}}
fleets: {ship: {kind: ship, count: 2, capacity: {box: 40 TEU}, day_cost: 9000 USD/day, emissions: {per_km: 0.5 t/km, at_berth: 12 kg/h}}}
services: {feeder: {fleet: ship, operator: line, tariffs: [{cargo: [box], from: a, per_km: 0.25 USD/TEU/km}], calls: [{at: a, demurrage: {laytime: 2 d, rate: 500 USD/h}}, {at: b}]}}
flows: {out: {from: a, to: b, commodity: box, volume: 400 TEU/yr, through_rate: 400 USD/TEU, operator: mcm}}
)";
}

TEST_CASE("money: what is written is read in the units of the model") {
  const ReadResult result = read(priced());
  REQUIRE_MESSAGE(result.ok(), messages(result));
  const Scenario& s = *result.value;
  CHECK(s.currencies.at("KZT") == core::Money{.micro = 2'100, .currency = "USD"});
  CHECK(s.commodities.at("oil").delay_cost->micro == 1'500'000);
  CHECK(s.nodes.at("a").storage.at("yard").fees.at("oil").fee.micro == 1'000'000'000);
  CHECK(s.nodes.at("a").handling.front().steps.front().tariff->micro == 60'000'000);
  CHECK(s.services.at("feeder").tariffs.front().per_km->micro == 250'000);
  CHECK(s.services.at("feeder").calls.front().demurrage->rate.micro == 12'000'000'000);
  CHECK(s.fleets.at("ship").emissions->per_km->milligrams == 500'000'000);
  CHECK(s.fleets.at("ship").emissions->at_berth->milligrams == 12'000'000);
  CHECK(s.links.at("pipe").emissions->per_tonne_km->milligrams == 5'000);
  CHECK(s.flows.at("out").operated_by == "mcm");
}

TEST_CASE("money: the canonical text gives the same again") {
  const std::string text = canonical_yaml(*read(priced()).value);
  const ReadResult again = read(text);
  REQUIRE_MESSAGE(again.ok(), messages(again));
  CHECK(canonical_yaml(*again.value) == text);
  for (const char* line : {"delay_cost: 1.5 USD/t/day",
                           "fee: 1000 USD/t/day",
                           "rate: 12000 USD/day",
                           "per_km: 500000 g/km",
                           "at_berth: 12000 g/h",
                           "per_tonne_km: 5 g/t/km",
                           "per_km: 0.25 USD/TEU/km",
                           "KZT: 0.0021 USD"}) {
    CHECK_MESSAGE(text.find(line) != std::string::npos, line);
  }
}

TEST_CASE("money: values that may not be are told with their place") {
  struct Row {
    const char* from;
    const char* to;
    const char* message;
  };
  for (const Row& row : {
           Row{"60 USD/TEU", "60 USD", "tariff: wrong kind of unit, an amount of USD"},
           Row{"60 USD/TEU", "-1 USD/TEU", "tariff: negative (found -1 USD/TEU"},
           Row{"60 USD/TEU", "60 USD/t", "tariff: wrong kind of unit, USD per mass"},
           Row{"60 USD/TEU", "1e13 USD/TEU", "out of range"},
           Row{"60 USD/TEU", "60 RUB/TEU", "unknown unit RUB"},
           Row{"60 USD/TEU", "1e-9 USD/TEU", "too small to be told from zero"},
           Row{"60 USD/TEU", ".nan USD/TEU", "not a number"},
           Row{"cargo: [box], from: a, per_km",
               "cargo: [box, oil], per_km",
               "commodities of different units have one price"},
           Row{"cargo: [box], from: a, per_km: 0.25 USD/TEU/km",
               "cargo: box",
               "services.feeder.tariffs[0]: how much? (expected price, per_km or both)"},
           Row{"currency: USD", "currency: usd", "currency: not a known currency (found usd"},
           Row{"{KZT: 0.0021 USD}", "{RUB: 0.01 USD}", "not a known currency (found RUB"},
           Row{"5 g/t/km", "5 g/km", "per_tonne_km: wrong kind of unit"},
           Row{"0.5 t/km", "1001 t/km", "per_km: out of range (found 1001 t/km"},
           Row{"emissions: {per_tonne_km: 5 g/t/km}",
               "emissions: {at_berth: 1 kg/h}",
               "a pipeline has no vehicles (expected only per_tonne_km)"},
           Row{"length: 480 km}",
               "length: 480 km, operator: x}",
               "operator of a link is for pipelines (expected it with the service)"},
           Row{"through_rate: 400 USD/TEU, ", "", "operator is used only with through_rate"},
           Row{"9000 USD/day", "9000 USD", "day_cost: wrong kind of unit"},
           Row{"free_time: 5 d", "free_time: -5 d", "free_time: negative"},
           Row{"laytime: 2 d, rate: 500 USD/h", "laytime: 2 d", "required key rate is missing"},
       }) {
    CAPTURE(row.to);
    const ReadResult result = read(replaced(priced(), row.from, row.to));
    CHECK(!result.ok());
    CHECK_MESSAGE(messages(result).find(row.message) != std::string::npos, messages(result));
  }
}

}  // namespace
}  // namespace corridor::scenario::money_language_test
