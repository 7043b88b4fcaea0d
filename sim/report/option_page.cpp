// Long because one comparison is told on one page, by one class.
#include "corridor/report/option_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "effect_text.hpp"
#include "limit_words.hpp"
#include "option_choice.hpp"

namespace corridor::report {
namespace {

using experiment::ComparedSet;
using experiment::Effect;
using experiment::OptionComparison;

constexpr double kMillion = 1e6;

/// The page of one comparison.
class Page {
 public:
  Page(const OptionComparison& comparison, const experiment::Horizon& horizon)
      : c_(comparison), horizon_(horizon) {}

  [[nodiscard]] std::string text(const std::string& scenario) const {
    return heading(name(scenario) + ": options compared") + wrapped(advice()) + wrapped(money()) +
           wrapped(basis()) + parted() + ranking() + interactions() + choice_section(c_) +
           left_out();
  }

 private:
  [[nodiscard]] MeasureScale scale(std::size_t m) const {
    return scale_of(c_.measures[m], c_.units[m], c_.base[m], c_.years);
  }
  /// What is shown beside throughput and journey: what is judged by, else P95, else the cost of
  /// time.
  [[nodiscard]] std::size_t third() const {
    constexpr std::size_t kP95 = 2;
    if (c_.judged_by > kP95) {
      return c_.judged_by;
    }
    return std::isfinite(c_.base[kP95]) ? kP95 : kP95 + 1;
  }
  [[nodiscard]] std::string change(const ComparedSet& set, std::size_t m) const {
    return effect_text(set.effects[m], scale(m).factor);
  }
  [[nodiscard]] double improvement(const ComparedSet& set) const {
    const std::size_t m = c_.judged_by;
    const double sign = experiment::more_is_better(c_.measures[m]) ? 1 : -1;
    return sign * set.effects[m].difference.mean;
  }
  /// "-0.31 ±0.05 d of the mean journey (2.6 %)"
  [[nodiscard]] std::string gain(const ComparedSet& set) const {
    const std::size_t m = c_.judged_by;
    return fmt::format("{} {} of the {} ({:.1f} %)",
                       change(set, m),
                       scale(m).unit,
                       scale(m).name,
                       core::kPercent * std::fabs(set.effects[m].difference.mean / c_.base[m]));
  }

  [[nodiscard]] std::string advice() const {
    std::vector<const ComparedSet*> sure;
    for (const std::size_t s : c_.ranking) {
      const ComparedSet& set = c_.sets[s];
      if (improvement(set) > 0 && !set.effects[c_.judged_by].may_be_zero()) {
        sure.push_back(&set);
      }
    }
    const std::string today = "Today " + bottleneck(c_.before.probed) + ".";
    if (sure.empty()) {
      return "None of the options improves the " + scale(c_.judged_by).name + " for certain. " +
             perhaps(nullptr) + today;
    }
    const ComparedSet& best = *sure.front();
    std::string text =
        fmt::format("Most is gained for certain by {}: {}. ", name(best.set.name()), gain(best));
    if (best.next) {
      text += fmt::format("With it {}. ", bottleneck(*best.next));
    }
    std::vector<std::string> others;
    for (std::size_t i = 1; i < sure.size() && i < 4; ++i) {
      others.push_back(fmt::format("{} ({} {})",
                                   name(sure[i]->set.name()),
                                   change(*sure[i], c_.judged_by),
                                   scale(c_.judged_by).unit));
    }
    text += others.empty() ? "" : "Certain gains have also " + joined(others) + ". ";
    text +=
        fmt::format("Of {} options and sets {} gain for certain. ", c_.ranking.size(), sure.size());
    return text + perhaps(sure.front()) + today;
  }

  /// What may gain more than the best that is certain, and how to find out.
  [[nodiscard]] std::string perhaps(const ComparedSet* best) const {
    if (c_.ranking.empty()) {
      return {};
    }
    const ComparedSet& first = c_.sets[c_.ranking.front()];
    if (&first == best || !(improvement(first) > 0)) {
      return {};
    }
    return fmt::format(
        "Perhaps more is gained by {} ({}), but that is not certain: more replications "
        "(-n) would tell. ",
        name(first.set.name()),
        gain(first));
  }

