#include "corridor/experiment/validation.hpp"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::experiment {
namespace {

ValidationRow judged(double observed, std::initializer_list<double> simulated) {
  ValidationRow row;
  row.observed.value = observed;
  for (const double value : simulated) {
    row.simulated.add(value);
  }
  judge(row);
  return row;
}

TEST_CASE("validation: within ten per cent meets, also from outside with a wide interval") {
  CHECK(judged(100, {109, 109}).verdict == Verdict::Meets);
  CHECK(judged(100, {111, 111}).verdict == Verdict::Misses);
  CHECK(judged(100, {89}).verdict == Verdict::Misses);
  CHECK(judged(100, {111, 115}).verdict == Verdict::Meets);
  CHECK(judged(-100, {-95, -95}).verdict == Verdict::Meets);
}

TEST_CASE("validation: the deviation is relative to what was observed") {
  CHECK(judged(100, {114}).deviation == doctest::Approx(0.14));
  CHECK(judged(-100, {-114}).deviation == doctest::Approx(-0.14));
  CHECK(judged(0, {0}).verdict == Verdict::Meets);
  CHECK(judged(0, {0}).deviation == 0);
  CHECK(std::isinf(judged(0, {1}).deviation));
}

TEST_CASE("validation: no value has a reason of its own") {
  CHECK(judged(5, {}).verdict == Verdict::NoValue);
  CHECK(judged(5, {}).reason == "nothing of it happened within the window");
}

}  // namespace
}  // namespace corridor::experiment
