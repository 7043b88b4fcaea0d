// Shifts that never open or close, and work that is longer than every shift which must hold it.

#include <algorithm>

#include "closed_times.hpp"
#include "corridor/core/moments.hpp"
#include "judge.hpp"

namespace corridor::model {

namespace {

class ShiftJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const DisruptionSpec& spec : layout_.disruptions) {
      if (!spec.data->share_by_month) {
        check_disruption(spec);
      }
    }
  }

 private:
  [[nodiscard]] Time begin() const { return scenario_.from - scenario_.warm_up; }
  [[nodiscard]] Time end() const { return scenario_.to + scenario_.cool_down; }

  void check_disruption(const DisruptionSpec& spec) {
    const Duration open = longest_open(spec);
    if (spec.data->shifts && (open == end() - begin() || open == Duration{0})) {
      warning("disruptions." + spec.id + ".shifts",
              std::string{open == Duration{0} ? "closed" : "open"} + " all the time from " +
                  core::to_string(begin()) + " to " + core::to_string(end()));
    }
    for (const ClosedPlace& place : spec.places) {
      const bool whole =
          spec.data->under_way == scenario::UnderWay::Whole ||
          (place.facility.valid() && spec.data->under_way == scenario::UnderWay::Finish &&
           layout_.facilities[place.facility].data->under_way == scenario::UnderWay::Whole);
      if (whole) {
        check_work(spec, place.facility, open);
      }
    }
  }

  [[nodiscard]] Duration longest_open(const DisruptionSpec& spec) const {
    if (spec.data->every) {
      return std::min(spec.data->every->every - spec.data->every->length, end() - begin());
    }
    const auto times = closed_times(*spec.data, spec.id, spec.utc_offset, {}, begin());
    Duration longest{0};
    Time open_since = begin();
    for (auto closed = times->next(); open_since < end(); closed = times->next()) {
      const Time until = closed ? std::min(closed->from, end()) : end();
      longest = std::max(longest, until - open_since);
      open_since = closed ? closed->to : end();
    }
    return longest;
  }

  /// Of one piece of work, as far as it is sure.
  static Duration least_time(const StepPlan& step) {
    const bool exact = step.time && core::variance(*step.time) == 0;
    return exact ? core::mean_duration(*step.time) : Duration{0};
  }

  void check_work(const DisruptionSpec& spec, FacilityId facility, Duration open) {
    for (const HandlingPlan& plan : layout_.plans) {
      for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure, &plan.direct}) {
        for (const StepPlan& step : *part) {
          const Duration least = step.facility == facility ? least_time(step) : Duration{0};
          if (least > open) {
            error("disruptions." + spec.id,
                  "work of " + core::to_string(least) + " at " +
                      layout_.facilities[facility].place +
                      " is begun only if it will be done before a closure, but it is never open "
                      "for longer than " +
                      core::to_string(open));
            return;
          }
        }
      }
    }
  }
};

}  // namespace

void judge_shifts(const Layout& layout, core::Diagnostics& diagnostics) {
  ShiftJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
