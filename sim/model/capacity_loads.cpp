#include "capacity_loads.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "corridor/core/moments.hpp"
#include "corridor/stats/queueing_network.hpp"

namespace corridor::model {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// What one flow asks of a resource, in the order of its route.
struct Visit {
  std::size_t resource = 0;
  double per_day = 0;
};

/// Resources are numbered: facilities, then tracks.
class LoadFinder {
 public:
  LoadFinder(const Traffic& traffic, const std::vector<Trips>& trips)
      : traffic_(traffic),
        layout_(traffic.layout()),
        conditions_(traffic.conditions()),
        trips_(trips),
        n_facilities_(layout_.facilities.size()),
        n_(n_facilities_ + layout_.tracks.size()),
        uses_(uses_of(traffic, trips)),
        outside_(n_),
        outside_variability_(n_) {}

  Loads run() {
    for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
      if (!layout_.services[ServiceId{s}].is_pipeline()) {
        come_empty(ServiceId{s});
        come_for_manoeuvres(ServiceId{s});
      }
    }
    for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
      follow(FlowId{f});
    }
    return solve();
  }

 private:
  [[nodiscard]] const ResourceUse& use(std::size_t r) const {
    return r < n_facilities_ ? uses_.facilities[r] : uses_.tracks[r - n_facilities_];
  }

  // ---- who comes from where

  /// Vehicles without cargo come to berths and tracks like customers from outside.
  void come_empty(ServiceId id) {
    const ServiceSpec& service = layout_.services[id];
    const double per_day = trips_[id.value].per_day;
    for (std::uint32_t c = 0; c < service.calls.size(); ++c) {
      const CallTraffic& traffic = traffic_.calls(id)[c];
      const CallSpec& call = service.calls[c];
      if (call.berth.valid() && traffic.landing.empty()) {
        come_from_outside(call.berth.value, per_day, 1);
      }
      if (traffic.boarding.empty() && traffic.passing.empty()) {
        for (const TrackId track : call.path) {
          come_from_outside(n_facilities_ + track.value, per_day, 1);
        }
      }
    }
  }

  /// Vehicles come to pilots and tugs as if from everywhere.
  void come_for_manoeuvres(ServiceId id) {
    for (const CallSpec& call : layout_.services[id].calls) {
      for (const auto* part : {&call.inbound, &call.outbound}) {
        for (const ManoeuvreSpec& manoeuvre : *part) {
          for (const FacilityId facility : manoeuvre.use) {
            come_from_outside(facility.value, trips_[id.value].per_day, 1);
          }
        }
      }
    }
  }

  void come_from_outside(std::size_t resource, double per_day, double scv) {
    outside_[resource] += per_day;
    outside_variability_[resource] += per_day * scv;
  }

  void follow(FlowId id) {
    const FlowSpec& flow = layout_.flows[id];
    std::vector<Visit> way;
    for (std::size_t s = 0; s < flow.stages.size(); ++s) {
      if (s > 0) {
        land(id, s, way);
      }
      for (const PartyWork& party : parties_at(traffic_, trips_, id, s)) {
        way.push_back({party.facility.value, party.per_day});
      }
      if (flow.stages[s].service.valid()) {
        board_and_ride(id, s, way);
      }
    }
    if (way.empty()) {
      return;
    }
    const double groups = traffic_.groups(id);
    const double factor = groups > 0 ? way.front().per_day / groups : 0;
    come_from_outside(way.front().resource, way.front().per_day, variability(id) * factor);
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      Move& move = moves_[{way[i].resource, way[i + 1].resource}];
      move.leave += way[i].per_day;
      move.come += way[i + 1].per_day;
    }
  }

  /// Of the times between groups, and of their sizes (index of dispersion over group size).
  [[nodiscard]] double variability(FlowId id) const {
    const scenario::Arrivals& arrives = layout_.flows[id].data->arrives;
    if (arrives.continuous()) {
      return 0;
    }
    const bool even = arrives.process == scenario::ArrivalProcess::Even;
    const double between = arrives.every ? core::squared_cv(*arrives.every) : even ? 0 : 1;
    const bool together = arrives.as != scenario::ArrivalForm::Lots;
    return between + (together && arrives.size ? core::squared_cv(*arrives.size) : 0);
  }

  /// The flow's part of something that vehicles do, by what its cargo takes of them.
  [[nodiscard]] double part(FlowId id,
                            const ServiceSpec& service,
                            const std::vector<FlowStage>& of) const {
    const auto taken = [&](FlowId flow) {
      const CommodityId commodity = layout_.flows[flow].commodity;
      return traffic_.units(flow) / service.capacity[commodity.value].to_units();
    };
    double all = 0;
    for (const FlowStage& at : of) {
      all += taken(at.flow);
    }
    return all > 0 ? taken(id) / all : 0;
  }

  void visit_sessions(FlowId id,
                      const ServiceSpec& service,
                      ServiceId service_id,
                      std::uint32_t call,
                      std::size_t stage,
                      std::vector<Visit>& way) const {
    for (const Session& session :
         traffic_.sessions(service_id, call, trips_[service_id.value].per_day)) {
      const bool concerned =
          std::any_of(session.flows.begin(), session.flows.end(), [&](const FlowStage& at) {
            return at.flow == id && at.stage == stage;
          });
      if (concerned && session.step->facility.valid()) {
        way.push_back(
            {session.step->facility.value, session.per_day * part(id, service, session.flows)});
      }
    }
  }

  void land(FlowId id, std::size_t stage, std::vector<Visit>& way) const {
    const Stage& ride = layout_.flows[id].stages[stage - 1];
    const ServiceSpec& service = layout_.services[ride.service];
    if (service.is_pipeline()) {
      return;
    }
    const CallTraffic& traffic = traffic_.calls(ride.service)[ride.alight];
    const CallSpec& call = service.calls[ride.alight];
    if (call.berth.valid()) {
      way.push_back({call.berth.value,
                     trips_[ride.service.value].per_day * part(id, service, traffic.landing)});
    }
    visit_sessions(id, service, ride.service, ride.alight, stage, way);
  }

  void board_and_ride(FlowId id, std::size_t stage, std::vector<Visit>& way) const {
    const Stage& ride = layout_.flows[id].stages[stage];
    const ServiceSpec& service = layout_.services[ride.service];
    if (service.is_pipeline()) {
      return;
    }
    visit_sessions(id, service, ride.service, ride.board, stage, way);
    for (std::uint32_t call = ride.board;;) {
      std::vector<FlowStage> aboard = traffic_.calls(ride.service)[call].boarding;
      const std::vector<FlowStage>& passing = traffic_.calls(ride.service)[call].passing;
      aboard.insert(aboard.end(), passing.begin(), passing.end());
      const double per_day = trips_[ride.service.value].per_day * part(id, service, aboard);
      for (const TrackId track : service.calls[call].path) {
        way.push_back({n_facilities_ + track.value, per_day});
      }
      call = service.next_call(call);
      if (call == ride.alight) {
        break;
      }
      visit_sessions(id, service, ride.service, call, stage, way);
    }
  }

  // ---- the network of queues

  Loads solve() {
    std::vector<stats::Station> stations(n_);
    for (std::size_t r = 0; r < n_; ++r) {
      stations[r] = station_of(r);
    }
    std::vector<double> leaving(n_);
    for (std::size_t r = 0; r < n_; ++r) {
      leaving[r] = use(r).visits;
    }
    std::vector<stats::Routing> routing;
    for (const auto& [way, move] : moves_) {
      if (leaving[way.first] > 0 && move.leave > 0) {
        routing.push_back({.from = way.first,
                           .to = way.second,
                           .share = move.leave / leaving[way.first],
                           .yield = move.come / move.leave});
      }
    }
    const std::vector<stats::StationTraffic> traffic = stats::solve_network(stations, routing);
    Loads loads;
    for (std::size_t r = 0; r < n_; ++r) {
      auto& to = r < n_facilities_ ? loads.facilities : loads.tracks;
      to.push_back(state_of(r, stations[r], traffic[r]));
    }
    return loads;
  }

  [[nodiscard]] stats::Station station_of(std::size_t r) const {
    const ResourceUse& done = use(r);
    stats::Station station;
    station.external_rate = outside_[r];
    station.external_scv = outside_[r] > 0 ? outside_variability_[r] / outside_[r] : 1;
    if (r < n_facilities_) {
      const FacilityId facility{static_cast<std::uint32_t>(r)};
      station.servers = conditions_.servers(facility);
      station.mean_service = done.visits > 0 ? done.effective_time / done.visits : 0;
      const double square = station.mean_service * station.mean_service;
      station.service_scv =
          square > 0 ? std::max(0.0, done.effective_squares / done.visits / square - 1) : 0;
      return station;
    }
    const TrackId track{static_cast<std::uint32_t>(r - n_facilities_)};
    const auto starts = conditions_.starts_per_day(track);
    const double open = conditions_.open_share(track);
    station.service_scv = 0;
    if (starts) {
      station.mean_service = *starts > 0 && open > 0 ? 1 / *starts / open : kInfinite;
    }
    return station;
  }

  [[nodiscard]] ResourceState state_of(std::size_t r,
                                       const stats::Station& station,
                                       const stats::StationTraffic& traffic) const {
    ResourceState state;
    state.use = use(r);
    state.servers = station.servers;
    state.arrival_scv = traffic.arrival_scv;
    state.service_scv = station.service_scv;
    state.utilisation = traffic.utilisation;
    state.wait = traffic.mean_wait;
    if (state.use.visits > 0) {
      state.wait += (state.use.closed_wait + state.use.batch_wait) / state.use.visits;
    }
    const TrackId track{static_cast<std::uint32_t>(r - n_facilities_)};
    if (r >= n_facilities_ && layout_.tracks[track].data->slots) {
      state.wait += station.mean_service / 2;  // until the clock's next start
    }
    return state;
  }

  struct Move {
    double leave = 0;  // customers per day of the first resource
    double come = 0;   // of the second
  };

  const Traffic& traffic_;
  const Layout& layout_;
  const Conditions& conditions_;
  const std::vector<Trips>& trips_;
  std::size_t n_facilities_;
  std::size_t n_;
  ResourceUses uses_;
  std::vector<double> outside_;
  std::vector<double> outside_variability_;
  std::map<std::pair<std::size_t, std::size_t>, Move> moves_;
};

}  // namespace

Loads loads_of(const Traffic& traffic, const std::vector<Trips>& trips) {
  return LoadFinder{traffic, trips}.run();
}

}  // namespace corridor::model
