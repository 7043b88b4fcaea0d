#pragma once
// The measured gain of a limit: what changes when it is eased by a step while everything else, the
// random numbers included, stays as it is. The bottleneck is the limit with the greatest gain
// (Kuo, Lim, Meerkov 1996: largest d throughput / d rate).

#include <cstddef>
#include <string>
#include <vector>

#include "corridor/experiment/alternatives.hpp"
#include "corridor/experiment/effect.hpp"
#include "corridor/experiment/limit.hpp"

namespace corridor::experiment {

struct ProbePlan {
  Step step = Step::One;
  int first = 6;             // replications of every probe
  int most = 20;             // of those that may have the greatest gain
  int max_runs = 3000;       // of all probes together
  double confidence = 0.95;  // of all intervals together
  std::size_t measure = 0;   // index of the measure that decides
  /// A limit is alike the greatest if its gain is at least this part of it.
  double alike = 0.6;
};

/// Of one limit.
struct Gain {
  Limit limit;
  std::string what;             // "count 2 -> 3"
  std::string not_probed;       // why not
  std::vector<Effect> effects;  // by measure
  std::size_t replications = 0;
  bool identical = false;  // every event as before
  bool dropped = false;    // before `most`: another one has a greater gain for certain

  [[nodiscard]] bool probed() const { return replications > 0; }
};

struct Finding {
  /// Nothing: easing nothing gains a thousandth of the measure. Unclear: what gains most in the
  /// mean may gain nothing. One: of gains that are above zero for certain each other one is less
  /// than `alike` of the greatest, as estimated. Shared: of several it is not.
  enum class Kind { Nothing, Unclear, One, Shared } kind = Kind::Nothing;
  std::vector<std::size_t> limits;    // indices of gains, the greatest first; certain
  std::vector<std::size_t> possible;  // alike the greatest in the mean, but perhaps nothing at all
};

struct Probed {
  std::vector<Gain> gains;  // in the order of the candidates
  Finding finding;
  int runs = 0;              // of probes, kept readings included
  double confidence = 0.95;  // of all intervals together
  bool interrupted = false;

  /// Indices of the gains, the greatest improvement of the measure that decides first, ties in
  /// order of candidates; what was not probed comes last.
  [[nodiscard]] std::vector<std::size_t> by_gain(const Alternatives& alternatives,
                                                 std::size_t measure) const;
};

/// The gain of each of `candidates`, the most promising first: what exceeds `max_runs` is not
/// probed. All are probed `first` times, then twice as often, and so on, but those whose gain is
/// for certain less than the greatest (Bonferroni over candidates and looks). `base` is a number of
/// `alternatives` and is simulated too where it is not yet.
Probed probe(Alternatives& alternatives,
             std::size_t base,
             const std::vector<Limit>& candidates,
             const ProbePlan& plan,
             Progress& progress);

}  // namespace corridor::experiment
