#pragma once

#include "corridor/scenario/scenario.hpp"

namespace corridor::test {

/// Two queues side by side that share nothing, one job an hour each; mean service in minutes, at
/// random. M/M/1: 30, 40 and 50 minutes are 1, 2 and 5 h in the system.
scenario::Scenario two_queues(int left, int right);

/// Each job, one an hour, needs both one after the other; services in minutes, always the same.
scenario::Scenario two_in_series(int quay, int gate);

}  // namespace corridor::test
