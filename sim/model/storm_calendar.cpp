#include "storm_calendar.hpp"

#include <algorithm>

#include "corridor/core/capped_mean.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/core/portable_math.hpp"

namespace corridor::model {

using core::Duration;
using core::Time;

StormCalendar::StormCalendar(core::RandomKey key,
                             const std::string& id,
                             const scenario::Disruption& data)
    : key_(key),
      data_(data),
      gap_name_(core::StreamName::of("storm gap", "disruption", id)),
      length_name_(core::StreamName::of("storm length", "disruption", id)),
      mean_length_(data.longest
                       ? core::capped_mean(*data.length, static_cast<double>(data.longest->count()))
                       : core::mean(*data.length)) {}

bool StormCalendar::ever_closes(const scenario::Disruption& data) {
  const auto& shares = *data.share_by_month;
  return std::any_of(shares.begin(), shares.end(), [](double share) { return share > 0; });
}

Time StormCalendar::next_begin(Time open_since, std::uint64_t n) const {
  core::Stream stream{key_, gap_name_, n};
  double exposure = -core::portable_log(stream.uniform());
  Time from = open_since;
  for (;;) {
    const Time month_end = core::next_month(from);
    const double share = (*data_.share_by_month)[static_cast<std::size_t>(core::month_index(from))];
    const double rate = share / (mean_length_ * CORRIDOR_MUTANT(49, (1 - share), 1.0));
    const double left = rate * static_cast<double>((month_end - from).count());
    if (exposure < left) {
      return from + core::from_microseconds(exposure / rate);
    }
    exposure -= left;
    from = month_end;
  }
}

Duration StormCalendar::length(std::uint64_t n) const {
  core::Stream stream{key_, length_name_, n};
  const Duration length = core::sample_duration(*data_.length, stream);
  return data_.longest ? std::min(length, *data_.longest) : length;
}

}  // namespace corridor::model
