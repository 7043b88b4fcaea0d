#pragma once
// Two models written in the kernel's processes as tools/bench/simpy writes them in SimPy's: the
// same processes, resources, distributions and measures, each simulator with random numbers of its
// own.

#include <cstdint>
#include <vector>

#include "corridor/core/distribution.hpp"
#include "corridor/core/portable_math.hpp"
#include "corridor/core/random.hpp"
#include "corridor/core/time.hpp"

namespace corridor::bench {

/// Mean time in the system of the queue M/M/1, in days.
std::vector<double> twin_mm1(std::uint64_t replication);

/// Mean time from mine to works and from works to mine, and of that the time before the ship in
/// port, in days.
std::vector<double> twin_ferry_line(std::uint64_t replication);

/// One stream of draws for all that a model draws, as SimPy's models use it.
class Draws {
 public:
  explicit Draws(std::uint64_t replication) : stream_({2025, replication}, {1, 1}, 0) {}
  core::Duration exponential(core::Duration mean) {
    const double logarithm = core::portable_log(stream_.uniform());
    return core::from_microseconds(-static_cast<double>(mean.count()) * logarithm);
  }
  core::Duration of(const core::Distribution& distribution) {
    return core::sample_duration(distribution, stream_);
  }

 private:
  core::Stream stream_;
};

/// Mean of the times of those that began within the window.
class MeanTime {
 public:
  MeanTime(core::Time from, core::Time to) : from_(from), to_(to) {}
  void add(core::Time begun, core::Duration time) {
    if (begun >= from_ && begun < to_) {
      sum_ += time;
      ++n_;
    }
  }
  [[nodiscard]] double days() const { return core::to_days(sum_) / static_cast<double>(n_); }

 private:
  core::Time from_;
  core::Time to_;
  core::Duration sum_{0};
  std::int64_t n_ = 0;
};

}  // namespace corridor::bench
