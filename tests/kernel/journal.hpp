#pragma once
// What the kernel's tests share: a clock in hours from the start, and a journal of what happened.

#include <string>

#include "corridor/kernel/simulator.hpp"

namespace corridor::kernel::testing {

inline constexpr Time kStart{};

constexpr Duration hours(int n) {
  return core::kHour * n;
}
constexpr Time at_hour(int n) {
  return kStart + hours(n);
}

/// "0 a; 3 b": hours and what happened, in the order of happening.
class Journal {
 public:
  explicit Journal(const Simulator& simulator) : simulator_(simulator) {}
  void note(const std::string& what) {
    text_ += text_.empty() ? "" : "; ";
    text_ += std::to_string((simulator_.now() - kStart) / core::kHour) + " " + what;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const Simulator& simulator_;
  std::string text_;
};

}  // namespace corridor::kernel::testing
