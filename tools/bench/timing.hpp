#pragma once
// Clocks and medians of the benchmarks.

#include <vector>

namespace corridor::bench {

/// Processor time of this process so far, in nanoseconds: other programs on the machine matter less
/// to it than to the wall clock.
double processor_nanoseconds();

/// Of at least one value; of an even number of values the upper one of the middle.
double median(std::vector<double> values);

}  // namespace corridor::bench
