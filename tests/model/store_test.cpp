#include "corridor/model/store.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "corridor/kernel/process.hpp"
#include "corridor/kernel/simulator.hpp"

namespace corridor::model::store_test {
namespace {

using core::Duration;
using kernel::Cause;
using kernel::Process;
using kernel::Simulator;
using kernel::Tag;

constexpr Tag kTag = Tag::of(1, 1);

Time at(std::int64_t microseconds) {
  return Time{Duration{microseconds}};
}

Process enter(Simulator& simulator, Store& store, Amount amount, std::vector<std::int64_t>& log) {
  auto room = store.room(amount, Cause{});
  co_await room;
  store.entered();
  log.push_back(simulator.now().time_since_epoch().count());
}

Process leave_at(Simulator& simulator, Store& store, Amount amount, Time when) {
  co_await simulator.delay_until(when);
  store.leave(amount);
}

TEST_CASE("a store lets lots in in the order in which they ask; a small one does not overtake") {
  Simulator simulator{at(0)};
  Store store{simulator, Amount::units(10), Amount::units(2), kTag};
  std::vector<std::int64_t> whole;
  std::vector<std::int64_t> single;
  CHECK(store.claim(Amount::units(8)));
  simulator.spawn(enter(simulator, store, Amount::units(6), whole), kTag);
  simulator.spawn(enter(simulator, store, Amount::units(2), single), kTag);
  simulator.spawn(leave_at(simulator, store, Amount::units(2), at(5)), kTag);
  simulator.spawn(leave_at(simulator, store, Amount::units(2), at(9)), kTag);
  simulator.spawn(leave_at(simulator, store, Amount::units(4), at(11)), kTag);
  simulator.run_until(at(20));
  CHECK(whole == std::vector<std::int64_t>{9});
  CHECK(single == std::vector<std::int64_t>{11});
  CHECK(store.level() == Amount::units(8));
}

TEST_CASE("claiming at once says no when there is no room, or when somebody waits for it") {
  Simulator simulator{at(0)};
  Store store{simulator, Amount::units(4), Amount::units(2), kTag};
  std::vector<std::int64_t> entered;
  CHECK(store.claim(Amount::units(2)));
  CHECK_FALSE(store.claim(Amount::units(4)));
  simulator.spawn(enter(simulator, store, Amount::units(4), entered), kTag);
  simulator.run_until(at(1));
  CHECK_FALSE(store.claim(Amount::units(2)));
  CHECK(store.level() == Amount::units(2));
}

TEST_CASE("a store without a capacity is never full") {
  Simulator simulator{at(0)};
  Store store{simulator, std::nullopt, Amount::units(2), kTag};
  CHECK(store.claim(Amount::units(1'000'000'000)));
  CHECK(store.fits(Amount::units(1'000'000'000)));
  CHECK_FALSE(store.capacity().has_value());
}

TEST_CASE("the share of time in which one more lot would not fit is kept") {
  Simulator simulator{at(0)};
  Store store{simulator, Amount::units(5), Amount::units(2), kTag};
  simulator.run_until(at(4));
  CHECK(store.claim(Amount::units(4)));  // one unit is left: too little for a lot
  simulator.run_until(at(8));
  CHECK(store.full().mean(at(8)) == doctest::Approx(0.5));
  CHECK(store.history().mean(at(8)) == doctest::Approx(2e6));
  store.restart_statistics();
  simulator.run_until(at(10));
  store.leave(Amount::units(2));
  simulator.run_until(at(12));
  CHECK(store.full().mean(at(12)) == doctest::Approx(0.5));
  CHECK(store.history().mean(at(12)) == doctest::Approx(3e6));
}

TEST_CASE("a store with room for exactly one more lot is not full") {
  Simulator simulator{at(0)};
  Store store{simulator, Amount::units(4), Amount::units(2), kTag};
  CHECK(store.claim(Amount::units(2)));
  CHECK(store.fits(Amount::units(2)));
  simulator.run_until(at(4));
  CHECK(store.full().mean(at(4)) == 0);
  CHECK(store.claim(Amount::units(2)));
  simulator.run_until(at(8));
  CHECK(store.full().mean(at(8)) == doctest::Approx(0.5));
}

TEST_CASE("a capacity may fall below the level: nothing is thrown out and nobody enters") {
  Simulator simulator{at(0)};
  Store store{simulator, Amount::units(10), Amount::units(2), kTag};
  std::vector<std::int64_t> entered;
  CHECK(store.claim(Amount::units(8)));
  store.set_capacity(Amount::units(4));
  CHECK(store.capacity() == Amount::units(4));
  CHECK(store.level() == Amount::units(8));
  simulator.spawn(enter(simulator, store, Amount::units(2), entered), kTag);
  simulator.spawn(leave_at(simulator, store, Amount::units(4), at(5)), kTag);
  simulator.spawn(leave_at(simulator, store, Amount::units(2), at(7)), kTag);
  simulator.run_until(at(10));
  CHECK(entered == std::vector<std::int64_t>{7});
  store.set_capacity(std::nullopt);
  CHECK(store.fits(Amount::units(1000)));
}

}  // namespace
}  // namespace corridor::model::store_test
