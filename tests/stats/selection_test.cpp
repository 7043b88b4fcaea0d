#include "corridor/stats/selection.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/fingerprint.hpp"
#include "corridor/core/portable_math.hpp"

namespace corridor::stats::selection_test {
namespace {

using doctest::Approx;

TEST_CASE("Rinott's h: two alternatives and two values have a closed form") {
  // Then h is a quantile of the sum of two Cauchy variates, which is Cauchy of scale 2.
  const double pi = std::acos(-1.0);
  for (const double confidence : {0.6, 0.75, 0.9, 0.95, 0.99, 0.999}) {
    CAPTURE(confidence);
    CHECK(rinott_h(2, 2, confidence) ==
          Approx(2 * std::tan(pi * (confidence - 0.5))).epsilon(1e-9));
  }
}

TEST_CASE("Rinott's h: with two alternatives it is the h1 of Law's table") {
  // Law (2015), chapter 10, table of h1: the constant of Dudewicz and Dalal (1975). For k = 2 both
  // solve the same equation; for more alternatives Rinott's is greater.
  CHECK(rinott_h(2, 20, 0.90) == Approx(1.896).epsilon(3e-4));
  CHECK(rinott_h(2, 20, 0.95) == Approx(2.453).epsilon(3e-4));
  CHECK(rinott_h(3, 20, 0.90) > 2.342);
  CHECK(rinott_h(10, 20, 0.95) > 3.679);
}

TEST_CASE("Rinott's h: another quadrature gives the same table") {
  // Simpson's rule in sqrt(x) with the gamma function and erfc of the C library, in Python.
  struct Row {
    int first_stage;
    double confidence;
    std::vector<double> h;  // of 2, 3, 4, 5 and 10 alternatives
  };
  const std::vector<Row> rows{{10, 0.90, {1.998553, 2.587498, 2.912617, 3.136668, 3.745866}},
                              {10, 0.95, {2.614119, 3.165727, 3.476290, 3.692624, 4.289547}},
                              {15, 0.90, {1.927589, 2.479043, 2.778713, 2.983109, 3.529778}},
                              {15, 0.95, {2.501857, 3.006202, 3.285111, 3.477169, 3.997540}},
                              {20, 0.90, {1.895747, 2.431175, 2.720150, 2.916363, 3.437359}},
                              {20, 0.95, {2.452473, 2.937193, 3.203177, 3.385419, 3.875277}}};
  const std::vector<std::size_t> alternatives{2, 3, 4, 5, 10};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      CAPTURE(row.first_stage);
      CAPTURE(row.confidence);
      CAPTURE(alternatives[i]);
      CHECK(std::fabs(rinott_h(alternatives[i], row.first_stage, row.confidence) - row.h[i]) <
            1.5e-6);
    }
  }
}

TEST_CASE("Rinott's h: with known variances it is a quantile of the normal distribution") {
  // Phi(h / sqrt 2)^(k - 1) = confidence, which is neared as 1 / n0
  for (const std::size_t alternatives : {2U, 10U, 100U}) {
    CAPTURE(alternatives);
    const double each = std::pow(0.95, 1.0 / static_cast<double>(alternatives - 1));
    const double known = std::sqrt(2) * core::normal_quantile(each);
    const double at_1000 = rinott_h(alternatives, 1001, 0.95);
    const double at_2000 = rinott_h(alternatives, 2001, 0.95);
    CHECK(at_2000 > known);
    CHECK(2 * at_2000 - at_1000 == Approx(known).epsilon(2e-5));
  }
}

TEST_CASE("Rinott's replications: whole ones, never below the first stage") {
  CHECK(rinott_replications(3, 2, 1, 10) == 36);
  CHECK(rinott_replications(3, 2.01, 1, 10) == 37);  // 36.36
  CHECK(rinott_replications(3, 1, 1, 10) == 10);
  CHECK(rinott_replications(3, 0, 1, 10) == 10);
  CHECK(rinott_replications(4, 1000, 0.001, 10) == 16'000'000'000'000);
}

TEST_CASE("Kim and Nelson's constants by hand") {
  // (0.1 / 9)^(-2/9) = e^(2/9 ln 90) = e^0.9999577 = 2.718167
  CHECK(kim_nelson_constants(10, 10, 0.95).eta == Approx(0.8590834).epsilon(1e-7));
  CHECK(kim_nelson_constants(10, 10, 0.95).h2 == Approx(15.463502).epsilon(1e-7));
  // 0.1^(-1) = 10: eta = 9/2, h2 = 2 * 9/2 * 2
  CHECK(kim_nelson_constants(3, 3, 0.90).eta == Approx(4.5).epsilon(1e-14));
  CHECK(kim_nelson_constants(3, 3, 0.90).h2 == Approx(18).epsilon(1e-14));
  // 0.01^(-2) = 10^4
  CHECK(kim_nelson_constants(2, 2, 0.995).h2 == Approx(9999).epsilon(1e-12));
}

