#pragma once
// An open network of queues by decomposition: rates by the traffic equations, variability of
// arrivals by Whitt's linear equations, each station then as a queue GI/G/c by itself (Whitt 1983,
// "The Queueing Network Analyzer", Bell System Technical Journal 62:2779). Exact for networks of
// Jackson 1957.

#include <cstddef>
#include <vector>

namespace corridor::stats {

struct Station {
  double external_rate = 0;  // arrivals from outside
  double external_scv = 1;   // and their variability
  double mean_service = 0;
  double service_scv = 1;
  double servers = 1;
};

/// Of what leaves `from`, the part `share` goes to `to`, where each makes `yield` customers: below
/// 1 where they are gathered into one (lots into a train), above where one is broken up (Whitt
/// 1983, section 2.3, customer creation or combination).
struct Routing {
  std::size_t from = 0;
  std::size_t to = 0;
  double share = 1;
  double yield = 1;
};

struct StationTraffic {
  double arrival_rate = 0;
  double arrival_scv = 1;
  double utilisation = 0;
  double mean_wait = 0;  // infinite from a utilisation of 1 on
};

/// Arrival rates: lambda_j = external_j + sum of lambda_i share_ij yield_ij. No cycle may make as
/// much as it takes. A station beyond its capacity passes on what arrives.
std::vector<double> arrival_rates(const std::vector<Station>& stations,
                                  const std::vector<Routing>& routing);

/// The whole network, in the order of `stations`.
std::vector<StationTraffic> solve_network(const std::vector<Station>& stations,
                                          const std::vector<Routing>& routing);

}  // namespace corridor::stats
