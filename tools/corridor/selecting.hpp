#pragma once
// `corridor compare --select`: the best of the sets.

#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "corridor/experiment/comparison.hpp"
#include "corridor/experiment/select.hpp"
#include "study.hpp"

namespace corridor::tools {

/// --select, --indifference, --confidence, --max-replications, --runs.
std::vector<Option> selection_options();

/// Fills in the plan where one is asked for; answers with what is wrong, or nothing.
std::string read_selection(const Arguments& given, std::optional<experiment::SelectPlan>& select);

/// The command's exit code. The base is one of the alternatives: perhaps nothing is better than it.
/// `replications` of each are the budget of OCBA unless the plan has one; judged by throughput
/// without `judge`.
int select_option(Study& study,
                  experiment::SelectPlan plan,
                  const std::optional<experiment::Measure>& judge,
                  int replications,
                  std::vector<experiment::OptionSet> sets);

}  // namespace corridor::tools
