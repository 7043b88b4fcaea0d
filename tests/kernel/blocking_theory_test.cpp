// Finite room: customers who find none are lost, or block the server before it.

#include <array>
#include <cmath>
#include <map>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/kernel/buffer.hpp"
#include "corridor/kernel/servers.hpp"
#include "theory.hpp"

namespace corridor::kernel::testing::blocking_theory_test {

namespace {

using core::Exponential;
using stats::FacilityState;

// --- M/M/1/K: a room for K customers, lost when it is full ---------------------------------------

struct LossRun {
  LossRun(double arrivals_an_hour, std::int64_t places, std::uint64_t replication)
      : room(simulator, places, 0, Tag{}),
        between(Exponential{in_hours(1 / arrivals_an_hour)}, 1, replication),
        services(Exponential{in_hours(1)}, 2, replication) {}

  Simulator simulator{Time{}};
  Buffer room;
  Servers server{simulator, 1, Tag{}};
  Variates between;
  Variates services;
  std::uint64_t entered = 0;
  std::uint64_t lost = 0;
  Duration total_stay{0};
};

Process guest(LossRun& run) {
  const Time arrived = run.simulator.now();
  const Hold hold = co_await run.server.seize(1, Cause{});
  const Duration service = run.services.next();
  co_await run.server.work(hold, service, Cause{});
  const bool left = run.room.try_get(1);
  CHECK(left);
  run.total_stay += run.simulator.now() - arrived;
}

Process guests(LossRun& run, std::uint64_t n) {
  for (std::uint64_t i = 0; i < n; ++i) {
    const Duration until_next = run.between.next();
    co_await run.simulator.delay(until_next);
    if (run.room.try_put(1)) {
      ++run.entered;
      run.simulator.spawn(guest(run), Tag{});
    } else {
      ++run.lost;
    }
  }
}

/// The probability that n of at most K are present (Gross et al. 2008, section 2.5).
double probability_of(int n, int places, double load) {
  return std::pow(load, n) * (1 - load) / (1 - std::pow(load, places + 1));
}

// --- a line of three stations without room between them
// --------------------------------------------

constexpr std::array<double, 3> kRates{1.0, 1.2, 0.9};

struct LineRun {
  explicit LineRun(std::uint64_t replication) {
    for (std::size_t i = 0; i < 3; ++i) {
      services.emplace_back(Exponential{in_hours(1 / kRates[i])}, i, replication);
    }
  }

