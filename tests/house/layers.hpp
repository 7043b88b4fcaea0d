#pragma once
// The arrows between the modules (DECISIONS.md, "Layers as a test"): who may include whom.

#include <string>
#include <vector>

#include "source_tree.hpp"

namespace corridor::house {

/// An include of one project file by another, both as paths from the root.
struct Edge {
  std::string from;
  std::string to;
  int line = 0;
};

/// The includes between project files, and a violation for each quoted include that names none.
struct IncludeGraph {
  std::vector<Edge> edges;
  std::vector<std::string> violations;
};

/// A quoted name is looked up beside the file that includes it, then below include/, then below the
/// root.
IncludeGraph include_graph(const std::vector<SourceFile>& files);

/// Includes that are not an arrow, and private headers used from outside their module.
std::vector<std::string> layer_violations(const std::vector<Edge>& edges);

/// One violation for each file that closes a circle of includes.
std::vector<std::string> cycle_violations(const std::vector<Edge>& edges);

}  // namespace corridor::house
