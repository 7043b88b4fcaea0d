#include "scaling.hpp"

#include <array>
#include <ostream>
#include <vector>

#include <fmt/format.h>

#include "copies.hpp"
#include "corridor/core/check.hpp"
#include "corridor/model/simulate.hpp"
#include "timing.hpp"

namespace corridor::bench {

namespace {

constexpr double kMostGrowth = 1.2;
constexpr std::array kCopies{1, 10, 100};

struct Size {
  scenario::Scenario scenario;
  std::vector<double> per_event;  // nanoseconds
  std::uint64_t events = 0;
  std::int64_t lots = 0;

  void run() {
    const double start = processor_nanoseconds();
    const model::Outcome outcome = model::simulate(scenario, {.seed = scenario.seed, .number = 0});
    const double took = processor_nanoseconds() - start;
    CORRIDOR_CHECK(outcome.status == model::Outcome::Status::Complete && outcome.balanced,
                   "a copied scenario stopped");
    events = outcome.events;
    lots = outcome.lots;
    per_event.push_back(took / static_cast<double>(outcome.events));
  }
};

}  // namespace

bool measure_scaling(const scenario::Scenario& scenario, int repetitions, std::ostream& out) {
  std::vector<Size> sizes;
  sizes.reserve(kCopies.size());
  for (const int n : kCopies) {
    sizes.push_back({.scenario = copies(scenario, n), .per_event = {}});
  }
  for (int i = 0; i < repetitions; ++i) {
    for (Size& size : sizes) {
      size.run();
    }
  }
  const double one = median(sizes.front().per_event);
  double growth = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double nanoseconds = median(sizes[i].per_event);
    growth = nanoseconds / one;
    out << fmt::format(
        "  {:>3} copies: {:>9} lots, {:>9} events, {:>4.0f} ns an event, {:.2f} of one\n",
        kCopies.at(i),
        sizes[i].lots,
        sizes[i].events,
        nanoseconds,
        growth);
  }
  const bool good = growth <= kMostGrowth;
  out << fmt::format("  {:<34} {:>12.2f}   at most {:g}{}\n",
                     "100 copies over one",
                     growth,
                     kMostGrowth,
                     good ? "" : "  MISSED");
  return good;
}

}  // namespace corridor::bench
