#include "corridor/stats/minimise.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::stats::minimise_test {
namespace {

using Point = std::span<const double>;

TEST_CASE("minimise: a bowl of two variables whose axes are not those of the variables") {
  const auto bowl = [](Point x) {
    const double u = x[0] + x[1] - 0.9;
    const double w = x[0] - x[1] - 0.3;
    return std::optional(u * u + 5 * w * w + 2);
  };
  const Minimum found = minimise(bowl, {0.1, 0.9}, {.evaluations = 200, .precision = 1e-6});
  CHECK(found.converged);
  CHECK(found.at[0] == doctest::Approx(0.6).epsilon(1e-4));
  CHECK(found.at[1] == doctest::Approx(0.3).epsilon(1e-4));
  CHECK(found.value == doctest::Approx(2).epsilon(1e-8));
  CHECK(found.evaluations < 60);
}

TEST_CASE("minimise: the least value lies at an end of the range") {
  const auto slope = [](Point x) { return std::optional(x[0] * 3 + (x[1] - 0.5) * (x[1] - 0.5)); };
  const Minimum found = minimise(slope, {0.7, 0.2}, {.evaluations = 200, .precision = 1e-6});
  CHECK(found.at[0] == 0);
  CHECK(found.at[1] == doctest::Approx(0.5).epsilon(1e-4));
}

TEST_CASE("minimise: one variable, and a valley with a kink") {
  const auto kink = [](Point x) { return std::optional(std::fabs(x[0] - 0.8125)); };
  const Minimum found = minimise(kink, {0.1}, {.evaluations = 200, .precision = 1e-6});
  CHECK(found.at[0] == doctest::Approx(0.8125).epsilon(1e-5));
}

TEST_CASE("minimise: Rosenbrock's valley, laid into the unit square") {
  const auto valley = [](Point x) {
    const double a = 4 * x[0] - 2;
    const double b = 4 * x[1] - 1;
    return std::optional((1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a));
  };
  const Minimum found = minimise(valley, {0.2, 0.5}, {.evaluations = 2000, .precision = 1e-9});
  CHECK(found.at[0] == doctest::Approx(0.75).epsilon(1e-3));
  CHECK(found.at[1] == doctest::Approx(0.5).epsilon(1e-3));
}

TEST_CASE("minimise: ends after as many evaluations as allowed, and when it is asked to stop") {
  int calls = 0;
  const auto count = [&](Point x) {
    ++calls;
    return std::optional(std::cos(7 * x[0]) + std::sin(9 * x[1]));
  };
  const Minimum few = minimise(count, {0.5, 0.5}, {.evaluations = 7, .precision = 0});
  CHECK(few.evaluations == 7);
  CHECK(calls == 7);
  CHECK_FALSE(few.converged);
  CHECK_FALSE(few.stopped);
  const auto until = [](Point x) { return x[0] < 0.4 ? std::nullopt : std::optional(x[0] + x[1]); };
  const Minimum stopped = minimise(until, {0.5, 0.5}, {.evaluations = 100});
  CHECK(stopped.stopped);
  CHECK_FALSE(stopped.converged);
  CHECK(stopped.at[0] >= 0.4);
}

}  // namespace
}  // namespace corridor::stats::minimise_test
