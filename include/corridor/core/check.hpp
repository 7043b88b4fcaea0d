#pragma once
// Assertions for what only a bug can cause. CORRIDOR_CHECK is always on; CORRIDOR_ASSERT only in
// debug builds. Both end the program with the expression, its place and a reason.

namespace corridor::core {

[[noreturn]] void check_failed(const char* expression,
                               const char* file,
                               int line,
                               const char* reason);

}  // namespace corridor::core

#define CORRIDOR_CHECK(condition, reason) \
  ((condition) ? void(0) : ::corridor::core::check_failed(#condition, __FILE__, __LINE__, reason))

#ifdef NDEBUG
#define CORRIDOR_ASSERT(condition, reason) void(0)
#else
#define CORRIDOR_ASSERT(condition, reason) CORRIDOR_CHECK(condition, reason)
#endif
