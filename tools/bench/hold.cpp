#include "hold.hpp"

#include "corridor/kernel/simulator.hpp"
#include "event_heap.hpp"
#include "quaternary_heap.hpp"
#include "variates.hpp"

namespace corridor::bench {

namespace {

using kernel::Simulator;
using kernel::Tag;

class Hold {
 public:
  Hold(int pending, std::uint64_t events) : to_come_(events) {
    for (int i = 0; i < pending; ++i) {
      schedule();
    }
  }
  std::int64_t run() {
    while (to_come_ > 0) {
      simulator_.run_until(simulator_.now() + core::kHour);
    }
    return last_.time_since_epoch().count();
  }

 private:
  static void again(Simulator& simulator, void* hold) {
    auto& self = *static_cast<Hold*>(hold);
    if (self.to_come_ > 0) {
      --self.to_come_;
      self.last_ = simulator.now();
    }
    self.schedule();
  }
  void schedule() {
    simulator_.at(simulator_.now() + increments_.next(), {again, this, Tag::of(1, 0)});
  }

  Simulator simulator_{core::Time{}};
  Exponentials increments_{kHolds, core::kHour};
  core::Time last_{};
  std::uint64_t to_come_;
};

std::int64_t by_hand(int pending, std::uint64_t n_events) {
  Exponentials increments(kHolds, core::kHour);
  EventHeap events;
  core::Time now{};
  for (int i = 0; i < pending; ++i) {
    events.push(now + increments.next(), 0);
  }
  for (std::uint64_t i = 0; i < n_events; ++i) {
    now = events.time();
    events.replace_first(now + increments.next(), 0);
  }
  return now.time_since_epoch().count();
}

std::int64_t by_quaternary_heap(int pending, std::uint64_t n_events) {
  Exponentials increments(kHolds, core::kHour);
  QuaternaryHeap events;
  core::Time now{};
  for (int i = 0; i < pending; ++i) {
    events.push(now + increments.next());
  }
  for (std::uint64_t i = 0; i < n_events; ++i) {
    now = events.time();
    events.replace_first(now + increments.next());
  }
  return now.time_since_epoch().count();
}

constexpr int kMillion = 1'000'000;

}  // namespace

std::int64_t hold_100_by_kernel(std::uint64_t events) {
  return Hold(100, events).run();
}
std::int64_t hold_100_by_hand(std::uint64_t events) {
  return by_hand(100, events);
}
std::int64_t hold_10000_by_kernel(std::uint64_t events) {
  return Hold(10'000, events).run();
}
std::int64_t hold_10000_by_hand(std::uint64_t events) {
  return by_hand(10'000, events);
}
std::int64_t hold_million_by_kernel(std::uint64_t events) {
  return Hold(kMillion, events).run();
}
std::int64_t hold_million_by_quaternary_heap(std::uint64_t events) {
  return by_quaternary_heap(kMillion, events);
}

}  // namespace corridor::bench
