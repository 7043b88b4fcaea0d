// What is wrong with prices is told where it stands, with what to write instead.

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::layout_prices_test {
namespace {

struct Priced {
  std::string top = {};
  std::string commodity = ", mass: 10 t/TEU";
  std::string step = {};
  std::string link = ", length: 480 km";
  std::string fleet = {};
  std::string service = {};
  std::string flow = {};
};

std::string told(const Priced& it) {
  return diagnostics_of("corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\n" + it.top +
                        "commodities: {box: {unit: TEU, lot: 2 TEU" + it.commodity +
                        "}}\n"
                        "nodes:\n  a: {storage: {yard: {}}, handling: [{cargo: box, from: origin, "
                        "to: sea, steps: [{time: 1 h, into: yard" +
                        it.step +
                        "}, {out_of: yard}]}]}\n  b: {}\n"
                        "links: {a-b: {mode: sea, time: 1 d" +
                        it.link +
                        "}}\n"
                        "fleets: {ship: {kind: ship, count: 2, capacity: {box: 4 TEU}" +
                        it.fleet +
                        "}}\n"
                        "services: {feeder: {fleet: ship, calls: [{at: a}, {at: b}]" +
                        it.service +
                        "}}\n"
                        "flows: {out: {from: a, to: b, commodity: box, arrives: {at: "
                        "[2024-01-02]}" +
                        it.flow + "}}\n");
}

TEST_CASE("prices: nothing is said of those with nothing wrong") {
  CHECK(told({}) == "");
  CHECK(told({.top = "currencies: {KZT: 0.0021 USD}\n",
              .step = ", tariff: 5000 KZT/TEU",
              .fleet = ", day_cost: 9000 USD/day, emissions: {per_km: 50 kg/km}",
              .service = ", tariffs: [{cargo: box, per_km: 0.25 USD/TEU/km}]",
              .flow = ", through_rate: 400 USD/TEU, operator: one"}) == "");
}

TEST_CASE("prices: two currencies need a rate") {
  CHECK(told({.step = ", tariff: 5000 KZT/TEU", .fleet = ", day_cost: 9000 USD/day"}) ==
        "error: fleets.ship.day_cost: in USD, but the accounts are in KZT (expected its value at "
        "the top, such as currencies: {USD: 0.5 KZT}, or one currency for all prices)\n");
  CHECK(told({.top = "currency: EUR\n", .fleet = ", day_cost: 9000 USD/day"}) ==
        "error: fleets.ship.day_cost: in USD, but the accounts are in EUR (expected its value at "
        "the top, such as currencies: {USD: 0.5 EUR}, or one currency for all prices)\n");
  CHECK(told({.top = "currency: USD\ncurrencies: {KZT: 0.002 USD, USD: 0.9 EUR}\n"}) ==
        "error: currencies.USD: all values must be in the currency of the accounts, USD, and it "
        "has none itself (found 1 USD in EUR)\n");
}

TEST_CASE("prices: what is paid or emitted by distance needs lengths, CO2 needs masses") {
  CHECK(told({.link = "", .service = ", tariffs: [{cargo: box, per_km: 0.25 USD/TEU/km}]"}) ==
        "error: services.feeder.tariffs[0].per_km: needs the length of link a-b (expected "
        "links.a-b.length, such as 490 km)\n");
  CHECK(told({.link = "", .fleet = ", emissions: {per_tonne_km: 10 g/t/km}"}) ==
        "error: fleets.ship.emissions: needs the length of link a-b (expected links.a-b.length, "
        "such as 490 km)\n");
  CHECK(told({.commodity = "", .fleet = ", emissions: {per_km: 50 kg/km}"}) ==
        "error: fleets.ship.emissions: needs the mass of commodity box (expected "
        "commodities.box.mass, such as 14 t/TEU)\n");
}

TEST_CASE("prices: a tariff that no flow meets and vehicles that nobody works are warned of") {
  CHECK(told({.service = ", tariffs: [{cargo: box, from: b, price: 1 USD/TEU}]"}) ==
        "warning: services.feeder.tariffs[0]: charged for no flow (expected a cargo and a leg of "
        "a flow that takes feeder; of several entries that fit the first is charged)\n");
  CHECK(told({.fleet = ", day_cost: 9000 USD/day", .service = ", vehicles: 1"}) ==
        "warning: fleets.ship.day_cost: 1 of its vehicles work no service and cost nothing\n");
}

TEST_CASE("prices: what could not be added up is an error") {
  CHECK(told({.flow = ", through_rate: 1e12 USD/TEU"}) ==
        "error: flows.out.through_rate: a lot or a vehicle would cost more than 1e9 USD at once "
        "(expected a smaller price or smaller lots)\n");
}

}  // namespace
}  // namespace corridor::test::layout_prices_test
