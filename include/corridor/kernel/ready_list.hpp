#pragma once
// The processes that are to resume at the present instant, in order: a queue beside the calendar,
// because process interaction makes as many such events as all others together.

#include <cstdint>

#include "corridor/kernel/process.hpp"

namespace corridor::kernel {

class ReadyList {
 public:
  [[nodiscard]] bool empty() const { return first_ == nullptr; }
  [[nodiscard]] ProcessState& front() const { return *first_; }

  /// `place` in the order of scheduling, above those of all that are in the list.
  void push(ProcessState& process, std::uint64_t place) {
    process.ready = place;
    process.next_ready = nullptr;
    (first_ == nullptr ? first_ : last_->next_ready) = &process;
    last_ = &process;
  }
  ProcessState& pop() {
    ProcessState& process = *first_;
    first_ = process.next_ready;
    process.ready = 0;
    return process;
  }
  /// For a process that is in the list.
  void remove(ProcessState& process) {
    ProcessState* before = nullptr;
    ProcessState* other = first_;
    while (other != nullptr && other != &process) {
      before = other;
      other = other->next_ready;
    }
    CORRIDOR_ASSERT(other == &process, "a process removed from a list in which it is not");
    (before == nullptr ? first_ : before->next_ready) = process.next_ready;
    if (last_ == &process) {
      last_ = before;
    }
    process.ready = 0;
  }

 private:
  ProcessState* first_ = nullptr;
  ProcessState* last_ = nullptr;
};

}  // namespace corridor::kernel
