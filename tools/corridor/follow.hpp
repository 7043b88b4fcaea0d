#pragma once

#include <string>
#include <vector>

#include "corridor/model/simulate.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::tools {

/// A lot's journey, or what is wrong with its name.
struct FollowedLot {
  std::vector<model::JourneyStage> journey;
  std::string problem;
};

/// That there is no such flow and which one may be meant; empty when there is one.
std::string problem_of_flow(const std::string& flow, const scenario::Scenario& scenario);

/// Simulates replication 0 and follows "FLOW/N", the N-th lot of a flow, in it. Of no name nothing.
FollowedLot follow_lot(const std::string& lot, const scenario::Scenario& scenario);

}  // namespace corridor::tools
