#pragma once
// Text that is the same everywhere: no locale, numbers with a fixed number of significant digits.

#include <string>

namespace corridor::core {

/// `value` rounded to `significant` >= 1 digits, without trailing zeros: "0.125", "12350". Plain
/// notation for 1e-5 <= |value| < 1e15, else "1.5e-07"; "nan", "inf" and "-inf" for the rest. Minus
/// zero is "0".
std::string format_number(double value, int significant);

/// Of ASCII; all other characters stay.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr char lower_case(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower_case(std::string text);

}  // namespace corridor::core
