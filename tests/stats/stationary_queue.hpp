#pragma once
// A model with an exact answer that costs next to nothing: M/M/1 in equilibrium from its first
// customer on.

#include <cstdint>
#include <string_view>

#include "corridor/core/random.hpp"

namespace corridor::test {

/// One customer arrives a unit of time; 0 < service < 1 is the mean time of service, so also the
/// load.
struct StationaryQueue {
  double service = 0;

  /// Mean wait in the queue (Erlang 1909): load x service / (1 - load).
  [[nodiscard]] double exact_wait() const { return service * service / (1 - service); }
  /// The queue that has this mean wait.
  static StationaryQueue with_wait(double wait);

  /// Mean wait of `customers` by Lindley's recursion (1952), the first wait drawn from its law: an
  /// unbiased estimate of exact_wait(). Queues of one `name` share their random numbers.
  [[nodiscard]] double mean_wait(int customers,
                                 std::string_view name,
                                 core::RandomKey key,
                                 std::uint64_t replication) const;
};

}  // namespace corridor::test
