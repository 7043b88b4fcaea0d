#pragma once
// One benchmark: the kernel's way against a loop written by hand that draws the same variates and
// must find the same answer.

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace corridor::bench {

struct Benchmark {
  std::string name;
  std::string unit;        // what `size` counts: "customer", "event"
  std::uint64_t size = 0;  // of one run
  double target = 0;       // the most that the kernel's time may be of the hand-written loop's
  /// Run the model once and return its answer, to be the same in both.
  std::int64_t (*by_kernel)(std::uint64_t size) = nullptr;
  std::int64_t (*by_hand)(std::uint64_t size) = nullptr;
};

struct Measured {
  double kernel = 0;  // nanoseconds a unit, median
  double hand = 0;
  double ratio = 0;  // median of the ratios of runs that followed each other
  bool same_answer = true;
};

/// Runs both by turns, `repetitions` times each, after one run each that does not count; measures
/// processor time, so that other programs on the machine matter less.
Measured measure(const Benchmark& benchmark, int repetitions);

/// Measures all, prints a line for each; true when all answers agree and all targets are met.
bool run(const std::vector<Benchmark>& benchmarks, int repetitions, std::ostream& out);

}  // namespace corridor::bench
