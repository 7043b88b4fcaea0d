#include "corridor/experiment/warm_up.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "corridor/model/check.hpp"
#include "corridor/stats/tally.hpp"
#include "corridor/stats/warm_up.hpp"

namespace corridor::experiment {
namespace {

constexpr std::int64_t kLeastSteps = 60;

/// Means of `parts` successive values each.
std::vector<double> coarser(const std::vector<double>& series, std::size_t parts) {
  std::vector<double> means;
  for (std::size_t begin = 0; begin + parts <= series.size(); begin += parts) {
    double sum = 0;
    for (std::size_t i = begin; i < begin + parts; ++i) {
      sum += series[i];
    }
    means.push_back(sum / static_cast<double>(parts));
  }
  return means;
}

/// How much earlier: the warm-up, in whole steps.
core::Duration lead(const scenario::Scenario& scenario, core::Duration step) {
  const std::int64_t steps = (scenario.warm_up + step - core::Duration{1}) / step;
  return std::max(steps, kLeastSteps) * step;
}

scenario::Scenario begun_earlier(const scenario::Scenario& scenario, const CourseSummary& course) {
  const core::Duration before = lead(scenario, course.step);
  scenario::Scenario earlier = scenario;
  earlier.from = course.begin;
  earlier.to = std::min(course.begin + 2 * before, scenario.to);
  earlier.warm_up = before;
  earlier.cool_down = core::Duration{0};
  earlier.observed.clear();
  return earlier;
}

/// Mean over replications of (earlier - course) in standard errors; the mean itself where there is
/// one replication only or no spread.
std::vector<double> distance(const Earlier& earlier, const CourseSummary& course) {
  std::size_t length = course.in_system.size();
  for (const std::vector<double>& series : earlier) {
    length = series.empty() ? length : std::min(length, series.size());
  }
  std::vector<double> result;
  for (std::size_t i = 0; i < length; ++i) {
    stats::Tally tally;
    for (std::size_t r = 0; r < std::min(earlier.size(), course.of_first.size()); ++r) {
      if (i < earlier[r].size() && i < course.of_first[r].size()) {
        tally.add(earlier[r][i] - course.of_first[r][i]);
      }
    }
    const double error = std::sqrt(tally.variance() / static_cast<double>(tally.n()));
    result.push_back(error > 0 ? tally.mean() / error : tally.mean());
  }
  return result;
}

std::int64_t n_series(const Earlier& earlier) {
  return std::ranges::count_if(earlier, [](const auto& series) { return !series.empty(); });
}

}  // namespace

bool needs_earlier(const scenario::Scenario& scenario) {
  return model::has_season(scenario);
}

Earlier run_earlier(const scenario::Scenario& scenario,
                    const RunPlan& plan,
                    const CourseSummary& course,
                    Progress& progress) {
  const scenario::Scenario earlier = begun_earlier(scenario, course);
  if (model::check(earlier).has_errors()) {
    return {};
  }
  RunPlan few = plan;
  few.replications = std::min(plan.replications, kMostEarlier);
  const auto lead_steps = static_cast<std::size_t>(earlier.warm_up / course.step);
  Earlier result;
  const auto take = [&](const model::Outcome& outcome) {
    std::vector<double>& series = result.emplace_back();
    if (outcome.status == model::Outcome::Status::Complete) {
      // A shorter run has the same or shorter steps, of which a whole number make a longer one.
      series = coarser(outcome.course.in_system,
                       static_cast<std::size_t>(course.step / outcome.course.step));
      series.erase(
          series.begin(),
          series.begin() + static_cast<std::ptrdiff_t>(std::min(lead_steps, series.size())));
    }
  };
  return run_replications(earlier, few, take, progress) ? result : Earlier{};
}

WarmUp judge_warm_up(const scenario::Scenario& scenario,
                     const CourseSummary& course,
                     const Earlier& earlier) {
  WarmUp result;
  result.given = scenario.warm_up;
  result.replications = course.replications;
  std::vector<double> series = course.in_system;
  if (needs_earlier(scenario)) {
    result.basis = WarmUp::Basis::DistanceToEarlier;
    result.replications = n_series(earlier);
    if (result.replications == 0) {
      result.unknown = "there is a season, and no runs that began earlier to compare with";
      return result;
    }
    series = distance(earlier, course);
  }
  const auto found = stats::mser(series);
  if (!found) {
    result.unknown = "the run is too short for it";
    return result;
  }
  result.suggested = course.step * static_cast<std::int64_t>(found->drop);
  result.at_limit = found->at_limit;
  return result;
}

}  // namespace corridor::experiment
