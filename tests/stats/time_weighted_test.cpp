#include "corridor/stats/time_weighted.hpp"

#include <cstdint>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::stats::time_weighted_test {

using namespace std::chrono_literals;
using corridor::core::Duration;
using corridor::core::Int128;
using corridor::core::Time;

namespace {
const Time kStart = Time{} + 24h * 19'723;  // 2024-01-01
}

TEST_CASE("time-weighted: integral and mean of a hand-worked staircase") {
  TimeWeighted queue(kStart);
  queue.set(kStart + 1h, 2);   // 0 for 1 h
  queue.add(kStart + 3h, 3);   // 2 for 2 h
  queue.add(kStart + 4h, -5);  // 5 for 1 h
  const Time now = kStart + 10h;
  CHECK(queue.level() == 0);
  CHECK((queue.integral(now) == Int128{9} * Duration{1h}.count()));
  CHECK(queue.mean(now) == doctest::Approx(0.9));
  CHECK(queue.minimum() == 0);
  CHECK(queue.maximum() == 5);
}

TEST_CASE("time-weighted: asking does not change the answer") {
  TimeWeighted queue(kStart, 4);
  CHECK(queue.mean(kStart + 5h) == 4);
  CHECK(queue.mean(kStart + 1h) == 4);
  queue.set(kStart + 2h, 0);
  CHECK(queue.mean(kStart + 4h) == 2);
}

TEST_CASE("time-weighted: before any time has passed the mean is the level") {
  TimeWeighted queue(kStart, 7);
  CHECK(queue.mean(kStart) == 7);
  queue.set(kStart, 3);
  CHECK(queue.mean(kStart) == 3);
  CHECK(queue.maximum() == 7);  // taken, though for no time
}

TEST_CASE("time-weighted: a restart forgets the past but not the level") {
  TimeWeighted stock(kStart, 100);
  stock.add(kStart + 1h, -90);
  stock.restart(kStart + 2h);
  CHECK(stock.level() == 10);
  CHECK((stock.integral(kStart + 2h) == 0));
  CHECK(stock.maximum() == 10);
  CHECK(stock.minimum() == 10);
  stock.add(kStart + 3h, 20);
  CHECK(stock.mean(kStart + 4h) == doctest::Approx(20));
}

TEST_CASE("time-weighted: levels below zero count as such") {
  TimeWeighted balance(kStart);
  balance.add(kStart, -6);
  balance.set(kStart + 1h, 2);
  CHECK(balance.mean(kStart + 4h) == 0);
  CHECK(balance.minimum() == -6);
}

TEST_CASE("time-weighted: the integral of tonnes in grams over years is exact beyond 64 bits") {
  constexpr std::int64_t kGrams = 600'000'000'000'000;  // 600 Mt
  TimeWeighted stock(kStart, kGrams);
  const Time end = kStart + 24h * 3'660;
  const Int128 whole = Int128{kGrams} * (end - kStart).count();
  CHECK((stock.integral(end) == whole));
  CHECK((whole > Int128{1} << 96));
  stock.set(end - Duration{1}, kGrams - 1);
  CHECK((stock.integral(end) == whole - 1));
}

TEST_CASE("time-weighted: Little's law holds exactly for the integral") {
  // Area under the number in system is the sum of the times in system, to the microsecond.
  corridor::core::Stream stream({1, 0}, {5, 6}, 7);
  TimeWeighted number(kStart);
  Int128 time_in_system = 0;
  Time now = kStart;
  Time arrival = kStart;
  for (int i = 0; i < 10'000; ++i) {
    now += Duration{static_cast<std::int64_t>(stream.bits() % 1'000'000'007)};
    arrival = now;
    number.add(now, 1);
    now += Duration{static_cast<std::int64_t>(stream.bits() % 1'000'000'007)};
    number.add(now, -1);
    time_in_system += (now - arrival).count();
  }
  CHECK((number.integral(now + 1h) == time_in_system));
}

}  // namespace corridor::stats::time_weighted_test
