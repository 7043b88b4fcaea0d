#include "capacity_uses.hpp"

#include <algorithm>
#include <cmath>

#include "corridor/core/factors.hpp"
#include "corridor/core/moments.hpp"

namespace corridor::model {

namespace {

using scenario::Forbids;

/// A time of service that interruptions lengthen.
struct Lengthened {
  double days = 0;
  double variance = 0;

  /// t / A, c^2 + 2 r A (1 - A) / t with A the part of the time in which one can work and r the
  /// mean rest of an interruption, both moments of its length in one (Hopp and Spearman 2008,
  /// eq. 8.4-8.6).
  void interrupt(double open, double rest) {
    if (open <= 0) {
      days = days > 0 ? kInfinite : 0;
      return;
    }
    variance = variance / (open * open) + 2 * rest * (1 - open) / open * days;
    days /= open;
  }
};

class UseFinder {
 public:
  UseFinder(const Traffic& traffic, const std::vector<Trips>& trips)
      : traffic_(traffic),
        layout_(traffic.layout()),
        conditions_(traffic.conditions()),
        trips_(trips),
        uses_{std::vector<ResourceUse>(layout_.facilities.size()),
              std::vector<ResourceUse>(layout_.tracks.size())} {}

  ResourceUses run() {
    for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
      if (!layout_.services[ServiceId{s}].is_pipeline()) {
        use_by_service(ServiceId{s});
      }
    }
    for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
      const std::size_t n_stages = layout_.flows[FlowId{f}].stages.size();
      for (std::size_t stage = 0; stage < n_stages; ++stage) {
        use_by_parties(FlowId{f}, stage);
      }
    }
    return std::move(uses_);
  }

 private:
  struct Work {
    double per_day = 0;
    double days = 0;
    double variance = 0;
    Closed closed{};            // servers or starts
    bool meets_closed = false;  // waits for the server through closures
    double batch = 1;           // come at the same time
  };

  void use(FacilityId id, const Work& work) {
    if (work.per_day <= 0) {
      return;
    }
    ResourceUse& to = uses_.facilities[id.value];
    to.visits += work.per_day;
    to.time += work.per_day * work.days;
    to.longest_closure = std::max(to.longest_closure, work.closed.mean_length());
    to.closed_share += work.per_day * work.closed.share;
    to.closed_wait += work.meets_closed ? work.per_day * work.closed.wait() : 0;
    const Lengthened real = lengthened(id, work);
    to.effective_time += work.per_day * real.days;
    to.effective_squares += work.per_day * (real.variance + real.days * real.days);
    const double servers = std::max(1.0, conditions_.servers(id));
    to.batch_wait += work.per_day * (work.batch - 1) / 2 * real.days / servers;
    if (const auto& breakdowns = layout_.facilities[id].data->breakdowns) {
      const double down = 1 - conditions_.working_order(id);
      to.closed_wait += work.per_day * down * rest_of_repair(*breakdowns);
    }
  }

  static double rest_of_repair(const scenario::Breakdown& breakdowns) {
    const double mean = core::mean(breakdowns.time_to_repair) / core::kMicrosecondsPerDay;
    return mean * (1 + core::squared_cv(breakdowns.time_to_repair)) / 2;
  }

  /// Work that a closure finds under way is finished, which gives back a part of the closed time.
  [[nodiscard]] Lengthened lengthened(FacilityId id, const Work& work) const {
    const scenario::Facility& data = *layout_.facilities[id].data;
    const bool finishes = data.under_way == scenario::UnderWay::Finish;
    const double given_back =
        finishes ? work.closed.per_day * std::min(work.days, work.closed.mean_length()) : 0;
    Lengthened real{work.days, work.variance};
    real.interrupt(std::min(1.0, 1 - work.closed.share + given_back), work.closed.residual);
    if (data.breakdowns) {
      real.interrupt(conditions_.working_order(id), rest_of_repair(*data.breakdowns));
    }
    return real;
  }

  void use_by_service(ServiceId id) {
    const ServiceSpec& service = layout_.services[id];
    for (std::uint32_t c = 0; c < service.calls.size(); ++c) {
      for (const TrackId track : service.calls[c].path) {
        uses_.tracks[track.value].visits += trips_[id.value].per_day;
      }
      use_at_call(id, c);
      use_in_manoeuvres(id, c);
      use_berths(id, c);
    }
  }

  void use_at_call(ServiceId id, std::uint32_t c) {
    const ServiceSpec& service = layout_.services[id];
    const CallSpec& call = service.calls[c];
    const Closed starts = conditions_.gate(call.node, service.mode, Forbids::Starts);
    for (const Session& session : traffic_.sessions(id, c, trips_[id.value].per_day)) {
      const FacilityId facility = session.step->facility;
      if (!facility.valid()) {
        continue;
      }
      Work work{.per_day = session.per_day, .days = session.days, .variance = session.variance};
      work.closed = conditions_.facility(facility);
      work.meets_closed = work.closed.share > 0;
      if (!work.meets_closed) {
        work.closed = starts;
      }
      use(facility, work);
      if (service.mode == Mode::Sea && session.step->lump() && call.berths.empty()) {
        uses_.facilities[facility.value].berth_visits += session.per_day;
      }
    }
  }

