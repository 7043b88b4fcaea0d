#include "corridor/model/route_times.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "corridor/stats/rank.hpp"

namespace corridor::model {

namespace {

constexpr double kSecondsPerHour = 3600;

std::uint32_t seconds_of(Duration time) {
  constexpr std::int64_t kMicroseconds = 1'000'000;
  constexpr std::int64_t kLongest = std::numeric_limits<std::uint32_t>::max();
  const std::int64_t seconds = (time.count() + kMicroseconds / 2) / kMicroseconds;
  return static_cast<std::uint32_t>(std::min(seconds, kLongest));
}

/// Of all lots, those that have not come after the others; the values before `from` are the least.
std::optional<double> quantile(std::vector<std::uint32_t>& seconds,
                               std::size_t ahead,
                               double p,
                               std::ptrdiff_t from) {
  const std::size_t rank = stats::rank_of(p, seconds.size() + ahead);
  if (rank > seconds.size()) {
    return std::nullopt;
  }
  const auto place = seconds.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
  std::nth_element(seconds.begin() + from, place, seconds.end());
  return *place / kSecondsPerHour;
}

}  // namespace

RouteTimes::RouteTimes(const Layout& layout) : routes_(layout.flows.size()) {
  for (std::uint32_t f = 0; f < layout.flows.size(); ++f) {
    const std::vector<Stage>& stages = layout.flows[FlowId{f}].stages;
    Route& route = routes_[FlowId{f}];
    route.n_stages = stages.size();
    route.terminal.resize(layout.nodes.size(), 0);
    route.points.resize(2 * std::max<std::size_t>(1, stages.size()) - 1);
    for (std::size_t s = stages.size(); s-- > 0;) {  // of a node that comes twice, the first
      route.terminal[stages[s].node.value] = static_cast<std::uint16_t>(s + 1);
    }
  }
}

void RouteTimes::milestone(Lot& lot, Milestone milestone, NodeId node, Time now) {
  Route& route = routes_[lot.flow];
  const std::size_t terminal = route.terminal[node.value];
  std::size_t point = 0;  // from 1
  if (milestone == Milestone::Delivered) {
    point = route.points.size();
  } else if (milestone == Milestone::Departed) {
    point = terminal > 0 && terminal < route.n_stages ? 2 * terminal - 1 : 0;
  } else if (milestone == Milestone::Arrived) {
    point = terminal > 1 ? 2 * terminal - 2 : 0;
  }
  if (point > lot.points_passed) {
    route.points[point - 1].seconds.push_back(seconds_of(now - lot.offered));
    lot.points_passed = static_cast<std::uint16_t>(point);
  }
}

void RouteTimes::never_came(const Lot& lot) {
  Route& route = routes_[lot.flow];
  const bool off_route = lot.stage >= route.n_stages;
  for (std::size_t p = off_route ? route.points.size() - 1 : lot.points_passed;
       p < route.points.size();
       ++p) {
    ++route.points[p].ahead;
  }
}

std::vector<LotBand> RouteTimes::bands(FlowId flow) {
  std::vector<LotBand> bands;
  bands.reserve(routes_[flow].points.size());
  for (Point& point : routes_[flow].points) {
    LotBand band;
    const std::size_t n = point.seconds.size() + point.ahead;
    if (n > 0) {
      band.p10 = quantile(point.seconds, point.ahead, 0.1, 0);
    }
    if (band.p10) {
      const auto at_least_p10 = static_cast<std::ptrdiff_t>(stats::rank_of(0.1, n)) - 1;
      band.p90 = quantile(point.seconds, point.ahead, 0.9, at_least_p10);
    }
    bands.push_back(band);
  }
  return bands;
}

}  // namespace corridor::model
