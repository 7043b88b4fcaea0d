#include "corridor/core/mutant.hpp"

#include <doctest/doctest.h>

namespace corridor::core::mutant_test {
namespace {

TEST_CASE(
    "mutants: without the switch there is only what is right; the fault is not even compiled") {
  const int n = 2;
  static_assert(CORRIDOR_MUTANT(1, true, no_such_name));
  CHECK(CORRIDOR_MUTANT(1, n + 1, no_such_name) * 2 == 6);
}

}  // namespace
}  // namespace corridor::core::mutant_test
