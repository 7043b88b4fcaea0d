#include "corridor/kernel/waiter.hpp"

namespace corridor::kernel {

WaitList::~WaitList() {
  if (first_ != nullptr) {
    first_->process().simulator->shut_down();
  }
}

}  // namespace corridor::kernel
