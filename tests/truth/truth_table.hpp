#pragma once
// docs/truth.md: a row for each exact value that the tests of this folder compare with a simulated
// one. Runs are the same to the bit everywhere, so a row that differs from the committed page fails
// its test; with UPDATE=1 in the environment a run of all cases writes the page anew.

#include <optional>
#include <string>

#include "corridor/stats/interval.hpp"

namespace corridor::test {

/// Where the exact values of the running test case come from: author, year, equation.
void cite(const std::string& source);

/// One figure of the running test case.
struct Truth {
  std::string figure;  // with its unit
  std::string exact;   // a number, or two that enclose it
  stats::ConfidenceInterval simulated;
  std::optional<double> ratio;  // simulated over exact
};
void enter(const Truth& truth);

/// Numbers as the page prints them.
std::string printed(double value);

}  // namespace corridor::test
