#include "corridor/report/time_unit.hpp"

#include <algorithm>

#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"

namespace corridor::report {
namespace {

constexpr int kPartDecimals = 2;
constexpr double kLeastPart = 0.005;
constexpr double kMinutesPerDay = 1440;

}  // namespace

std::string TimeUnit::text(double days) const {
  return rounded(days * per_day);
}

std::string TimeUnit::text(const experiment::Estimate& days) const {
  return text(days.mean());
}

std::string TimeUnit::plus_minus(const experiment::Estimate& days) const {
  const double mean = days.mean() * per_day;
  const int decimals = decimals_for(mean);
  const auto half_width = days.half_width();
  return half_width ? fixed(mean, decimals) + " ±" + fixed(*half_width * per_day, decimals)
                    : fixed(mean, decimals);
}

bool TimeUnit::shows(double days) const {
  return days * per_day >= kLeastPart;
}

std::string TimeUnit::part(double days) const {
  return shows(days) ? fixed(days * per_day, kPartDecimals) : "-";
}

TimeUnit time_unit(const experiment::Summary& summary) {
  double longest = 0;
  for (const experiment::FlowSummary& flow : summary.flows) {
    longest = flow.mean.known() ? std::max(longest, flow.mean.mean()) : longest;
  }
  if (longest >= 1 || longest == 0) {
    return {};
  }
  if (longest * core::kHoursPerDay >= 1) {
    return {.name = "h", .per_day = core::kHoursPerDay};
  }
  return {.name = "min", .per_day = kMinutesPerDay};
}

}  // namespace corridor::report
