#pragma once
// What is efficient among offers of cost, throughput and journey.

#include <vector>

namespace corridor::experiment {

/// Changes beside the base, whose own are nought.
struct Offer {
  double cost = 0, throughput = 0, journey = 0;
};

/// By offer: no other one, and not the base, is at least as good in all three and better in one.
std::vector<bool> efficient_of(const std::vector<Offer>& offers);

}  // namespace corridor::experiment
