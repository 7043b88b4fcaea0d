#pragma once
// Theory beside a simulation, with the reason where they part.

#include <optional>
#include <string>
#include <vector>

#include "corridor/model/capacity.hpp"
#include "corridor/report/run_figures.hpp"

namespace corridor::report {

/// A figure of theory beside that of a run. They part where theory is outside the interval and more
/// than a tenth away (and by more than what is worth telling). The reason is found in the facts of
/// scenario and run; where none of them explains it, it says so.
struct Comparison {
  std::string figure;  // "delivered", "busy", "occupied", "wait", "trips", "wait for it"
  std::string of;      // "crude", "aktau.rail_front", "feeder at aktau"
  std::string unit;
  std::optional<double> theory;  // none: no steady state
  double simulated = 0;
  std::optional<double> half_width;
  bool parts = false;
  std::string reason;  // where they part
};

std::vector<Comparison> compare_with_run(const model::StaticCapacity& capacity,
                                         const RunFigures& run);

}  // namespace corridor::report
