#include "corridor/stats/comparison.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/stats/student.hpp"

namespace corridor::stats::comparison_test {
namespace {

using doctest::Approx;

// Law (2015), section 10.2: mean cost per month of two policies of an inventory, five replications
// each. There: paired 4.98, interval [1.65, 8.31]; Welch 7.99 degrees of freedom, [2.67, 7.29].
const std::vector<double> kFirst{126.97, 124.31, 126.68, 122.66, 127.23};
const std::vector<double> kSecond{118.21, 120.22, 122.45, 122.68, 119.40};

TEST_CASE("paired interval: the inventory policies of Law's textbook") {
  const ConfidenceInterval interval = paired_difference(kFirst, kSecond, 0.90);
  CHECK(interval.mean == Approx(4.98).epsilon(1e-3));
  CHECK(interval.mean - *interval.half_width == Approx(1.65).epsilon(3e-3));
  CHECK(interval.mean + *interval.half_width == Approx(8.31).epsilon(1e-3));
}

TEST_CASE("Welch's interval: the inventory policies of Law's textbook, degrees rounded down") {
  const ConfidenceInterval interval = welch_difference(kFirst, kSecond, 0.90);
  CHECK(interval.mean == Approx(4.978));
  CHECK(interval.n == 10);
  // by hand: variances 4.00 and 3.76, standard error sqrt(7.762 / 5) = 1.2460; the table
  // interpolates t = 1.860 at 7.99 degrees, 7 have 1.895
  CHECK(*interval.half_width == Approx(1.895 * 1.2460).epsilon(5e-4));
  CHECK(*interval.half_width / 1.895 * 1.860 == Approx((7.29 - 2.67) / 2).epsilon(3e-3));
}

TEST_CASE("Welch's interval: unequal samples by hand, at least one degree") {
  // variances of the means 5/12 and 25; (5/12 + 25)^2 / ((5/12)^2 / 3 + 25^2) = 1.03
  const ConfidenceInterval interval =
      welch_difference(std::vector<double>{1, 2, 3, 4}, std::vector<double>{10, 20});
  CHECK(interval.mean == -12.5);
  CHECK(interval.n == 6);
  CHECK(*interval.half_width == Approx(12.7062047 * std::sqrt(25 + 5.0 / 12)));
}

TEST_CASE("Welch's interval: equal variances and sizes have 2 (n - 1) degrees and not one less") {
  for (int size = 2; size <= 40; ++size) {
    CAPTURE(size);
    std::vector<double> a;
    std::vector<double> b;
    for (int i = 0; i < size; ++i) {
      a.push_back(0.1 * i);
      b.push_back(7.3 - 0.1 * i);
    }
    // 0, 0.1, ... have the variance 0.01 n (n + 1) / 12
    const double error = std::sqrt(2 * 0.01 * (size + 1) / 12);
    const double t = student_critical_value(0.95, 2 * (size - 1));
    CHECK(*welch_difference(a, b).half_width == Approx(t * error).epsilon(1e-9));
  }
}

TEST_CASE("Welch's interval: turned round it is the same, and one value has no width") {
  const std::vector<double> wide{1, 5, 9, 2, 30};
  const std::vector<double> narrow{4, 5, 6};
  const std::vector<double> constant{3, 3, 3};
  CHECK(welch_difference(wide, narrow).mean == -welch_difference(narrow, wide).mean);
  CHECK(*welch_difference(wide, narrow).half_width ==
        Approx(*welch_difference(narrow, wide).half_width).epsilon(1e-14));
  CHECK_FALSE(welch_difference(wide, std::vector<double>{1}).half_width);
  CHECK_FALSE(welch_difference(std::vector<double>{1}, wide).half_width);
  CHECK(std::isnan(welch_difference({}, wide).mean));
  CHECK(*welch_difference(constant, constant).half_width == 0);
  // a constant on one side leaves the degrees of the other: t of 2 is 4.302653
  CHECK(*welch_difference(narrow, constant).half_width == Approx(4.302653 / std::sqrt(3)));
}

TEST_CASE("Bonferroni: ten intervals that hold together with 95 % have 99.5 % each") {
  CHECK(bonferroni(0.95, 1) == Approx(0.95).epsilon(1e-15));
  CHECK(bonferroni(0.95, 10) == Approx(0.995).epsilon(1e-15));
  CHECK(bonferroni(0.90, 4) == Approx(0.975).epsilon(1e-15));
}

TEST_CASE("variance ratio: what common random numbers leave, by hand") {
  // variances 5/3 and 20/3; differences -1, -2, -3, -4 have 5/3
  const std::vector<double> a{1, 2, 3, 4};
  const std::vector<double> b{2, 4, 6, 8};
  CHECK(*variance_ratio(a, b) == Approx((5.0 / 3) / (25.0 / 3)));
  // against each other: differences -7, -4, -1, 2 have 15
  const std::vector<double> falling{8, 6, 4, 2};
  CHECK(*variance_ratio(a, falling) == Approx(15 / (25.0 / 3)));
  // without correlation nothing is saved
  CHECK(*variance_ratio(std::vector<double>{1, 1, 2, 2}, std::vector<double>{1, 2, 1, 2}) ==
        Approx(1));
}

TEST_CASE("variance ratio: exactly 0 for a constant difference, none where nothing varies") {
  const std::vector<double> a{0.1, 0.7, 1e5 / 3};
  std::vector<double> shifted;
  shifted.reserve(a.size());
  for (const double value : a) {
    shifted.push_back(value + 0.3);  // rounds otherwise at each
  }
  CHECK(variance_ratio(a, shifted) == 0);
  CHECK(variance_ratio(a, a) == 0);
  CHECK_FALSE(variance_ratio(std::vector<double>{2, 2, 2}, std::vector<double>{5, 5, 5}));
  CHECK_FALSE(variance_ratio(std::vector<double>{2}, std::vector<double>{5}));
  CHECK_FALSE(variance_ratio({}, {}));
  CHECK(variance_ratio(std::vector<double>{2, 2, 2}, std::vector<double>{5, 6, 7}) == 1);
}

}  // namespace
}  // namespace corridor::stats::comparison_test
