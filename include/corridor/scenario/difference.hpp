#pragma once
// What two scenarios differ in, value by value.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

enum class DifferenceKind { Changed, Added, Removed };

/// One of the two scenarios at a path.
struct DifferenceSide {
  bool given = false;        // false: nothing is there, or the default holds
  std::string text{};        // canonical, on one line; the default where that holds, if it has one
  Mark mark{};               // where it was written; line 0 where it was not
  std::size_t n_values = 0;  // single values in it
};

struct Difference {
  /// "fleets.feeders.count"; items of lists that have ids by these, "observed[titr_tonnes].value".
  std::string path;
  DifferenceKind kind = DifferenceKind::Changed;
  bool provenance = false;  // source, confidence, low, high or note of a value
  DifferenceSide before{};
  DifferenceSide after{};
  std::optional<double> relative{};  // (after - before) / |before|, of numbers of one dimension
};

/// Of the canonical forms, so that order and spelling of files, and defaults that are written out,
/// are no difference. In byte order of paths. Something whole that only one has (a node, a flow) is
/// one difference; a distribution and a list of plain values are values as a whole.
std::vector<Difference> differences(const Scenario& before, const Scenario& after);

}  // namespace corridor::scenario
