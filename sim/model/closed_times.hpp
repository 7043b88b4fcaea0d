#pragma once
// When a disruption closes, whichever calendar says so.

#include <memory>
#include <optional>

#include "corridor/core/random.hpp"
#include "corridor/core/time.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// Closed times in order; they neither touch nor overlap.
class ClosedTimes {
 public:
  ClosedTimes() = default;
  ClosedTimes(const ClosedTimes&) = delete;
  ClosedTimes& operator=(const ClosedTimes&) = delete;
  virtual ~ClosedTimes() = default;

  /// The next one that ends after the beginning, and may have begun before it; none: it never
  /// closes again.
  std::optional<scenario::Window> next();

 protected:
  explicit ClosedTimes(core::Time begin) : begin_(begin) {}

 private:
  /// Also those that end before the beginning.
  virtual std::optional<scenario::Window> following() = 0;

  core::Time begin_{};
};

/// Some month must have storms, when they are random. They depend on `key` and the year of `begin`
/// alone, so that they do not change with a warm-up. The disruption must outlive it.
std::unique_ptr<ClosedTimes> closed_times(const scenario::Disruption& disruption,
                                          const std::string& id,
                                          core::Duration utc_offset,
                                          core::RandomKey key,
                                          core::Time begin);

/// Outside the shifts, by a local time that is `utc_offset` ahead of UTC.
std::unique_ptr<ClosedTimes> times_off_shift(const scenario::Shifts& shifts,
                                             core::Duration utc_offset,
                                             core::Time begin);

}  // namespace corridor::model
