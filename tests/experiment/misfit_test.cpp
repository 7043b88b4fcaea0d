#include "corridor/experiment/misfit.hpp"

#include <doctest/doctest.h>

namespace corridor::experiment::misfit_test {
namespace {

ValidationRow row(double observed, double tolerance, std::vector<double> simulated) {
  ValidationRow made;
  made.observed.value = observed;
  made.observed.tolerance = tolerance;
  for (const double value : simulated) {
    made.simulated.add(value);
  }
  return made;
}

TEST_CASE("misfit: each mean in units of its tolerance, and the sum of squares") {
  const Misfit found = misfit({row(100, 0.1, {115, 125}), row(-4, 0.25, {-5})});
  REQUIRE(found.standardised.size() == 2);
  CHECK(found.standardised[0].value() == doctest::Approx(2));
  CHECK(found.standardised[1].value() == doctest::Approx(-1));
  CHECK(found.sum_of_squares == doctest::Approx(5));
  CHECK(found.n == 2);
}

TEST_CASE("misfit: what was not measured, or has no scale, does not count") {
  const Misfit found =
      misfit({row(10, 0.1, {}), row(0, 0.1, {3}), row(10, 0, {3}), row(10, 0.1, {10})});
  CHECK_FALSE(found.standardised[0]);
  CHECK_FALSE(found.standardised[1]);
  CHECK_FALSE(found.standardised[2]);
  CHECK(found.standardised[3].value() == 0);
  CHECK(found.n == 1);
  CHECK(found.sum_of_squares == 0);
}

}  // namespace
}  // namespace corridor::experiment::misfit_test
