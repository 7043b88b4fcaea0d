#pragma once
// A place where the tests are put to the test: `CORRIDOR_MUTANT(n, right, wrong)` is `(right)`.
// Only in a build with -DCORRIDOR_MUTANTS=ON may one of the numbered faults be switched on, by the
// environment; tools/mutants.sh does so for each and looks which test notices.

#ifdef CORRIDOR_MUTANTS
#include <cstdlib>

namespace corridor::core {

inline int active_mutant() {
  static const int kActive = [] {
    const char* text = std::getenv("CORRIDOR_MUTANT");  // NOLINT(concurrency-mt-unsafe)
    return text == nullptr ? 0 : std::atoi(text);       // NOLINT(cert-err34-c)
  }();
  return kActive;
}

}  // namespace corridor::core

#define CORRIDOR_MUTANT(n, right, wrong) \
  (::corridor::core::active_mutant() == (n) ? (wrong) : (right))
#else
#define CORRIDOR_MUTANT(n, right, wrong) (right)
#endif
