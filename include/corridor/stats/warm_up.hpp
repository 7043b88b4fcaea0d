#pragma once
// Where the influence of the beginning of a run ends.

#include <cstddef>
#include <optional>
#include <span>

namespace corridor::stats {

struct Truncation {
  std::size_t drop = 0;   // values at the beginning to leave out: a multiple of the batch
  bool at_limit = false;  // half of the series or more: it is too short to tell
  double mser = 0;        // the least of the statistic, the squared standard error it stands for
};

/// MSER-m (White 1997; White, Cobb and Spratt 2000 for m = 5): of n means of m successive values,
/// leave out the first d* = argmin over d <= n/2 of sum_{i>d} (Y_i - mean_{n,d})^2 / (n - d)^2, the
/// least d of equal ones. Values behind the last whole batch are not used. None when there are
/// fewer than ten batches.
std::optional<Truncation> mser(std::span<const double> series, std::size_t batch = 5);

}  // namespace corridor::stats
