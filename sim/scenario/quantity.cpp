#include <limits>
#include <numeric>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/int128.hpp"
#include "corridor/scenario/units.hpp"
#include "unit_table.hpp"

namespace corridor::scenario {
namespace {

using core::Int128;

/// Reduces a * b / c before it multiplies; none when the result leaves 126 bits.
std::optional<Int128> checked_product(Int128 a, Int128 b) {
  constexpr Int128 kMax = Int128{1} << 126;
  const Int128 magnitude = a < 0 ? -a : a;
  if (b != 0 && magnitude > kMax / b) {
    return std::nullopt;
  }
  return a * b;
}

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  while (b != 0) {
    a = std::exchange(b, a % b);
  }
  return a < 0 ? -a : a;
}

/// numerator / denominator in the making; `ok` falls when it leaves the range.
class Ratio {
 public:
  explicit Ratio(Int128 value) : numerator_(value) {}

  void multiply(Int128 factor) {
    const Int128 common = greatest_common_divisor(denominator_, factor);
    denominator_ /= common;
    set(numerator_, checked_product(numerator_, factor / common));
  }
  void divide(Int128 divisor) {
    const Int128 common = greatest_common_divisor(numerator_, divisor);
    numerator_ /= common;
    set(denominator_, checked_product(denominator_, divisor / common));
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool is_whole() const { return numerator_ % denominator_ == 0; }
  [[nodiscard]] Int128 rounded() const {
    const Int128 magnitude = numerator_ < 0 ? -numerator_ : numerator_;
    const Int128 whole = (magnitude + denominator_ / 2) / denominator_;
    return numerator_ < 0 ? -whole : whole;
  }

 private:
  void set(Int128& part, std::optional<Int128> value) {
    ok_ = ok_ && value.has_value();
    part = value.value_or(part);
  }
  Int128 numerator_;
  Int128 denominator_ = 1;
  bool ok_ = true;
};

Ratio ratio_of(const Quantity& quantity, std::int64_t scale) {
  Ratio ratio{quantity.number.mantissa};
  for (int i = 0; i < -quantity.number.exponent; ++i) {
    ratio.divide(10);
  }
  ratio.divide(quantity.denominator);
  ratio.multiply(scale);
  ratio.multiply(quantity.numerator);
  for (int i = 0; i < quantity.number.exponent; ++i) {
    ratio.multiply(10);
  }
  return ratio;
}

/// The bases with a power of that sign.
std::string joined(const Dimension& dimension, int sign, const char* separator) {
  std::string text;
  for (const auto& [base, power] : dimension) {
    if (power * sign > 0) {
      text += (text.empty() ? "" : separator) + base;
    }
  }
  return text;
}

Dimension combined(const Dimension& a, const Dimension& b, int sign) {
  Dimension result = a;
  for (const auto& [base, power] : b) {
    result[base] += sign * power;
    if (result[base] == 0) {
      result.erase(base);
    }
  }
  return result;
}

}  // namespace

Dimension mass_dimension() {
  return {{"mass", 1}};
}
Dimension length_dimension() {
  return {{"length", 1}};
}
Dimension time_dimension() {
  return {{"time", 1}};
}
Dimension cargo_dimension(const std::string& unit) {
  return unit == "t" ? mass_dimension() : Dimension{{unit, 1}};
}
Dimension currency_dimension(const std::string& currency) {
  return {{currency, 1}};
}
Dimension product(const Dimension& a, const Dimension& b) {
  return combined(a, b, 1);
}
Dimension quotient(const Dimension& a, const Dimension& b) {
  return combined(a, b, -1);
}

std::string currency_of(const Dimension& dimension) {
  const bool single = dimension.size() == 1 && dimension.begin()->second == 1;
  return single && is_currency(dimension.begin()->first) ? dimension.begin()->first : "";
}

std::string cargo_unit_of(const Dimension& dimension) {
  if (dimension.size() != 1 || dimension.begin()->second != 1) {
    return {};
  }
  const std::string& base = dimension.begin()->first;
  if (base == "mass") {
    return "t";
  }
  const bool other = base == "length" || base == "time" || base == "yr" || base == "month";
  return other || is_currency(base) ? "" : base;
}

std::string describe(const Dimension& dimension) {
  if (dimension.empty()) {
    return "a number without unit";
  }
  const std::string above = joined(dimension, 1, " times ");
  const std::string below = joined(dimension, -1, " per ");
  if (!below.empty()) {
    const bool speed = above == "length" && below == "time";
    return speed ? "a speed" : fmt::format("{} per {}", above.empty() ? "a number" : above, below);
  }
  if (above == "mass" || above == "length" || above == "month") {
    return "a " + above;
  }
  if (above == "yr") {
    return "a year";
  }
  return above == "time" ? "a duration" : "an amount of " + above;
}

bool Quantity::is_whole(std::int64_t scale) const {
  const Ratio ratio = ratio_of(*this, scale);
  return ratio.ok() && ratio.is_whole();
}

Parsed<std::int64_t> Quantity::to_integer(std::int64_t scale) const {
  static constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  const Ratio ratio = ratio_of(*this, scale);
  if (!ratio.ok() || ratio.rounded() > kMax || ratio.rounded() < -kMax) {
    return {.value = {}, .problem = {.what = "out of range", .hint = ""}};
  }
  const auto result = static_cast<std::int64_t>(ratio.rounded());
  if (result == 0 && number.mantissa != 0) {
    return {.value = {}, .problem = {.what = "too small to be told from zero", .hint = ""}};
  }
  return {.value = result, .problem = {}};
}

double Quantity::to_double(std::int64_t scale) const {
  const std::int64_t common = std::gcd(scale, denominator);
  const std::int64_t up = scale / common;
  const std::int64_t down = denominator / common;
  return written * static_cast<double>(numerator) * static_cast<double>(up) /
         static_cast<double>(down);
}

}  // namespace corridor::scenario
