#pragma once
// What each limit looks like without touching it: five detectors side by side, from runs of the
// scenario as it is and from theory. They say where to probe, and explain what the probes measure.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/alternatives.hpp"
#include "corridor/experiment/limit.hpp"
#include "corridor/experiment/summary.hpp"
#include "corridor/stats/facility_state.hpp"

namespace corridor::experiment {

/// Of one limit; what does not apply to it is not there. Shares are of the statistics window.
struct Evidence {
  Limit limit;
  /// Of server time by state; of a facility.
  std::optional<std::array<double, stats::kFacilityStates>> states;
  /// Time in use of the time in which it can be: of a facility working or held, of a track slots
  /// taken, of a storage full, of a fleet or a calendar none.
  std::optional<double> utilisation;
  std::optional<double> peak;            // in the busiest month, by theory
  std::string delay_at;                  // where the most is charged
  double delay_share = 0;                // of all waiting
  std::optional<double> sole, shifting;  // share of time as the momentary bottleneck
  bool in_cut = false;                   // narrowest cut of the network
  std::optional<double> shadow;          // theory: more tonnes a year for the eased step
  bool arrows_end_here = false;          // of the line of facilities of some flow
  double severity = 0;                   // of that, 0..2

  [[nodiscard]] double longest_active() const { return sole.value_or(0) + shifting.value_or(0); }
  /// How much speaks for probing it: 0 nothing.
  [[nodiscard]] double score() const;
};

struct Detected {
  Summary summary;
  std::vector<Reading> readings;   // for Alternatives::add
  std::vector<Evidence> evidence;  // by limit, in the order of limits_of()
  double carried = 0, demand = 0;  // by theory, tonnes a day of all flows together
  bool interrupted = false;

  /// Limits with a score, the greatest first; ties in order of the limits.
  [[nodiscard]] std::vector<Limit> candidates() const;
  [[nodiscard]] const Evidence& of(const Limit& limit) const;
};

struct DetectPlan {
  int replications = 20;
  Step step = Step::One;  // for the shadow prices
};

/// `measures` are those of the readings. The scenario must have passed check().
Detected detect(const scenario::Scenario& scenario,
                const std::vector<Measure>& measures,
                const DetectPlan& plan,
                const CommonPlan& common,
                Progress& progress);

/// Arrow rule (Kuo, Lim, Meerkov 1996) over a line of stations in order: an arrow points from i to
/// i + 1 where i is blocked more than i + 1 starves, else back. A station without an outgoing arrow
/// is a bottleneck; its severity is the sum of the differences on both sides, at the ends of the
/// one. Severities by station; none where arrows leave.
std::vector<std::optional<double>> arrow_rule(const std::vector<double>& blocked,
                                              const std::vector<double>& starved);

}  // namespace corridor::experiment
