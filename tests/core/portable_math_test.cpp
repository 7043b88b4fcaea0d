#include "corridor/core/portable_math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/fingerprint.hpp"
#include "corridor/core/random.hpp"

namespace corridor::core::portable_math_test {

namespace {

/// Distance of `value` from the true one in units of the last place of the true one.
double ulps(double value, long double truth) {
  const double near = std::fabs(static_cast<double>(truth));
  const double next = std::nextafter(near, std::numeric_limits<double>::infinity());
  return static_cast<double>(std::fabs(static_cast<long double>(value) - truth) /
                             static_cast<long double>(next - near));
}

double log_error(double x) {
  return ulps(portable_log(x), std::log(static_cast<long double>(x)));
}
double exp_error(double x) {
  return ulps(portable_exp(x), std::exp(static_cast<long double>(x)));
}

Stream test_stream(std::uint64_t n) {
  return Stream({1, 0}, {1, 1}, n);
}

constexpr int kPoints = 1'000'000;

}  // namespace

TEST_CASE("portable log: within 1 ulp over all magnitudes and near 1") {
  Stream stream = test_stream(1);
  double worst = 0;
  for (int i = 0; i < kPoints; ++i) {
    const std::uint64_t magnitude = stream.bits() % 0x7ff0000000000000ULL;  // any positive finite
    worst =
        std::max(worst, log_error(std::bit_cast<double>(std::max<std::uint64_t>(magnitude, 1))));
    worst = std::max(worst, log_error(stream.uniform()));
    worst = std::max(worst, log_error(0.5 + stream.uniform()));
  }
  CHECK(worst < 1);
}

TEST_CASE("portable log: edges") {
  CHECK(portable_log(1) == 0);
  for (const double x : {std::numeric_limits<double>::denorm_min(),
                         std::numeric_limits<double>::min(),
                         std::nextafter(std::numeric_limits<double>::min(), 0.0),
                         std::numeric_limits<double>::max(),
                         std::nextafter(1.0, 0.0),
                         std::nextafter(1.0, 2.0),
                         0x1p-53,
                         1 - 0x1p-53,
                         std::sqrt(0.5),
                         std::sqrt(2.0)}) {
    CAPTURE(x);
    CHECK(log_error(x) < 1);
  }
}

TEST_CASE("portable exp: within 1 ulp over the whole range and near 0") {
  Stream stream = test_stream(2);
  double worst = 0;
  for (int i = 0; i < kPoints; ++i) {
    const double u = stream.uniform();
    worst = std::max(worst, exp_error(-708 + 1416 * u));
    worst = std::max(worst, exp_error(-2 + 4 * u));
    worst = std::max(worst, exp_error((u - 0.5) * 1e-6));
  }
  CHECK(worst < 1);
}

TEST_CASE("portable exp: edges") {
  CHECK(portable_exp(0) == 1);
  CHECK(portable_exp(-0.0) == 1);
  CHECK(portable_exp(1e-300) == 1);
  CHECK(portable_exp(-745.2) == 0);
  CHECK(portable_exp(-1e300) == 0);
  CHECK(portable_exp(-std::numeric_limits<double>::infinity()) == 0);
  for (const double x : {708.99, -708.4, -720.0, -744.0, -745.13, 0.34657359, -0.34657359}) {
    CAPTURE(x);
    CHECK(exp_error(x) <= 1);  // of a subnormal below -708.4
  }
}

TEST_CASE("normal distribution function: relative error below 1e-14 down to the far tail") {
  double worst = 0;
  for (int i = -37 * 1024; i < 10 * 1024; ++i) {
    const double x = i / 1024.0;
    const long double truth = std::erfc(static_cast<long double>(-x) / std::sqrt(2.0L)) / 2;
    worst = std::max(
        worst, std::fabs(static_cast<double>(static_cast<long double>(normal_cdf(x)) / truth - 1)));
  }
  CHECK(worst < 1e-14);
}

TEST_CASE("normal distribution function: edges") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(normal_cdf(0) == 0.5);
  CHECK(normal_cdf(infinity) == 1);
  CHECK(normal_cdf(-infinity) == 0);
  CHECK(normal_cdf(1e300) == 1);
  CHECK(normal_cdf(-1e300) == 0);
}

TEST_CASE("normal quantile: the check values of Wichura 1988") {
  CHECK(normal_quantile(0.25) == doctest::Approx(-0.6744897501960817).epsilon(1e-15));
  CHECK(normal_quantile(0.001) == doctest::Approx(-3.090232306167814).epsilon(1e-15));
  CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-15));
  CHECK(normal_quantile(0.5) == 0);
}

TEST_CASE("normal quantile: undoes the distribution function") {
  for (int i = -37 * 64; i <= 0; ++i) {
    const double x = i / 64.0;
    CAPTURE(x);
    CHECK(normal_quantile(normal_cdf(x)) == doctest::Approx(x).epsilon(1e-14));
  }
}

TEST_CASE("normal quantile: is antisymmetric and rises") {
  double last = -100;
  for (int i = 1; i < 4096; ++i) {
    const double p = i / 4096.0;
    const double x = normal_quantile(p);
    CHECK(x == -normal_quantile(1 - p));
    CHECK(x > last);
    last = x;
  }
}

TEST_CASE("portable maths: the bits are those of every other platform") {
  // Made once; a change of a single bit on any compiler or processor changes it.
  Stream stream = test_stream(3);
  corridor::core::Fingerprint fingerprint;
  for (int i = 0; i < 100'000; ++i) {
    const double u = stream.uniform();
    for (const double value :
         {portable_log(u), portable_exp(-40 * u), normal_quantile(u), normal_cdf(16 * u - 8)}) {
      fingerprint.add(std::bit_cast<std::uint64_t>(value));
    }
  }
  CHECK(corridor::core::to_hex(fingerprint.value()) == "0d4b59fd394e9ba8");
}

}  // namespace corridor::core::portable_math_test
