#pragma once
// Plain queues with exact laws, through the scenario language and the way a run takes.

#include <string>

#include "corridor/experiment/summary.hpp"
#include "corridor/experiment/workers.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::test {

/// Never asks to stop.
class NoProgress final : public experiment::Progress {
 public:
  bool go_on(int /*done*/, int /*total*/) override { return true; }
};

/// One server at a counter, times in minutes: jobs come at random every `every` minutes on average
/// and are served for `time` (YAML). `days` of window after `warm_up` days.
std::string queue_yaml(int days, int warm_up, double every, const std::string& time);
/// The same with room for three jobs, the one in service included; others are refused.
std::string queue_of_three_yaml(int days, int warm_up, double every, const std::string& time);
std::string exponential(double minutes);

/// A mistake ends the test case with its diagnostics.
scenario::Scenario scenario_of(const std::string& yaml);
experiment::Summary summary_of(const scenario::Scenario& scenario,
                               int replications,
                               std::uint64_t seed,
                               int threads = 2);

}  // namespace corridor::test
