#include "capacity_visits.hpp"

#include <algorithm>

#include "capacity_uses.hpp"
#include "corridor/core/moments.hpp"

namespace corridor::model {

namespace {

/// What one flow asks of a resource, in the order of its route.
struct Visit {
  std::size_t resource = 0;
  double per_day = 0;
};

class VisitFinder {
 public:
  VisitFinder(const Traffic& traffic, const std::vector<Trips>& trips)
      : traffic_(traffic),
        layout_(traffic.layout()),
        trips_(trips),
        n_facilities_(layout_.facilities.size()) {
    visits_.outside.resize(n_facilities_ + layout_.tracks.size());
    visits_.outside_variability.resize(visits_.outside.size());
  }

  Visits run() {
    for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
      if (!layout_.services[ServiceId{s}].is_pipeline()) {
        come_empty(ServiceId{s});
        come_for_manoeuvres(ServiceId{s});
      }
    }
    for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
      follow(FlowId{f});
    }
    return std::move(visits_);
  }

 private:
  /// Vehicles without cargo come to berths and tracks like customers from outside.
  void come_empty(ServiceId id) {
    const ServiceSpec& service = layout_.services[id];
    const double per_day = trips_[id.value].per_day;
    for (std::uint32_t c = 0; c < service.calls.size(); ++c) {
      const CallTraffic& traffic = traffic_.calls(id)[c];
      const CallSpec& call = service.calls[c];
      for (const FacilityId berth : call.berths) {
        if (traffic.landing.empty()) {
          come_from_outside(berth.value, per_day / static_cast<double>(call.berths.size()), 1);
        }
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
    visits_.outside[resource] += per_day;
    visits_.outside_variability[resource] += per_day * scv;
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
      Move& move = visits_.moves[{way[i].resource, way[i + 1].resource}];
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
    for (const FacilityId berth : call.berths) {
      const double per_day =
          trips_[ride.service.value].per_day * part(id, service, traffic.landing);
      way.push_back({berth.value, per_day / static_cast<double>(call.berths.size())});
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

  const Traffic& traffic_;
  const Layout& layout_;
  const std::vector<Trips>& trips_;
  std::size_t n_facilities_;
  Visits visits_;
};

}  // namespace

Visits visits_of(const Traffic& traffic, const std::vector<Trips>& trips) {
  return VisitFinder{traffic, trips}.run();
}

}  // namespace corridor::model
