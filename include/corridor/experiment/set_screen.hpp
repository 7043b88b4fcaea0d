#pragma once
// Which combinations of options are worth simulating, told before any of them is: by the sum of
// what their parts do alone, by what they cost, and by what theory says of all at once.

#include <cstddef>
#include <optional>
#include <vector>

#include "corridor/experiment/theory_bound.hpp"

namespace corridor::experiment {

/// From so much on a joint gain by theory is worth a simulation.
inline constexpr double kJointGain = 0.01;

/// What a combination promises before it is simulated. It is no result.
struct Forecast {
  std::vector<double> sums{};  // by measure: of the effects that its parts have alone, in the mean
  std::size_t working = 0;     // parts that may change a thousandth of a measure alone
  bool known = true;           // all parts were simulated alone; else `sums` are of the others
  std::optional<JointGain> joint_gain{};  // by theory; none: not asked, as all are simulated

  /// Theory sees one that the sum may hide.
  [[nodiscard]] bool has_joint_gain() const { return joint_gain && joint_gain->share > kJointGain; }
};

/// Why a set is simulated, or not.
enum class Choice {
  Asked,         // a single option, or a set that was named
  All,           // a combination of so few that each is simulated
  ForGain,       // of those that gain most in the sum of their parts
  ForCost,       // by the sums it is efficient in cost, throughput and journey
  ForJointGain,  // theory sees a joint gain
  NoForecast,    // a part cannot be simulated alone, so there is no sum
  OneWorks,      // not: at most one part makes a difference alone
  NoGain,        // not: the sum of its parts is no gain
  Beyond         // not: others promise more
};
bool is_simulated(Choice choice);

struct Candidate {
  std::size_t size = 2;    // options
  double gain = 0;         // improvement in what is judged by, sum of its parts
  bool efficient = false;  // by the sums
  Forecast forecast{};
};

/// At most `most` of the candidates (0: all), by candidate. Taken in turn from three lists until
/// all are empty: those with a joint gain by theory or without a forecast (small sets first, then
/// the greatest joint gain), those that are efficient, those that gain; in the last two those
/// whose sum is greatest come first and must have two working parts. Ties in order of
/// the candidates. Where all may be taken, all are.
std::vector<Choice> choose_sets(const std::vector<Candidate>& candidates, int most);

}  // namespace corridor::experiment
