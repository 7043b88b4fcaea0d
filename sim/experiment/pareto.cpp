#include "pareto.hpp"

#include <algorithm>

namespace corridor::experiment {

namespace {

bool beats(const Offer& one, const Offer& other) {
  const bool as_good =
      one.cost <= other.cost && one.throughput >= other.throughput && one.journey <= other.journey;
  return as_good && (one.cost < other.cost || one.throughput > other.throughput ||
                     one.journey < other.journey);
}

}  // namespace

std::vector<bool> efficient_of(const std::vector<Offer>& offers) {
  std::vector<bool> efficient;
  efficient.reserve(offers.size());
  for (const Offer& offer : offers) {
    const auto beats_it = [&](const Offer& other) { return beats(other, offer); };
    efficient.push_back(!beats_it(Offer{}) && std::ranges::none_of(offers, beats_it));
  }
  return efficient;
}

}  // namespace corridor::experiment
