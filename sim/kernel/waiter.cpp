#include "corridor/kernel/waiter.hpp"

namespace corridor::kernel {

WaitList::~WaitList() {
  if (first_ != nullptr) {
    first_->process().simulator->shut_down();
  }
}

void WaitList::add(Waiter& waiter) {
  Waiter* after = last_;
  while (after != nullptr && after->priority() < waiter.priority()) {
    after = after->previous;
  }
  waiter.previous = after;
  waiter.next = after == nullptr ? first_ : after->next;
  (waiter.previous == nullptr ? first_ : waiter.previous->next) = &waiter;
  (waiter.next == nullptr ? last_ : waiter.next->previous) = &waiter;
  ++size_;
}

void WaitList::remove(Waiter& waiter) {
  (waiter.previous == nullptr ? first_ : waiter.previous->next) = waiter.next;
  (waiter.next == nullptr ? last_ : waiter.next->previous) = waiter.previous;
  waiter.previous = nullptr;
  waiter.next = nullptr;
  --size_;
}

}  // namespace corridor::kernel
