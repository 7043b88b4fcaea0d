#pragma once
// A request for servers (Servers::seize).

#include <cstdint>
#include <utility>

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
  ~Seize() {
    withdraw();
    if (granted_ != kNoUnit) {
      give_back();
    }
  }

  bool ready();
  void arm();
  void disarm();
  Hold result() {
    CORRIDOR_CHECK(granted_ != kNoUnit, "the result of a request that was not granted");
    return Hold{*servers_, std::exchange(granted_, kNoUnit)};
  }
  [[nodiscard]] Cause present_cause() const;
  [[nodiscard]] const Waitable* waitable() const;

 private:
  friend class Servers;
  void give_back();

  Servers* servers_;
  std::uint32_t granted_ = kNoUnit;
};

}  // namespace corridor::kernel
