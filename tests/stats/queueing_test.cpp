#include "corridor/stats/queueing.hpp"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::stats::queueing_test {
namespace {

using doctest::Approx;

TEST_CASE("Erlang C: fractions worked out by hand") {
  CHECK(erlang_c(1, 0.7) == Approx(0.7));
  CHECK(erlang_c(2, 1) == Approx(1.0 / 3));
  CHECK(erlang_c(3, 2.4) == Approx(288.0 / 445));
  CHECK(erlang_c(3, 0) == 0);
  CHECK(erlang_c(3, 3) == 1);
}

/// Sums of a^k/k! in the definition itself.
double by_definition(int c, double a) {
  double term = 1;
  double sum = 0;
  for (int k = 0; k < c; ++k) {
    sum += term;
    term *= a / (k + 1);
  }
  const double waiting = term * c / (c - a);
  return waiting / (sum + waiting);
}

TEST_CASE("Erlang C: the recursion is the definition") {
  for (const int servers : {1, 2, 5, 20, 60}) {
    for (const double rho : {0.1, 0.5, 0.9, 0.99}) {
      CAPTURE(servers);
      CAPTURE(rho);
      CHECK(erlang_c(servers, rho * servers) == Approx(by_definition(servers, rho * servers)));
    }
  }
}

TEST_CASE("mean wait: exact for M/M/c and for M/G/1") {
  // scenarios/lab/queue-mmc.yaml: 3 an hour, 48 min, three servers
  const QueueInput mmc{.arrival_rate = 3.0 / 60, .mean_service = 48, .servers = 3};
  CHECK(mean_wait(mmc) == Approx(51.7753).epsilon(1e-5));
  // Pollaczek and Khinchin: lambda E[S^2] / (2 (1 - rho)), here with S constant and with cv^2 = 4
  for (const double scv : {0.0, 0.3, 1.0, 4.0}) {
    const QueueInput mg1{.arrival_rate = 0.8, .mean_service = 1, .service_scv = scv};
    CHECK(mean_wait(mg1) == Approx(0.8 * (1 + scv) / (2 * 0.2)));
  }
}

TEST_CASE("mean wait: none without arrivals or variability, infinite without enough servers") {
  CHECK(mean_wait({.arrival_rate = 0, .mean_service = 5}) == 0);
  CHECK(mean_wait({.arrival_rate = 0.9, .mean_service = 1, .arrival_scv = 0, .service_scv = 0}) ==
        0);
  CHECK(std::isinf(mean_wait({.arrival_rate = 1, .mean_service = 1})));
  CHECK(std::isinf(mean_wait({.arrival_rate = 1, .mean_service = 1, .servers = 0})));
}

// D/M/1 is exact: W = s r / (1 - r), r the root of r = exp(-(1 - r) / rho) below 1. The formula of
// Kraemer and Langenbach-Belz is within 5 % at loads that matter.
TEST_CASE("mean wait: regular arrivals wait about as long as in D/M/1") {
  for (const double rho : {0.6, 0.8, 0.95}) {
    double r = 0.5;
    for (int i = 0; i < 2000; ++i) {
      r = std::exp(-(1 - r) / rho);
    }
    CAPTURE(rho);
    const QueueInput dm1{.arrival_rate = rho, .mean_service = 1, .arrival_scv = 0};
    CHECK(mean_wait(dm1) == Approx(r / (1 - r)).epsilon(0.05));
  }
}

TEST_CASE("mean wait: doubling servers and load together shortens it, more load lengthens it") {
  const auto wait = [](double rate, double servers) {
    return mean_wait({.arrival_rate = rate, .mean_service = 1, .servers = servers});
  };
  CHECK(wait(1.6, 2) < wait(0.8, 1));
  CHECK(wait(0.9, 1) > wait(0.8, 1));
}

TEST_CASE("wait for a slot: half an interval when nobody else comes, and M/D/1 on top") {
  CHECK(mean_wait_for_slot(0, 1, 2) == Approx(1));
  CHECK(mean_wait_for_slot(0.25, 1, 2) == Approx(2 / (2 * (1 - 0.5))));
}

}  // namespace
}  // namespace corridor::stats::queueing_test
