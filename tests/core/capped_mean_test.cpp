#include "corridor/core/capped_mean.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::core::capped_mean_test {

TEST_CASE("capped mean: equals the mean of capped draws within four standard errors") {
  const std::vector<Distribution> cases = {Constant{3},
                                           Uniform{1, 5},
                                           Triangular{0, 1, 6},
                                           Exponential{3},
                                           Gamma{3, 0.7},
                                           Erlang{3, 3},
                                           Lognormal{36, 0.8},
                                           Empirical{{1, 4, 9}, {1, 2, 1}}};
  for (const Distribution& distribution : cases) {
    for (const double factor : {0.4, 1.0, 2.5}) {
      const double cap = factor * mean(distribution);
      double sum = 0;
      double squares = 0;
      const int n = 40'000;
      for (int i = 0; i < n; ++i) {
        Stream stream{RandomKey{7, 0},
                      StreamName::of("test", "capped", "mean"),
                      static_cast<std::uint64_t>(i)};
        const double x = std::min(sample(distribution, stream), cap);
        sum += x;
        squares += x * x;
      }
      const double average = sum / n;
      const double error = std::sqrt(std::max(0.0, squares / n - average * average) / n);
      INFO(kind_name(distribution) << " capped at " << cap);
      CHECK(std::abs(capped_mean(distribution, cap) - average) <= 4.5 * error + 1e-9);
    }
  }
}

TEST_CASE("capped mean: a cap beyond all values changes nothing") {
  CHECK(capped_mean(Uniform{1, 5}, 9) == doctest::Approx(3));
  CHECK(capped_mean(Triangular{0, 1, 5}, 9) == doctest::Approx(2));
  CHECK(capped_mean(Lognormal{36, 0.8}, 1e9) == doctest::Approx(36));
}

}  // namespace corridor::core::capped_mean_test