  void use_in_manoeuvres(ServiceId id, std::uint32_t c) {
    const CallSpec& call = layout_.services[id].calls[c];
    for (const auto* part : {&call.inbound, &call.outbound}) {
      for (const ManoeuvreSpec& manoeuvre : *part) {
        const auto& time = manoeuvre.step.time;
        for (const FacilityId facility : manoeuvre.use) {
          use(facility,
              {.per_day = trips_[id.value].per_day,
               .days = core::mean(*time) / core::kMicrosecondsPerDay,
               .variance =
                   core::variance(*time) / (core::kMicrosecondsPerDay * core::kMicrosecondsPerDay),
               .closed = conditions_.facility(facility),
               .meets_closed = true});
        }
      }
    }
  }

  /// From arrival there to cast-off; several berths share the calls alike.
  void use_berths(ServiceId id, std::uint32_t c) {
    const ServiceSpec& service = layout_.services[id];
    const CallSpec& call = service.calls[c];
    const Trips& trips = trips_[id.value];
    const CallTimes& times = trips.calls[c];
    const double waited = times.for_cargo_at_berth + times.closed_at_berth;
    // what is waited for is taken to be as variable as an exponential time
    Work work{.per_day = trips.per_day,
              .days = times.working + times.manoeuvring + waited,
              .variance = waited * waited,
              .closed = conditions_.gate(call.node, service.mode, Forbids::Arrivals),
              .meets_closed = true};
    for (const Session& session : traffic_.sessions(id, c, trips.per_day)) {
      work.variance += trips.per_day > 0 ? session.variance * session.per_day / trips.per_day : 0;
    }
    work.per_day /= static_cast<double>(std::max<std::size_t>(1, call.berths.size()));
    for (const FacilityId berth : call.berths) {
      use(berth, work);
      if (service.mode == Mode::Sea) {
        uses_.facilities[berth.value].berth_visits += work.per_day;
      }
    }
  }

  void use_by_parties(FlowId flow, std::size_t stage) {
    for (const PartyWork& party : parties_at(traffic_, trips_, flow, stage)) {
      use(party.facility,
          {.per_day = party.per_day,
           .days = party.days,
           .variance = party.variance,
           .closed = conditions_.facility(party.facility),
           .meets_closed = true,
           .batch = party.batch});
    }
  }

  const Traffic& traffic_;
  const Layout& layout_;
  const Conditions& conditions_;
  const std::vector<Trips>& trips_;
  ResourceUses uses_;
};

/// How many parties a day the lots make that go through the terminal together.
double parties_per_day(const Traffic& traffic,
                       const std::vector<Trips>& trips,
                       FlowId id,
                       std::size_t stage) {
  const FlowSpec& flow = traffic.layout().flows[id];
  if (stage == 0) {
    return traffic.groups(id);
  }
  const ServiceId by = flow.stages[stage - 1].service;
  if (traffic.layout().services[by].is_pipeline()) {
    return traffic.lots(id);
  }
  if (flow.data->arrives.as == scenario::ArrivalForm::Lots) {
    return std::min(trips[by.value].per_day, traffic.lots(id));
  }
  const double load = traffic.layout().services[by].capacity[flow.commodity.value].to_units();
  return std::max(traffic.groups(id), traffic.units(id) / load);
}

/// E[B^2] / E[B] of the lots that come at the same instant, with B of this mean.
double batch_at(const Traffic& traffic, FlowId id, std::size_t stage, double mean) {
  const FlowSpec& flow = traffic.layout().flows[id];
  if (stage == 0) {
    const auto& size = flow.data->arrives.size;
    return mean > 1 && size ? mean * (1 + core::squared_cv(*size)) : 1;
  }
  const HandlingPlan& plan = traffic.layout().plans[flow.stages[stage].plan];
  const bool at_once = plan.arrival.empty() || plan.arrival.back().lump();
  return at_once ? std::max(1.0, mean) : 1;
}

}  // namespace

std::vector<PartyWork> parties_at(const Traffic& traffic,
                                  const std::vector<Trips>& trips,
                                  FlowId id,
                                  std::size_t stage) {
  const FlowSpec& flow = traffic.layout().flows[id];
  const double lots = traffic.lots(id);
  const double parties = parties_per_day(traffic, trips, id, stage);
  std::vector<PartyWork> all;
  for (const StepPlan& step : traffic.layout().plans[flow.stages[stage].plan].middle) {
    const bool one_by_one = step.per == scenario::Per::Lot;
    const double per_day = one_by_one ? lots : parties;
    if (!step.facility.valid() || per_day <= 0) {
      continue;
    }
    const Amount amount = Amount::from_units(traffic.units(id) / per_day);
    PartyWork work{.facility = step.facility, .per_day = per_day};
    work.days = core::to_days(step.fixed);
    if (step.time) {
      work.days += core::mean(*step.time) / core::kMicrosecondsPerDay;
      work.variance =
          core::variance(*step.time) / core::kMicrosecondsPerDay / core::kMicrosecondsPerDay;
    }
    work.days += step.rate ? core::to_days(step.rate->time_for(amount)) : 0;
    work.batch = one_by_one ? batch_at(traffic, id, stage, lots / parties) : 1;
    all.push_back(work);
  }
  return all;
}

ResourceUses uses_of(const Traffic& traffic, const std::vector<Trips>& trips) {
  return UseFinder{traffic, trips}.run();
}

}  // namespace corridor::model
