#pragma once

namespace corridor::tools {

/// While it lives, Ctrl-C or TERM is noted instead of ending the program; another one, two seconds
/// later or more, ends it at once. One at a time.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  /// Whether a signal has come while an Interrupt lives.
  [[nodiscard]] static bool requested();
  /// 128 + the signal: 130 or 143.
  [[nodiscard]] static int exit_code();
};

}  // namespace corridor::tools
