#include "option_choice.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::Choice;
using experiment::ComparedSet;
using experiment::OptionComparison;

/// "-0.31 d", with a sign.
std::string promised(const OptionComparison& comparison, const ComparedSet& set) {
  const MeasureScale scale = judged_scale(comparison);
  const double sum = set.forecast->sums[comparison.judged_by] * scale.factor;
  return (sum > 0 ? "+" : "") + rounded(sum) + " " + scale.unit;
}

std::string theory_words(const ComparedSet& set) {
  if (!set.forecast->has_joint_gain()) {
    return "theory sees no joint gain";
  }
  const experiment::JointGain& gain = *set.forecast->joint_gain;
  return "theory sees a joint gain" +
         (std::isfinite(gain.share) ? " of " + percent(gain.share) : "") + " in " +
         (gain.flow.empty() ? "what can be carried" : "how far " + name(gain.flow) + " can grow");
}

/// How many sets there are of each choice.
class Count {
 public:
  explicit Count(const OptionComparison& comparison) {
    for (const ComparedSet& set : comparison.sets) {
      ++n_.at(place(set.forecast ? set.choice : Choice::Asked));
    }
  }
  [[nodiscard]] std::size_t of(Choice choice) const { return n_.at(place(choice)); }
  [[nodiscard]] std::size_t simulated() const { return sum(true); }
  [[nodiscard]] std::size_t left_out() const { return sum(false); }

 private:
  static std::size_t place(Choice choice) { return static_cast<std::size_t>(choice); }
  [[nodiscard]] std::size_t sum(bool simulated) const {
    std::size_t sum = 0;
    for (std::size_t c = place(Choice::All); c < n_.size(); ++c) {
      sum += experiment::is_simulated(static_cast<Choice>(c)) == simulated ? n_.at(c) : 0;
    }
    return sum;
  }
  std::array<std::size_t, static_cast<std::size_t>(Choice::Beyond) + 1> n_{};
};

std::string list_of(const Count& count, std::initializer_list<std::pair<Choice, const char*>> all) {
  std::vector<std::string> words;
  for (const auto& [choice, why] : all) {
    if (count.of(choice) > 0) {
      words.push_back(fmt::format("{} {}", count.of(choice), why));
    }
  }
  return joined(words);
}

/// The greatest sum of those that were simulated, or were not; none without. What only one part
/// brings is no promise of a combination.
const ComparedSet* most_promising(const OptionComparison& comparison, bool simulated) {
  const std::size_t m = comparison.judged_by;
  const double sign = experiment::more_is_better(comparison.measures[m]) ? 1 : -1;
  const ComparedSet* most = nullptr;
  for (const ComparedSet& set : comparison.sets) {
    const bool counts = set.forecast && set.choice != Choice::OneWorks;
    if (counts && experiment::is_simulated(set.choice) == simulated &&
        (most == nullptr || sign * set.forecast->sums[m] > sign * most->forecast->sums[m])) {
      most = &set;
    }
  }
  return most;
}

std::string screened(const OptionComparison& comparison, const Count& count) {
  std::string text =
      fmt::format("Of {} combinations {} {} simulated{}",
                  count.simulated() + count.left_out(),
                  count.simulated(),
                  count.simulated() == 1 ? "was" : "were",
                  count.simulated() > 0 ? ": " : "") +
      list_of(count,
              {{Choice::ForGain, "whose parts gain most when added up"},
               {Choice::ForCost, "that could be the best for their cost"},
               {Choice::ForJointGain,
                "whose parts may need each other, as the capacity of the corridor grows by more "
                "than they lift it one by one"},
               {Choice::NoForecast, "with a part that cannot stand alone"}}) +
      ". Not simulated were " +
      list_of(count,
              {{Choice::OneWorks, "of which at most one part makes a difference alone"},
               {Choice::NoGain, "whose parts gain nothing when added up"},
               {Choice::Beyond, "that promise less than those chosen"}}) +
      ". ";
  const ComparedSet* left = most_promising(comparison, false);
  const ComparedSet* best = most_promising(comparison, true);
  if (left != nullptr && best != nullptr) {
    text += fmt::format("Of those left out {} promises most ({}), of those simulated {} did ({}). ",
                        name(left->set.name()),
                        promised(comparison, *left),
                        name(best->set.name()),
                        promised(comparison, *best));
  }
  return text +
         "A promise is the sum of what the parts gain alone. It is not a result, and stands in no "
         "ranking: parts can help or hinder each other in ways that neither the sum nor theory "
         "sees. options.csv lists each combination with its promise and the reason; --max-sets "
         "simulates more (0: all).";
}

