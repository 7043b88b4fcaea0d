#include "corridor/core/quantity.hpp"

#include <limits>

#include <doctest/doctest.h>

namespace corridor::core::quantity_test {

using namespace std::chrono_literals;

namespace {
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
}

TEST_CASE("amount: from units rounds to the nearest millionth, halves away from zero") {
  CHECK(Amount::from_units(1.5) == Amount{1'500'000});
  CHECK(Amount::from_units(0.1) + Amount::from_units(0.2) == Amount::from_units(0.3));
  CHECK(Amount::from_units(0.4e-6) == Amount{0});
  CHECK(Amount::from_units(0.6e-6) == Amount{1});
  CHECK(Amount::from_units(-0.5e-6) == Amount{-1});
  CHECK(Amount::units(22'000).to_units() == 22'000);
}

TEST_CASE("amount: arithmetic is exact") {
  Amount sum;
  for (int i = 0; i < 1'000'000; ++i) {
    sum += Amount::from_units(0.1);
  }
  CHECK(sum == Amount::units(100'000));
  sum -= Amount::units(1);
  CHECK(sum == Amount::units(99'999));
  CHECK(Amount::units(3) * 7 - Amount::units(1) == Amount::units(20));
  CHECK(Amount::units(1) < Amount::units(2));
}

TEST_CASE("rate: the time for an amount is rounded up to the microsecond") {
  const Rate twenty_per_hour{Amount::units(20), 1h};
  CHECK(twenty_per_hour.time_for(Amount::units(20)) == 1h);
  CHECK(twenty_per_hour.time_for(Amount::units(5)) == 15min);
  CHECK(twenty_per_hour.time_for(Amount{}) == Duration{0});
  CHECK(twenty_per_hour.time_for(Amount{1}) == Duration{180});  // 180 us exactly
  const Rate three_per_second{Amount::units(3), 1s};
  CHECK(three_per_second.time_for(Amount::units(1)) == Duration{333'334});
  CHECK(three_per_second.time_for(Amount::units(2)) == Duration{666'667});
  CHECK(three_per_second.time_for(Amount::units(3)) == Duration{1'000'000});
}

TEST_CASE("rate: the amount within a time is rounded down to the millionth") {
  const Rate three_per_second{Amount::units(3), 1s};
  CHECK(three_per_second.amount_in(Duration{1}) == Amount{3});
  CHECK(Rate{Amount::units(1), 3s}.amount_in(1s) == Amount{333'333});
  CHECK(Rate{Amount{0}, 1s}.amount_in(1s) == Amount{0});
}

TEST_CASE("rate: what is handled within the time for an amount is at least that amount") {
  const Rate odd{Amount{7'654'321}, Duration{1'234'567}};
  for (std::int64_t micro = 1; micro < 1'000'000'000'000; micro = micro * 3 + 1) {
    const Duration time = odd.time_for(Amount{micro});
    CHECK(odd.amount_in(time) >= Amount{micro});
    CHECK(odd.amount_in(time - Duration{1}) < Amount{micro});
  }
}

TEST_CASE("rate: products beyond 64 bits are exact") {
  // 9.2e12 t at 9.2e12 t per 292,000 years: both products need 126 bits.
  CHECK(Rate{Amount{kMost}, Duration{kMost}}.time_for(Amount{kMost / 64}) == Duration{kMost / 64});
  CHECK(Rate{Amount{kMost}, Duration{kMost}}.amount_in(Duration{kMost - 1}) == Amount{kMost - 1});
  // 60 Mt per year, all of it: 6e13 g x 3.16e13 us
  const Rate pipeline{Amount::units(60'000'000), 366 * 24h};
  CHECK(pipeline.time_for(Amount::units(60'000'000)) == 366 * 24h);
  CHECK(pipeline.amount_in(183 * 24h) == Amount::units(30'000'000));
}

TEST_CASE("rate: what would be more than 64 bits hold is the most that they hold") {
  CHECK(Rate{Amount{kMost}, Duration{1}}.amount_in(1h) == Amount{kMost});
}

TEST_CASE("rate: what would take longer than all time takes kLongestHandling") {
  const Rate slip{Amount{1000}, 1h};
  CHECK(slip.time_for(Amount::units(12'345'678)) == corridor::core::kLongestHandling);
  CHECK(Rate{Amount{1}, Duration{kMost}}.time_for(Amount{kMost}) ==
        corridor::core::kLongestHandling);
  CHECK(slip.time_for(Amount::units(30'000)) == 30'000'000h);
}

TEST_CASE("rate: per day") {
  CHECK(Rate{Amount::units(20), 1h}.per_day() == doctest::Approx(480));
  CHECK(Rate{Amount::units(366), 366 * 24h}.per_day() == doctest::Approx(1));
}

TEST_CASE("travel time: length over speed, rounded to the microsecond") {
  CHECK(travel_time({490'000}, {10}) == 49'000s);
  CHECK(travel_time({1}, {3}) == Duration{333'333});
  CHECK(travel_time({2}, {3}) == Duration{666'667});
  CHECK(travel_time({0}, {3}) == Duration{0});
}

}  // namespace corridor::core::quantity_test
