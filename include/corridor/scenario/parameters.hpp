#pragma once
// Numbers of a scenario that may move between two ends, alone or together: what is fitted.

#include <span>
#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

/// One unknown. Between its ends it is named by a fraction: 0 is `low`, 1 is `high`.
struct Parameter {
  std::vector<std::string> paths;  // all have the same value, or the same factor
  std::string low, high;           // as written, in one unit: "12 h"; factors: "0.8x"
  bool times = false;              // the ends are factors of the values as they are
  int steps = 0;                   // of a whole number: high - low; 0: any value between
  double now = 0;                  // fraction of the value as it is, of the first path

  /// "a.b + a.c"
  [[nodiscard]] std::string name() const;
  /// The nearest fraction at which there is a value: of a whole number not all are.
  [[nodiscard]] double snapped(double fraction) const;
  /// What is written there: "41.3 h", "0.93x"; to a power of ten below a thousandth of the range.
  [[nodiscard]] std::string text_at(double fraction) const;
  /// So much of the range, with three significant digits: "4.2 h".
  [[nodiscard]] std::string width_text(double share) const;
};

struct Parameters {
  std::vector<Parameter> parameters;
  std::vector<std::string> problems;  // each says what was found and what is expected
};

/// Reads "PATH", "PATH+PATH" with "=LOW..HIGH" or "=0.8x..1.2x" behind it. Without ends these are
/// `low` and `high` of the first path, where one is missing the value itself; "all" are all numbers
/// that have one of them. No path may stand in two parameters.
Parameters parse_parameters(const std::vector<std::string>& texts, const Scenario& scenario);

/// The scenario with each parameter at its fraction. What is set of a distribution is its mean, as
/// in with_input_at(). The result is read anew, with all checks of the reader. Where `source` is
/// given, the values name it, with confidence `calibrated` and, unless they are factors, the ends.
core::Result<Scenario> with_parameters(const Scenario& scenario,
                                       std::span<const Parameter> parameters,
                                       std::span<const double> fractions,
                                       const std::string& source = {});

}  // namespace corridor::scenario
