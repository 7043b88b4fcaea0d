#include "comparison_elimination.hpp"

#include <algorithm>

#include "corridor/experiment/set_elimination.hpp"

namespace corridor::experiment {

namespace {

/// By both costs, or else as a part of it.
bool costs_no_more(const ComparedSet& one, const ComparedSet& than) {
  return one.cost_by_year && than.cost_by_year ? *one.cost_by_year <= *than.cost_by_year
                                               : is_part_of(one.set, than.set);
}

std::optional<std::size_t> same_part(const Field& field,
                                     const OptionComparison& result,
                                     std::size_t s) {
  for (std::size_t other = 0; other < result.sets.size(); ++other) {
    const bool simulated = field.numbers[other] != field.base;
    if (simulated && is_part_of(result.sets[other].set, result.sets[s].set) &&
        field.alternatives.identical(field.numbers[s], field.numbers[other])) {
      return other;
    }
  }
  return std::nullopt;
}

/// Places in `sets` of what costs no more than the one at `place`; the base is the first.
std::vector<std::size_t> rivals_of(const OptionComparison& result,
                                   const std::vector<std::size_t>& sets,
                                   std::size_t place) {
  const ComparedSet& set = result.sets[sets[place]];
  std::vector<std::size_t> found;
  if (set.cost_by_year.value_or(0) >= 0) {
    found.push_back(0);
  }
  for (std::size_t other = 1; other < sets.size(); ++other) {
    if (other != place && costs_no_more(result.sets[sets[other]], set)) {
      found.push_back(other);
    }
  }
  return found;
}

/// The base, and what was asked for and changes anything.
std::vector<std::size_t> those_that_stay(const OptionComparison& result) {
  std::vector<std::size_t> sets{ComparedSet::kBase};
  for (std::size_t s = 0; s < result.sets.size(); ++s) {
    const ComparedSet& set = result.sets[s];
    if (!set.set.combined && set.replications > 0 && !set.identical) {
      sets.push_back(s);
    }
  }
  return sets;
}

}  // namespace

bool is_part_of(const OptionSet& less, const OptionSet& more) {
  const auto among = [&](const std::string& option) {
    return std::ranges::find(more.options, option) != more.options.end();
  };
  return less.options.size() < more.options.size() && std::ranges::all_of(less.options, among);
}

void find_same(Field& field, std::vector<std::size_t>& combinations, OptionComparison& result) {
  std::vector<std::size_t> others;
  others.reserve(combinations.size());
  for (const std::size_t s : combinations) {
    ComparedSet& set = result.sets[s];
    set.same_as = same_part(field, result, s);
    if (!set.same_as) {
      others.push_back(s);
      continue;
    }
    set.replications = field.alternatives.readings(field.numbers[s]).size();
    field.numbers[s] = field.numbers[*set.same_as];
  }
  combinations = others;
}

bool eliminate_combinations(const Field& field,
                            const std::vector<std::size_t>& combinations,
                            const ComparePlan& plan,
                            Progress& progress,
                            OptionComparison& result) {
  std::vector<std::size_t> sets = those_that_stay(result);
  const std::size_t n_stay = sets.size();
  sets.insert(sets.end(), combinations.begin(), combinations.end());
  std::vector<Contender> contenders;
  contenders.reserve(sets.size());
  for (std::size_t c = 0; c < sets.size(); ++c) {
    contenders.push_back(
        {.number = c == 0 ? field.base : field.numbers[sets[c]],
         .rivals = c < n_stay ? std::vector<std::size_t>{} : rivals_of(result, sets, c)});
  }
  const Elimination found = eliminate(field.alternatives,
                                      contenders,
                                      {.first = plan.first_look,
                                       .most = plan.replications,
                                       .confidence = plan.confidence,
                                       .measure = result.judged_by},
                                      progress);
  for (std::size_t c = n_stay; c < sets.size(); ++c) {
    if (const auto rival = found.behind[c]) {
      result.sets[sets[c]].behind = sets[*rival];
    }
  }
  result.pairs = found.pairs;
  result.looks = found.looks;
  return !found.interrupted;
}

}  // namespace corridor::experiment
