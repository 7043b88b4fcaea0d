#include "corridor/experiment/observed_unit.hpp"

#include <algorithm>
#include <map>

namespace corridor::experiment {
namespace {

using core::Time;

Time next_year(Time time) {
  constexpr core::Duration kIntoNextYear = 370 * core::kDay;
  return core::start_of_year(core::start_of_year(time) + kIntoNextYear);
}

/// Sums what each calendar period that `span` touches contributes: the share of it that is covered.
template <class Start, class Next>
double periods(const scenario::Window& span, Start start_of, Next next) {
  double sum = 0;
  for (Time start = start_of(span.from); start < span.to; start = next(start)) {
    const core::Duration covered = std::min(next(start), span.to) - std::max(start, span.from);
    sum +=
        static_cast<double>(covered.count()) / static_cast<double>((next(start) - start).count());
  }
  return sum;
}

Time start_of_month(Time time) {
  Time start = core::start_of_year(time);
  while (core::next_month(start) <= time) {
    start = core::next_month(start);
  }
  return start;
}

/// Hours in a unit of time.
std::optional<double> hours_in(const std::string& unit) {
  static const std::map<std::string, double> kHours{
      {"s", 1.0 / 3600}, {"min", 1.0 / 60}, {"h", 1}, {"d", 24}, {"week", 168}};
  const auto found = kHours.find(unit);
  return found == kHours.end() ? std::nullopt : std::optional(found->second);
}

/// "kt" of "t" is a thousandth of the figure, "1" of a count is the figure itself, and so is
/// "wagons" of "wagon".
std::optional<double> numerator_factor(const std::string& measured, const std::string& observed) {
  if (observed == measured || (measured.empty() && observed == "1") ||
      (!measured.empty() && observed == measured + "s")) {
    return 1;
  }
  if (const auto from = hours_in(measured), to = hours_in(observed); from && to) {
    return *from / *to;
  }
  if (!measured.empty() && observed == "k" + measured) {
    return 1e-3;
  }
  if (!measured.empty() && observed == "M" + measured) {
    return 1e-6;
  }
  return std::nullopt;
}

std::optional<double> periods_of(const std::string& name, const scenario::Window& span) {
  if (name == "yr") {
    return calendar_years(span);
  }
  if (name == "month") {
    return calendar_months(span);
  }
  if (name == "d" || name == "day") {
    return core::to_days(span.to - span.from);
  }
  return std::nullopt;
}

}  // namespace

double calendar_years(const scenario::Window& span) {
  return periods(span, core::start_of_year, next_year);
}

double calendar_months(const scenario::Window& span) {
  return periods(span, start_of_month, core::next_month);
}

std::optional<double> observed_factor(const std::string& measured,
                                      const std::string& observed,
                                      const scenario::Window& span) {
  const std::size_t slash = observed.find('/');
  const auto numerator = numerator_factor(measured, observed.substr(0, slash));
  if (!numerator || slash == std::string::npos) {
    return numerator;
  }
  const auto n_periods = periods_of(observed.substr(slash + 1), span);
  return n_periods ? std::optional<double>(*numerator / *n_periods) : std::nullopt;
}

}  // namespace corridor::experiment
