#pragma once
// Sets of options, read and checked one by one.

#include <string>
#include <vector>

#include "corridor/experiment/comparison.hpp"

namespace corridor::tools {

struct OptionSetRequest {
  std::string file;
  std::vector<std::string> with, sets;  // of the base
  bool as_dated = false;                // else each holds from the beginning
};

/// Ids of sets as they are asked for: "a", "a+b", "all" (projects, not events), "events". A name
/// that is no option is a problem, with the nearest one.
struct NamedSets {
  std::vector<std::vector<std::string>> sets;
  std::string problem;
};
NamedSets named_sets(const scenario::Scenario& scenario, const std::vector<std::string>& asked);

/// All sets of 2 .. `most` of the single ones, after those that are there, in their order.
void add_combinations(int most, std::vector<std::vector<std::string>>& sets);

/// Investments and running costs in the currency of the accounts, added up. No investment when that
/// of one of them is not published or has no exchange rate.
experiment::OptionCost cost_of_options(const scenario::Scenario& base,
                                       const std::vector<std::string>& options);

/// The scenario with each set, or why there is none.
experiment::OptionSet read_set(const scenario::Scenario& base,
                               const OptionSetRequest& request,
                               const std::vector<std::string>& options);

}  // namespace corridor::tools
