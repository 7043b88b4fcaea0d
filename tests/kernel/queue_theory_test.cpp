// Single stations with Poisson arrivals against exact mean waiting times. In each run Little's law
// and the conservation of customers and of work hold to the microsecond.

#include <cmath>

#include <doctest/doctest.h>

#include "corridor/kernel/servers.hpp"
#include "theory.hpp"

namespace corridor::kernel::testing::queue_theory_test {

namespace {

using core::Distribution;
using core::Erlang;
using core::Exponential;
using core::Lognormal;
using core::Triangular;
using stats::FacilityState;

struct Station {
  int n_servers = 1;
  double arrivals_an_hour = 0;
  Distribution service;
  std::uint64_t customers = 0;
};

struct Run {
  Run(const Station& station, std::uint64_t replication)
      : to_come(station.customers),
        warm_up(station.customers / 10),
        servers(simulator, station.n_servers, Tag{}),
        between(Exponential{in_hours(1 / station.arrivals_an_hour)}, 1, replication),
        services(station.service, 2, replication) {}

  std::uint64_t to_come;
  std::uint64_t warm_up;  // customers that are not counted
  Simulator simulator{Time{}};
  Servers servers;
  Variates between;
  Variates services;
  Duration total_wait{0};
  Duration counted_wait{0};
  Duration total_work{0};
};

Process customer(Run& run, std::uint64_t number) {
  const Time arrived = run.simulator.now();
  const Hold hold = co_await run.servers.seize(1, Cause{});
  const Duration wait = run.simulator.now() - arrived;
  run.total_wait += wait;
  run.counted_wait += number >= run.warm_up ? wait : Duration{0};
  const Duration service = run.services.next();
  run.total_work += service;
  co_await run.servers.work(hold, service, Cause{});
}

Process source(Run& run) {
  for (std::uint64_t number = 0; number < run.to_come; ++number) {
    const Duration until_next = run.between.next();
    co_await run.simulator.delay(until_next);
    run.simulator.spawn(customer(run, number), Tag{number});
  }
}

/// In hours, of the customers after the warm-up.
double mean_wait(const Station& station, std::uint64_t replication) {
  Run run(station, replication);
  run.simulator.spawn(source(run), Tag{});
  run.simulator.run_until(Time::max());
  const Time end = run.simulator.now();
  CHECK(run.servers.served() == station.customers);
  CHECK(run.servers.in_use() == 0);
  CHECK(run.servers.queue_length() == 0);
  CHECK(run.servers.queue().integral(end) == run.total_wait.count());  // Little's law
  const auto working = static_cast<std::size_t>(FacilityState::Working);
  CHECK(run.servers.time_in_state()[working] == run.total_work);
  return core::to_hours(run.counted_wait) / static_cast<double>(station.customers - run.warm_up);
}

void check_wait(const char* what, const Station& station, double exact) {
  check_mean_of(
      what, [&](std::uint64_t replication) { return mean_wait(station, replication); }, exact);
}

/// Mean wait in M/G/1 (Pollaczek 1930, Khinchine 1932): lambda E[S^2] / (2 (1 - rho)).
double pollaczek_khinchine(double arrivals, double mean, double variance) {
  return arrivals * (mean * mean + variance) / (2 * (1 - arrivals * mean));
}

/// Mean wait in M/M/c (Erlang 1917): C(c, a) / (c mu - lambda) with a = lambda / mu.
double erlang_c_wait(int servers, double arrivals, double rate) {
  const double load = arrivals / rate;
  double term = 1;  // load^k / k!
  double sum = 0;
  for (int k = 0; k < servers; ++k) {
    sum += term;
    term *= load / (k + 1);
  }
  const double all_busy = term / (1 - load / servers);
  return all_busy / (sum + all_busy) / (servers * rate - arrivals);
}

}  // namespace

TEST_CASE("theory: the wait in M/M/1 at 70 % of capacity") {
  const Station station{
      .arrivals_an_hour = 0.7, .service = Exponential{in_hours(1)}, .customers = 100'000};
  check_wait("M/M/1", station, 0.7 / (1 - 0.7));
}

TEST_CASE("theory: the wait in M/M/3 at 80 % of capacity") {
  const Station station{.n_servers = 3,
                        .arrivals_an_hour = 2.4,
                        .service = Exponential{in_hours(1)},
                        .customers = 200'000};
  check_wait("M/M/3", station, erlang_c_wait(3, 2.4, 1));
}

TEST_CASE("theory: the formula for M/M/c gives that for M/M/1") {
  CHECK(erlang_c_wait(1, 0.7, 1) == doctest::Approx(0.7 / 0.3));
}

TEST_CASE("theory: the wait in M/D/1 is half that in M/M/1") {
  const Station station{
      .arrivals_an_hour = 0.7, .service = core::Constant{in_hours(1)}, .customers = 60'000};
  check_wait("M/D/1", station, 0.7 / (1 - 0.7) / 2);
}

TEST_CASE("theory: the wait in M/G/1 with lognormal service times") {
  const Station station{
      .arrivals_an_hour = 0.6, .service = Lognormal{in_hours(1), 0.8}, .customers = 100'000};
  check_wait("lognormal", station, pollaczek_khinchine(0.6, 1, 0.8 * 0.8));
}

TEST_CASE("theory: the wait in M/G/1 with Erlang service times") {
  const Station station{
      .arrivals_an_hour = 0.7, .service = Erlang{in_hours(1), 4}, .customers = 60'000};
  check_wait("Erlang", station, pollaczek_khinchine(0.7, 1, 1.0 / 4));
}

TEST_CASE("theory: the wait in M/G/1 with triangular service times") {
  const double low = 0.2;
  const double mode = 0.5;
  const double high = 2;
  const double mean = (low + mode + high) / 3;
  const double variance =
      (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18;
  const Station station{.arrivals_an_hour = 0.75,
                        .service = Triangular{in_hours(low), in_hours(mode), in_hours(high)},
                        .customers = 60'000};
  check_wait("triangular", station, pollaczek_khinchine(0.75, mean, variance));
}

TEST_CASE("theory: the wait in M/M/1 at 90 % of capacity" * doctest::test_suite("slow")) {
  const Station station{
      .arrivals_an_hour = 0.9, .service = Exponential{in_hours(1)}, .customers = 2'000'000};
  check_wait("M/M/1", station, 0.9 / (1 - 0.9));
}

}  // namespace corridor::kernel::testing::queue_theory_test
