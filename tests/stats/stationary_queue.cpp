#include "stationary_queue.hpp"

#include <algorithm>
#include <cmath>

#include "corridor/core/portable_math.hpp"

namespace corridor::test {

StationaryQueue StationaryQueue::with_wait(double wait) {
  return {.service = (std::sqrt(wait * wait + 4 * wait) - wait) / 2};
}

double StationaryQueue::mean_wait(int customers,
                                  std::string_view name,
                                  core::RandomKey key,
                                  std::uint64_t replication) const {
  core::Stream arrivals(key, core::StreamName::of("arrival", "queue", name), replication);
  core::Stream services(key, core::StreamName::of("service", "queue", name), replication);
  // P(wait > w) = load exp(-(1 / service - 1) w)
  const double above = services.uniform() / service;
  double wait = above >= 1 ? 0 : -core::portable_log(above) / (1 / service - 1);
  double sum = 0;
  for (int i = 0; i < customers; ++i) {
    sum += wait;
    const double served = -service * core::portable_log(services.uniform());
    const double until_next = -core::portable_log(arrivals.uniform());
    wait = std::max(0.0, wait + served - until_next);
  }
  return sum / customers;
}

}  // namespace corridor::test
