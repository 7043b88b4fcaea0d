#pragma once
// Awaitables of the kernel. An awaitable W derives from Awaitable<W> and offers
//   bool ready()                   take it at once if possible, without waiting
//   void arm()                     queue up
//   void disarm()                  withdraw
//   R result()                     what the process gets
// and, where the defaults do not fit,
//   Cause present_cause() const    what waiting is charged to now
//   const Waitable* waitable()     what stands between the process and its going on
// Awaiting it alone and racing it (race.hpp) are both built from these.

#include <coroutine>
#include <cstdint>
#include <vector>

#include "corridor/kernel/waiter.hpp"

namespace corridor::kernel {

/// Base of the kernel's awaitables (CRTP): awaiting one alone.
template <class W>
class Awaitable : public Waiter {
 public:
  explicit Awaitable(Cause cause, int priority = 0, std::int64_t amount = 1)
      : Waiter(cause, priority, amount) {}

  [[nodiscard]] static bool await_ready() noexcept { return false; }
  /// False when there is nothing to wait for.
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> handle) {
    ProcessState& process = handle.promise().process();
    belong_to(process, nullptr, 0);
    if (self().ready()) {
      return false;
    }
    process.leaf = handle;
    process.wait = this;
    if (process.ledger != nullptr) {
      charge(process, self().present_cause());
    }
    queue_up();
    return true;
  }
  auto await_resume() { return self().result(); }

  void queue_up() {
    armed_ = true;
    self().arm();
  }
  void withdraw() {
    if (armed_) {
      armed_ = false;
      self().disarm();
    }
  }
  void abandon() final { withdraw(); }
  void list(std::vector<const Waitable*>& waitables) const final {
    if (const Waitable* const waitable = static_cast<const W&>(*this).waitable()) {
      waitables.push_back(waitable);
    }
  }
  [[nodiscard]] Cause present_cause() const { return cause(); }
  [[nodiscard]] static const Waitable* waitable() { return nullptr; }

 protected:
  /// The destructor of W must call withdraw().
  ~Awaitable() = default;

 private:
  W& self() { return static_cast<W&>(*this); }
};

}  // namespace corridor::kernel
