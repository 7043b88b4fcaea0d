#include "corridor/experiment/economics.hpp"

#include <doctest/doctest.h>

namespace corridor::experiment::economics_test {
namespace {

TEST_CASE("economics: the annuity factor of the tables (8 % over 20 years: 0.10185)") {
  CHECK(annuity_factor({.rate = 0.08, .years = 20}) == doctest::Approx(0.1018522).epsilon(1e-6));
  CHECK(annuity_factor({.rate = 0.05, .years = 10}) == doctest::Approx(0.1295046).epsilon(1e-6));
  CHECK(annuity_factor({.rate = 0, .years = 25}) == doctest::Approx(0.04));
  CHECK(present_worth_factor({.rate = 0.08, .years = 1}) == doctest::Approx(1 / 1.08));
}

TEST_CASE("economics: cost by the year and net present value, by hand") {
  const Horizon two{.rate = 0.1, .years = 2};
  const OptionCost cost{.capex = 100.0, .opex = 5};
  // 100 paid back by two payments of 57.619 (100 * 1.1^2 = x * 1.1 + x)
  CHECK(*cost.by_year(two) == doctest::Approx(121 / 2.1 + 5));
  // 65 - 5 a year: 60 / 1.1 + 60 / 1.21 - 100
  CHECK(*net_present_value(cost, 65, two) == doctest::Approx(60 / 1.1 + 60 / 1.21 - 100));
}

TEST_CASE("economics: without a published investment there is no cost and no value") {
  const OptionCost unknown{.capex = std::nullopt, .opex = 5};
  CHECK_FALSE(unknown.by_year({}).has_value());
  CHECK_FALSE(net_present_value(unknown, 65, {}).has_value());
}

}  // namespace
}  // namespace corridor::experiment::economics_test
