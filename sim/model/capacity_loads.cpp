#include "capacity_loads.hpp"

#include <algorithm>
#include <cmath>

#include "capacity_visits.hpp"
#include "corridor/stats/queueing_network.hpp"

namespace corridor::model {

namespace {

/// Solves the network of queues that the visits make.
class LoadFinder {
 public:
  LoadFinder(const Traffic& traffic, const std::vector<Trips>& trips)
      : layout_(traffic.layout()),
        conditions_(traffic.conditions()),
        n_facilities_(layout_.facilities.size()),
        n_(n_facilities_ + layout_.tracks.size()),
        uses_(uses_of(traffic, trips)),
        visits_(visits_of(traffic, trips)) {}

  Loads run() {
    std::vector<stats::Station> stations(n_);
    for (std::size_t r = 0; r < n_; ++r) {
      stations[r] = station_of(r);
    }
    std::vector<double> leaving(n_);
    for (std::size_t r = 0; r < n_; ++r) {
      leaving[r] = use(r).visits;
    }
    std::vector<stats::Routing> routing;
    for (const auto& [way, move] : visits_.moves) {
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

 private:
  [[nodiscard]] const ResourceUse& use(std::size_t r) const {
    return r < n_facilities_ ? uses_.facilities[r] : uses_.tracks[r - n_facilities_];
  }

  [[nodiscard]] stats::Station station_of(std::size_t r) const {
    const ResourceUse& done = use(r);
    stats::Station station;
    station.external_rate = visits_.outside[r];
    station.external_scv =
        visits_.outside[r] > 0 ? visits_.outside_variability[r] / visits_.outside[r] : 1;
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

  const Layout& layout_;
  const Conditions& conditions_;
  std::size_t n_facilities_;
  std::size_t n_;
  ResourceUses uses_;
  Visits visits_;
};

}  // namespace

Loads loads_of(const Traffic& traffic, const std::vector<Trips>& trips) {
  return LoadFinder{traffic, trips}.run();
}

}  // namespace corridor::model