  Simulator simulator{Time{}};
  Servers first{simulator, 1, Tag{}};
  Servers second{simulator, 1, Tag{}};
  Servers third{simulator, 1, Tag{}};
  std::vector<Variates> services;
  std::uint64_t finished = 0;
};

/// A piece holds its server until the next one is free: blocking after service. With five of them
/// going round, one always waits for the first station.
Process pieces(LineRun& run) {
  for (;;) {
    Hold hold = co_await run.first.seize(1, Cause{});
    const Duration first = run.services[0].next();
    co_await run.first.work(hold, first, Cause{});
    hold.set_blocked(true);
    hold = co_await run.second.seize(1, Cause{});
    const Duration second = run.services[1].next();
    co_await run.second.work(hold, second, Cause{});
    hold.set_blocked(true);
    hold = co_await run.third.seize(1, Cause{});
    const Duration third = run.services[2].next();
    co_await run.third.work(hold, third, Cause{});
    ++run.finished;
  }
}

enum class At { Idle, Busy, Blocked };
struct Line {
  At first = At::Busy;
  At second = At::Idle;
  At third = At::Idle;
  friend auto operator<=>(const Line&, const Line&) = default;
};

/// The second station is free again: the first may pass its piece on.
Line second_freed(Line line) {
  line.second = line.first == At::Blocked ? At::Busy : At::Idle;
  line.first = At::Busy;
  return line;
}

/// What becomes of the line when the station's work ends; it must be busy.
Line after(Line line, std::size_t station) {
  if (station == 0) {
    if (line.second == At::Idle) {
      line.second = At::Busy;  // and the first begins the next piece
    } else {
      line.first = At::Blocked;
    }
    return line;
  }
  if (station == 1) {
    if (line.third != At::Idle) {
      line.second = At::Blocked;
      return line;
    }
    line.third = At::Busy;
    return second_freed(line);
  }
  if (line.second == At::Blocked) {
    return second_freed(line);  // the third begins the piece that was blocked
  }
  line.third = At::Idle;
  return line;
}

struct LineShares {
  double throughput = 0;  // pieces an hour
  double first_blocked = 0;
};

/// Stationary law of the Markov chain by power iteration on the uniformised chain.
LineShares exact_line(const std::array<double, 3>& rates) {
  std::map<Line, double> law{{Line{}, 1.0}};
  const double speed = rates[0] + rates[1] + rates[2];
  for (int step = 0; step < 2000; ++step) {
    std::map<Line, double> next;
    for (const auto& [line, probability] : law) {
      const std::array<At, 3> stations{line.first, line.second, line.third};
      double leaves = 0;
      for (std::size_t i = 0; i < 3; ++i) {
        if (stations[i] == At::Busy) {
          next[after(line, i)] += probability * rates[i] / speed;
          leaves += rates[i] / speed;
        }
      }
      next[line] += probability * (1 - leaves);
    }
    law = next;
  }
  LineShares shares;
  for (const auto& [line, probability] : law) {
    (line.first == At::Blocked ? shares.first_blocked : shares.throughput) += probability;
  }
  shares.throughput *= rates[0];
  return shares;
}

}  // namespace

TEST_CASE("theory: losses and number present in M/M/1 with room for five") {
  constexpr int kPlaces = 5;
  constexpr double kLoad = 0.9;
  constexpr std::uint64_t kGuests = 50'000;
  std::vector<double> lost;
  std::vector<double> present;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    LossRun run(kLoad, kPlaces, replication);
    run.simulator.spawn(guests(run, kGuests), Tag{});
    run.simulator.run_until(Time::max());
    const Time end = run.simulator.now();
    CHECK(run.entered + run.lost == kGuests);
    CHECK(run.room.level() == 0);
    CHECK(run.room.level_over_time().integral(end) == run.total_stay.count());  // Little's law
    CHECK(run.room.level_over_time().maximum() == kPlaces);
    lost.push_back(static_cast<double>(run.lost) / static_cast<double>(kGuests));
    present.push_back(run.room.level_over_time().mean(end));
  }
  double mean_present = 0;
  for (int n = 1; n <= kPlaces; ++n) {
    mean_present += n * probability_of(n, kPlaces, kLoad);
  }
  check_mean("share lost", lost, probability_of(kPlaces, kPlaces, kLoad));
  check_mean("number present", present, mean_present);
}

TEST_CASE("theory: three equal stations without room between them reach 22/39 of their rate") {
  CHECK(exact_line({1, 1, 1}).throughput == doctest::Approx(22.0 / 39));  // Hunt 1956
}

TEST_CASE("theory: throughput and blocking of three stations without room between them") {
  std::vector<double> throughput;
  std::vector<double> blocked;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    LineRun run(replication);
    for (int i = 0; i < 5; ++i) {
      run.simulator.spawn(pieces(run), Tag{});
    }
    run.simulator.run_until(Time{} + core::kHour * 1000);
    run.first.restart_statistics();
    const std::uint64_t before = run.finished;
    run.simulator.run_until(Time{} + core::kHour * 41'000);
    throughput.push_back(static_cast<double>(run.finished - before) / 40'000);
    const auto times = run.first.time_in_state();
    blocked.push_back(core::to_hours(times[static_cast<std::size_t>(FacilityState::Blocked)]) /
                      40'000);
    CHECK(times[static_cast<std::size_t>(FacilityState::Starved)] == Duration{0});
  }
  const LineShares exact = exact_line(kRates);
  check_mean("throughput", throughput, exact.throughput);
  check_mean("first blocked", blocked, exact.first_blocked);
}

}  // namespace corridor::kernel::testing::blocking_theory_test
