#pragma once
// One of several identical servers (servers.hpp).

#include <cstdint>

#include "corridor/kernel/hold.hpp"
#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

class Work;

struct ServerUnit {
  bool held = false;
  bool working = false;  // without Work: says its holder
  bool blocked = false;
  bool down = false;
  bool fails_after_work = false;
  bool retired = false;          // not there: count() was reduced
  bool budget_waits = false;     // for the end of the work under way
  std::uint32_t next = kNoUnit;  // of its hold, or of the free ones
  std::uint64_t holder = 0;      // serial of a process
  Work* work = nullptr;          // of its hold
  Cause down_cause;
  Duration budget = Duration::max();  // of working time
  Time counted_until{};               // the time in its states
};

}  // namespace corridor::kernel
