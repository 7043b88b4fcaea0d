#include "limit_words.hpp"

#include <array>
#include <cmath>

#include "corridor/report/format.hpp"

namespace corridor::report {

using experiment::Limit;
using experiment::LimitKind;
using experiment::Measure;

std::string limit_words(const Limit& limit) {
  std::string id = name(limit.name());
  switch (limit.kind) {
    case LimitKind::Facility:
      return id;
    case LimitKind::Storage:
      return "the room of " + id;
    case LimitKind::Track:
      return "the slots of " + id;
    case LimitKind::Line:
      return "the line " + id;
    case LimitKind::Pipeline:
      return "the rate of " + id;
    case LimitKind::Fleet:
      return "the vehicles of " + name(limit.part.empty() ? limit.owner : limit.part);
    case LimitKind::Pool:
      return "the units of " + id;
    case LimitKind::Calendar:
      break;
  }
  return "the closures by " + id;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    text += (i == 0 ? "" : last ? " and " : ", ") + words[i];
  }
  return text;
}

namespace {

/// "k" and "M" where the numbers would be long.
MeasureScale rate(const std::string& unit, double per_year) {
  struct Prefix {
    const char* text;
    double size;
  };
  constexpr double kLong = 10;
  constexpr std::array<Prefix, 2> kPrefixes{{{"M", 1e6}, {"k", 1e3}}};
  for (const Prefix& prefix : kPrefixes) {
    if (std::fabs(per_year) >= kLong * prefix.size) {
      return {.unit = prefix.text + unit + "/yr", .factor = 1 / prefix.size, .name = {}};
    }
  }
  return {.unit = unit + "/yr", .factor = 1, .name = {}};
}

MeasureScale time(double days) {
  constexpr double kHours = 24;
  constexpr double kMinutes = 1440;
  if (!(std::fabs(days) < 1)) {
    return {.unit = "d", .factor = 1, .name = {}};
  }
  return std::fabs(days) * kHours >= 1
             ? MeasureScale{.unit = "h", .factor = kHours, .name = {}}
             : MeasureScale{.unit = "min", .factor = kMinutes, .name = {}};
}

std::string words_of(const Measure& measure) {
  const std::string of = measure.flow.empty() ? "" : " of " + name(measure.flow);
  switch (measure.what) {
    case Measure::What::Throughput:
      return "throughput" + of;
    case Measure::What::Mean:
      return "mean journey" + of;
    case Measure::What::TimeCost:
      return "cost of time" + of;
    case Measure::What::Paid:
      return "tariffs" + of;
    default:
      return experiment::to_string({.what = measure.what, .flow = {}}) + " of the journey" + of;
  }
}

}  // namespace

MeasureScale scale_of(const Measure& measure, const std::string& unit, double base, double years) {
  MeasureScale scale = unit == "d" ? time(base) : rate(unit, base / years);
  scale.factor /= unit == "d" ? 1 : years;
  scale.name = words_of(measure);
  return scale;
}

}  // namespace corridor::report
