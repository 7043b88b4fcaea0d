#include "corridor/stats/queueing_network.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/LU>

#include "corridor/core/check.hpp"
#include "corridor/stats/queueing.hpp"

namespace corridor::stats {
namespace {

using Eigen::Index;

Index at(std::size_t i) {
  return static_cast<Index>(i);
}

/// Capped at 1: what is beyond its capacity is always at work.
double utilisation_of(const Station& station, double rate) {
  return std::min(1.0,
                  utilisation({.arrival_rate = rate,
                               .mean_service = station.mean_service,
                               .servers = station.servers}));
}

/// Part of station j's arrivals that comes along a routing.
double part_of_arrivals(const Routing& r, const std::vector<double>& rates) {
  return rates[r.to] > 0 ? rates[r.from] * r.share * r.yield / rates[r.to] : 0;
}

/// Variability of the departures of a station, less what its arrivals bring (Whitt 1983, eq.
/// 38-39): c_d^2 = 1 + (1 - rho^2)(c_a^2 - 1) + rho^2 / sqrt(m) (max(c_s^2, 0.2) - 1).
class Departures {
 public:
  Departures(const Station& station, double rate) {
    const double rho = utilisation_of(station, rate);
    const double m = std::max(1.0, station.servers);
    rho_squared_ = rho * rho;
    constant_ = 1 + (std::max(station.service_scv, 0.2) - 1) / std::sqrt(m);
  }
  /// c_d^2 = own() + passed_on() * c_a^2.
  [[nodiscard]] double own() const { return rho_squared_ * constant_; }
  [[nodiscard]] double passed_on() const { return 1 - rho_squared_; }

 private:
  double rho_squared_ = 0;
  double constant_ = 1;
};

/// How much the variability of the parts counts where they join (Whitt 1983, eq. 29 and 33):
/// w = 1 / (1 + 4 (1 - rho)^2 (v - 1)) with v = 1 / sum of the squares of the parts.
std::vector<double> weights_of_joining(const std::vector<Station>& stations,
                                       const std::vector<Routing>& routing,
                                       const std::vector<double>& rates) {
  std::vector<double> squares(stations.size());
  for (std::size_t j = 0; j < stations.size(); ++j) {
    const double outside = rates[j] > 0 ? stations[j].external_rate / rates[j] : 0;
    squares[j] = outside * outside;
  }
  for (const Routing& r : routing) {
    const double part = part_of_arrivals(r, rates);
    squares[r.to] += part * part;
  }
  std::vector<double> weights;
  for (std::size_t j = 0; j < stations.size(); ++j) {
    const double rho = utilisation_of(stations[j], rates[j]);
    const double streams = squares[j] > 0 ? 1 / squares[j] : 1;
    weights.push_back(1 / (1 + 4 * (1 - rho) * (1 - rho) * (streams - 1)));
  }
  return weights;
}

/// c_aj^2 = a_j + sum of c_ai^2 b_ij (Whitt 1983, eq. 24-26, with v_ij = 0), the creation of
/// customers being that of the way rather than of the station.
std::vector<double> arrival_variability(const std::vector<Station>& stations,
                                        const std::vector<Routing>& routing,
                                        const std::vector<double>& rates) {
  const std::size_t n = stations.size();
  const std::vector<double> weights = weights_of_joining(stations, routing, rates);
  Eigen::MatrixXd system = Eigen::MatrixXd::Identity(at(n), at(n));
  Eigen::VectorXd constant(at(n));
  for (std::size_t j = 0; j < n; ++j) {
    const double outside = rates[j] > 0 ? stations[j].external_rate / rates[j] : 0;
    constant(at(j)) = 1 - weights[j] + weights[j] * outside * stations[j].external_scv;
  }
  for (const Routing& r : routing) {
    const double part = weights[r.to] * part_of_arrivals(r, rates) * r.yield;
    const Departures departures{stations[r.from], rates[r.from]};
    constant(at(r.to)) += part * (r.share * departures.own() + 1 - r.share);
    system(at(r.to), at(r.from)) -= part * r.share * departures.passed_on();
  }
  const Eigen::VectorXd solved = system.partialPivLu().solve(constant);
  std::vector<double> result;
  for (std::size_t j = 0; j < n; ++j) {
    result.push_back(rates[j] > 0 ? std::max(0.0, solved(at(j))) : 1);
  }
  return result;
}

}  // namespace

std::vector<double> arrival_rates(const std::vector<Station>& stations,
                                  const std::vector<Routing>& routing) {
  const std::size_t n = stations.size();
  if (n == 0) {
    return {};
  }
  Eigen::MatrixXd system = Eigen::MatrixXd::Identity(at(n), at(n));
  Eigen::VectorXd external(at(n));
  for (std::size_t j = 0; j < n; ++j) {
    external(at(j)) = stations[j].external_rate;
  }
  for (const Routing& r : routing) {
    CORRIDOR_CHECK(r.from < n && r.to < n, "a way joins stations");
    system(at(r.to), at(r.from)) -= r.share * r.yield;
  }
  const Eigen::VectorXd solved = system.partialPivLu().solve(external);
  return {solved.data(), solved.data() + solved.size()};
}

std::vector<StationTraffic> solve_network(const std::vector<Station>& stations,
                                          const std::vector<Routing>& routing) {
  const std::vector<double> rates = arrival_rates(stations, routing);
  if (rates.empty()) {
    return {};
  }
  const std::vector<double> scv = arrival_variability(stations, routing, rates);
  std::vector<StationTraffic> result;
  for (std::size_t j = 0; j < stations.size(); ++j) {
    const QueueInput queue{.arrival_rate = rates[j],
                           .mean_service = stations[j].mean_service,
                           .arrival_scv = scv[j],
                           .service_scv = stations[j].service_scv,
                           .servers = stations[j].servers};
    result.push_back({.arrival_rate = rates[j],
                      .arrival_scv = scv[j],
                      .utilisation = utilisation(queue),
                      .mean_wait = mean_wait(queue)});
  }
  return result;
}

}  // namespace corridor::stats
