#include "interrupt.hpp"

#include <array>
#include <csignal>

namespace corridor::tools {
namespace {

constexpr std::array<int, 2> kNoted{SIGINT, SIGTERM};
volatile std::sig_atomic_t g_signal = 0;  // a handler may write nothing else

extern "C" void note(int number) {
  g_signal = number;
  std::signal(number, SIG_DFL);
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
  g_signal = 0;
  for (const int number : kNoted) {
    if (std::signal(number, SIG_DFL) == SIG_IGN) {
      std::signal(number, SIG_IGN);
    }
  }
}

bool Interrupt::requested() {
  return g_signal != 0;
}

int Interrupt::exit_code() {
  constexpr int kSignalled = 128;
  return kSignalled + g_signal;
}

}  // namespace corridor::tools
