#pragma once
// Numbers as a scenario may write them, exactly and strictly: no decimal comma, no separators, no
// octal, hexadecimal or sexagesimal reading, nothing that is not finite.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corridor::scenario {

/// What is wrong with a value and what might be meant; found and expected are the caller's.
struct Problem {
  std::string what;  // "unknown unit hrz"
  std::string hint;  // "did you mean h?", or empty
};

/// A value, or the problem in reading it.
template <class T>
struct Parsed {
  std::optional<T> value;
  Problem problem;
};

/// The number mantissa * 10^exponent, exactly as written.
struct Decimal {
  std::int64_t mantissa = 0;
  int exponent = 0;
};

/// Digits, a point, an exponent; nothing else. At most 18 significant digits.
Parsed<Decimal> parse_decimal(std::string_view text);
/// The nearest double of a text that parse_decimal takes.
double nearest_double(std::string_view decimal);
/// A whole number without point, exponent or leading zero.
Parsed<std::int64_t> parse_whole(std::string_view text);
/// The same up to 2^64 - 1, never negative.
Parsed<std::uint64_t> parse_natural(std::string_view text);

/// Millionths as a decimal number: "2.5".
std::string micro_text(std::int64_t micro);
/// The shortest decimal that reads back as the same double.
std::string number_text(double value);

}  // namespace corridor::scenario
