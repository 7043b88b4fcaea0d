#pragma once
// Successive elimination: what is behind another one for certain is simulated no more.

#include <cstddef>
#include <optional>
#include <vector>

#include "corridor/experiment/alternatives.hpp"

namespace corridor::experiment {

/// One of those that are compared.
struct Contender {
  std::size_t number = 0;  // of the alternative
  /// Places of those that put it out when they are better for certain; none: it stays to the end.
  std::vector<std::size_t> rivals;
};

struct EliminationPlan {
  int first = 10;  // replications before the first look; with fewer, Student's quantiles are wide
  int most = 20;   // of those that stay
  double confidence = 0.95;
  std::size_t measure = 0;  // of the alternatives, that decides
};

struct Elimination {
  /// By contender: the best of the rivals that are better for certain; none: it stayed.
  std::vector<std::optional<std::size_t>> behind;
  std::size_t pairs = 0;   // of contender and rival
  std::vector<int> looks;  // planned: after so many replications
  bool interrupted = false;
};

/// Replications at each look before the last run: `first`, then half as many more each time, as
/// long as they are fewer than `most`.
std::vector<int> looks_of(const EliminationPlan& plan);

/// Simulates all contenders up to `most` replications but those that go out on the way. One goes
/// out at a look when the paired t interval of a rival that was in until then, over the
/// replications of both, lies wholly on the better side of it. With the confidence planned no one
/// goes out wrongly (Bonferroni over pairs and looks), as far as differences are normal.
Elimination eliminate(Alternatives& alternatives,
                      const std::vector<Contender>& contenders,
                      const EliminationPlan& plan,
                      Progress& progress);

}  // namespace corridor::experiment
