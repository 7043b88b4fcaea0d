#include "corridor/stats/precision.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/stats/interval.hpp"

namespace corridor::stats::precision_test {
namespace {

using doctest::Approx;

double alternating(int i) {
  return i % 2 == 0 ? 9 : 11;
}

TEST_CASE("precision: the half-width is taken as gamma / (1 + gamma) of the mean") {
  RelativePrecision rule(0.05, 2, 0);
  std::vector<double> values;
  while (!rule.reached()) {
    values.push_back(alternating(static_cast<int>(values.size())));
    rule.add(values.back());
    const ConfidenceInterval interval = t_interval(values);
    if (values.size() >= 2) {
      CHECK(*rule.relative_half_width() == Approx(*interval.half_width / interval.mean));
      CHECK(rule.precise() == (*interval.half_width <= 0.05 / 1.05 * interval.mean));
    }
  }
  // n = 20: 2.093 * 1.0260 / sqrt(20) = 0.480 > 0.476; n = 21: 2.086 * 1.0235 / sqrt(21) = 0.466
  CHECK(rule.n() == 21);
}

TEST_CASE("precision: a look-ahead of five, and more beyond a hundred") {
  RelativePrecision rule(0.05, 10);
  for (int i = 0; i < 10; ++i) {
    CHECK_FALSE(rule.reached());
    rule.add(100 + alternating(i));
  }
  CHECK(rule.precise_since() == 10);
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(rule.reached());
    rule.add(100 + alternating(i));
  }
  CHECK(rule.reached());
  CHECK(rule.n() == 15);

  RelativePrecision late(0.05, 200);  // the look-ahead is 5 * 200 / 100
  while (!late.reached()) {
    late.add(100 + alternating(static_cast<int>(late.n())));
  }
  CHECK(late.n() == 210);
}

TEST_CASE("precision: small by luck, lost within the look-ahead, the search goes on") {
  RelativePrecision rule(0.02, 3);
  for (int i = 0; i < 3; ++i) {
    rule.add(10);
  }
  CHECK(rule.precise_since() == 3);
  rule.add(20);
  CHECK_FALSE(rule.precise());
  CHECK_FALSE(rule.precise_since());
  for (int i = 0; i < 40 && !rule.reached(); ++i) {
    rule.add(12);
  }
  CHECK_FALSE(rule.reached());
}

TEST_CASE("precision: values that are missing do not count, none can be said of a mean of zero") {
  RelativePrecision rule(0.1, 2, 0);
  rule.add(std::nullopt);
  rule.add(5);
  CHECK(rule.n() == 1);
  CHECK_FALSE(rule.relative_half_width());
  RelativePrecision zero(0.1, 2, 0);
  zero.add(-1);
  zero.add(1);
  CHECK_FALSE(zero.relative_half_width());
  CHECK_FALSE(zero.precise());
  RelativePrecision constant(0.1, 2, 0);
  constant.add(0);
  constant.add(0);
  CHECK(constant.reached());
}

}  // namespace
}  // namespace corridor::stats::precision_test