TEST_CASE("Kim and Nelson: an elimination by hand") {
  // k = 3, n0 = 3, 90 %: h2 = 18; with an indifference of 2, W = 4.5 S^2 - r.
  // After three: sums 33, 31, 21; 4.5 S^2 of a-b 10.5, of a-c 18, of b-c 55.5.
  KimNelson search(3, 3, 0.90, 2);
  const double ignored = std::numeric_limits<double>::quiet_NaN();
  search.add(std::vector<double>{10, 9, 6});
  CHECK_FALSE(search.at_most());
  search.add(std::vector<double>{12, 10, 10});
  CHECK(search.in() == std::vector<std::size_t>{0, 1, 2});
  search.add(std::vector<double>{11, 12, 5});  // a-c: 21 >= 33 - 15
  CHECK(search.at_most() == 56);
  CHECK(search.in() == std::vector<std::size_t>{0, 1, 2});
  search.add(std::vector<double>{11, 10, 10});  // a-c: 31 >= 44 - 14
  CHECK(search.in() == std::vector<std::size_t>{0, 1, 2});
  search.add(std::vector<double>{12, 11, 7});  // a-c: 38 < 56 - 13; a-b: 52 >= 56 - 5.5
  CHECK(search.in() == std::vector<std::size_t>{0, 1});
  CHECK(search.eliminated_at(2) == 5);
  CHECK(search.at_most() == 11);
  CHECK_FALSE(search.done());
  search.add(std::vector<double>{11, 10, ignored});  // a-b: 62 < 67 - 4.5
  CHECK(search.done());
  CHECK(search.best() == 0);
  CHECK(search.n() == 6);
  CHECK(search.at_most() == 6);
  CHECK(search.eliminated_at(1) == 6);
  CHECK_FALSE(search.eliminated_at(0));
  search.add(std::vector<double>{-1e9, 0, 0});  // nothing is taken any more
  CHECK(search.n() == 6);
  CHECK(search.in() == std::vector<std::size_t>{0});
}

TEST_CASE("Kim and Nelson: equal alternatives end with the lowest index when the time is up") {
  KimNelson constant(3, 3, 0.90, 2);
  for (int i = 0; i < 3; ++i) {
    CHECK(constant.n() == i);
    CHECK_FALSE(constant.done());
    constant.add(std::vector<double>{7, 7, 7});
  }
  CHECK(constant.done());
  CHECK(constant.best() == 0);
  CHECK(constant.eliminated_at(2) == 3);

  KimNelson level(2, 3, 0.95, 2);  // differences 1, -1, 0: S^2 = 1, 4.5 S^2 = 4.5
  level.add(std::vector<double>{5, 4});
  level.add(std::vector<double>{4, 5});
  level.add(std::vector<double>{5, 5});
  CHECK(level.best() == 0);
  level.add(std::vector<double>{5, 5});
  CHECK_FALSE(level.done());
  level.add(std::vector<double>{5, 5});
  CHECK(level.eliminated_at(1) == 5);
}

TEST_CASE("Kim and Nelson: what all have in common changes nothing") {
  KimNelson plain(3, 4, 0.95, 1);
  KimNelson shaken(3, 4, 0.95, 1);
  for (int i = 0; !plain.done(); ++i) {
    REQUIRE(i < 10'000);
    const double a = i * 7 % 5;
    const double b = i * 11 % 13 / 4.0;
    const double common = i * 37 % 101;
    plain.add(std::vector<double>{a, b, 1});
    shaken.add(std::vector<double>{a + common, b + common, 1 + common});
  }
  CHECK(plain.n() > 4);
  CHECK(shaken.done());
  CHECK(shaken.n() == plain.n());
  CHECK(shaken.best() == plain.best());
}

TEST_CASE("selection: the bits are those of every other platform") {
  core::Fingerprint fingerprint;
  for (const std::size_t alternatives : {2U, 3U, 7U, 50U}) {
    for (const int first_stage : {2, 5, 10, 30}) {
      const KimNelsonConstants constants = kim_nelson_constants(alternatives, first_stage, 0.95);
      fingerprint.add(std::bit_cast<std::uint64_t>(rinott_h(alternatives, first_stage, 0.95)));
      fingerprint.add(std::bit_cast<std::uint64_t>(constants.eta));
      fingerprint.add(std::bit_cast<std::uint64_t>(constants.h2));
    }
  }
  CHECK(core::to_hex(fingerprint.value()) == "026eade6fbf82694");
}

}  // namespace
}  // namespace corridor::stats::selection_test
