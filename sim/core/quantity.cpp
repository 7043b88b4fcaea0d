#include "corridor/core/quantity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corridor/core/check.hpp"
#include "corridor/core/int128.hpp"
#include "corridor/core/mutant.hpp"

namespace corridor::core {
namespace {

std::int64_t narrow(Int128 value) {
  CORRIDOR_CHECK(value <= std::numeric_limits<std::int64_t>::max(), "quantity beyond 64 bits");
  return static_cast<std::int64_t>(value);
}

}  // namespace

Amount Amount::from_units(double units) {
  const double micro = units * 1e6;
  CORRIDOR_CHECK(std::fabs(micro) < 9.2e18, "an amount beyond 64 bits, or none");
  return {std::llround(micro)};
}

Duration Rate::time_for(Amount quantity) const {
  CORRIDOR_CHECK(amount.micro > 0 && per.count() > 0, "a rate must be positive");
  CORRIDOR_CHECK(quantity.micro >= 0, "an amount to handle is not negative");
  const Int128 product = Int128{quantity.micro} * per.count();
  const Int128 time = CORRIDOR_MUTANT(30, product + amount.micro - 1, product) / amount.micro;
  return Duration{narrow(std::min(time, Int128{kLongestHandling.count()}))};
}

Amount Rate::amount_in(Duration duration) const {
  CORRIDOR_CHECK(amount.micro >= 0 && per.count() > 0, "a rate is not negative");
  CORRIDOR_CHECK(duration.count() >= 0, "a time to handle is not negative");
  const Int128 handled = Int128{duration.count()} * amount.micro / per.count();
  return {narrow(std::min(handled, Int128{std::numeric_limits<std::int64_t>::max()}))};
}

double Rate::per_day() const {
  return amount.to_units() / to_days(per);
}

Duration travel_time(Length length, Speed speed) {
  CORRIDOR_CHECK(speed.metres_per_second > 0, "a speed must be positive");
  return from_microseconds(length.metres / speed.metres_per_second * 1e6);
}

}  // namespace corridor::core
