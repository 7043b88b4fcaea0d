#include "corridor/stats/tally.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::stats::tally_test {

TEST_CASE("tally: mean, variance and extremes of a hand-worked set") {
  const Tally tally =
      tally_of(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9});  // mean 5, sum of squares 32
  CHECK(tally.n() == 8);
  CHECK(tally.sum_weights() == 8);
  CHECK(tally.mean() == doctest::Approx(5));
  CHECK(tally.variance() == doctest::Approx(32.0 / 7));
  CHECK(tally.min() == 2);
  CHECK(tally.max() == 9);
}

TEST_CASE("tally: negative values have their extremes too") {
  const Tally tally = tally_of(std::vector<double>{-3, -1, -2});
  CHECK(tally.min() == -3);
  CHECK(tally.max() == -1);
  CHECK(tally.mean() == doctest::Approx(-2));
}

TEST_CASE("tally: of nothing all is NaN, of one value the variance") {
  CHECK(std::isnan(Tally{}.mean()));
  CHECK(std::isnan(Tally{}.variance()));
  CHECK(std::isnan(Tally{}.min()));
  CHECK(std::isnan(Tally{}.max()));
  CHECK(Tally{}.n() == 0);
  const Tally one = tally_of(std::vector<double>{3});
  CHECK(one.mean() == 3);
  CHECK(std::isnan(one.variance()));
}

TEST_CASE("tally: weights count like repetitions for the mean") {
  Tally tally;
  tally.add(10, 3);
  tally.add(20, 1);
  CHECK(tally.n() == 2);
  CHECK(tally.sum_weights() == 4);
  CHECK(tally.mean() == doctest::Approx(12.5));
  // Weighted mean square deviation (3 x 2.5^2 + 7.5^2) / 4 = 18.75, times 2 / 1.
  CHECK(tally.variance() == doctest::Approx(37.5));
}

TEST_CASE("tally: equal weights of any size give the sample variance") {
  Tally boxes;
  for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) {
    boxes.add(value, 2);
  }
  CHECK(boxes.variance() == doctest::Approx(32.0 / 7));
}

TEST_CASE("tally: an observation without weight does not count") {
  Tally tally;
  tally.add(1000, 0);
  CHECK(tally.n() == 0);
  tally.add(1);
  tally.add(-1000, 0);
  CHECK(tally.mean() == 1);
  CHECK(tally.min() == 1);
}

TEST_CASE("tally: a small spread about a large mean keeps its digits") {
  Tally tally;
  for (int i = 0; i < 100'000; ++i) {
    tally.add(1e9 + (i % 2));
  }
  CHECK(tally.mean() == doctest::Approx(1e9 + 0.5).epsilon(1e-15));
  CHECK(tally.variance() == doctest::Approx(0.25 * 100'000 / 99'999).epsilon(1e-6));
}

TEST_CASE("tally: merging is like adding all to one") {
  corridor::core::Stream stream({1, 0}, {1, 2}, 3);
  Tally all;
  std::vector<Tally> parts(4);
  for (std::size_t i = 0; i < 1'000; ++i) {
    const double value = stream.uniform();
    const double weight = stream.uniform();
    all.add(value, weight);
    parts[i % 3].add(value, weight);  // the fourth stays empty
  }
  Tally merged = parts[3];
  for (const Tally& part : parts) {
    merged.merge(part);
  }
  CHECK(merged.n() == all.n());
  CHECK(merged.sum_weights() == doctest::Approx(all.sum_weights()).epsilon(1e-12));
  CHECK(merged.mean() == doctest::Approx(all.mean()).epsilon(1e-12));
  CHECK(merged.variance() == doctest::Approx(all.variance()).epsilon(1e-12));
  CHECK(merged.min() == all.min());
  CHECK(merged.max() == all.max());
}

}  // namespace corridor::stats::tally_test
