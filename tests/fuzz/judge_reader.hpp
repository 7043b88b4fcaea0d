#pragma once
// Any bytes as a scenario: what must hold of reading them.

#include <string>

namespace corridor::fuzz {

/// Reads `input` and says what is wrong with how it was read: a diagnostic that cannot be printed
/// or points nowhere, a refusal without a reason, a scenario whose canonical text is refused or is
/// read as something else. Empty when all is in order.
///
/// Lines "#with ID" and "#set PATH=VALUE" before all others are the options of the command line. A
/// line
/// "#file NAME" begins another file, which the first may include or extend.
std::string fault_of_reading(const std::string& input);

}  // namespace corridor::fuzz
