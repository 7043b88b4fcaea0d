// Batches of Poisson arrivals that leave full or some time after their first item.

#include <vector>

#include <doctest/doctest.h>

#include "corridor/kernel/batcher.hpp"
#include "corridor/kernel/simulator.hpp"
#include "theory.hpp"

namespace corridor::kernel::testing::batcher_theory_test {

namespace {

using core::Exponential;

constexpr int kSize = 10;
constexpr double kArrivals = 2;  // an hour
constexpr double kLongest = 4;   // hours
constexpr std::uint64_t kItems = 60'000;

struct Run {
  explicit Run(std::uint64_t replication)
      : between(Exponential{in_hours(1 / kArrivals)}, 1, replication) {}

  Simulator simulator{Time{}};
  Batcher batcher{
      simulator, {.size = kSize, .longest = core::from_microseconds(in_hours(kLongest))}, Tag{}};
  Variates between;
  std::vector<Time> arrived;
  std::uint64_t batches = 0;
  std::uint64_t taken = 0;
  Duration total_wait{0};
};

Process source(Run& run) {
  for (Batcher::Item item = 0; item < kItems; ++item) {
    const Duration until_next = run.between.next();
    co_await run.simulator.delay(until_next);
    run.arrived.push_back(run.simulator.now());
    run.batcher.add(item);
  }
}

Process taker(Run& run) {
  for (;;) {
    const Batcher::Batch batch = co_await run.batcher.next(Cause{});
    ++run.batches;
    for (const Batcher::Item item : batch) {
      CHECK(item == run.taken);
      ++run.taken;
      run.total_wait += run.simulator.now() - run.arrived[item];
    }
  }
}

struct Exact {
  double size = 0;
  double wait = 0;  // hours, of an item
};

/// With N(t) the Poisson arrivals after the first item, the batch leaves at D, the earlier of T and
/// the time of the (n-1)-th of them. So it holds 1 + sum over k = 1 .. n-1 of P(N(T) >= k) items,
/// and its items wait together E of the integral over 0 .. D of 1 + N(t), which is the sum over k =
/// 0 .. n-2 of (k+1) times the integral over 0 .. T of P(N(t) = k), which is P(N(T) > k) / lambda.
Exact exact_batch() {
  double term = std::exp(-kArrivals * kLongest);  // P(N(T) = k)
  double more = 1;                                // P(N(T) > k)
  double size = 1;
  double wait = 0;
  for (int k = 0; k <= kSize - 2; ++k) {
    more -= term;
    term *= kArrivals * kLongest / (k + 1);
    size += more;
    wait += (k + 1) * more / kArrivals;
  }
  return {size, wait / size};
}

}  // namespace

TEST_CASE("theory: size and wait of batches that leave full or after a time") {
  std::vector<double> sizes;
  std::vector<double> waits;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    Run run(replication);
    run.simulator.spawn(taker(run), Tag{});
    run.simulator.spawn(source(run), Tag{});
    run.simulator.run_until(Time::max());
    CHECK(run.taken == kItems);
    const Time end = run.simulator.now();
    CHECK(run.batcher.gathering_over_time().integral(end) == run.total_wait.count());
    sizes.push_back(static_cast<double>(kItems) / static_cast<double>(run.batches));
    waits.push_back(core::to_hours(run.total_wait) / static_cast<double>(kItems));
  }
  const Exact exact = exact_batch();
  check_mean("size", sizes, exact.size);
  check_mean("wait", waits, exact.wait);
}

}  // namespace corridor::kernel::testing::batcher_theory_test
