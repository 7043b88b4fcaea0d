#include "corridor/stats/queueing_network.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/stats/queueing.hpp"

namespace corridor::stats::queueing_network_test {
namespace {

using doctest::Approx;

TEST_CASE("traffic equations: feedback makes more visits than arrivals") {
  // Jackson 1957: of the first station's customers 30 % come back
  const std::vector<Station> stations{{.external_rate = 0.7, .mean_service = 0.5}};
  const std::vector<double> rates = arrival_rates(stations, {{.from = 0, .to = 0, .share = 0.3}});
  CHECK(rates[0] == Approx(1));
}

TEST_CASE("traffic equations: customers are gathered and broken up on the way") {
  const std::vector<Station> stations{
      {.external_rate = 6, .mean_service = 0.1}, {.mean_service = 0.2}, {.mean_service = 0.1}};
  const std::vector<Routing> routing{{.from = 0, .to = 1, .share = 0.5, .yield = 0.1},
                                     {.from = 1, .to = 2, .share = 1, .yield = 10}};
  const std::vector<double> rates = arrival_rates(stations, routing);
  CHECK(rates[1] == Approx(0.3));
  CHECK(rates[2] == Approx(3));
}

TEST_CASE("network: a tandem of Jackson is exact, each station M/M/c") {
  const std::vector<Station> stations{{.external_rate = 0.8, .mean_service = 1},
                                      {.mean_service = 2, .servers = 3},
                                      {.mean_service = 1.1}};
  const std::vector<Routing> routing{{.from = 0, .to = 1}, {.from = 1, .to = 2}};
  const auto traffic = solve_network(stations, routing);
  for (const StationTraffic& station : traffic) {
    CHECK(station.arrival_rate == Approx(0.8));
    CHECK(station.arrival_scv == Approx(1));
  }
  CHECK(traffic[0].mean_wait == Approx(0.8 / 0.2));
  CHECK(traffic[1].mean_wait == Approx(erlang_c(3, 1.6) * 2 / (3 - 1.6)));
  CHECK(traffic[2].mean_wait == Approx(0.88 * 1.1 / 0.12));
}

TEST_CASE("network: with feedback and splitting exponential stations stay M/M/1") {
  const std::vector<Station> stations{{.external_rate = 0.5, .mean_service = 1},
                                      {.external_rate = 0.1, .mean_service = 1.5}};
  const std::vector<Routing> routing{{.from = 0, .to = 1, .share = 0.6},
                                     {.from = 1, .to = 0, .share = 0.2}};
  const auto traffic = solve_network(stations, routing);
  // lambda_1 = 0.5 + 0.2 lambda_2, lambda_2 = 0.1 + 0.6 lambda_1
  CHECK(traffic[0].arrival_rate == Approx(0.52 / 0.88));
  CHECK(traffic[1].arrival_rate == Approx(0.1 + 0.6 * 0.52 / 0.88));
  for (std::size_t j = 0; j < 2; ++j) {
    const double rho = traffic[j].arrival_rate * stations[j].mean_service;
    CHECK(traffic[j].mean_wait == Approx(rho * stations[j].mean_service / (1 - rho)));
  }
}

TEST_CASE("network: regular service makes what follows regular, in Whitt's own numbers") {
  // c_d^2 = 1 + (1 - rho^2)(c_a^2 - 1) + rho^2 (max(c_s^2, 0.2) - 1) = 1 - 0.64 * 0.8
  const std::vector<Station> stations{{.external_rate = 0.8, .mean_service = 1, .service_scv = 0},
                                      {.mean_service = 1}};
  const auto traffic = solve_network(stations, {{.from = 0, .to = 1}});
  CHECK(traffic[1].arrival_scv == Approx(1 - 0.64 * 0.8));
}

TEST_CASE("network: every tenth of a Poisson stream that fills trains is a tenth as variable") {
  const std::vector<Station> stations{{.external_rate = 5, .mean_service = 0}, {.mean_service = 1}};
  const auto traffic = solve_network(stations, {{.from = 0, .to = 1, .share = 1, .yield = 0.1}});
  CHECK(traffic[1].arrival_rate == Approx(0.5));
  CHECK(traffic[1].arrival_scv == Approx(0.1));
}

TEST_CASE("network: a station beyond its capacity has no wait that ends, the next one has") {
  const std::vector<Station> stations{{.external_rate = 2, .mean_service = 1},
                                      {.mean_service = 0.1}};
  const auto traffic = solve_network(stations, {{.from = 0, .to = 1}});
  CHECK(std::isinf(traffic[0].mean_wait));
  CHECK(traffic[0].utilisation == Approx(2));
  CHECK(std::isfinite(traffic[1].mean_wait));
  CHECK(solve_network({}, {}).empty());
}

}  // namespace
}  // namespace corridor::stats::queueing_network_test
