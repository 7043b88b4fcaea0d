#include <deque>

#include "corridor/kernel/simulator.hpp"
#include "mm1.hpp"
#include "variates.hpp"

namespace corridor::bench {

namespace {

using kernel::Simulator;
using kernel::Tag;

class Queue {
 public:
  explicit Queue(std::uint64_t customers) : to_come_(customers) {}

  std::int64_t run() {
    simulator_.at(simulator_.now() + between_arrivals_.next(), {arrive, this, Tag::of(1, 0)});
    simulator_.run_until(core::Time::max());
    return total_.count();
  }

 private:
  static void arrive(Simulator& simulator, void* queue) {
    auto& self = *static_cast<Queue*>(queue);
    self.present_.push_back(simulator.now());
    if (--self.to_come_ > 0) {
      simulator.at(simulator.now() + self.between_arrivals_.next(), {arrive, queue, Tag::of(1, 0)});
    }
    if (self.present_.size() == 1) {
      self.begin_service();
    }
  }
  static void depart(Simulator& simulator, void* queue) {
    auto& self = *static_cast<Queue*>(queue);
    self.total_ += simulator.now() - self.present_.front();
    self.present_.pop_front();
    if (!self.present_.empty()) {
      self.begin_service();
    }
  }
  void begin_service() {
    simulator_.at(simulator_.now() + services_.next(), {depart, this, Tag::of(2, 0)});
  }

  Simulator simulator_{core::Time{}};
  Exponentials between_arrivals_{kArrivals, kMeanBetweenArrivals};
  Exponentials services_{kServices, kMeanService};
  std::deque<core::Time> present_;
  core::Duration total_{0};
  std::uint64_t to_come_;
};

}  // namespace

std::int64_t mm1_by_events(std::uint64_t customers) {
  return Queue(customers).run();
}

}  // namespace corridor::bench
