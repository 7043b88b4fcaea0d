#include <deque>

#include "event_heap.hpp"
#include "mm1.hpp"
#include "variates.hpp"

namespace corridor::bench {

std::int64_t mm1_by_hand(std::uint64_t customers) {
  constexpr unsigned kArrival = 0;
  constexpr unsigned kDeparture = 1;
  Exponentials between_arrivals(kArrivals, kMeanBetweenArrivals);
  Exponentials services(kServices, kMeanService);
  EventHeap events;
  std::deque<core::Time> present;
  core::Duration total{0};
  std::uint64_t arrived = 0;
  events.push(core::Time{} + between_arrivals.next(), kArrival);
  for (std::uint64_t departed = 0; departed < customers;) {
    const core::Time now = events.time();
    if (events.kind() == kArrival) {
      present.push_back(now);
      if (++arrived < customers) {
        events.replace_first(now + between_arrivals.next(), kArrival);
      } else {
        events.pop();
      }
      if (present.size() == 1) {
        events.push(now + services.next(), kDeparture);
      }
    } else {
      total += now - present.front();
      present.pop_front();
      ++departed;
      if (present.empty()) {
        events.pop();
      } else {
        events.replace_first(now + services.next(), kDeparture);
      }
    }
  }
  return total.count();
}

}  // namespace corridor::bench
