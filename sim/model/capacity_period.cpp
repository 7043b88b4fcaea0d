#include "capacity_period.hpp"

#include <algorithm>
#include <cmath>

#include "closed_times.hpp"
#include "corridor/core/capped_mean.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/core/moments.hpp"
#include "corridor/core/portable_math.hpp"
#include "stream_rate.hpp"

namespace corridor::model {

namespace {

using What = scenario::Change::What;

constexpr double kMicro = 1e6;

double exp_of(double x) {
  return core::portable_exp(std::clamp(x, -700.0, 700.0));
}

Closed closed_at_random(const scenario::Disruption& disruption, double share) {
  const double cap = disruption.longest ? static_cast<double>(disruption.longest->count()) : 0;
  const core::Distribution& length = *disruption.length;
  const double mean = cap > 0 ? core::capped_mean(length, cap) : core::mean(length);
  const double square =
      cap > 0 ? core::capped_second_moment(length, cap) : core::variance(length) + mean * mean;
  return {.share = share,
          .per_day = share / (mean / core::kMicrosecondsPerDay),
          .residual = square / (2 * mean) / core::kMicrosecondsPerDay};
}

/// Both at once, as if they knew nothing of each other.
Closed both(const Closed& a, const Closed& b) {
  const double shares = a.share + b.share;
  if (shares == 0) {
    return a;
  }
  return {.share = 1 - (1 - a.share) * (1 - b.share),
          .per_day = a.per_day + b.per_day,
          .residual = (a.share * a.residual + b.share * b.residual) / shares};
}

bool has_mode(const DisruptionSpec& spec, Mode mode) {
  return std::find(spec.modes.begin(), spec.modes.end(), mode) != spec.modes.end();
}

}  // namespace

std::vector<Period> months_of(Time from, Time to) {
  std::vector<Period> months;
  for (Time begin = from; begin < to;) {
    const Time end = std::min(core::next_month(begin), to);
    months.push_back({begin, end});
    begin = end;
  }
  return months;
}

double Closed::later(double days) const {
  const double relaxation = mean_length() * (1 - share);
  return relaxation > 0 ? share * (1 - exp_of(-days / relaxation)) : share;
}

Conditions::Conditions(const Layout& layout, Period period) : layout_(layout), period_(period) {}

double Conditions::units_per_day(const FlowSpec& flow) const {
  const scenario::Flow& data = *flow.data;
  const double lot = layout_.commodities[flow.commodity].lot.to_units();
  const double size = data.arrives.size ? core::mean(*data.arrives.size) : lot;
  if (data.arrives.continuous()) {
    return mean_stream(*layout_.scenario, flow, {period_.from, period_.to});
  }
  if (data.volume) {
    double units = 0;
    for (const Period& month : months_of(period_.from, period_.to)) {
      const Time year = core::start_of_year(month.from);
      const double year_days =
          core::to_days(core::start_of_year(year + std::chrono::days{366}) - year);
      double share = 1 / year_days;
      if (data.by_month_given) {
        const auto index = static_cast<std::size_t>(core::month_index(month.from));
        const Time next = core::next_month(month.from);
        const Time begin = next - std::chrono::days{1};
        const std::chrono::year_month_day last{std::chrono::floor<std::chrono::days>(begin)};
        share = data.by_month.at(index) / static_cast<unsigned>(last.day());
      }
      const double volume = Conditions(layout_, month)
                                .with_changes({.what = What::FlowVolume, .owner = flow.id},
                                              static_cast<double>(data.volume->micro)) /
                            kMicro;
      units += volume * share * month.days();
    }
    return units / period_.days();
  }
  if (data.arrives.every) {
    const double mean = core::mean(*data.arrives.every) / core::kMicrosecondsPerDay;
    return mean > 0 ? size / mean : 0;
  }
  const auto n = std::count_if(data.arrives.at.begin(), data.arrives.at.end(), [this](Time at) {
    return at >= period_.from && at < period_.to;
  });
  return size * static_cast<double>(n) / period_.days();
}

double Conditions::share_within(const scenario::Window& window) const {
  const Time from = std::max(window.from, period_.from);
  const Time to = std::min(window.to, period_.to);
  return to > from ? core::to_days(to - from) / period_.days() : 0;
}

std::vector<scenario::Window> Conditions::closed_windows(const DisruptionSpec& spec) const {
  std::vector<scenario::Window> windows;
  const auto times = closed_times(*spec.data, spec.id, spec.utc_offset, {}, period_.from);
  for (auto next = times->next(); next && next->from < period_.to; next = times->next()) {
    windows.push_back(*next);
  }
  return windows;
}

Closed Conditions::closed_by(const DisruptionSpec& spec) const {
  const scenario::Disruption& disruption = *spec.data;
  if (disruption.share_by_month) {
    double share = 0;
    for (const Period& month : months_of(period_.from, period_.to)) {
      const auto index = static_cast<std::size_t>(core::month_index(month.from));
      share += disruption.share_by_month->at(index) * month.days() / period_.days();
    }
    return share > 0 ? closed_at_random(disruption, share) : Closed{};
  }
  if (disruption.every) {
    const double every = core::to_days(disruption.every->every);
    const double length = core::to_days(disruption.every->length);
    return {.share = std::min(1.0, length / every), .per_day = 1 / every, .residual = length / 2};
  }
  Closed closed;
  double squares = 0;
  for (const scenario::Window& window : closed_windows(spec)) {
    const double share = share_within(window);
    closed.share += share;
    closed.per_day += share > 0 ? 1 / period_.days() : 0;
    squares += share * share * period_.days();
  }
  closed.residual = closed.share > 0 ? squares / (2 * closed.share) : 0;
  closed.share = std::min(1.0, closed.share);
  return closed;
}

template <class Concerns>
Closed Conditions::closed_where(Concerns concerns) const {
  Closed closed;
  for (const DisruptionSpec& spec : layout_.disruptions) {
    const bool concerned =
        std::any_of(spec.places.begin(), spec.places.end(), [&](const ClosedPlace& place) {
          return concerns(spec, place);
        });
    if (concerned) {
      closed = both(closed, closed_by(spec));
    }
  }
  return closed;
}

Closed Conditions::gate(NodeId node, Mode mode, scenario::Forbids what) const {
  return closed_where([&](const DisruptionSpec& spec, const ClosedPlace& place) {
    return place.node == node && has_mode(spec, mode) && scenario::forbids(*spec.data, what);
  });
}

Closed Conditions::facility(FacilityId facility) const {
  return closed_where([&](const DisruptionSpec& spec, const ClosedPlace& place) {
    return place.facility == facility &&
           (scenario::forbids(*spec.data, scenario::Forbids::Arrivals) ||
            scenario::forbids(*spec.data, scenario::Forbids::Starts));
  });
}

double Conditions::working_order(FacilityId facility) const {
  const auto& breakdowns = layout_.facilities[facility].data->breakdowns;
  if (!breakdowns) {
    return 1;
  }
  const double up = core::mean(breakdowns->time_to_failure);
  const double down = core::mean(breakdowns->time_to_repair);
  return up + down > 0 ? up / (up + down) : 1;
}

double Conditions::with_changes(const ChangedNumber& number, double value) const {
  if (!ever_changes(*layout_.scenario, number)) {
    return value;
  }
  double result = 0;
  for (Time at = period_.from; at < period_.to;) {
    const Time end = std::min(next_turn(*layout_.scenario, number, at), period_.to);
    const scenario::Change* const change = change_in_force(*layout_.scenario, number, at);
    const double here = change == nullptr ? value : static_cast<double>(change->value);
    result += here * core::to_days(end - at) / period_.days();
    at = end;
  }
  return result;
}

double Conditions::servers(FacilityId facility) const {
  const FacilitySpec& spec = layout_.facilities[facility];
  return with_changes(
      {.what = What::FacilityCount, .owner = layout_.nodes[spec.node].id, .part = spec.id},
      spec.data->count);
}

std::optional<double> Conditions::vehicles(const ServiceSpec& service) const {
  if (!service.cyclic()) {
    return std::nullopt;
  }
  if (service.data->vehicles) {
    return *service.vehicles;
  }
  return with_changes({.what = What::FleetCount, .owner = service.data->fleet}, *service.vehicles);
}

std::optional<double> Conditions::starts_per_day(TrackId track) const {
  const scenario::Link& link = *layout_.tracks[track].data;
  const auto per_day = [&](const scenario::Slots& slots) {
    const double base = static_cast<double>(slots.count) / core::to_days(slots.per);
    return with_changes({.what = What::LinkSlots, .owner = layout_.tracks[track].link}, base);
  };
  if (!link.headway) {
    return link.slots ? std::optional{per_day(*link.slots)} : std::nullopt;
  }
  const double headway = core::to_days(*link.headway);
  if (!link.slots) {
    return headway > 0 ? std::optional{1 / headway} : std::nullopt;
  }
  // the next slot that is a headway away
  const double slots = per_day(*link.slots);
  return slots / std::max(1.0, std::ceil(headway * slots - 1e-9));
}

double Conditions::open_share(TrackId track) const {
  const Closed closed = closed_where([&](const DisruptionSpec& /*spec*/, const ClosedPlace& place) {
    return place.track == track;
  });
  return 1 - closed.share;
}

std::optional<double> Conditions::pipeline_rate(TrackId track) const {
  const scenario::Link& link = *layout_.tracks[track].data;
  if (!link.rate) {
    return std::nullopt;
  }
  const double micro_per_day = with_changes(
      {.what = What::LinkRate, .owner = layout_.tracks[track].link}, link.rate->per_day() * kMicro);
  const double others = link.background ? link.background->per_day() : 0;
  return std::max(0.0, micro_per_day / kMicro - others) * open_share(track);
}

}  // namespace corridor::model
