#include "corridor/kernel/reservoir.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::kernel::reservoir_test {
namespace {

using Event = Reservoir::Event;

constexpr std::int64_t kPerMicrosecond = kTicks;  // a rate a day of one in a microsecond

Time at(std::int64_t microseconds) {
  return Time{Duration{microseconds}};
}

std::string word(Event event, std::int64_t mark) {
  switch (event) {
    case Event::ShutIn:
      return "shut";
    case Event::Restarted:
      return "restarted";
    case Event::Rose:
      return "rose" + std::to_string(mark);
    case Event::Fell:
      break;
  }
  return "fell" + std::to_string(mark);
}

/// A reservoir that writes down what it tells, as "30:shut 45:restarted".
struct Tank {
  Simulator simulator{at(0)};
  Reservoir reservoir;
  std::string told;

  Tank(std::int64_t capacity, std::int64_t level, const std::vector<std::int64_t>& marks)
      : reservoir(simulator, capacity, level, Tag{}) {
    reservoir.set_marks(marks);
    reservoir.on_event([this](Event event, std::int64_t mark) {
      told += told.empty() ? "" : " ";
      told += std::to_string(simulator.now().time_since_epoch().count());
      told += ":" + word(event, mark);
    });
  }
  void until(std::int64_t microseconds) { simulator.run_until(at(microseconds)); }
};

bool balances(const ReservoirTotals& totals, Ticks level) {
  return totals.opening + totals.inflow + totals.received == totals.drawn + level;
}

TEST_CASE("a reservoir fills, is shut in, and runs on as there is room") {
  Tank tank{100, 20, {50}};
  tank.reservoir.set_inflow(2 * kPerMicrosecond);
  tank.until(45);  // full at 40
  CHECK(tank.told == "15:rose50 40:shut");
  CHECK(tank.reservoir.level() == Ticks{100} * kTicks);
  CHECK(tank.reservoir.totals().lost == Ticks{10} * kTicks);
  // 30 go out at 3 a microsecond: there is room at once; then at 1: half of the inflow is let in
  const auto fast = tank.reservoir.draw(30, Ticks{3} * kPerMicrosecond);
  tank.until(55);
  tank.reservoir.end(fast);
  CHECK(tank.reservoir.level() == Ticks{90} * kTicks);
  tank.until(60);
  const auto slow = tank.reservoir.draw(30, Ticks{1} * kPerMicrosecond);
  tank.until(90);
  tank.reservoir.end(slow);
  CHECK(tank.told == "15:rose50 40:shut 45:restarted 60:shut");
  CHECK(tank.reservoir.totals().lost == Ticks{10 + 30} * kTicks);
  CHECK(tank.reservoir.totals().shut == Duration{5 + 30});
  CHECK(tank.reservoir.totals().shut_ins == 2);
  CHECK(tank.reservoir.marks().front().at_or_above == Duration{75});
  CHECK(balances(tank.reservoir.totals(), tank.reservoir.level()));
}

TEST_CASE("crossings are rounded up to the microsecond, amounts are not rounded") {
  Tank tank{10, 0, {7}};
  tank.reservoir.set_inflow(2 * kTicks / 3);  // two in three microseconds
  tank.until(11);                             // 7 after 10.5, 10 after 15
  CHECK(tank.told == "0:rose0 11:rose7");
  CHECK(tank.reservoir.level() == Ticks{11} * (2 * kTicks / 3));
  tank.until(16);
  CHECK(tank.told == "0:rose0 11:rose7 15:shut");
  const ReservoirTotals& totals = tank.reservoir.totals();
  CHECK(totals.inflow == Ticks{10} * kTicks);
  CHECK(totals.inflow + totals.lost == Ticks{16} * (2 * kTicks / 3));
}

TEST_CASE("it falls to a mark and to the ground") {
  Tank tank{10, 10, {4, 10}};
  const auto transfer = tank.reservoir.draw(10, Ticks{kTicks / 7} * 4);
  tank.until(18);  // 10 to 4 in 10.5, to 0 in 17.5
  tank.reservoir.end(transfer);
  CHECK(tank.told == "0:fell10 11:fell4 18:fell0");
  CHECK(tank.reservoir.level() == 0);
  CHECK(tank.reservoir.marks().back().at_or_above == Duration{0});
}

TEST_CASE("room is reserved for what comes in, and asked for what is to come") {
  Tank tank{100, 80, {}};
  CHECK_FALSE(tank.reservoir.reserve(30));
  CHECK(tank.reservoir.reserve(20));
  const auto in = tank.reservoir.receive(20, Ticks{2} * kPerMicrosecond);
  tank.reservoir.ask_room(10);
  const auto out = tank.reservoir.draw(15, Ticks{1} * kPerMicrosecond);
  Time room{};
  tank.simulator.spawn(
      [](Tank& it, Time& when) -> Process {
        auto wait = it.reservoir.room.wait({});
        co_await wait;
        when = it.simulator.now();
      }(tank, room),
      Tag{});
  tank.until(10);
  CHECK(room == at(10));
  tank.reservoir.end(in);
  CHECK(tank.reservoir.in_transfer() == Ticks{5} * kTicks);
  tank.until(15);
  tank.reservoir.end(out);
  CHECK(tank.reservoir.level() == Ticks{85} * kTicks);
}

TEST_CASE("what came in is taken note of piece by piece") {
  Tank tank{1000, 0, {}};
  tank.reservoir.set_inflow(3 * kPerMicrosecond);
  tank.reservoir.ask_growth(10);
  Time grown{};
  tank.simulator.spawn(
      [](Tank& it, Time& when) -> Process {
        auto wait = it.reservoir.grown.wait({});
        co_await wait;
        when = it.simulator.now();
      }(tank, grown),
      Tag{});
  tank.until(5);
  CHECK(grown == at(4));
  CHECK(tank.reservoir.take_grown(10));
  CHECK_FALSE(tank.reservoir.take_grown(10));
  CHECK(tank.reservoir.grown_so_far() == Ticks{5} * kTicks);
}

/// The same reservoir, microsecond by microsecond.
struct Stepwise {
  Ticks capacity = 0, level = 0, inflow = 0, lost = 0;
  struct Pipe {
    Ticks left = 0, rate = 0;
    bool in = false;
  };
  std::vector<Pipe> pipes;

