#include "corridor/stats/sample.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <tuple>

#include "corridor/core/check.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/stats/rank.hpp"

namespace corridor::stats {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void Sample::add(double value, double weight) {
  CORRIDOR_ASSERT(weight >= 0, "a weight is not negative");
  if (CORRIDOR_MUTANT(21, weight > 0, weight >= 0)) {
    items_.push_back({.value = value, .weight = weight});
  }
}

void Sample::merge(const Sample& other) {
  const std::vector<Item> copy = other.items_;  // `other` may be this sample itself
  items_.insert(items_.end(), copy.begin(), copy.end());
}

double Sample::sum_weights() const {
  double sum = 0;
  for (const Item& item : items_) {
    sum += item.weight;
  }
  return sum;
}

double Sample::mean() const {
  double sum = 0;
  for (const Item& item : items_) {
    sum += item.weight * item.value;
  }
  return empty() ? kNothing : sum / sum_weights();
}

std::vector<double> Sample::means_of_parts(std::size_t parts) const {
  CORRIDOR_CHECK(parts >= 1, "a mean of something");
  const std::size_t size = items_.size() / parts;
  std::vector<double> means;
  if (size == 0) {
    return means;
  }
  for (std::size_t begin = items_.size() % parts; begin < items_.size(); begin += size) {
    double sum = 0;
    double weights = 0;
    for (std::size_t i = begin; i < begin + size; ++i) {
      sum += items_[i].weight * items_[i].value;
      weights += items_[i].weight;
    }
    means.push_back(sum / weights);
  }
  return means;
}

double Sample::quantile(double p) const {
  const std::vector<double> one = quantiles(std::span(&p, 1));
  return one.front();
}

bool Sample::equally_weighted() const {
  return std::ranges::all_of(items_, [this](const Item& item) {
    return CORRIDOR_MUTANT(
        23, item.weight == items_.front().weight, item.weight >= items_.front().weight);
  });
}

std::vector<double> Sample::quantiles(std::span<const double> ps) const {
  for (const double p : ps) {
    CORRIDOR_CHECK(p >= 0 && p <= 1, "a quantile's share lies in [0, 1]");
  }
  if (empty()) {
    return std::vector<double>(ps.size(), kNothing);
  }
  return equally_weighted() ? by_rank(ps) : by_weight(ps);
}

/// Without a sort: each quantile is one order statistic.
std::vector<double> Sample::by_rank(std::span<const double> ps) const {
  std::vector<double> values;
  values.reserve(items_.size());
  for (const Item& item : items_) {
    values.push_back(item.value);
  }
  std::vector<double> result;
  result.reserve(ps.size());
  for (const double p : ps) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank_of(p, values.size())) - 1;
    std::ranges::nth_element(values, place);
    result.push_back(*place);
  }
  return result;
}

std::vector<double> Sample::by_weight(std::span<const double> ps) const {
  std::vector<Item> sorted = items_;
  // By weight too: then equal values add up in one order, however they came.
  std::ranges::sort(sorted, {}, [](const Item& item) { return std::tie(item.value, item.weight); });
  std::vector<double> cumulative;
  cumulative.reserve(sorted.size());
  double sum = 0;
  for (const Item& item : sorted) {
    sum += item.weight;
    cumulative.push_back(sum);
  }
  std::vector<double> result;
  result.reserve(ps.size());
  for (const double p : ps) {
    const auto reached = std::ranges::lower_bound(cumulative, p * sum * (1 - kRankRounding));
    result.push_back(sorted[static_cast<std::size_t>(reached - cumulative.begin())].value);
  }
  return result;
}

}  // namespace corridor::stats