std::string looks_words(const OptionComparison& comparison) {
  std::vector<std::string> words(comparison.looks.size());
  std::ranges::transform(
      comparison.looks, words.begin(), [](int look) { return std::to_string(look); });
  return joined(words);
}

std::string stopped(const OptionComparison& comparison) {
  Table table({{.header = "combination", .align = Align::Left},
               {.header = "runs"},
               {.header = "why no more", .align = Align::Left}});
  const auto behind = std::ranges::count_if(
      comparison.sets, [](const ComparedSet& set) { return set.behind.has_value(); });
  const auto same = std::ranges::count_if(
      comparison.sets, [](const ComparedSet& set) { return set.same_as.has_value(); });
  for (const std::size_t s : comparison.ranking) {
    const ComparedSet& set = comparison.sets[s];
    if (set.stopped()) {
      table.add({name(set.set.name()),
                 std::to_string(set.replications),
                 name(stop_words(comparison, set))});
    }
  }
  std::string text;
  if (!comparison.looks.empty()) {
    text += fmt::format(
        "Looked at after {} replications, {} for certain behind another set that costs no more, or "
        "has only some of the same options (95 % for all {} comparisons together).{} ",
        looks_words(comparison),
        behind == 0   ? std::string("no combination is")
        : behind == 1 ? std::string("one combination is")
                      : std::to_string(behind) + " combinations are",
        comparison.pairs * comparison.looks.size(),
        behind > 0
            ? " What is behind was simulated no further; its figures are of the runs that it "
              "has."
            : "");
  }
  if (same > 0) {
    text += fmt::format("{} ran event by event as a part alone does, and {} its figures. ",
                        same,
                        same == 1 ? "has" : "have");
  }
  text += fmt::format(
      "{} runs of options and combinations were enough; {} replications of each would have been "
      "{}.",
      fixed(static_cast<double>(comparison.set_runs), 0),
      comparison.before.detected.readings.size(),
      fixed(static_cast<double>(comparison.runs_if_equal), 0));
  return wrapped(text) + (table.empty() ? "" : table.text());
}

}  // namespace

MeasureScale judged_scale(const OptionComparison& comparison) {
  const std::size_t m = comparison.judged_by;
  return scale_of(
      comparison.measures[m], comparison.units[m], comparison.base[m], comparison.years);
}

std::string choice_words(const OptionComparison& comparison, const ComparedSet& set) {
  if (!set.forecast) {
    return {};
  }
  const std::string sum = "sum of its parts " + promised(comparison, set);
  switch (set.choice) {
    case Choice::Asked:
      return {};
    case Choice::All:
      return "few enough to simulate all";
    case Choice::ForGain:
      return "among the greatest sums: " + sum;
    case Choice::ForCost:
      return "could be the best for its cost: " + sum;
    case Choice::NoForecast:
      return "a part cannot stand alone: no sum";
    case Choice::OneWorks:
      return "at most one part makes a difference alone: " + sum + ", " + theory_words(set);
    case Choice::NoGain:
      return sum + ", no gain; " + theory_words(set);
    case Choice::ForJointGain:
      return sum + ", " + theory_words(set);
    case Choice::Beyond:
      break;
  }
  return (set.forecast->known ? sum + ", " + theory_words(set)
                              : std::string("a part cannot stand alone: no sum")) +
         "; others promise more";
}

std::string stop_words(const OptionComparison& comparison, const ComparedSet& set) {
  if (set.same_as) {
    return "the same as " + comparison.sets[*set.same_as].set.name() + ", event by event";
  }
  if (!set.behind) {
    return {};
  }
  return "behind " + (*set.behind == ComparedSet::kBase ? "the corridor as it is"
                                                        : comparison.sets[*set.behind].set.name());
}

std::string choice_section(const OptionComparison& comparison) {
  const Count count(comparison);
  if (count.simulated() + count.left_out() == 0) {
    return {};
  }
  const std::string chosen =
      count.left_out() == 0
          ? count.simulated() == 1
                ? std::string("The one combination was simulated.")
                : fmt::format("All {} combinations were simulated.", count.simulated())
          : screened(comparison, count);
  return heading("Combinations") + wrapped(chosen) + stopped(comparison);
}

}  // namespace corridor::report
