#include <array>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/factors.hpp"
#include "corridor/core/time.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "trust.hpp"

namespace corridor::report {
namespace {

using experiment::CourseSummary;
using experiment::Growth;
using experiment::Summary;
using experiment::WarmUp;

std::string step_word(core::Duration step) {
  static const std::array<std::pair<core::Duration, const char*>, 5> kWords{
      {{std::chrono::seconds{1}, "second"},
       {std::chrono::minutes{1}, "minute"},
       {core::kHour, "hour"},
       {core::kDay, "day"},
       {7 * core::kDay, "week"}}};
  for (const auto& [length, word] : kWords) {
    if (length == step) {
      return word;
    }
  }
  return core::to_string(step);
}

std::string series_words(const WarmUp& warm_up, core::Duration step) {
  std::string words = "the number of lots in the corridor by " + step_word(step);
  if (warm_up.basis == WarmUp::Basis::DistanceToEarlier) {
    words = "the distance between " + words + " and that of runs that began " +
            std::string("earlier, which leaves the season out");
  }
  return fmt::format("{} (mean of {} replication{})",
                     words,
                     warm_up.replications,
                     warm_up.replications == 1 ? "" : "s");
}

std::string time_words(core::Duration time) {
  return time == core::Duration{0} ? "none" : core::to_string(time);
}

std::string warm_up_line(const CourseSummary& course) {
  const WarmUp& warm_up = course.warm_up;
  const std::string given = "Warm-up: given " + time_words(warm_up.given) + "; ";
  if (!warm_up.suggested) {
    return given + "MSER-5 cannot judge it: " + warm_up.unknown + ".";
  }
  return fmt::format("{}MSER-5 of {} suggests {}{}.",
                     given,
                     series_words(warm_up, course.step),
                     warm_up.at_limit ? "at least " : "",
                     time_words(*warm_up.suggested));
}

std::string steadiness_line(const CourseSummary& course) {
  if (!course.growth_known) {
    return "Whether stocks grow without end cannot be told: " + course.growth_unknown + ".";
  }
  if (!course.growths.empty()) {
    return "Not in equilibrium: see the warnings.";
  }
  return fmt::format(
      "In equilibrium: no stock at a node and no flow's cargo grows by more than {} of what comes, "
      "as "
      "far as the 95 % intervals tell.",
      percent(course.least_growth));
}

std::string bounded(const Growth& growth) {
  return growth.half_width
             ? fmt::format("{} ±{}",
                           rounded(growth.per_day.mean()),
                           fixed(*growth.half_width, decimals_for(growth.per_day.mean())))
             : rounded(growth.per_day.mean());
}

/// Of a scenario that was simulated once: which intervals there are.
std::string long_run_line(const Summary& summary) {
  std::string batches;
  std::string without;
  for (const experiment::FlowSummary& flow : summary.flows) {
    if (flow.transit_batches > 0) {
      batches += fmt::format(
          "{}{} {}", batches.empty() ? "" : ", ", name(flow.flow), flow.transit_batches);
    } else {
      without += (without.empty() ? "" : ", ") + name(flow.flow);
    }
  }
  std::string line =
      "One replication: transit times and what was delivered have an interval by "
      "batch means, shares and quantiles have none";
  line += batches.empty() ? "." : ". Batches of transit times: " + batches + ".";
  if (!without.empty()) {
    line += " Too short for one, since batch means still depend on each other: " + without + ".";
  }
  return line + " Several replications (-n) say more.";
}

/// What was asked of one measure, and what came of it.
std::string precision_line(const experiment::PrecisionResult& result,
                           const experiment::PrecisionSummary& all) {
  const auto share = [](double value) { return fixed(core::kPercent * value, 1) + " %"; };
  const std::string what = fmt::format("Precision of {}: asked within {} of the mean, ",
                                       name(experiment::to_string(result.measure)),
                                       share(result.asked));
  if (!result.relative_half_width) {
    return what + "but there are not two replications with such a figure.";
  }
  const std::string now = fmt::format("half-width {} of {} {} with {} replications",
                                      share(*result.relative_half_width),
                                      rounded(result.mean),
                                      name(result.unit),
                                      result.n);
  if (result.reached) {
    return fmt::format("{}reached with {} and kept since: {}.", what, *result.since, now);
  }
  return fmt::format("{}not reached ({}): {}.",
                     what,
                     all.interrupted ? "interrupted" : fmt::format("cap of {} reached", all.most),
                     now);
}

}  // namespace

std::vector<std::string> course_warnings(const Summary& summary) {
  const CourseSummary& course = summary.course;
  std::vector<std::string> warnings;
  for (const Growth& growth : course.growths) {
    const std::string what =
        growth.node.empty()
            ? "the cargo of " + name(growth.flow) + " in the corridor"
            : fmt::format("the stock of {} at {}", name(growth.commodity), name(growth.node));
    std::string comes = fmt::format("{} arrive", rounded(growth.arrived_per_day));
    if (growth.node.empty()) {
      comes = fmt::format("{} are offered, {} delivered",
                          rounded(growth.arrived_per_day),
                          rounded(growth.delivered_per_day));
    }
    warnings.push_back(fmt::format(
        "Not in equilibrium: {} grows by {} {} per day (from {} to {}; {} per day). Its "
        "waiting times depend on how long the window is.",
        what,
        bounded(growth),
        name(growth.unit),
        rounded(growth.first),
        rounded(growth.last),
        comes));
  }
  const WarmUp& warm_up = course.warm_up;
  if (warm_up.too_short() && course.growths.empty()) {
    warnings.push_back(fmt::format(
        "The warm-up ({}) is shorter than MSER-5 suggests ({}{}): figures may still show how the "
        "run "
        "began.{} '--set \"warm_up={}\"' gives more.",
        time_words(warm_up.given),
        warm_up.at_limit ? "at least " : "",
        core::to_string(*warm_up.suggested),
        warm_up.at_limit ? " The series is too short to tell how much is needed." : "",
        core::to_string(warm_up.at_limit ? 2 * *warm_up.suggested : *warm_up.suggested)));
  }
  return warnings;
}

std::string trust_page(const Summary& summary) {
  std::vector<std::string> lines{warm_up_line(summary.course), steadiness_line(summary.course)};
  if (summary.n_used == 1) {
    lines.push_back(long_run_line(summary));
  }
  if (summary.precision) {
    for (const experiment::PrecisionResult& result : summary.precision->results) {
      lines.push_back(precision_line(result, *summary.precision));
    }
  }
  std::string text = heading("How far the figures can be trusted");
  for (const std::string& line : lines) {
    text += wrapped(line, "  - ");
  }
  return text;
}

}  // namespace corridor::report
