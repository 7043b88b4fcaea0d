#include "corridor/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "corridor/core/check.hpp"

namespace corridor::core {
namespace {

constexpr int kMostSignificant = 17;  // what tells any two doubles apart

/// |value| = d.ddd * 10^exponent, the digits without point or trailing zeros.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

Decimal to_decimal(double positive, int significant) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(),
                                 buffer.data() + buffer.size(),
                                 positive,
                                 std::chars_format::scientific,
                                 significant - 1);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  Decimal result;
  result.digits = text.substr(0, 1);
  if (e > 2) {
    result.digits += text.substr(2, e - 2);
  }
  result.digits.resize(result.digits.find_last_not_of('0') + 1);
  const std::size_t exponent_begin = text[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(text.data() + exponent_begin, text.data() + text.size(), result.exponent);
  return result;
}

std::string plain(const Decimal& decimal) {
  const auto n_digits = static_cast<int>(decimal.digits.size());
  if (decimal.exponent < 0) {
    return "0." + std::string(static_cast<std::size_t>(-decimal.exponent - 1), '0') +
           decimal.digits;
  }
  if (decimal.exponent >= n_digits - 1) {
    return decimal.digits +
           std::string(static_cast<std::size_t>(decimal.exponent - n_digits + 1), '0');
  }
  std::string text = decimal.digits;
  return text.insert(static_cast<std::size_t>(decimal.exponent) + 1, ".");
}

std::string scientific(const Decimal& decimal) {
  std::string text = decimal.digits;
  if (text.size() > 1) {
    text.insert(1, ".");
  }
  const std::string power = std::to_string(std::abs(decimal.exponent));
  text += decimal.exponent < 0 ? "e-" : "e+";
  return text + (power.size() < 2 ? "0" : "") + power;
}

}  // namespace

std::string format_number(double value, int significant) {
  CORRIDOR_CHECK(significant >= 1 && significant <= kMostSignificant, "1 to 17 digits");
  if (std::isnan(value)) {
    return "nan";
  }
  const std::string sign = value < 0 ? "-" : "";
  if (std::isinf(value)) {
    return sign + "inf";
  }
  if (value == 0) {
    return "0";
  }
  const Decimal decimal = to_decimal(std::fabs(value), significant);
  const bool is_plain = decimal.exponent >= -5 && decimal.exponent < 15;
  return sign + (is_plain ? plain(decimal) : scientific(decimal));
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return lower_case(c); });
  return text;
}

}  // namespace corridor::core
