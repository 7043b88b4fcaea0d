#include "corridor/kernel/signal.hpp"

namespace corridor::kernel {

void Signal::raise() {
  while (!waiters_.empty()) {
    Waiter& waiter = *waiters_.front();
    waiters_.remove(waiter);
    waiter.complete();
  }
}

void Signal::recharge(Cause cause) {
  waiters_.for_each([cause](Waiter& waiter) { waiter.charge_to(cause); });
}

}  // namespace corridor::kernel
