#include "corridor/model/course.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace corridor::model {
namespace {

/// The same date and time of the day `years` before; 1 March stands for a 29 February that is not.
core::Time years_before(core::Time time, int years) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const auto there = date - std::chrono::years{years};
  const std::chrono::sys_days found =
      there.ok() ? std::chrono::sys_days{there}
                 : std::chrono::sys_days{there.year() / std::chrono::March / 1};
  return core::Time{found} + (time - day);
}

}  // namespace

core::Duration course_step(core::Duration run) {
  constexpr std::int64_t kMostSteps = 5000;
  constexpr std::array<core::Duration, 5> kSteps{
      std::chrono::seconds{1}, std::chrono::minutes{1}, core::kHour, core::kDay, 7 * core::kDay};
  const auto* const found =
      std::ranges::find_if(kSteps, [run](core::Duration step) { return run / step <= kMostSteps; });
  return found != kSteps.end() ? *found : 364 * core::kDay;
}

bool has_season(const scenario::Scenario& scenario) {
  return std::ranges::any_of(scenario.flows,
                             [](const auto& flow) { return flow.second.by_month_given; }) ||
         std::ranges::any_of(scenario.disruptions, [](const auto& disruption) {
           return disruption.second.share_by_month.has_value();
         });
}

core::Time stocks_since(const scenario::Scenario& scenario) {
  if (!has_season(scenario)) {
    return scenario.from;
  }
  const core::Time begin = scenario.from - scenario.warm_up;
  const int most = core::year_of(scenario.to) - core::year_of(begin) + 1;
  for (int years = most; years >= 1; --years) {
    if (years_before(scenario.to, years) >= scenario.from) {
      return years_before(scenario.to, years);
    }
  }
  const core::Time year_before = years_before(scenario.to, 1);
  return year_before > begin ? year_before : scenario.to;
}

}  // namespace corridor::model
