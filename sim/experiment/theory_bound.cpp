#include "corridor/experiment/theory_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "corridor/model/capacity.hpp"
#include "corridor/model/check.hpp"

namespace corridor::experiment {

namespace {

using model::FlowRoute;
using model::ResourceLoad;
using model::StaticCapacity;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// What a flow makes use of.
struct Uses {
  std::set<std::string> facilities, services, links;

  explicit Uses(const FlowRoute& route)
      : facilities(route.facilities.begin(), route.facilities.end()) {
    for (const model::RouteLeg& leg : route.legs) {
      services.insert(leg.service);
      links.insert(leg.links.begin(), leg.links.end());
    }
  }
  /// Of a track in either direction: who goes there comes back.
  [[nodiscard]] bool has(const ResourceLoad& load) const {
    if (load.kind == model::ResourceKind::Track) {
      return links.contains(load.id);
    }
    return facilities.contains(load.name) ||
           std::ranges::any_of(load.berth_calls, [this](const model::BerthCall& call) {
             return services.contains(call.service);
           });
  }
};

double growth_of(const FlowRoute& route,
                 const StaticCapacity& capacity,
                 const std::vector<model::LinkDemand>& links) {
  const Uses uses(route);
  double growth = kInfinite;
  const auto see = [&](double most, double demand) {
    growth = demand > 0 ? std::min(growth, most / demand) : growth;
  };
  for (const ResourceLoad& load : capacity.loads) {
    if (uses.has(load)) {
      see(1, load.utilisation);
    }
  }
  for (const model::ServiceTraffic& service : capacity.services) {
    if (service.most && uses.services.contains(service.service)) {
      see(*service.most, service.full_loads);
    }
  }
  for (const model::LinkDemand& link : links) {
    if (link.capacity && uses.links.contains(link.link)) {
      see(*link.capacity, link.demand);
    }
  }
  return growth;
}

double lift(double base, const std::vector<double>& alone, double together) {
  double sum = base;
  double best = base;
  for (const double one : alone) {
    sum += one - base;
    best = std::max(best, one);
  }
  const double expected = std::max(sum, best);
  if (!std::isfinite(best) || together <= expected) {
    return 0;
  }
  return base > 0 ? (together - expected) / base : kInfinite;
}

/// Of a flow that is not there: nothing limits it.
double growth_in(const TheoryBound& bound, const std::string& flow) {
  const auto found = bound.growth.find(flow);
  return found == bound.growth.end() ? kInfinite : found->second;
}

}  // namespace

TheoryBound theory_bound(const scenario::Scenario& scenario) {
  const StaticCapacity capacity = model::static_capacity(scenario);
  const std::vector<model::LinkDemand> links = model::link_demand(scenario);
  TheoryBound bound;
  for (const model::FlowCapacity& way :
       capacity.together.empty() ? capacity.commodities : capacity.together) {
    bound.carried += way.carried;
  }
  for (const FlowRoute& route : model::routes(scenario)) {
    bound.growth[route.flow] = growth_of(route, capacity, links);
  }
  return bound;
}

JointGain joint_gain(const TheoryBound& base,
                     const std::vector<TheoryBound>& alone,
                     const TheoryBound& together) {
  std::vector<double> values(alone.size());
  std::ranges::transform(alone, values.begin(), &TheoryBound::carried);
  JointGain most{.share = lift(base.carried, values, together.carried)};
  for (const auto& [flow, growth] : base.growth) {
    const std::string& of = flow;
    std::ranges::transform(
        alone, values.begin(), [&of](const TheoryBound& one) { return growth_in(one, of); });
    const double share = lift(growth, values, growth_in(together, of));
    if (share > most.share) {
      most = {.share = share, .flow = of};
    }
  }
  return most;
}

}  // namespace corridor::experiment
