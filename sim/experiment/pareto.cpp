#include "pareto.hpp"

#include <algorithm>

namespace corridor::experiment {

namespace {

bool beats(const Offer& rival, const Offer& offer) {
  const bool as_good = rival.cost <= offer.cost && rival.throughput >= offer.throughput &&
                       rival.journey <= offer.journey;
  return as_good && (rival.cost < offer.cost || rival.throughput > offer.throughput ||
                     rival.journey < offer.journey);
}

}  // namespace

std::vector<bool> efficient_of(const std::vector<Offer>& offers) {
  std::vector<bool> efficient;
  efficient.reserve(offers.size());
  for (const Offer& offer : offers) {
    const auto beats_it = [&](const Offer& rival) { return beats(rival, offer); };
    efficient.push_back(!beats_it(Offer{}) && std::ranges::none_of(offers, beats_it));
  }
  return efficient;
}

}  // namespace corridor::experiment
