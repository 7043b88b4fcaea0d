#include "corridor/kernel/gate.hpp"

namespace corridor::kernel {

void Gate::close(const Closure& closure) {
  closures_.add(closure);
  charge_waiters();
}

void Gate::open(std::uint32_t closure_id) {
  closures_.remove(closure_id);
  if (!closures_.open()) {
    charge_waiters();
    return;
  }
  while (!waiters_.empty()) {
    Waiter& waiter = *waiters_.front();
    waiters_.remove(waiter);
    waiter.complete();
  }
}

void Gate::charge_waiters() {
  waiters_.for_each([this](Waiter& waiter) { waiter.charge_to(closures_.cause_or({})); });
}

}  // namespace corridor::kernel
