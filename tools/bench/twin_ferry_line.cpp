#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include "corridor/kernel/race.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/kernel/signal.hpp"
#include "corridor/kernel/timer.hpp"
#include "twin.hpp"

namespace corridor::bench {

namespace {

using core::Duration;
using core::kHour;
using core::Time;
using kernel::Cause;
using kernel::Hold;
using kernel::Process;
using kernel::Tag;
using kernel::Task;

constexpr std::size_t kTrain = 10;
constexpr std::size_t kShip = 50;
constexpr Duration kWarmUp = core::kDay * 30;
constexpr Duration kWindow = core::kDay * 366;
constexpr Duration kCoolDown = core::kDay * 60;
constexpr Cause kCause{1};

/// Sleeps until what carries it moves it.
struct Wagon {
  kernel::Signal moved{Tag{}};
};

using Wagons = std::vector<Wagon*>;

void wake(const Wagons& wagons) {
  for (Wagon* const wagon : wagons) {
    wagon->moved.raise();
  }
}

/// The first `n` wagons, or all if there are fewer.
Wagons take(Wagons& from, std::size_t n) {
  const auto end = from.begin() + static_cast<std::ptrdiff_t>(std::min(n, from.size()));
  Wagons taken(from.begin(), end);
  from.erase(from.begin(), end);
  return taken;
}

struct Port {
  explicit Port(kernel::Simulator& simulator)
      : berth(simulator, 1, Tag{}), tracks(simulator, 1, Tag{}), cargo(Tag{}) {}
  kernel::Servers berth;
  kernel::Servers tracks;
  kernel::Signal cargo;  // more of it has come
  Wagons to_ship;
  Wagons to_train;
};

struct Times {
  MeanTime whole{Time{} + kWarmUp, Time{} + kWarmUp + kWindow};
  MeanTime in_port{Time{} + kWarmUp, Time{} + kWarmUp + kWindow};
};

struct Flow {
  Times* times;
  Duration between;
  Port* port;  // on the side where it begins
  Duration to_port;
};

/// What arrives at a port and its way on.
struct Onward {
  Port* port;
  Duration from_port;
};

struct Line {
  explicit Line(std::uint64_t replication) : draws(replication) {}

  kernel::Simulator simulator{Time{}};
  Port west{simulator};
  Port east{simulator};
  Draws draws;
  core::Distribution crossing =
      core::Lognormal{.mean = static_cast<double>((kHour * 20).count()), .cv = 0.12};
  Times out;
  Times back;
  std::deque<Wagon> wagons;
  std::vector<Wagon*> delivered;  // to be used again
};

Wagon* new_wagon(Line& line) {
  if (line.delivered.empty()) {
    return &line.wagons.emplace_back();
  }
  Wagon* const wagon = line.delivered.back();
  line.delivered.pop_back();
  return wagon;
}

/// Until it leaves, arrives in port, leaves by ship, is ashore, leaves and arrives again.
Process journey(Line& line, Wagon* wagon, Times* times) {
  const Time offered = line.simulator.now();
  co_await wagon->moved.wait(kCause);
  co_await wagon->moved.wait(kCause);
  const Time in_port = line.simulator.now();
  co_await wagon->moved.wait(kCause);
  const Time aboard = line.simulator.now();
  co_await wagon->moved.wait(kCause);
  co_await wagon->moved.wait(kCause);
  co_await wagon->moved.wait(kCause);
  times->whole.add(offered, line.simulator.now() - offered);
  times->in_port.add(offered, aboard - in_port);
  line.delivered.push_back(wagon);
}

Task<> use_tracks(Line& line, Port& port) {
  const Hold hold = co_await port.tracks.seize(1, kCause);
  const Duration time = line.draws.exponential(kHour * 2);
  co_await port.tracks.work(hold, time, kCause);
}

Process train_to_port(Line& line, Wagons wagons, Flow flow) {
  const Duration loading = line.draws.exponential(kHour);
  co_await line.simulator.delay(loading);
  wake(wagons);
  const Duration running = line.draws.exponential(flow.to_port);
  co_await line.simulator.delay(running);
  co_await use_tracks(line, *flow.port);
  wake(wagons);
  Wagons& waiting = flow.port->to_ship;
  waiting.insert(waiting.end(), wagons.begin(), wagons.end());
  flow.port->cargo.raise();
}

Process source(Line& line, Flow flow) {
  Wagons wagons;
  for (;;) {
    const Duration until_next = line.draws.exponential(flow.between);
    co_await line.simulator.delay(until_next);
    wagons.push_back(new_wagon(line));
    line.simulator.spawn(journey(line, wagons.back(), flow.times), Tag::of(5, 0));
    if (wagons.size() == kTrain) {
      line.simulator.spawn(train_to_port(line, std::exchange(wagons, {}), flow), Tag::of(1, 0));
    }
  }
}

Process train_from_port(Line& line, Wagons wagons, Onward onward) {
  co_await use_tracks(line, *onward.port);
  wake(wagons);
  const Duration running = line.draws.exponential(onward.from_port);
  co_await line.simulator.delay(running);
  wake(wagons);
}

void form_trains(Line& line, const Wagons& wagons, Onward onward) {
  wake(wagons);
  Wagons& waiting = onward.port->to_train;
  waiting.insert(waiting.end(), wagons.begin(), wagons.end());
  while (waiting.size() >= kTrain) {
    line.simulator.spawn(train_from_port(line, take(waiting, kTrain), onward), Tag::of(2, 0));
  }
}

Task<> wait_until_full(Line& line, Port& port) {
  kernel::Timer timer{line.simulator, line.simulator.now() + kHour * 24, kCause};
  std::size_t winner = 0;
  while (port.to_ship.size() < kShip && winner == 0) {
    auto cargo = port.cargo.wait(kCause);
    auto race = kernel::any_of(cargo, timer);
    winner = co_await race;
  }
}

Process ferry(Line& line) {
  const std::array calls{Onward{&line.west, kHour * 12}, Onward{&line.east, kHour * 10}};
  Wagons aboard;
  for (;;) {
    for (const Onward& call : calls) {
      Port& port = *call.port;
      Hold berth = co_await port.berth.seize(1, kCause);
      if (!aboard.empty()) {
        co_await line.simulator.delay(kHour * 2);
        form_trains(line, aboard, call);
      }
      if (&port == &line.west) {
        co_await wait_until_full(line, port);
      }
      aboard = take(port.to_ship, kShip);
      if (!aboard.empty()) {
        wake(aboard);
        co_await line.simulator.delay(kHour * 3);
      }
      berth.release();
      const Duration crossing = line.draws.of(line.crossing);
      co_await line.simulator.delay(crossing);
    }
  }
}

}  // namespace

std::vector<double> twin_ferry_line(std::uint64_t replication) {
  Line line(replication);
  line.simulator.spawn(source(line, {&line.out, kHour * 2 / 3, &line.west, kHour * 12}),
                       Tag::of(3, 0));
  line.simulator.spawn(source(line, {&line.back, kHour, &line.east, kHour * 10}), Tag::of(3, 1));
  line.simulator.spawn(ferry(line), Tag::of(4, 0));
  line.simulator.spawn(ferry(line), Tag::of(4, 1));
  line.simulator.run_until(Time{} + kWarmUp + kWindow + kCoolDown);
  line.simulator.shut_down();
  return {line.out.whole.days(),
          line.back.whole.days(),
          line.out.in_port.days(),
          line.back.in_port.days()};
}

}  // namespace corridor::bench
