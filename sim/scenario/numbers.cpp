#include "corridor/scenario/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "corridor/core/check.hpp"
#include "corridor/core/text.hpp"

namespace corridor::scenario {
namespace {

constexpr int kMaxDigits = 18;
constexpr int kMaxExponent = 30;

using core::is_digit;

bool has(std::string_view text, char c) {
  return text.find(c) != std::string_view::npos;
}

bool digits_and_blanks(std::string_view text) {
  return is_digit(text.front()) && has(text, ' ') &&
         text.find_first_not_of("0123456789. ") == std::string_view::npos;
}

Problem not_a_number(std::string_view text) {
  if (text.empty()) {
    return {.what = "not a number", .hint = ""};
  }
  std::string tidy;
  for (const char c : text) {
    if (c == ',') {
      tidy += '.';
    } else if (c != '_' && c != '\'') {
      tidy += c;
    }
  }
  const bool digits = tidy.find_first_not_of("0123456789.+-") == std::string::npos;
  if (digits && has(text, ',')) {
    return {.what = "a decimal comma or a thousands separator",
            .hint = "write a decimal point and no separators: " + tidy};
  }
  if (digits && (has(text, '_') || has(text, '\''))) {
    return {.what = "separators inside the number", .hint = fmt::format("did you mean {}?", tidy)};
  }
  if (digits_and_blanks(text)) {
    return {.what = "a blank inside the number", .hint = "write the digits without separators"};
  }
  if (text == ".nan" || text == ".inf" || text == "-.inf" || text == "nan" || text == "inf") {
    return {.what = "not a finite number", .hint = ""};
  }
  return {.what = "not a number", .hint = ""};
}

/// Takes digits off `text`; their number.
std::size_t take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) {
    ++n;
  }
  text.remove_prefix(n);
  return n;
}

/// Appends the digits to the mantissa; false when they do not fit.
bool append_digits(std::string_view digits, std::int64_t& mantissa) {
  static constexpr std::int64_t kLimit = 100'000'000'000'000'000;  // 10^(kMaxDigits - 1)
  for (const char c : digits) {
    if (mantissa >= kLimit) {
      return false;
    }
    mantissa = mantissa * 10 + (c - '0');
  }
  return true;
}

struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  int exponent = 0;
  bool exponent_in_range = true;
};

std::optional<int> read_exponent(std::string_view text) {
  int exponent = 0;
  if (text.size() > 1 && text.front() == '+' && is_digit(text[1])) {
    text.remove_prefix(1);
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) {
    return std::nullopt;
  }
  return error == std::errc{} ? exponent : std::numeric_limits<int>::max();
}

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    parts.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::string_view digits = text;
  parts.whole = digits.substr(0, take_digits(text));
  if (parts.whole.empty()) {
    return std::nullopt;
  }
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    const std::string_view rest = text;
    parts.fraction = rest.substr(0, take_digits(text));
    if (parts.fraction.empty()) {
      return std::nullopt;
    }
  }
  if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
    const auto exponent = read_exponent(text.substr(1));
    if (!exponent) {
      return std::nullopt;
    }
    parts.exponent = *exponent;
    text = {};
  }
  return text.empty() ? std::optional(parts) : std::nullopt;
}

Problem leading_zero(std::string_view text) {
  const std::size_t first = text.find_first_of("123456789.");
  const std::string_view rest = first == std::string_view::npos ? "0" : text.substr(first);
  return {.what = "a leading zero",
          .hint = fmt::format("write {}{}", rest.front() == '.' ? "0" : "", rest)};
}

template <class Integer>
Parsed<Integer> read_integer(std::string_view text) {
  const std::string_view digits = !text.empty() && text.front() == '-' ? text.substr(1) : text;
  const bool whole =
      !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (!whole) {
    const Parsed<Decimal> decimal = parse_decimal(text);
    return {.value = {},
            .problem = decimal.value ? Problem{.what = "not a whole number", .hint = ""}
                                     : decimal.problem};
  }
  if (digits.size() > 1 && digits.front() == '0') {
    return {.value = {}, .problem = leading_zero(text)};
  }
  Integer value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{}) {
    return {.value = {}, .problem = {.what = "out of range", .hint = ""}};
  }
  return {.value = value, .problem = {}};
}

}  // namespace

Parsed<Decimal> parse_decimal(std::string_view text) {
  const auto parts = split(text);
  if (!parts) {
    return {.value = {}, .problem = not_a_number(text)};
  }
  if (parts->whole.size() > 1 && parts->whole.front() == '0') {
    return {.value = {}, .problem = leading_zero(text)};
  }
  std::string_view fraction = parts->fraction;
  while (!fraction.empty() && fraction.back() == '0') {
    fraction.remove_suffix(1);
  }
  Decimal decimal;
  if (!append_digits(parts->whole, decimal.mantissa) ||
      !append_digits(fraction, decimal.mantissa)) {
    return {.value = {},
            .problem = {.what = "out of range",
                        .hint = fmt::format("at most {} digits are read", kMaxDigits)}};
  }
  const int shift = static_cast<int>(fraction.size());
  if (parts->exponent > kMaxExponent || parts->exponent < -kMaxExponent) {
    return {.value = {},
            .problem = {.what = "out of range",
                        .hint = fmt::format("exponents are at most {}", kMaxExponent)}};
  }
  decimal.exponent = parts->exponent - shift;
  decimal.mantissa = parts->negative ? -decimal.mantissa : decimal.mantissa;
  return {.value = decimal, .problem = {}};
}

double nearest_double(std::string_view decimal) {
  if (!decimal.empty() && decimal.front() == '+') {
    decimal.remove_prefix(1);
  }
  double value = 0;
  const auto result = std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  CORRIDOR_CHECK(result.ec == std::errc{}, "a decimal that was parsed before");
  return value;
}

Parsed<std::int64_t> parse_whole(std::string_view text) {
  return read_integer<std::int64_t>(text);
}

Parsed<std::uint64_t> parse_natural(std::string_view text) {
  if (!text.empty() && text.front() == '-') {
    return {.value = {}, .problem = {.what = "negative", .hint = ""}};
  }
  return read_integer<std::uint64_t>(text);
}

std::string micro_text(std::int64_t micro) {
  const std::uint64_t magnitude =
      micro < 0 ? 0 - static_cast<std::uint64_t>(micro) : static_cast<std::uint64_t>(micro);
  std::string text = fmt::format("{}{}", micro < 0 ? "-" : "", magnitude / 1'000'000);
  if (magnitude % 1'000'000 != 0) {
    text += fmt::format(".{:06}", magnitude % 1'000'000);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  // Adding zero turns -0 into 0.
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value + 0.0);
  return {buffer.data(), result.ptr};
}

}  // namespace corridor::scenario
