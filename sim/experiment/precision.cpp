#include "corridor/experiment/precision.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "corridor/core/factors.hpp"
#include "corridor/scenario/numbers.hpp"

namespace corridor::experiment {
namespace {

/// "2%", "2 %" or "0.02" as a share.
std::optional<double> share_of(std::string text) {
  const bool percent = text.ends_with('%');
  if (percent) {
    text.pop_back();
    text.erase(text.find_last_not_of(' ') + 1);
  }
  if (!scenario::parse_decimal(text).value) {
    return std::nullopt;
  }
  const double number = scenario::nearest_double(text);
  return percent ? number / core::kPercent : number;
}

}  // namespace

ParsedTarget parse_target(const std::string& text, const scenario::Scenario& scenario) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return {.target = {},
            .problem = "a precision is MEASURE=PERCENT, as in P50=2%, not '" + text + "'"};
  }
  const ParsedMeasure measure = parse_measure(text.substr(0, equals), scenario);
  if (!measure.measure) {
    return {.target = {}, .problem = measure.problem};
  }
  const std::string share = text.substr(equals + 1);
  const auto gamma = share_of(share);
  if (!gamma || *gamma <= 0 || *gamma >= 1) {
    return {.target = {},
            .problem = "the precision of " + to_string(*measure.measure) +
                       " is a share above 0 and below 100 %, as in 2%, not '" + share + "'"};
  }
  return {.target = PrecisionTarget{.measure = *measure.measure, .gamma = *gamma}, .problem = {}};
}

PrecisionRule::PrecisionRule(PrecisionPlan plan, const scenario::Scenario& scenario)
    : plan_(std::move(plan)), measurer_(scenario) {
  for (const PrecisionTarget& target : plan_.targets) {
    rules_.emplace_back(target.gamma, plan_.least);
  }
}

void PrecisionRule::add(const model::Outcome& outcome) {
  ++n_;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    rules_[i].add(measurer_.value(plan_.targets[i].measure, outcome));
  }
}

bool PrecisionRule::enough() const {
  return n_ >= plan_.least && std::ranges::all_of(rules_, &stats::RelativePrecision::reached);
}

PrecisionSummary PrecisionRule::summary() const {
  PrecisionSummary summary;
  summary.most = plan_.most;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const stats::RelativePrecision& rule = rules_[i];
    summary.results.push_back({.measure = plan_.targets[i].measure,
                               .unit = measurer_.unit(plan_.targets[i].measure),
                               .asked = rule.asked(),
                               .n = rule.n(),
                               .mean = rule.mean(),
                               .relative_half_width = rule.relative_half_width(),
                               .reached = rule.reached(),
                               .since = rule.precise_since()});
  }
  summary.at_cap = n_ >= plan_.most && !enough();
  summary.interrupted = n_ < plan_.most && !enough();
  return summary;
}

}  // namespace corridor::experiment
