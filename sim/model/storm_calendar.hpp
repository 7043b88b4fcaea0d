#pragma once

#include <cstdint>
#include <string>

#include "corridor/core/random.hpp"
#include "corridor/core/time.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// When storms begin and how long they last. Alternating renewal: the time until the next closure
/// is exponential with a rate that follows the months, so that the closed share of each month
/// results: mean open time = L (1 - s) / s with L the mean length of a closure after its cap. A
/// month whose share differs much from the one before needs a few days to forget it.
class StormCalendar {
 public:
  StormCalendar(core::RandomKey key, const std::string& id, const scenario::Disruption& data);

  /// Whether there is a storm in any month; without, next_begin() would look for one for ever.
  static bool ever_closes(const scenario::Disruption& data);

  /// The n-th storm begins, when none has blown since `open_since`.
  [[nodiscard]] core::Time next_begin(core::Time open_since, std::uint64_t n) const;
  [[nodiscard]] core::Duration length(std::uint64_t n) const;

 private:
  core::RandomKey key_;
  const scenario::Disruption& data_;
  core::StreamName gap_name_;
  core::StreamName length_name_;
  double mean_length_;
};

}  // namespace corridor::model
