#pragma once

#include <optional>
#include <string>

#include "corridor/experiment/summary.hpp"
#include "dispatch.hpp"
#include "run_options.hpp"

namespace corridor::tools {

/// What a run of a scenario told. Without a summary it was interrupted before there was anything
/// worth keeping.
struct Simulated {
  std::optional<experiment::Summary> summary;
  bool interrupted = false;  // what was simulated until then is there
};

/// All replications that `request` asks for, by number or by precision; the warm-up is judged, and
/// inputs are moved where that was asked for. Shows a progress bar on a terminal. The request has
/// been read with read_measures().
Simulated simulate_run(const RunRequest& request,
                       const scenario::Scenario& scenario,
                       Streams streams);

/// What is wrong with the measures that the request names, or nothing.
std::string problem_of_measures(const RunRequest& request, const scenario::Scenario& scenario);

}  // namespace corridor::tools
