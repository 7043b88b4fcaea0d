#include "corridor/stats/queueing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corridor/core/portable_math.hpp"

namespace corridor::stats {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Kraemer and Langenbach-Belz 1976: arrivals more regular than Poisson's make less of a queue than
/// (arrival_scv + service_scv) / 2 says.
double regularity(const QueueInput& input, double rho) {
  if (input.arrival_scv >= 1 || input.arrival_scv + input.service_scv <= 0) {
    return 1;
  }
  const double less = 1 - input.arrival_scv;
  const double exponent =
      -2 * (1 - rho) * less * less / (3 * rho * (input.arrival_scv + input.service_scv));
  return core::portable_exp(std::max(exponent, -700.0));
}

}  // namespace

double erlang_c(int servers, double offered_load) {
  if (offered_load <= 0) {
    return 0;
  }
  if (offered_load >= servers) {
    return 1;
  }
  double blocked = 1;  // Erlang B
  for (int k = 1; k <= servers; ++k) {
    blocked = offered_load * blocked / (k + offered_load * blocked);
  }
  const double rho = offered_load / servers;
  return blocked / (1 - rho * (1 - blocked));
}

double utilisation(const QueueInput& input) {
  if (input.arrival_rate <= 0 || input.mean_service <= 0) {
    return 0;
  }
  return input.servers > 0 ? input.arrival_rate * input.mean_service / input.servers : kInfinite;
}

double mean_wait(const QueueInput& input) {
  const double rho = utilisation(input);
  if (rho <= 0) {
    return 0;
  }
  if (rho >= 1) {
    return kInfinite;
  }
  const int servers = std::max(1, static_cast<int>(std::lround(input.servers)));
  const double variability = (input.arrival_scv + input.service_scv) / 2;
  const double exponential =
      erlang_c(servers, rho * servers) * input.mean_service / (input.servers * (1 - rho));
  return variability * exponential * (servers == 1 ? regularity(input, rho) : 1);
}

double mean_wait_for_slot(double arrival_rate, double arrival_scv, double interval) {
  return interval / 2 + mean_wait({.arrival_rate = arrival_rate,
                                   .mean_service = interval,
                                   .arrival_scv = arrival_scv,
                                   .service_scv = 0,
                                   .servers = 1});
}

}  // namespace corridor::stats
