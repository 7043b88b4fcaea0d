// Compiled without coverage of its own: beside these names the compiler would give its own ones a
// number, and libFuzzer would then see no coverage at all.

#include "coverage.hpp"

#include <algorithm>
#include <cstdint>

// The counters of covered code, placed by the compiler and read by libFuzzer after each input.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
extern std::uint8_t __start___sancov_cntrs[];
extern std::uint8_t __stop___sancov_cntrs[];
}
// NOLINTEND(bugprone-reserved-identifier)

namespace corridor::fuzz {

void forget_coverage() {
  std::fill(__start___sancov_cntrs, __stop___sancov_cntrs, std::uint8_t{0});
}

}  // namespace corridor::fuzz
