#pragma once
// Work with servers that are held (Servers::work).

#include <algorithm>
#include <cstdint>

#include "corridor/kernel/hold.hpp"
#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

class Work final : public Awaitable<Work> {
 public:
  /// Of no duration, but with a `piece`: waits until a piece of that length may be begun.
  Work(Servers& servers, const Hold& hold, Duration duration, Cause cause, Duration piece = {})
      : Awaitable(cause),
        servers_(&servers),
        first_unit_(hold.first_),
        piece_(piece),
        full_(duration),
        remaining_(duration) {
    CORRIDOR_CHECK(hold.servers_ == &servers, "work with servers that are not held");
    CORRIDOR_CHECK(duration >= Duration{0}, "work of a negative duration");
  }
  ~Work() { withdraw(); }

  [[nodiscard]] static bool ready() { return false; }
  /// Whether it would begin if it were awaited now.
  [[nodiscard]] bool may_begin() const;
  void arm();
  void disarm();
  static void result() {}
  [[nodiscard]] Cause present_cause() const;

 private:
  friend class Servers;
  static void done(Simulator& simulator, void* work);
  [[nodiscard]] Duration length() const { return std::max(remaining_, piece_); }

  Servers* servers_;
  std::uint32_t first_unit_;
  Duration piece_;
  Duration full_;
  Duration remaining_;
  Time since_{};  // running
  EventId end_;
  bool started_ = false;  // closures that let work finish do not stop it any more
  bool running_ = false;
};

}  // namespace corridor::kernel
