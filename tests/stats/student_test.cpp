#include "corridor/stats/student.hpp"

#include <bit>
#include <cstdint>
#include <vector>

#include <boost/math/distributions/students_t.hpp>
#include <doctest/doctest.h>

#include "corridor/core/fingerprint.hpp"

namespace corridor::stats::student_test {

TEST_CASE("student: critical values of the published table") {
  // Abramowitz and Stegun 1964, table 26.10: degrees, two-sided 90 %, 95 %, 99 %.
  struct Row {
    std::int64_t degrees;
    double at_90;
    double at_95;
    double at_99;
  };
  const std::vector<Row> rows{{1, 6.314, 12.706, 63.657},
                              {2, 2.920, 4.303, 9.925},
                              {3, 2.353, 3.182, 5.841},
                              {4, 2.132, 2.776, 4.604},
                              {5, 2.015, 2.571, 4.032},
                              {9, 1.833, 2.262, 3.250},
                              {10, 1.812, 2.228, 3.169},
                              {19, 1.729, 2.093, 2.861},
                              {29, 1.699, 2.045, 2.756},
                              {30, 1.697, 2.042, 2.750},
                              {60, 1.671, 2.000, 2.660},
                              {120, 1.658, 1.980, 2.617}};
  for (const Row& row : rows) {
    CAPTURE(row.degrees);
    CHECK(student_critical_value(0.90, row.degrees) == doctest::Approx(row.at_90).epsilon(5e-4));
    CHECK(student_critical_value(0.95, row.degrees) == doctest::Approx(row.at_95).epsilon(5e-4));
    CHECK(student_critical_value(0.99, row.degrees) == doctest::Approx(row.at_99).epsilon(5e-4));
  }
}

TEST_CASE("student: agrees with Boost.Math to twelve digits") {
  std::vector<std::int64_t> many{200, 501, 999, 1'000};
  for (std::int64_t degrees = 1; degrees <= 100; ++degrees) {
    many.push_back(degrees);
  }
  for (const std::int64_t degrees : many) {
    const boost::math::students_t_distribution<> law(static_cast<double>(degrees));
    for (const double confidence : {0.01, 0.5, 0.8, 0.9, 0.95, 0.975, 0.99, 0.999, 0.9999}) {
      CAPTURE(degrees);
      CAPTURE(confidence);
      const double expected = quantile(complement(law, (1 - confidence) / 2));
      CHECK(student_critical_value(confidence, degrees) ==
            doctest::Approx(expected).epsilon(1e-12));
    }
  }
}

TEST_CASE("student: the bits are those of every other platform") {
  corridor::core::Fingerprint fingerprint;
  for (std::int64_t degrees = 1; degrees <= 200; ++degrees) {
    fingerprint.add(std::bit_cast<std::uint64_t>(student_critical_value(0.95, degrees)));
  }
  CHECK(corridor::core::to_hex(fingerprint.value()) == "6db45a538d5b30a3");
}

}  // namespace corridor::stats::student_test