  void step() {
    Ticks coming = 0;
    for (Pipe& pipe : pipes) {
      const Ticks amount = std::min(pipe.left, pipe.rate);
      pipe.left -= amount;
      level += pipe.in ? amount : -amount;
      coming += pipe.in ? pipe.left : 0;
    }
    const Ticks taken = std::min(inflow, capacity - level - coming);
    level += taken;
    lost += inflow - taken;
  }
};

/// A reservoir and its twin, with the same inflow and transfers drawn now and then.
struct Twins {
  Tank tank{1000, 500, {250, 750}};
  Stepwise steps;
  core::Stream& stream;

  explicit Twins(core::Stream& draws) : stream(draws) {
    steps.capacity = Ticks{1000} * kTicks;
    steps.level = Ticks{500} * kTicks;
  }
  std::int64_t draw(std::int64_t most) {
    return 1 + static_cast<std::int64_t>(stream.uniform() * static_cast<double>(most));
  }
  void turn_inflow() {
    steps.inflow = draw(5 * kTicks);
    tank.reservoir.set_inflow(static_cast<std::int64_t>(steps.inflow));
  }
  void begin_transfer(bool in) {
    const std::int64_t amount = draw(100);
    const std::int64_t rate = draw(7 * kTicks);
    const bool can = in ? tank.reservoir.reserve(amount) : steps.level > Ticks{400} * kTicks;
    if (!can) {
      return;
    }
    in ? tank.reservoir.receive(amount, rate) : tank.reservoir.draw(amount, rate);
    steps.pipes.push_back({Ticks{amount} * kTicks, rate, in});
  }
  void step(std::int64_t now) {
    tank.until(now);
    if (now % 50 == 0) {
      turn_inflow();
    }
    if (now % 40 == 0) {
      begin_transfer(now % 80 == 0);
    }
    steps.step();
    tank.until(now + 1);
  }
};

TEST_CASE("at every microsecond the level is what stepping through all of them gives") {
  core::Stream stream{core::RandomKey{1, 0}, core::StreamName::of("test", "reservoir", "steps"), 0};
  for (int round = 0; round < 20; ++round) {
    Twins twins{stream};
    for (std::int64_t now = 0; now < 400; ++now) {
      twins.step(now);
      REQUIRE(twins.tank.reservoir.level() == twins.steps.level);
      REQUIRE(twins.tank.reservoir.totals().lost == twins.steps.lost);
    }
    CHECK(balances(twins.tank.reservoir.totals(), twins.tank.reservoir.level()));
  }
}

}  // namespace
}  // namespace corridor::kernel::reservoir_test
