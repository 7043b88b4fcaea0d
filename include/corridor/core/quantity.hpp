#pragma once
// Quantities as types. Cargo amounts are integer millionths of their commodity's unit (so an amount
// of tonnes is exactly grams), money is integer millionths of its currency: sums are exact and
// accounts can be required to balance. Lengths and speeds are doubles in metres and metres/second.

#include <compare>
#include <cstdint>
#include <string>

#include "corridor/core/time.hpp"

namespace corridor::core {

/// Millionths of a commodity's unit (TEU, t, wagon, truck, ...). Which unit is the commodity's
/// business; amounts of two commodities are never added.
struct Amount {
  std::int64_t micro = 0;

  static constexpr Amount units(std::int64_t whole) { return {whole * 1'000'000}; }
  /// Rounds to the nearest millionth.
  static Amount from_units(double units);
  [[nodiscard]] double to_units() const { return static_cast<double>(micro) / 1e6; }

  friend auto operator<=>(Amount, Amount) = default;
  friend constexpr Amount operator+(Amount a, Amount b) { return {a.micro + b.micro}; }
  friend constexpr Amount operator-(Amount a, Amount b) { return {a.micro - b.micro}; }
  friend constexpr Amount operator*(Amount a, std::int64_t n) { return {a.micro * n}; }
  Amount& operator+=(Amount other) {
    micro += other.micro;
    return *this;
  }
  Amount& operator-=(Amount other) {
    micro -= other.micro;
    return *this;
  }
};

/// What takes as long as this (4,567 years) never ends in a run; many such times can be added up.
inline constexpr Duration kLongestHandling{std::int64_t{1} << 57U};

/// An exact rate: `amount` per `per`. A rate of zero never delivers.
struct Rate {
  Amount amount;
  Duration per{1};

  /// Time to handle `quantity`, rounded up to the microsecond, at most kLongestHandling. The
  /// rate must be positive.
  [[nodiscard]] Duration time_for(Amount quantity) const;
  /// Amount handled within `duration`, rounded down to a millionth, at most what 64 bits hold.
  [[nodiscard]] Amount amount_in(Duration duration) const;
  [[nodiscard]] double per_day() const;

  friend bool operator==(const Rate&, const Rate&) = default;
};

struct Money {
  std::int64_t micro = 0;
  std::string currency = "USD";

  friend bool operator==(const Money&, const Money&) = default;
};

/// A mass of CO2, in whole milligrams.
struct Emission {
  std::int64_t milligrams = 0;
  friend auto operator<=>(Emission, Emission) = default;
};

struct Length {
  double metres = 0;
  friend auto operator<=>(const Length&, const Length&) = default;
};

struct Speed {
  double metres_per_second = 0;
  friend auto operator<=>(const Speed&, const Speed&) = default;
};

/// Running time over `length` at constant `speed` > 0, rounded to the microsecond.
Duration travel_time(Length length, Speed speed);

}  // namespace corridor::core
