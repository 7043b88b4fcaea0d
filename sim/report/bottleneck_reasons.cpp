#include "bottleneck_reasons.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "effect_text.hpp"
#include "limit_words.hpp"

namespace corridor::report {

namespace {

using experiment::Bottlenecks;
using experiment::Evidence;
using experiment::Gain;
using experiment::Limit;
using stats::FacilityState;

double state(const Evidence& evidence, FacilityState of) {
  return evidence.states ? evidence.states->at(static_cast<std::size_t>(of)) : 0;
}

class Disagreements {
 public:
  explicit Disagreements(const Bottlenecks& found) : found_(found) {
    for (const std::size_t g : found.probed.finding.limits) {
      verdict_.push_back(found.probed.gains[g].limit);
    }
  }

  std::vector<std::string> all() {
    look(
        "Busiest",
        [](const Evidence& e) { return e.utilisation.value_or(0); },
        [](const Evidence& e) { return percent(*e.utilisation) + " of its time"; });
    look(
        "Most waited for",
        [](const Evidence& e) { return e.delay_share; },
        [](const Evidence& e) { return percent(e.delay_share) + " of all waiting"; });
    look(
        "Longest active without a break",
        [](const Evidence& e) { return e.longest_active(); },
        [](const Evidence& e) { return percent(e.longest_active()) + " of the time"; });
    look(
        "Where the arrows of blocking and starving meet",
        [](const Evidence& e) { return e.arrows_end_here ? e.severity : 0; },
        [](const Evidence& e) { return fmt::format("severity {:.2f}", e.severity); });
    look(
        "What theory would widen",
        [](const Evidence& e) { return e.shadow.value_or(0); },
        [](const Evidence& e) { return "+" + compact(*e.shadow) + " t/yr"; });
    return std::move(sentences_);
  }

 private:
  using Value = std::function<double(const Evidence&)>;
  using Words = std::function<std::string(const Evidence&)>;

  void look(const std::string& detector, const Value& value, const Words& words) {
    const auto& evidence = found_.detected.evidence;
    const auto most = std::ranges::max_element(evidence, {}, value);
    if (most == evidence.end() || value(*most) <= 0 ||
        std::ranges::find(verdict_, most->limit) != verdict_.end()) {
      return;
    }
    std::string sentence =
        fmt::format("{}: {} ({})", detector, limit_words(most->limit), words(*most));
    const auto before = said_.find(most->limit);
    if (before != said_.end()) {
      sentences_[before->second] += ", also: " + detector + " (" + words(*most) + ")";
      return;
    }
    said_[most->limit] = sentences_.size();
    sentences_.push_back(sentence + "; but " + reason(*most));
  }

  [[nodiscard]] std::string reason(const Evidence& evidence) const {
    const auto gain = std::ranges::find(found_.probed.gains, evidence.limit, &Gain::limit);
    if (gain == found_.probed.gains.end() || !gain->probed()) {
      return "it was not probed" +
             (gain == found_.probed.gains.end() ? "" : " (" + gain->not_probed + ")");
    }
    if (gain->identical) {
      return "easing it changes not a single event";
    }
    return held_up(evidence) + small(*gain);
  }

  /// What it does with its time when it does not limit.
  [[nodiscard]] static std::string held_up(const Evidence& evidence) {
    constexpr double kMuch = 0.05;
    const double blocked = state(evidence, FacilityState::Blocked);
    const double idle = state(evidence, FacilityState::OccupiedIdle);
    const double shut = state(evidence, FacilityState::Closed);
    if (blocked >= kMuch) {
      return fmt::format("for {} of the time its work is done and it waits for what is ahead: ",
                         percent(blocked));
    }
    if (idle >= kMuch && idle > state(evidence, FacilityState::Working)) {
      return fmt::format("it is held rather than worked ({} of the time nothing is done there): ",
                         percent(idle));
    }
    return shut >= kMuch ? fmt::format("it is shut {} of the time: ", percent(shut)) : "";
  }

  [[nodiscard]] std::string small(const Gain& gain) const {
    const std::size_t m = found_.judged_by;
    const MeasureScale scale = scale_of(
        found_.measures[m], found_.units[m], found_.base[m], found_.detected.summary.years);
    const std::string measured = fmt::format(
        "{} {} in {}", effect_text(gain.effects[m], scale.factor), scale.unit, scale.name);
    return gain.effects[m].may_be_zero()
               ? "what passes it sooner waits elsewhere (" + measured + " with " + name(gain.what) +
                     ")"
               : "easing it gains less (" + measured + " with " + name(gain.what) + ")";
  }

  const Bottlenecks& found_;
  std::vector<Limit> verdict_;
  std::map<Limit, std::size_t> said_;
  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> disagreements(const Bottlenecks& found) {
  return Disagreements(found).all();
}

}  // namespace corridor::report
