#pragma once
// Replications until chosen figures are as precise as was asked.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/measure.hpp"
#include "corridor/stats/precision.hpp"

namespace corridor::experiment {

/// "P50=2%": the half-width of the 95 % interval is to be at most 2 % of the figure.
struct PrecisionTarget {
  Measure measure;
  double gamma = 0;  // 0 < gamma < 1
};
struct ParsedTarget {
  std::optional<PrecisionTarget> target;
  std::string problem;
};
/// Takes "2%", "2 %" and "0.02".
ParsedTarget parse_target(const std::string& text, const scenario::Scenario& scenario);

struct PrecisionPlan {
  std::vector<PrecisionTarget> targets;
  int least = 10;  // replications at first
  int most = 500;
};

/// What came of a target.
struct PrecisionResult {
  Measure measure;
  std::string unit;
  double asked = 0;
  std::int64_t n = 0;  // replications with such a figure
  double mean = 0;
  std::optional<double> relative_half_width;
  bool reached = false;
  std::optional<std::int64_t> since;  // with so many it became precise and stayed so
};
struct PrecisionSummary {
  std::vector<PrecisionResult> results;
  int most = 0;
  bool at_cap = false;  // so many were simulated, and some target is not reached
  bool interrupted = false;
};

/// Decides after each replication, in order of their numbers, whether all targets are reached
/// (stats::RelativePrecision for each of them).
class PrecisionRule {
 public:
  PrecisionRule(PrecisionPlan plan, const scenario::Scenario& scenario);

  void add(const model::Outcome& outcome);
  [[nodiscard]] bool enough() const;
  /// After the last replication.
  [[nodiscard]] PrecisionSummary summary() const;

 private:
  PrecisionPlan plan_;
  Measurer measurer_;
  std::vector<stats::RelativePrecision> rules_;
  int n_ = 0;
};

}  // namespace corridor::experiment