  /// "the bottleneck is X" or "no limit stands out".
  [[nodiscard]] static std::string bottleneck(const experiment::Probed& found) {
    const experiment::Finding& finding = found.finding;
    const bool sure = !finding.limits.empty();
    std::vector<std::string> words;
    for (const std::size_t g : sure ? finding.limits : finding.possible) {
      words.push_back(limit_words(found.gains[g].limit));
    }
    if (words.empty()) {
      return "no limit stands out as the bottleneck";
    }
    if (!sure) {
      return "the bottleneck is not clear, in the mean " + joined(words);
    }
    return (words.size() == 1 ? "the bottleneck is " : "several limits are alike: ") +
           joined(words);
  }

  /// How sure the benefit is: the interval of the cost of time, which is most of it.
  [[nodiscard]] std::string doubt(const ComparedSet& set) const {
    constexpr std::size_t kTimeCost = 3;
    const Effect& effect = set.effects[kTimeCost];
    if (!effect.difference.half_width) {
      return {};
    }
    const double half = *effect.difference.half_width / c_.years / kMillion;
    return " (±" + rounded(half) + (effect.may_be_zero() ? ", so perhaps nothing)" : ")");
  }

  /// The best by the year's cost, and what an unpriced one may cost.
  [[nodiscard]] std::string money() const {
    if (c_.currency.empty()) {
      return "Nothing has a price in this scenario: benefits are in tonnes and days only.";
    }
    const ComparedSet* best = nullptr;
    for (const std::size_t s : c_.ranking) {
      const ComparedSet& set = c_.sets[s];
      if (set.value && set.benefit > 0 && (best == nullptr || *set.value > *best->value)) {
        best = &set;
      }
    }
    std::string text = fmt::format(
        "Benefits are the cost of cargo's time saved and tariffs earned, by the year; capital at "
        "{:g} % over {} years. ",
        core::kPercent * horizon_.rate,
        horizon_.years);
    if (best == nullptr) {
      return text + "No option whose cost is published brings a benefit.";
    }
    return text +
           fmt::format(
               "Of those whose cost is published {} is worth most: {} M{} a year{} for {} "
               "M{} a year, net present value {} M{}{}.",
               name(best->set.name()),
               rounded(best->benefit / kMillion),
               c_.currency,
               doubt(*best),
               rounded(*best->cost_by_year / kMillion),
               c_.currency,
               rounded(*best->value / kMillion),
               c_.currency,
               *best->value < 0 ? ", so it does not pay for itself by these benefits alone" : "");
  }

  [[nodiscard]] std::string basis() const {
    const auto ratio = experiment::median_variance_ratio(c_, c_.judged_by);
    const bool early = std::ranges::any_of(c_.sets, &ComparedSet::stopped);
    return fmt::format(
        "Judged by {}; {} replications of each{}, all under the same random numbers, which leave "
        "{} "
        "of "
        "the variance of a difference (median). The {} intervals hold together at 95 %; ~ may be "
        "nothing. {} runs.",
        scale(c_.judged_by).name,
        c_.before.detected.readings.size(),
        early ? ", fewer where it says so below" : "",
        ratio ? rounded(*ratio) : "-",
        c_.intervals,
        c_.runs);
  }

  /// Of those whose common random numbers do not help, why.
  [[nodiscard]] std::string parted() const {
    std::vector<std::string> names;
    for (const std::size_t s : c_.ranking) {
      const auto& ratio = c_.sets[s].variance_ratios[c_.judged_by];
      if (!c_.sets[s].identical && ratio && *ratio > 1) {
        names.push_back(name(c_.sets[s].set.name()));
      }
    }
    if (names.empty()) {
      return {};
    }
    return wrapped(
        "Common random numbers do not help with " + joined(names) +
        ": from the first event that differs these runs go their own way, as in a corridor "
        "that is overloaded or jams by chance. Only more replications (-n) tell more.");
  }

  [[nodiscard]] std::string millions(const std::optional<double>& value) const {
    return value && !c_.currency.empty() ? rounded(*value / kMillion) : "-";
  }

