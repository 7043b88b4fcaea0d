#include "capacity_trips.hpp"

#include <algorithm>
#include <cmath>

#include "capacity_gathering.hpp"

namespace corridor::model {

namespace {

using scenario::DepartWhen;

/// Days; what takes no time would be done without end.
constexpr double kLeastCycle = 1e-6;

class TripFinder {
 public:
  TripFinder(const Traffic& traffic, Loading loading)
      : traffic_(traffic),
        layout_(traffic.layout()),
        conditions_(traffic.conditions()),
        loading_(loading),
        trips_(layout_.services.size()) {}

  std::vector<Trips> run() {
    constexpr int kRounds = 6;  // trips of one service decide how cargo comes to the next
    for (std::uint32_t s = 0; s < trips_.size(); ++s) {
      trips_[s].per_day = traffic_.full_loads(ServiceId{s});
      trips_[s].calls.resize(layout_.services[ServiceId{s}].calls.size());
    }
    for (int round = 0; round < kRounds; ++round) {
      for (std::uint32_t s = 0; s < trips_.size(); ++s) {
        if (!layout_.services[ServiceId{s}].is_pipeline()) {
          find(ServiceId{s});
        }
      }
    }
    return std::move(trips_);
  }

 private:
  void find(ServiceId id) {
    const ServiceSpec& service = layout_.services[id];
    Trips& trips = trips_[id.value];
    measure_cycle(id);
    if (service.data->arrives_every) {
      trips.per_day =
          1 / std::max(1e-9, core::to_days(core::mean_duration(*service.data->arrives_every)));
    } else if (!service.cyclic()) {
      trips.per_day = loading_ == Loading::Full
                          ? traffic_.full_loads(id)
                          : departures_of(gathering_at(traffic_, trips_, id, 0));
    } else {
      find_of_fleet(id);
    }
  }

  /// Times of a cycle without waiting for cargo.
  void measure_cycle(ServiceId id) {
    const ServiceSpec& service = layout_.services[id];
    Trips& trips = trips_[id.value];
    const double factor = service.data->speed_factor ? core::mean(*service.data->speed_factor) : 1;
    trips.running = 0;
    for (std::uint32_t c = 0; c < service.calls.size(); ++c) {
      const FlowId rides = service.calls[c].rides;
      trips.running += rides.valid() ? core::to_days(layout_.flows[rides].free_flow) : 0;
      for (const TrackId track : service.calls[c].path) {
        const auto starts = conditions_.starts_per_day(track);
        trips.running += core::to_days(mean_running_time(layout_.tracks[track])) * factor;
        trips.running += layout_.tracks[track].data->slots && *starts > 0 ? 0.5 / *starts : 0;
      }
      measure_call(id, c);
    }
  }

  void measure_call(ServiceId id, std::uint32_t call) {
    const ServiceSpec& service = layout_.services[id];
    CallTimes& times = trips_[id.value].calls[call];
    const double per_day = trips_[id.value].per_day;
    times.working = 0;
    for (const Session& session : traffic_.sessions(id, call, per_day)) {
      times.working += per_day > 0 ? session.length * session.per_day / per_day : 0;
    }
    const CallSpec& spec = service.calls[call];
    times.manoeuvring = core::to_days(mean_manoeuvring(spec));
    const NodeId node = spec.node;
    const auto closed = [&](scenario::Forbids what) {
      return conditions_.gate(node, service.mode, what);
    };
    const Closed arrivals = closed(scenario::Forbids::Arrivals);
    const Closed starts = closed(scenario::Forbids::Starts);
    const Closed departures = closed(scenario::Forbids::Departures);
    const bool met_before = arrivals.share > 0 || starts.share > 0;
    const double stay = times.working + times.for_cargo;
    times.closed_at_berth =
        met_before ? departures.later(stay) * departures.residual : departures.wait();
    times.closed = std::max(arrivals.wait(), starts.wait()) + times.closed_at_berth;
  }

  void find_of_fleet(ServiceId id) {
    Trips& trips = trips_[id.value];
    const double vehicles = *conditions_.vehicles(layout_.services[id]);
    double cycle = trips.running;
    double patience = 0;  // how long it may wait for cargo in a cycle
    double wanted = kInfinite;
    std::size_t n_waiting = 0;
    for (std::uint32_t c = 0; c < trips.calls.size(); ++c) {
      cycle += trips.calls[c].working + trips.calls[c].manoeuvring + trips.calls[c].closed;
      const Gathering g = gathering_at(traffic_, trips_, id, c);
      if (!g.makes_wait()) {
        continue;
      }
      ++n_waiting;
      patience += g.at_most;
      const bool full = g.when == DepartWhen::Full;
      wanted = std::min(wanted,
                        full                              ? g.loads
                        : g.when == DepartWhen::Timetable ? 1 / g.every
                                                          : departures_of(g));
    }
    cycle = std::max(cycle, kLeastCycle);
    trips.most = vehicles / cycle;
    if (loading_ == Loading::Full) {
      trips.per_day = traffic_.full_loads(id);
      return;
    }
    const double least = std::min(*trips.most, vehicles / (cycle + patience));
    trips.per_day = std::clamp(wanted, least, *trips.most);
    const double spare = trips.per_day > 0 ? vehicles / trips.per_day - cycle : 0;
    share_out(id, n_waiting > 0 ? std::max(0.0, spare) / static_cast<double>(n_waiting) : 0);
  }

  /// The time left over in a cycle is spent where vehicles wait for cargo. At the berth lies the
  /// one that loads.
  void share_out(ServiceId id, double wait) {
    Trips& trips = trips_[id.value];
    const bool at_berth =
        layout_.services[id].data->waits_at == scenario::WaitsAt::Berth || trips.per_day <= 0;
    for (std::uint32_t c = 0; c < trips.calls.size(); ++c) {
      CallTimes& times = trips.calls[c];
      times.for_cargo = gathering_at(traffic_, trips_, id, c).makes_wait() ? wait : 0;
      const double turn = at_berth ? kInfinite : std::max(0.0, 1 / trips.per_day - times.working);
      times.for_cargo_at_berth = std::min(times.for_cargo, turn);
    }
  }

  const Traffic& traffic_;
  const Layout& layout_;
  const Conditions& conditions_;
  Loading loading_;
  std::vector<Trips> trips_;
};

}  // namespace

double Trips::cycle() const {
  double days = running;
  for (const CallTimes& call : calls) {
    days += call.working + call.manoeuvring + call.for_cargo + call.closed;
  }
  return days;
}

std::vector<Trips> trips_of(const Traffic& traffic, Loading loading) {
  return TripFinder{traffic, loading}.run();
}

}  // namespace corridor::model
