#include "interrupt.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>

namespace corridor::tools {
namespace {

constexpr std::array<int, 2> kNoted{SIGINT, SIGTERM};

// All that a handler may touch: lock-free atomics.
std::atomic<int> g_signal{0};
std::atomic<std::time_t> g_noted_at{0};
static_assert(std::atomic<int>::is_always_lock_free &&
              std::atomic<std::time_t>::is_always_lock_free);

/// Programs like `timeout` send a signal to the process and to its group: two at once are one wish.
extern "C" void note(int number) {
  constexpr std::time_t kSeconds = 2;
  if (g_signal == 0) {
    g_noted_at = std::time(nullptr);
    g_signal = number;
  } else if (std::time(nullptr) - g_noted_at >= kSeconds) {
    std::signal(number, SIG_DFL);
    std::raise(number);
  }
}

}  // namespace

Interrupt::Interrupt() {
  g_signal = 0;
  for (const int number : kNoted) {
    if (std::signal(number, note) == SIG_IGN) {
      std::signal(number, SIG_IGN);  // a background job stays deaf to Ctrl-C
    }
  }
}

Interrupt::~Interrupt() {
  for (const int number : kNoted) {
    if (std::signal(number, SIG_DFL) == SIG_IGN) {
      std::signal(number, SIG_IGN);
    }
  }
  g_signal = 0;
}

bool Interrupt::requested() {
  return g_signal != 0;
}

int Interrupt::exit_code() {
  constexpr int kSignalled = 128;
  return kSignalled + g_signal;
}

}  // namespace corridor::tools
