#pragma once
// A request for servers (Servers::seize).

#include <cstdint>

#include "corridor/kernel/hold.hpp"
#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

/// Gives back what it was granted when nobody takes the result.
class Seize final : public Awaitable<Seize> {
 public:
  Seize(Servers& servers, int n, Cause cause, int priority)
      : Awaitable(cause, priority, n), servers_(&servers) {
    CORRIDOR_CHECK(n >= 1, "a request for no servers");
  }
  ~Seize();

  bool ready();
  void arm();
  void disarm();
  Hold result();
  [[nodiscard]] Cause present_cause() const;
  [[nodiscard]] const Waitable* waitable() const;

 private:
  friend class Servers;
  Servers* servers_;
  std::uint32_t granted_ = kNoUnit;
};

}  // namespace corridor::kernel
