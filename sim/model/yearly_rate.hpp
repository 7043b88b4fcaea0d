#pragma once

#include <algorithm>
#include <chrono>

#include "changes_in_force.hpp"
#include "corridor/model/layout.hpp"

namespace corridor::model {

/// Arrivals of a year by month, as a piecewise constant rate: the inverse of its integral. Dated
/// changes of the volume begin and end pieces, too.
class YearlyRate {
 public:
  /// After the end of the run nobody is interested.
  YearlyRate(const scenario::Scenario& scenario, const FlowSpec& spec, double units_per_arrival)
      : scenario_(scenario),
        flow_(*spec.data),
        number_{.what = scenario::Change::What::FlowVolume, .owner = spec.id},
        changes_(ever_changes(scenario, number_)),
        units_(units_per_arrival),
        end_(scenario.to + scenario.cool_down) {}

  /// The instant at which the integral of the rate from `from` reaches `amount`, or some instant
  /// after the end.
  [[nodiscard]] Time after(Time from, double amount) {
    for (;;) {
      if (from < month_.begin || from >= month_.end) {
        month_ = month_of(from);
      }
      const double left = month_.rate * static_cast<double>((month_.end - from).count());
      // within rounding, what falls on the end of a month still belongs to it
      if (month_.rate > 0 && amount < left + 1e-9) {
        return std::min(from + core::from_microseconds(amount / month_.rate), month_.end);
      }
      amount -= left;
      from = month_.end;
      if (from > end_) {
        return from;
      }
    }
  }

 private:
  struct Month {
    Time begin, end;
    double rate = 0;  // per microsecond
  };

  [[nodiscard]] Month month_of(Time at) const {
    const Time next = core::next_month(at);
    return changes_
               ? Month{at, std::min(next, next_turn(scenario_, number_, at)), per_microsecond(at)}
               : Month{month_begin(at), next, per_microsecond(at)};
  }
  [[nodiscard]] double arrivals_per_year(Time at) const {
    const scenario::Change* const change =
        changes_ ? change_in_force(scenario_, number_, at) : nullptr;
    const Amount volume = change != nullptr ? Amount{change->value} : *flow_.volume;
    return volume.to_units() / units_;
  }
  [[nodiscard]] double per_microsecond(Time at) const {
    const auto month = static_cast<std::size_t>(core::month_index(at));
    const Time year = core::start_of_year(at);
    const Time next_year = core::start_of_year(year + std::chrono::days{366});
    const Time begin = month_begin(at);
    const auto length = static_cast<double>((core::next_month(at) - begin).count());
    const double arrivals = arrivals_per_year(at);
    if (!flow_.by_month_given) {
      return arrivals / static_cast<double>((next_year - year).count());
    }
    return arrivals * flow_.by_month[month] / length;
  }
  static Time month_begin(Time at) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(at)};
    return std::chrono::sys_days{date.year() / date.month() / 1};
  }

  const scenario::Scenario& scenario_;
  const scenario::Flow& flow_;
  ChangedNumber number_;
  bool changes_;
  double units_;
  Time end_;
  Month month_;  // the last one that was asked for
};

}  // namespace corridor::model
