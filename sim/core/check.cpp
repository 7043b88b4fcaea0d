#include "corridor/core/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace corridor::core {

void check_failed(const char* expression, const char* file, int line, const char* reason) {
  std::fprintf(stderr, "%s:%d: internal error: %s (%s)\n", file, line, reason, expression);
  std::abort();
}

}  // namespace corridor::core
