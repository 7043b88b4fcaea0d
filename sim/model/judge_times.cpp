// Speeds, durations and dates out of all proportion.

#include <algorithm>

#include "judge.hpp"

namespace corridor::model {

namespace {

class TimeJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    check_links();
    check_handling();
    check_closures();
    check_listed_times();
    check_options();
    check_changes();
  }

 private:
  /// What takes longer is a slip of units.
  static constexpr Duration kLongestWork = 366 * core::kDay;
  static constexpr Duration kShortestRun = std::chrono::minutes{1};
  static constexpr Duration kLongestRun = 60 * core::kDay;

  static constexpr Duration kShortestStorm = std::chrono::minutes{1};

  [[nodiscard]] Time begin() const { return scenario_.from - scenario_.warm_up; }
  [[nodiscard]] Time end() const { return scenario_.to + scenario_.cool_down; }
  [[nodiscard]] std::string simulated() const {
    return core::to_string(begin()) + " to " + core::to_string(end());
  }

  /// Limits between which a mean speed is plausible, km/h.
  static std::pair<double, double> plausible_speed(Mode mode) {
    switch (mode) {
      case Mode::Rail:
        return {1, 200};
      case Mode::Sea:
        return {3, 60};
      case Mode::Road:
        return {3, 130};
      case Mode::Pipeline:
        break;
    }
    return {0, 1e9};
  }

  void check_links() {
    std::string last;
    for (const TrackSpec& track : layout_.tracks) {  // both directions run alike
      if (track.mode != Mode::Pipeline && track.link != last) {
        check_link(track);
        last = track.link;
      }
    }
  }

  void check_link(const TrackSpec& track) {
    const Duration time = mean_running_time(track);
    if (!track.data->length) {
      if (time < kShortestRun || time > kLongestRun) {
        warning("links." + track.link,
                "implausible mean running time of " + core::to_string(time) + " (expected " +
                    core::to_string(kShortestRun) + " to " + core::to_string(kLongestRun) + ")");
      }
      return;
    }
    check_speed("links." + track.link,
                track.mode,
                track.data->length->metres / 1000 / std::max(core::to_hours(time), 1e-9));
  }
  void check_speed(const std::string& path, Mode mode, double speed) {
    const auto [low, high] = plausible_speed(mode);
    if (speed < low || speed > high) {
      warning(path,
              "implausible mean speed of " + core::format_number(speed, 3) + " km/h (expected " +
                  core::format_number(low, 3) + " to " + core::format_number(high, 3) + ")");
    }
  }

  void check_handling() {
    for (const auto& [id, node] : scenario_.nodes) {
      for (const auto& [name, facility] : node.facilities) {
        check_work("nodes." + id + ".facilities." + name + ".time", facility.time);
      }
      for (std::size_t h = 0; h < node.handling.size(); ++h) {
        const auto& steps = node.handling[h].steps;
        for (std::size_t s = 0; s < steps.size(); ++s) {
          check_work("nodes." + id + ".handling[" + std::to_string(h) + "].steps[" +
                         std::to_string(s) + "].time",
                     steps[s].time);
        }
      }
    }
  }
  void check_work(const std::string& path, const std::optional<core::Distribution>& time) {
    if (time && core::mean_duration(*time) > kLongestWork) {
      warning(path,
              "implausible mean of " + core::to_string(core::mean_duration(*time)) +
                  " (expected at most " + core::to_string(kLongestWork) + ")");
    }
  }

  void check_closures() {
    for (const auto& [id, disruption] : scenario_.disruptions) {
      if (!disruption.dates.empty()) {
        check_dates("disruptions." + id + ".dates", disruption);
      } else if (disruption.length) {
        check_storms("disruptions." + id + ".length", disruption);
      } else if (disruption.every && always_closed(*disruption.every)) {
        warning("disruptions." + id + ".every", "closed all the time from " + simulated());
      }
    }
  }
  void check_dates(const std::string& path, const scenario::Disruption& disruption) {
    for (const scenario::Window& window : disruption.dates) {
      const std::string text = core::to_string(window.from) + " to " + core::to_string(window.to);
      if (window.to <= begin() || window.from >= end()) {
        warning(path, text + " is outside the simulated time, " + simulated());
      } else if (window.from <= begin() && window.to >= end() && !disruption.closes.empty()) {
        warning(path, "closed all the time from " + simulated());
      }
    }
  }
  /// Random closures are drawn one by one from the beginning of the year.
  void check_storms(const std::string& path, const scenario::Disruption& disruption) {
    const Duration mean = core::mean_duration(*disruption.length);
    const Duration capped = std::min(mean, disruption.longest.value_or(mean));
    if (capped < kShortestStorm) {
      error(path,
            "random closures of " + core::to_string(capped) + " on average (expected at least " +
                core::to_string(kShortestStorm) + ")");
    }
  }
  [[nodiscard]] bool always_closed(const scenario::Cycle& cycle) const {
    const auto since = (begin() - Time{} - cycle.offset) % cycle.every;
    const Duration phase = since < Duration{0} ? since + cycle.every : since;
    return cycle.length - phase >= end() - begin();
  }

  void check_options() {
    for (const std::string& id : scenario_.applied) {
      const auto& from = scenario_.options.at(id).from;
      if (from && *from >= end()) {
        warning("options." + id,
                "comes into force at " + core::to_string(*from) +
                    ", after the run: it changes nothing");
      }
    }
  }

  void check_changes() {
    for (const auto& [id, disruption] : scenario_.disruptions) {
      for (const scenario::Change& change : disruption.changes) {
        const std::string path = "disruptions." + id + ".changes." + change.path;
        check_work(path, change.time);
        if (change.speed) {
          check_speed(
              path, scenario_.links.at(change.owner).mode, change.speed->metres_per_second * 3.6);
        }
      }
    }
  }

  void check_listed_times() {
    for (const auto& [id, flow] : scenario_.flows) {
      check_listed("flows." + id + ".arrives.at", flow.arrives.at);
    }
    for (const auto& [id, service] : scenario_.services) {
      for (std::size_t c = 0; c < service.calls.size(); ++c) {
        const auto& timetable = service.calls[c].depart.timetable;
        if (timetable) {
          check_listed(
              "services." + id + ".calls[" + std::to_string(c) + "].depart.timetable.times",
              timetable->times);
        }
      }
    }
  }
  void check_listed(const std::string& path, const std::vector<Time>& times) {
    const auto outside = std::count_if(
        times.begin(), times.end(), [this](Time t) { return t < begin() || t >= end(); });
    if (outside > 0) {
      warning(path,
              std::to_string(outside) + " of " + std::to_string(times.size()) +
                  " times are outside the simulated time, " + simulated());
    }
  }
};

}  // namespace

void judge_times(const Layout& layout, core::Diagnostics& diagnostics) {
  TimeJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
