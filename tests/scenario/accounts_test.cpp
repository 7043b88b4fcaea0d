#include "corridor/scenario/accounts.hpp"

#include <doctest/doctest.h>

namespace corridor::scenario::accounts_test {
namespace {

Money money(double units, const std::string& currency) {
  return {.micro = static_cast<std::int64_t>(units * 1e6), .currency = currency};
}

TEST_CASE(
    "accounts: the currency that is named, else that of the rates, of delay costs, of options") {
  Scenario scenario;
  CHECK(currency_of_accounts(scenario).empty());
  scenario.options["port"].capex = money(5, "KZT");
  CHECK(currency_of_accounts(scenario) == "KZT");
  scenario.commodities["box"].delay_cost = money(30, "EUR");
  CHECK(currency_of_accounts(scenario) == "EUR");
  scenario.currencies["KZT"] = money(0.002, "USD");
  CHECK(currency_of_accounts(scenario) == "USD");
  scenario.currency = "GEL";
  CHECK(currency_of_accounts(scenario) == "GEL");
}

TEST_CASE("accounts: what has no rate has no value in them") {
  Scenario scenario;
  scenario.currencies["KZT"] = money(0.002, "USD");
  CHECK(in_accounts(scenario, money(3, "USD")) == 3);
  CHECK(*in_accounts(scenario, money(47.6e9, "KZT")) == doctest::Approx(95.2e6));
  CHECK_FALSE(in_accounts(scenario, money(1, "EUR")).has_value());
}

}  // namespace
}  // namespace corridor::scenario::accounts_test
