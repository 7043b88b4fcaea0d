#include "corridor_year.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <vector>

#include <fmt/format.h>

#include "corridor/model/simulate.hpp"
#include "hold.hpp"
#include "timing.hpp"

namespace corridor::bench {

namespace {

constexpr double kMostEventsPerLot = 15;
constexpr double kMostHoldTimes = 4;
constexpr std::uint64_t kHoldEvents = 200'000;

void line(std::ostream& out, const char* what, const std::string& value, double limit, bool good) {
  out << fmt::format(
      "  {:<34} {:>12}   at most {:g}{}\n", what, value, limit, good ? "" : "  MISSED");
}

/// Time since the last event, added to the kind whose event it was.
class Profile {
 public:
  static constexpr auto kKinds = static_cast<std::size_t>(model::Kind::Embargo) + 1;  // the last
  struct Share {
    std::uint64_t events = 0;
    std::chrono::nanoseconds time{0};
  };

  void next(std::size_t kind) {
    const auto now = std::chrono::steady_clock::now();
    shares_.at(current_).time += now - since_;
    since_ = now;
    current_ = kind;
    ++shares_.at(kind).events;
  }
  [[nodiscard]] const Share& share(std::size_t kind) const { return shares_.at(kind); }

 private:
  std::array<Share, kKinds> shares_;  // the first: building and measuring
  std::size_t current_ = 0;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace

bool measure_replication(const scenario::Scenario& scenario, int repetitions, std::ostream& out) {
  std::vector<double> seconds;
  std::vector<double> ratios;
  model::Outcome outcome;
  for (int i = -1; i < repetitions; ++i) {
    const double start = processor_nanoseconds();
    outcome = model::simulate(scenario, {.seed = scenario.seed, .number = 0});
    const double simulated = processor_nanoseconds();
    hold_10000_by_hand(kHoldEvents);
    const double held = processor_nanoseconds();
    if (i >= 0) {
      seconds.push_back((simulated - start) / 1e9);
      ratios.push_back((simulated - start) / static_cast<double>(outcome.events) /
                       ((held - simulated) / static_cast<double>(kHoldEvents)));
    }
  }
  const double per_lot = static_cast<double>(outcome.events) / static_cast<double>(outcome.lots);
  const double ratio = median(ratios);
  const double took = median(seconds);
  out << fmt::format("  {} lots, {} events, {:.3f} s of processor time, {:.0f} ns an event\n",
                     outcome.lots,
                     outcome.events,
                     took,
                     took * 1e9 / static_cast<double>(outcome.events));
  line(out,
       "events a lot",
       fmt::format("{:.1f}", per_lot),
       kMostEventsPerLot,
       per_lot <= kMostEventsPerLot);
  line(out,
       "time an event, in hold-10,000 loops",
       fmt::format("{:.2f}", ratio),
       kMostHoldTimes,
       ratio <= kMostHoldTimes);
  return per_lot <= kMostEventsPerLot && ratio <= kMostHoldTimes;
}

void profile_replication(const scenario::Scenario& scenario, std::ostream& out) {
  Profile profile;
  model::Watch watch;
  watch.before_event = [&profile](model::Kind kind) {
    profile.next(static_cast<std::size_t>(kind));
  };
  const model::Outcome outcome =
      model::simulate(scenario, {.seed = scenario.seed, .number = 0}, &watch);
  profile.next(0);

  double whole = 0;
  std::vector<std::size_t> kinds;
  for (std::size_t kind = 0; kind < Profile::kKinds; ++kind) {
    whole += static_cast<double>(profile.share(kind).time.count());
    if (profile.share(kind).events > 0) {
      kinds.push_back(kind);
    }
  }
  std::sort(kinds.begin(), kinds.end(), [&profile](std::size_t a, std::size_t b) {
    return profile.share(a).time > profile.share(b).time;
  });
  out << fmt::format(
      "  {:<34} {:>9} {:>9} {:>9} {:>9}\n", "events of", "number", "of all", "of time", "ns each");
  for (const std::size_t kind : kinds) {
    const Profile::Share& share = profile.share(kind);
    const auto nanoseconds = static_cast<double>(share.time.count());
    const auto events = static_cast<double>(share.events);
    if (kind == 0) {
      out << fmt::format("  {:<34} {:>9} {:>9} {:>7.1f} %\n",
                         "building and measuring",
                         "",
                         "",
                         100 * nanoseconds / whole);
      continue;
    }
    out << fmt::format("  {:<34} {:>9} {:>7.1f} % {:>7.1f} % {:>9.0f}\n",
                       model::to_string(static_cast<model::Kind>(kind)),
                       share.events,
                       100 * events / static_cast<double>(outcome.events),
                       100 * nanoseconds / whole,
                       nanoseconds / events);
  }
}

}  // namespace corridor::bench