  /// Benefit by cost, both by the year.
  [[nodiscard]] static std::string per_cost(const ComparedSet& set) {
    if (!set.cost_by_year || *set.cost_by_year <= 0) {
      return "-";
    }
    return fmt::format("{:.2f}", set.benefit / *set.cost_by_year);
  }

  [[nodiscard]] std::string ratio(const ComparedSet& set) const {
    const auto& value = set.variance_ratios[c_.judged_by];
    return set.identical || !value ? "-" : rounded(*value);
  }

  [[nodiscard]] std::string next(const ComparedSet& set) const {
    const experiment::Probed* found = set.next        ? &*set.next
                                      : set.identical ? &c_.before.probed
                                                      : nullptr;
    if (found == nullptr) {
      return "";
    }
    const experiment::Finding& finding = found->finding;
    const auto& limits = finding.limits.empty() ? finding.possible : finding.limits;
    if (limits.empty()) {
      return "none";
    }
    return name(found->gains[limits.front()].limit.name()) +
           (limits.size() > 1 ? fmt::format(" +{}", limits.size() - 1) : "") +
           (finding.limits.empty() ? " ~" : "");
  }

  [[nodiscard]] std::string ranking() const {
    Table table({{.header = "option", .align = Align::Left},
                 {.header = scale(0).name + "\n" + scale(0).unit},
                 {.header = scale(1).name + "\n" + scale(1).unit},
                 {.header = scale(third()).name + "\n" + scale(third()).unit},
                 {.header = "variance\nratio"},
                 {.header = "benefit\nM/yr"},
                 {.header = "cost\nM/yr"},
                 {.header = "benefit\n/ cost"},
                 {.header = "next bottleneck", .align = Align::Left}});
    for (const std::size_t s : c_.ranking) {
      const ComparedSet& set = c_.sets[s];
      table.add({(set.efficient ? "* " : "  ") + name(set.set.name()),
                 set.identical ? "0" : change(set, 0),
                 set.identical ? "0" : change(set, 1),
                 set.identical ? "0" : change(set, third()),
                 ratio(set),
                 millions(set.benefit),
                 millions(set.cost_by_year),
                 per_cost(set),
                 next(set)});
    }
    table.add_note(
        "* no other set, and not the base, is better in cost, throughput and journey, by what is "
        "certain; 0: "
        "not one event differs; variance ratio: left by the common random numbers, 1 "
        "is what independent runs have; +n: so many more limits alike");
    return table.empty() ? "" : heading("Options by gain") + table.text();
  }

  [[nodiscard]] std::string interactions() const {
    Table table({{.header = "together", .align = Align::Left},
                 {.header = scale(c_.judged_by).name + "\n" + scale(c_.judged_by).unit},
                 {.header = "more than\nthe sum"}});
    for (const std::size_t s : c_.ranking) {
      const ComparedSet& set = c_.sets[s];
      if (set.interaction) {
        table.add({name(set.set.name()),
                   change(set, c_.judged_by),
                   effect_text(*set.interaction, scale(c_.judged_by).factor)});
      }
    }
    if (table.empty()) {
      return "";
    }
    table.add_note("above the sum of each alone; ~ may be nothing: they add up");
    return heading("Options together") + table.text();
  }

  [[nodiscard]] std::string left_out() const {
    std::string text;
    for (const ComparedSet& set : c_.sets) {
      if (!set.set.scenario) {
        text += wrapped(name(set.set.name()) + ": " + name(set.set.refused), "  - ");
      } else if (set.set.inactive) {
        text += wrapped(
            name(set.set.name()) + ": its date lies after the window, so nothing is said of it",
            "  - ");
      }
    }
    return text.empty() ? "" : heading("Not compared") + text;
  }

  const OptionComparison& c_;
  const experiment::Horizon& horizon_;
};

}  // namespace

std::string option_page(const std::string& scenario,
                        const OptionComparison& comparison,
                        const experiment::Horizon& horizon) {
  return Page(comparison, horizon).text(scenario);
}

}  // namespace corridor::report
