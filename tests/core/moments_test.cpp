#include "corridor/core/moments.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::core::moments_test {
namespace {

struct Drawn {
  double mean = 0;
  double variance = 0;
  double capped_square = 0;
};

Drawn drawn_from(const Distribution& distribution, double cap) {
  constexpr std::uint64_t kDraws = 40'000;
  const auto name = StreamName::of("moments", "test", kind_name(distribution));
  double sum = 0;
  double squares = 0;
  double capped = 0;
  for (std::uint64_t n = 0; n < kDraws; ++n) {
    Stream stream{RandomKey{.seed = 7, .replication = 0}, name, n};
    const double x = sample(distribution, stream);
    sum += x;
    squares += x * x;
    capped += std::min(x, cap) * std::min(x, cap);
  }
  const double mean = sum / kDraws;
  return {
      .mean = mean, .variance = squares / kDraws - mean * mean, .capped_square = capped / kDraws};
}

TEST_CASE("variance: of every kind as its draws show") {
  const std::vector<Distribution> all{Uniform{2, 8},
                                      Triangular{1, 2, 6},
                                      Exponential{3},
                                      Gamma{4, 0.5},
                                      Gamma{4, 1.4},
                                      Erlang{6, 3},
                                      Lognormal{5, 0.6},
                                      TruncatedNormal{5, 2, 1, 7},
                                      TruncatedNormal{1, 2, 3, 9},
                                      Empirical{{1, 4, 9}, {2, 1, 1}}};
  for (const Distribution& distribution : all) {
    CAPTURE(kind_name(distribution));
    const Drawn drawn = drawn_from(distribution, 4);
    CHECK(variance(distribution) == doctest::Approx(drawn.variance).epsilon(0.05));
    CHECK(capped_second_moment(distribution, 4) ==
          doctest::Approx(drawn.capped_square).epsilon(0.02));
  }
}

TEST_CASE("variance: of distributions that are worked out by hand") {
  CHECK(variance(Constant{7}) == 0);
  CHECK(squared_cv(Constant{0}) == 0);
  CHECK(squared_cv(Exponential{3}) == doctest::Approx(1));
  CHECK(squared_cv(Erlang{3, 4}) == doctest::Approx(0.25));
  CHECK(variance(Uniform{0, 6}) == doctest::Approx(3));
  CHECK(variance(Triangular{0, 0, 6}) == doctest::Approx(2));
  CHECK(variance(Empirical{{0, 10}, {}}) == doctest::Approx(25));
  // both ends far away: the whole normal
  CHECK(variance(TruncatedNormal{50, 2, 0, 100}) == doctest::Approx(4));
  // half of a normal: 1 - 2/pi
  CHECK(variance(TruncatedNormal{0, 1, 0, 40}) == doctest::Approx(1 - 2 / 3.14159265358979));
  CHECK(variance(TruncatedNormal{0, 1, -40, 0}) == doctest::Approx(1 - 2 / 3.14159265358979));
}

TEST_CASE("capped second moment: a cap out of reach changes nothing, a low one leaves itself") {
  const Distribution length = Lognormal{36, 0.8};
  CHECK(capped_second_moment(length, 1e9) == doctest::Approx(36 * 36 * 1.64));
  CHECK(capped_second_moment(length, 1e-3) == doctest::Approx(1e-6));
  CHECK(capped_second_moment(Constant{5}, 3) == 9);
}

}  // namespace
}  // namespace corridor::core::moments_test
