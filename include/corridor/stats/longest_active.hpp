#pragma once
// The momentary bottleneck (Roser, Nakano, Tanaka 2001 and 2002: shifting bottleneck detection).

#include <cstddef>
#include <span>
#include <vector>

#include "corridor/core/time.hpp"

namespace corridor::stats {

/// A resource was active without a break from `from` to `to`.
struct ActiveSpan {
  std::size_t resource = 0;
  core::Time from, to;
};

/// Time of a resource as the momentary bottleneck.
struct BottleneckTime {
  core::Duration sole{0};      // alone
  core::Duration shifting{0};  // together with the one before or after it
};

/// At any instant the bottleneck is the resource whose active span is the longest of those that
/// hold the instant (ties: the one that began first, then the lowest number). While the span of
/// one bottleneck overlaps with that of the next, both are shifting; else the one is sole. Times
/// are counted between `from` and `to`; a span's length counts in full. Spans of one resource must
/// not overlap. One entry for each of `n_resources`.
std::vector<BottleneckTime> bottleneck_times(std::span<const ActiveSpan> spans,
                                             std::size_t n_resources,
                                             core::Time from,
                                             core::Time to);

}  // namespace corridor::stats
