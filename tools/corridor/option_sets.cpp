#include "option_sets.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "corridor/core/diagnostics.hpp"
#include "corridor/model/check.hpp"
#include "corridor/scenario/accounts.hpp"
#include "corridor/scenario/reader.hpp"

namespace corridor::tools {
namespace {

using experiment::OptionSet;
using scenario::Scenario;

std::vector<std::string> split_plus(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t plus = std::min(text.find('+', from), text.size());
    parts.push_back(text.substr(from, plus - from));
    from = plus + 1;
  }
  return parts;
}

std::string problem_of(const Scenario& scenario, const std::string& id) {
  if (scenario.options.contains(id)) {
    return {};
  }
  std::vector<std::string> names;
  for (const auto& [name, option] : scenario.options) {
    names.push_back(name);
  }
  const std::string near = core::nearest_name(id, names);
  return "no such option (found '" + id + "', expected " +
         (names.empty() ? "none: the scenario has no options" : "the id of an option") +
         (near.empty() ? "" : "; did you mean " + near + "?") + ")";
}

std::string words_of(const core::Diagnostic& error) {
  return error.mark.file + (error.mark.line > 0 ? ":" + std::to_string(error.mark.line) : "") +
         ": " + error.path + (error.path.empty() ? "" : ": ") + error.message;
}

/// With its place: two options that change one number are told by both of theirs.
std::string placed_error(const core::Diagnostics& diagnostics) {
  for (const core::Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == core::Severity::Error) {
      return words_of(diagnostic);
    }
  }
  return "cannot be read";
}

bool is_inactive(const Scenario& base, const std::vector<std::string>& options) {
  return std::ranges::all_of(options, [&](const std::string& id) {
    return base.options.at(id).from && *base.options.at(id).from >= base.to;
  });
}

std::string first_problem(const Scenario& scenario, const std::vector<std::string>& set) {
  for (const std::string& id : set) {
    if (std::string problem = problem_of(scenario, id); !problem.empty()) {
      return problem;
    }
  }
  return {};
}

/// Each event, or each project, that the scenario does not have yet.
void add_all(const Scenario& scenario, bool events, std::vector<std::vector<std::string>>& sets) {
  for (const auto& [id, option] : scenario.options) {
    const bool applied = std::ranges::find(scenario.applied, id) != scenario.applied.end();
    if (option.event == events && !applied) {
      sets.push_back({id});
    }
  }
}

}  // namespace

NamedSets named_sets(const Scenario& scenario, const std::vector<std::string>& asked) {
  NamedSets named;
  for (const std::string& one : asked) {
    if ((one == "all" || one == "events") && !scenario.options.contains(one)) {
      add_all(scenario, one == "events", named.sets);
      continue;
    }
    named.sets.push_back(split_plus(one));
    named.problem = first_problem(scenario, named.sets.back());
    if (!named.problem.empty()) {
      return named;
    }
  }
  if (named.sets.empty()) {
    named.problem =
        "no options to compare (found none, expected options of the scenario that it "
        "does not have yet)";
  }
  return named;
}

void add_combinations(int most, std::vector<std::vector<std::string>>& sets) {
  std::vector<std::string> single;
  for (const auto& set : sets) {
    if (set.size() == 1) {
      single.push_back(set.front());
    }
  }
  std::vector<std::string> chosen;
  const std::function<void(std::size_t, int)> choose = [&](std::size_t from, int left) {
    if (left == 0) {
      const auto is_chosen = [&](const auto& set) {
        return std::ranges::is_permutation(set, chosen);
      };
      if (std::ranges::none_of(sets, is_chosen)) {
        sets.push_back(chosen);
      }
      return;
    }
    for (std::size_t i = from; i < single.size(); ++i) {
      chosen.push_back(single[i]);
      choose(i + 1, left - 1);
      chosen.pop_back();
    }
  };
  for (int size = 2; size <= most; ++size) {
    choose(0, size);
  }
}

experiment::OptionCost cost_of_options(const Scenario& base,
                                       const std::vector<std::string>& options) {
  experiment::OptionCost cost{.capex = 0.0};
  for (const std::string& id : options) {
    const scenario::Option& option = base.options.at(id);
    const auto capex = option.capex ? scenario::in_accounts(base, *option.capex) : std::nullopt;
    cost.capex = cost.capex && capex ? std::optional(*cost.capex + *capex) : std::nullopt;
    if (option.opex) {
      cost.opex += scenario::in_accounts(base, *option.opex).value_or(0);
    }
  }
  return cost;
}

OptionSet read_set(const Scenario& base,
                   const OptionSetRequest& request,
                   const std::vector<std::string>& options) {
  OptionSet set;
  set.options = options;
  set.cost = cost_of_options(base, options);
  set.inactive = request.as_dated && is_inactive(base, options);
  scenario::ReadOptions read_options{.with = request.with, .sets = request.sets};
  auto& names = request.as_dated ? read_options.with : read_options.from_start;
  names.insert(names.end(), options.begin(), options.end());
  scenario::ReadResult read = scenario::read_scenario(request.file, read_options);
  if (read.value) {
    read.diagnostics.append(model::check(*read.value));
  }
  if (!read.value || read.diagnostics.has_errors()) {
    set.refused = placed_error(read.diagnostics);
    return set;
  }
  read.value->seed = base.seed;
  set.scenario = std::move(read.value);
  return set;
}

}  // namespace corridor::tools
