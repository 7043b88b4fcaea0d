#pragma once
// Text for numbers that is the same everywhere: no locale, a fixed number of significant digits.

#include <string>

namespace corridor::core {

/// `value` rounded to `significant` >= 1 digits, without trailing zeros: "0.125", "12350". Plain
/// notation for 1e-5 <= |value| < 1e15, else "1.5e-07"; "nan", "inf" and "-inf" for the rest. Minus
/// zero is "0".
std::string format_number(double value, int significant);

}  // namespace corridor::core
