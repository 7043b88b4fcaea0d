#pragma once
// The tables of docs/validation.md are made from the runs of the base years.

#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::tools {

/// A Markdown table of the observed figures named, of all when none is, with the simulated ones.
std::string validation_table(const experiment::Summary& summary,
                             const std::vector<std::string>& ids = {});

/// Compares what stands in docs/validation.md between `<!-- <name> -->` and `<!-- end -->` with
/// `table`; with UPDATE=1 in the environment it is put there.
void check_in_manual(const std::string& name, const std::string& table);

}  // namespace corridor::tools
