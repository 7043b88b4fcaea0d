#include "markov.hpp"

#include <cmath>

#include <doctest/doctest.h>

namespace corridor::test {

namespace {

/// Takes state n out of the chain of states 0 .. n: what went through it goes directly.
void eliminate(Transitions& to, std::size_t n) {
  double leaves = 0;
  for (std::size_t j = 0; j < n; ++j) {
    leaves += to[n][j];
  }
  for (std::size_t i = 0; i < n; ++i) {
    to[i][n] /= leaves;
    for (std::size_t j = 0; j < n; ++j) {
      to[i][j] += to[i][n] * to[n][j];
    }
  }
}

}  // namespace

std::vector<double> stationary(Transitions transitions) {
  const std::size_t size = transitions.size();
  for (std::size_t n = size - 1; n > 0; --n) {
    eliminate(transitions, n);
  }
  std::vector<double> law{1};
  double sum = 1;
  for (std::size_t n = 1; n < size; ++n) {
    double weight = 0;
    for (std::size_t i = 0; i < n; ++i) {
      weight += law[i] * transitions[i][n];
    }
    law.push_back(weight);
    sum += weight;
  }
  for (double& weight : law) {
    weight /= sum;
  }
  return law;
}

double mean_over(const std::vector<double>& law, const std::function<double(std::size_t)>& value) {
  double sum = 0;
  for (std::size_t i = 0; i < law.size(); ++i) {
    sum += law[i] * value(i);
  }
  return sum;
}

std::vector<double> poisson_law(double mean, int most) {
  std::vector<double> law;
  double logarithm = -mean;
  for (int n = 0; n <= most; ++n) {
    law.push_back(std::exp(logarithm));
    logarithm += std::log(mean / (n + 1));
  }
  return law;
}

TEST_CASE("truth: the Poisson law has its sum and its mean") {
  const auto law = poisson_law(200, 400);
  CHECK(mean_over(law, [](std::size_t) { return 1.0; }) == doctest::Approx(1));
  CHECK(mean_over(law, [](std::size_t n) { return static_cast<double>(n); }) ==
        doctest::Approx(200));
}

TEST_CASE("truth: the law of a chain is that of M/M/1 with room for three") {
  const Chain<int> chain(0, [](int n, const Chain<int>::Happens& happens) {
    if (n < 3) {
      happens(n + 1, 1);
    }
    if (n > 0) {
      happens(n - 1, 2);
    }
  });
  CHECK(chain.mean([](int n) { return n == 0; }) == doctest::Approx(8.0 / 15));
  CHECK(chain.mean([](int n) { return n; }) == doctest::Approx((4 + 2 * 2 + 3 * 1) / 15.0));
}

}  // namespace corridor::test
