#include "corridor/stats/allocation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "corridor/core/check.hpp"

namespace corridor::stats {
namespace {

/// Largest mean, ties to the lowest index.
std::size_t best_of(std::span<const double> means) {
  return static_cast<std::size_t>(std::max_element(means.begin(), means.end()) - means.begin());
}

/// s_i / d_i of all but the best over the greatest of them, so that no square overflows; of those
/// that tie with the best (d_i = 0) in the limit. All 0 where none but the best has spread.
std::vector<double> relative_difficulty(std::span<const double> means,
                                        std::span<const double> deviations,
                                        std::size_t best) {
  std::vector<double> open(means.size());
  std::vector<double> tied(means.size());
  for (std::size_t i = 0; i < means.size(); ++i) {
    const double ratio = deviations[i] / (means[best] - means[i]);
    if (i != best && deviations[i] > 0) {
      (std::isfinite(ratio) ? open : tied)[i] = std::isfinite(ratio) ? ratio : deviations[i];
    }
  }
  const double most_tied = *std::max_element(tied.begin(), tied.end());
  std::vector<double>& taken = most_tied > 0 ? tied : open;
  const double most = most_tied > 0 ? most_tied : *std::max_element(open.begin(), open.end());
  for (double& difficulty : taken) {
    difficulty = most > 0 ? difficulty / most : 0;
  }
  return taken;
}

/// What the shares are in proportion to; some of it is above 0.
std::vector<double> ocba_weights(std::span<const double> means,
                                 std::span<const double> deviations) {
  constexpr double kMost = 1e150;  // its square is finite
  const std::size_t best = best_of(means);
  std::vector<double> weights = relative_difficulty(means, deviations, best);
  double squares = 0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    weights[i] *= weights[i];
    if (weights[i] > 0) {
      const double scaled = std::min(kMost, weights[i] * deviations[best] / deviations[i]);
      squares += scaled * scaled;
    }
  }
  weights[best] = std::sqrt(squares);
  const bool none = std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; });
  if (none && deviations[best] > 0) {
    weights[best] = 1;
  } else if (none) {
    std::fill(weights.begin(), weights.end(), 1);
  }
  return weights;
}

/// `total` in proportion to the weights by largest remainders, ties to the lowest index.
std::vector<std::int64_t> by_largest_remainders(const std::vector<double>& weights,
                                                std::int64_t total) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::int64_t> shares;
  std::vector<double> remainders;
  std::int64_t left = total;
  for (const double weight : weights) {
    const double share = static_cast<double>(total) * (weight / sum);
    shares.push_back(static_cast<std::int64_t>(share));
    remainders.push_back(share - std::floor(share));
    left -= shares.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&remainders](std::size_t i, std::size_t j) {
    return remainders[i] > remainders[j];
  });
  CORRIDOR_CHECK(left >= 0 && left <= static_cast<std::int64_t>(order.size()), "shares of a whole");
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) {
    ++shares[order[i]];
  }
  return shares;
}

void check_input(std::span<const double> means,
                 std::span<const double> deviations,
                 std::int64_t total) {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  CORRIDOR_CHECK(!means.empty() && means.size() == deviations.size(), "a deviation for each mean");
  CORRIDOR_CHECK(total >= 0 && total <= kMost, "a number of replications up to 10^12");
  for (std::size_t i = 0; i < means.size(); ++i) {
    CORRIDOR_CHECK(std::isfinite(means[i]), "a mean is finite");
    CORRIDOR_CHECK(std::isfinite(deviations[i]) && deviations[i] >= 0, "a deviation is >= 0");
  }
}

/// The weights of those still open; all 1 where these have none.
std::vector<double> weights_of(const std::vector<std::size_t>& open,
                               const std::vector<double>& all) {
  std::vector<double> weights;
  weights.reserve(open.size());
  for (const std::size_t i : open) {
    weights.push_back(all[i]);
  }
  if (std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; })) {
    std::fill(weights.begin(), weights.end(), 1);
  }
  return weights;
}

}  // namespace

std::vector<std::int64_t> ocba_allocation(std::span<const double> means,
                                          std::span<const double> deviations,
                                          std::int64_t total) {
  check_input(means, deviations, total);
  return by_largest_remainders(ocba_weights(means, deviations), total);
}

std::vector<std::int64_t> ocba_increment(std::span<const double> means,
                                         std::span<const double> deviations,
                                         std::span<const std::int64_t> had,
                                         std::int64_t increment) {
  CORRIDOR_CHECK(had.size() == means.size() && increment >= 0, "what each has had, and more");
  CORRIDOR_CHECK(std::all_of(had.begin(), had.end(), [](std::int64_t n) { return n >= 0; }),
                 "nobody has had less than nothing");
  std::int64_t total = std::accumulate(had.begin(), had.end(), increment);
  check_input(means, deviations, total);
  const std::vector<double> weights = ocba_weights(means, deviations);
  std::vector<std::size_t> open(had.size());
  std::iota(open.begin(), open.end(), std::size_t{0});
  // Each round closes at least one, or ends. What is left for the open ones never falls below what
  // they have had, so that one of them stays open.
  while (true) {
    const std::vector<std::int64_t> shares =
        by_largest_remainders(weights_of(open, weights), total);
    std::vector<std::int64_t> more(had.size());
    std::vector<std::size_t> lacking;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const std::size_t alternative = open[i];
      more[alternative] = shares[i] - had[alternative];
      if (more[alternative] >= 0) {
        lacking.push_back(alternative);
      } else {
        total -= had[alternative];
      }
    }
    if (lacking.size() == open.size()) {
      return more;
    }
    open = std::move(lacking);
  }
}

}  // namespace corridor::stats
