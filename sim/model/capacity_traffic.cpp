// Demand by flow, service and call, and the work on vehicles that it makes.

#include <algorithm>

#include "capacity_trips.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/core/moments.hpp"

namespace corridor::model {

namespace {

/// Flows of the same handling share a session.
struct SamePlan {
  PlanId plan;
  std::vector<FlowStage> flows;
};

std::vector<SamePlan> by_plan(const Layout& layout, const std::vector<FlowStage>& flows) {
  std::vector<SamePlan> plans;
  for (const FlowStage& at : flows) {
    const PlanId plan = layout.flows[at.flow].stages[at.stage].plan;
    auto found = std::find_if(
        plans.begin(), plans.end(), [plan](const SamePlan& p) { return p.plan == plan; });
    if (found == plans.end()) {
      plans.push_back({plan, {}});
      found = plans.end() - 1;
    }
    found->flows.push_back(at);
  }
  return plans;
}

double days_of(Duration time) {
  return core::to_days(time);
}

/// One session of a step in which `lots` of `lot` units each are handled.
void set_times(Session& session, double lots, Amount lot) {
  const StepPlan& step = *session.step;
  const double time = step.time ? core::mean(*step.time) / core::kMicrosecondsPerDay : 0;
  const double variance =
      step.time ? core::variance(*step.time) / core::kMicrosecondsPerDay / core::kMicrosecondsPerDay
                : 0;
  const double pieces = step.lump() ? 1 : lots;
  const double by_rate = step.rate ? days_of(step.rate->time_for(lot)) * lots : 0;
  session.days = days_of(step.fixed) + pieces * time + by_rate;
  session.length = days_of(step.fixed) + (pieces * time + by_rate) / step.servers;
  session.variance = pieces * variance;
}

}  // namespace

Traffic::Traffic(const Layout& layout, const Conditions& conditions)
    : layout_(layout), conditions_(conditions) {
  for (const ServiceSpec& service : layout.services) {
    CallTraffic empty;
    empty.aboard.resize(layout.commodities.size());
    calls_.emplace_back(service.calls.size(), empty);
  }
  for (std::uint32_t f = 0; f < layout.flows.size(); ++f) {
    const FlowId flow{f};
    units_.push_back(conditions.units_per_day(layout.flows[flow]));
    for (std::size_t s = 0; s < layout.flows[flow].stages.size(); ++s) {
      if (layout.flows[flow].stages[s].service.valid()) {
        add(flow, s);
      }
    }
  }
}

void Traffic::add(FlowId flow, std::size_t stage) {
  const FlowSpec& spec = layout_.flows[flow];
  const Stage& ride = spec.stages[stage];
  std::vector<CallTraffic>& calls = calls_[ride.service.value];
  const ServiceSpec& service = layout_.services[ride.service];
  calls[ride.board].boarding.push_back({flow, stage});
  for (std::uint32_t call = ride.board;;) {
    calls[call].aboard[spec.commodity.value] += units(flow);
    call = service.next_call(call);
    if (call == ride.alight) {
      break;
    }
    calls[call].passing.push_back({flow, stage});
  }
  calls[ride.alight].landing.push_back({flow, stage + 1});
}

double Traffic::lots(FlowId flow) const {
  return units(flow) / layout_.commodities[layout_.flows[flow].commodity].lot.to_units();
}

double Traffic::groups(FlowId flow) const {
  const scenario::Arrivals& arrives = layout_.flows[flow].data->arrives;
  const bool together = arrives.as != scenario::ArrivalForm::Lots && arrives.size;
  return together ? std::min(lots(flow), units(flow) / core::mean(*arrives.size)) : lots(flow);
}

double Traffic::full_loads(ServiceId id, std::uint32_t call) const {
  const ServiceSpec& service = layout_.services[id];
  const bool shared =
      service.lanes > 0 ||
      (service.fleet != nullptr && service.fleet->capacity_rule == scenario::CapacityRule::Shared);
  double loads = 0;
  const std::vector<double>& aboard = calls_[id.value][call].aboard;
  for (std::size_t c = 0; c < aboard.size(); ++c) {
    if (aboard[c] > 0) {
      const double share = aboard[c] / service.capacity[c].to_units();
      loads = shared ? loads + share : std::max(loads, share);
    }
  }
  return loads;
}

double Traffic::full_loads(ServiceId id) const {
  double most = 0;
  for (std::uint32_t call = 0; call < calls_[id.value].size(); ++call) {
    most = std::max(most, full_loads(id, call));
  }
  return most;
}

void Traffic::add_sessions(std::vector<Session>& all,
                           const std::vector<FlowStage>& flows,
                           double per_day,
                           bool departure) const {
  for (const SamePlan& same : by_plan(layout_, flows)) {
    double n_lots = 0;
    double n_units = 0;
    for (const FlowStage& at : same.flows) {
      n_lots += lots(at.flow);
      n_units += units(at.flow);
    }
    const double sessions = std::min(per_day, n_lots);
    const Amount lot = layout_.commodities[layout_.flows[same.flows.front().flow].commodity].lot;
    const HandlingPlan& plan = layout_.plans[same.plan];
    for (const StepPlan& step : departure ? plan.departure : plan.arrival) {
      Session session{.step = &step,
                      .per_day = sessions,
                      .departure = departure,
                      .flows = same.flows,
                      .units = n_units};
      set_times(session, sessions > 0 ? n_lots / sessions : 0, lot);
      all.push_back(std::move(session));
    }
  }
}

std::vector<Session> Traffic::sessions(ServiceId id, std::uint32_t call, double per_day) const {
  const CallTraffic& traffic = calls_[id.value][call];
  std::vector<Session> all;
  add_sessions(all, traffic.landing, per_day, false);
  std::vector<PlanId> through;
  for (const FlowStage& at : traffic.passing) {
    const CommodityId commodity = layout_.flows[at.flow].commodity;
    const PlanId plan = layout_.services[id].calls[call].through[commodity.value];
    if (std::find(through.begin(), through.end(), plan) != through.end()) {
      continue;
    }
    through.push_back(plan);
    for (const StepPlan& step : layout_.plans[plan].arrival) {
      Session session{.step = &step, .per_day = per_day, .flows = traffic.passing};
      for (const FlowStage& flow : traffic.passing) {
        session.units += units(flow.flow);
      }
      set_times(session, 0, Amount{});
      all.push_back(std::move(session));
    }
  }
  add_sessions(all, traffic.boarding, per_day, true);
  return all;
}

}  // namespace corridor::model
