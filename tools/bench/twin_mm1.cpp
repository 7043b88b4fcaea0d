#include "corridor/kernel/servers.hpp"
#include "twin.hpp"

namespace corridor::bench {

namespace {

using kernel::Cause;
using kernel::Hold;
using kernel::Process;
using kernel::Tag;

constexpr core::Duration kBetweenArrivals = core::kHour / 3;
constexpr core::Duration kService = core::kHour * 4 / 15;
constexpr core::Duration kWarmUp = core::kDay * 60;
constexpr core::Duration kWindow = core::kDay * 366;
constexpr core::Duration kCoolDown = core::kDay * 10;

struct Queue {
  explicit Queue(std::uint64_t replication) : draws(replication) {}

  kernel::Simulator simulator{core::Time{}};
  kernel::Servers server{simulator, 1, Tag{}};
  Draws draws;
  MeanTime times{core::Time{} + kWarmUp, core::Time{} + kWarmUp + kWindow};
};

Process customer(Queue& queue) {
  const core::Time arrived = queue.simulator.now();
  const Hold hold = co_await queue.server.seize(1, Cause{1});
  const core::Duration service = queue.draws.exponential(kService);
  co_await queue.server.work(hold, service, Cause{2});
  queue.times.add(arrived, queue.simulator.now() - arrived);
}

Process source(Queue& queue) {
  for (std::uint32_t n = 0;; ++n) {
    const core::Duration until_next = queue.draws.exponential(kBetweenArrivals);
    co_await queue.simulator.delay(until_next);
    queue.simulator.spawn(customer(queue), Tag::of(1, n));
  }
}

}  // namespace

std::vector<double> twin_mm1(std::uint64_t replication) {
  Queue queue(replication);
  queue.simulator.spawn(source(queue), Tag::of(2, 0));
  queue.simulator.run_until(core::Time{} + kWarmUp + kWindow + kCoolDown);
  queue.simulator.shut_down();
  return {queue.times.days()};
}

}  // namespace corridor::bench
