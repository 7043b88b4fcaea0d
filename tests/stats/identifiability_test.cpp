#include "corridor/stats/identifiability.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::stats::identifiability_test {
namespace {

using doctest::Approx;

TEST_CASE("identifiability: figures that each tell one parameter") {
  // C = diag(1 / (100 + 12), 1 / (4 + 12)): by hand
  const Identifiability told = identifiability({{10, 0}, {0, 2}, {0, 0}});
  CHECK(told.strength == std::vector<double>{10, 2});
  CHECK(told.deviation[0] == Approx(1 / std::sqrt(112)));
  CHECK(told.deviation[1] == Approx(0.25));
  CHECK(told.correlation[0][0] == Approx(1));
  CHECK(told.correlation[0][1] == Approx(0));
  REQUIRE(told.combinations.size() == 2);
  CHECK(told.combinations[0].strength == Approx(10));
  CHECK(told.combinations[0].weights[0] == Approx(1));
  CHECK(told.combinations[1].strength == Approx(2));
}

TEST_CASE("identifiability: two parameters of which only the sum is seen") {
  // J'J + 12 I = [[a + 12, a], [a, a + 12]] with a = 3 * 20^2; its inverse by hand
  const Identifiability told = identifiability({{20, 20}, {20, 20}, {20, 20}});
  const double a = 1200;
  const double determinant = (a + 12) * (a + 12) - a * a;
  CHECK(told.deviation[0] == Approx(std::sqrt((a + 12) / determinant)));
  CHECK(told.correlation[0][1] == Approx(-a / (a + 12)));
  CHECK(told.combinations[0].strength == Approx(std::sqrt(2 * a)));
  CHECK(told.combinations[0].weights[0] == Approx(std::sqrt(0.5)));
  CHECK(told.combinations[0].weights[1] == Approx(std::sqrt(0.5)));
  CHECK(std::fabs(told.combinations[1].strength) < 1e-9);
  CHECK(told.combinations[1].weights[0] * told.combinations[1].weights[1] == Approx(-0.5));
  CHECK(told.strength[0] > kLeastStrength);  // alone, each would be told
}

TEST_CASE("identifiability: without any effect the range is all that is known") {
  const Identifiability told = identifiability({{0, 5}});
  CHECK(told.deviation[0] == Approx(kPriorDeviation));
  CHECK(told.deviation[1] == Approx(1 / std::sqrt(37)));
  CHECK(told.strength[0] == 0);
  REQUIRE(told.combinations.size() == 2);  // although there is one figure only
  CHECK(told.combinations[1].strength == Approx(0));
  CHECK(told.combinations[1].weights[0] == Approx(1));
}

}  // namespace
}  // namespace corridor::stats::identifiability_test
