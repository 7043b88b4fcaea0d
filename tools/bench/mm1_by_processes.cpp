#include "corridor/kernel/servers.hpp"
#include "mm1.hpp"
#include "variates.hpp"

namespace corridor::bench {

namespace {

using kernel::Cause;
using kernel::Hold;
using kernel::Process;
using kernel::Tag;

constexpr Cause kBusy{1};
constexpr Cause kInService{2};

struct Queue {
  kernel::Simulator simulator{core::Time{}};
  kernel::Servers server{simulator, 1, Tag{}};
  Exponentials between_arrivals{kArrivals, kMeanBetweenArrivals};
  Exponentials services{kServices, kMeanService};
  core::Duration total{0};
};

Process customer(Queue& queue) {
  const core::Time arrived = queue.simulator.now();
  const Hold hold = co_await queue.server.seize(1, kBusy);
  const core::Duration service = queue.services.next();
  co_await queue.server.work(hold, service, kInService);
  queue.total += queue.simulator.now() - arrived;
}

Process source(Queue& queue, std::uint64_t customers) {
  for (std::uint64_t n = 0; n < customers; ++n) {
    const core::Duration until_next = queue.between_arrivals.next();
    co_await queue.simulator.delay(until_next);
    queue.simulator.spawn(customer(queue), Tag::of(1, static_cast<std::uint32_t>(n)));
  }
}

}  // namespace

std::int64_t mm1_by_processes(std::uint64_t customers) {
  Queue queue;
  queue.simulator.spawn(source(queue, customers), Tag::of(2, 0));
  queue.simulator.run_until(core::Time::max());
  return queue.total.count();
}

}  // namespace corridor::bench
