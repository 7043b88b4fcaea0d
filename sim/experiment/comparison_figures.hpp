#pragma once
// What a comparison tells of each set, from the readings.

#include "corridor/experiment/comparison.hpp"

namespace corridor::experiment {

double known(const Effect& effect);
/// What may be nothing counts as nothing.
double certain(const Effect& effect);

namespace index {
inline constexpr std::size_t kThroughput = 0;
inline constexpr std::size_t kMean = 1;
inline constexpr std::size_t kTimeCost = 3;
inline constexpr std::size_t kPaid = 4;
}  // namespace index
/// Throughput, mean, P95, cost of time, tariffs.
const std::vector<Measure>& compared_measures();

/// The alternatives of a comparison.
struct Field {
  Alternatives& alternatives;
  std::size_t base = 0;
  std::vector<std::size_t> numbers{};  // by set; that of the base: not simulated
};

/// Its means.
void measure_base(const Field& field, OptionComparison& result);
/// Effects of all sets that are simulated, at a confidence with which they hold together.
void measure_sets(const Field& field, const ComparePlan& plan, OptionComparison& result);
/// Their order.
void rank_sets(OptionComparison& result);
/// By what is certain.
void find_efficient(OptionComparison& result);

}  // namespace corridor::experiment
