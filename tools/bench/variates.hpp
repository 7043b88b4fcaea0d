#pragma once
// The variates that the kernel's models and the hand-written loops draw alike.

#include <cstdint>

#include "corridor/core/portable_math.hpp"
#include "corridor/core/random.hpp"
#include "corridor/core/time.hpp"

namespace corridor::bench {

/// One long stream of exponential durations.
class Exponentials {
 public:
  Exponentials(std::uint64_t purpose, core::Duration mean)
      : stream_({2024, 0}, {purpose, 1}, 0), mean_(static_cast<double>(mean.count())) {}

  core::Duration next() {
    return core::from_microseconds(-mean_ * core::portable_log(stream_.uniform()));
  }

 private:
  core::Stream stream_;
  double mean_;
};

inline constexpr std::uint64_t kArrivals = 1;
inline constexpr std::uint64_t kServices = 2;
inline constexpr std::uint64_t kHolds = 3;

/// A single server at 80 % of its capacity; the answer is the customers' total time in the system.
inline constexpr core::Duration kMeanBetweenArrivals = core::kHour;
inline constexpr core::Duration kMeanService = core::kHour * 4 / 5;

}  // namespace corridor::bench
