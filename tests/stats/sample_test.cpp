#include "corridor/stats/sample.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::stats::sample_test {

namespace {

Sample sample_of(const std::vector<double>& values) {
  Sample sample;
  for (const double value : values) {
    sample.add(value);
  }
  return sample;
}

}  // namespace

TEST_CASE("sample: quantiles are the least observation that enough do not exceed") {
  const Sample sample = sample_of({40, 10, 30, 20});
  CHECK(sample.quantile(0) == 10);
  CHECK(sample.quantile(0.25) == 10);
  CHECK(sample.quantile(0.26) == 20);
  CHECK(sample.quantile(0.5) == 20);
  CHECK(sample.quantile(0.75) == 30);
  CHECK(sample.quantile(0.76) == 40);
  CHECK(sample.quantile(1) == 40);
}

TEST_CASE("sample: every k-th of n is the k-th observation, rounding or not") {
  for (int n = 1; n <= 200; ++n) {
    Sample sample;
    for (int k = n; k >= 1; --k) {
      sample.add(k);
    }
    for (int k = 1; k <= n; ++k) {
      CHECK(sample.quantile(static_cast<double>(k) / n) == k);
      CHECK(sample.quantile(k * (1.0 / n) > 1 ? 1 : k * (1.0 / n)) == k);
    }
  }
}

TEST_CASE("sample: weights count like repetitions") {
  Sample weighted;
  weighted.add(5, 3);
  weighted.add(1, 2);
  weighted.add(9, 5);
  const Sample repeated = sample_of({1, 1, 5, 5, 5, 9, 9, 9, 9, 9});
  CHECK(weighted.n() == 3);
  CHECK(weighted.sum_weights() == 10);
  CHECK(weighted.mean() == doctest::Approx(repeated.mean()));
  for (int percent = 0; percent <= 100; ++percent) {
    CHECK(weighted.quantile(percent / 100.0) == repeated.quantile(percent / 100.0));
  }
}

TEST_CASE("sample: ties are one step of the distribution function") {
  const Sample sample = sample_of({2, 1, 2, 2, 3});
  CHECK(sample.quantile(0.2) == 1);
  CHECK(sample.quantile(0.21) == 2);
  CHECK(sample.quantile(0.8) == 2);
  CHECK(sample.quantile(0.81) == 3);
}

TEST_CASE("sample: an observation without weight is left out") {
  Sample sample;
  sample.add(1000, 0);
  CHECK(sample.empty());
  sample.add(1);
  CHECK(sample.quantile(1) == 1);
}

TEST_CASE("sample: of nothing mean and quantiles are NaN") {
  CHECK(std::isnan(Sample{}.mean()));
  CHECK(std::isnan(Sample{}.quantile(0.5)));
  CHECK(Sample{}.sum_weights() == 0);
}

TEST_CASE("sample: several quantiles come in the order asked for") {
  const Sample sample = sample_of({3, 1, 2});
  const std::vector<double> ps{1, 0.5, 0};
  CHECK(sample.quantiles(ps) == std::vector<double>{3, 2, 1});
  CHECK(Sample{}.quantiles(ps).size() == 3);
}

TEST_CASE("sample: quantiles depend neither on the order of adding nor on the way of merging") {
  corridor::core::Stream stream({1, 0}, {1, 2}, 4);
  std::vector<std::pair<double, double>> items;
  for (int i = 0; i < 1'000; ++i) {
    const double value = std::floor(stream.uniform() * 50);  // with many ties
    const double weight = stream.uniform();
    items.emplace_back(value, weight);
  }
  Sample forward;
  Sample back;
  Sample merged;
  Sample odd;
  for (std::size_t i = 0; i < items.size(); ++i) {
    forward.add(items[i].first, items[i].second);
    back.add(items[items.size() - 1 - i].first, items[items.size() - 1 - i].second);
    (i % 2 == 0 ? merged : odd).add(items[i].first, items[i].second);
  }
  merged.merge(odd);
  CHECK(merged.n() == forward.n());
  for (int percent = 0; percent <= 100; ++percent) {
    const double p = percent / 100.0;
    CHECK(forward.quantile(p) == back.quantile(p));
    CHECK(forward.quantile(p) == merged.quantile(p));
  }
}

TEST_CASE("sample: weights count although none is below the first") {
  Sample sample;
  sample.add(10, 1);
  sample.add(20, 3);
  CHECK(sample.quantile(0.25) == 10);
  CHECK(sample.quantile(0.5) == 20);
}

TEST_CASE("sample: merging with itself doubles every weight") {
  Sample sample = sample_of({1, 2});
  sample.merge(sample);
  CHECK(sample.n() == 4);
  CHECK(sample.mean() == 1.5);
}

}  // namespace corridor::stats::sample_test
