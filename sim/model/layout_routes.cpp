// Several routes of a flow: where a lot may change from one to another, and what each will take.

#include <algorithm>
#include <span>

#include "capacity_rates.hpp"
#include "compiler.hpp"

namespace corridor::model {

namespace {

bool same_route(std::span<const Stage> a, std::span<const Stage> b) {
  return std::ranges::equal(a, b, [](const Stage& x, const Stage& y) {
    return x.node == y.node && x.service == y.service && x.board == y.board && x.alight == y.alight;
  });
}

/// Of the fleet as in the static capacity, or of the timetable if that is less.
std::optional<double> planned_per_day(const Layout& layout,
                                      const Rates& rates,
                                      const Conditions& conditions,
                                      const Stage& stage,
                                      CommodityId commodity) {
  const ServiceSpec& service = layout.services[stage.service];
  if (service.is_pipeline()) {
    return conditions.pipeline_rate(service.pipe);
  }
  std::optional<double> per_day = rates.fleet(stage.service, stage.board, commodity);
  const auto& timetable = service.calls[stage.board].data->depart.timetable;
  if (timetable && timetable->every) {
    const double by_clock =
        service.capacity[commodity.value].to_units() / core::to_days(*timetable->every);
    per_day = std::min(per_day.value_or(by_clock), by_clock);
  }
  return per_day;
}

/// Handling and leg of a lot, in millionths.
core::Int128 cost_of(const Layout& layout, FlowId id, std::size_t stage) {
  const FlowSpec& flow = layout.flows[id];
  const Amount lot = layout.commodities[flow.commodity].lot;
  const HandlingPlan& plan = layout.plans[flow.all_stages[stage].plan];
  core::Int128 cost = layout.prices.legs[id][stage];
  for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
    for (const StepPlan& step : *part) {
      cost += scaled(step.price, lot.micro, 1'000'000);
    }
  }
  return cost;
}

}  // namespace

std::vector<std::span<const Stage>> routes_of(const FlowSpec& flow) {
  std::vector<std::span<const Stage>> routes;
  std::size_t first = 0;
  for (std::size_t s = 0; s < flow.all_stages.size(); ++s) {
    if (!flow.all_stages[s].service.valid()) {
      routes.emplace_back(flow.all_stages.data() + first, s + 1 - first);
      first = s + 1;
    }
  }
  return routes;
}

void Compiler::add_routes(FlowSpec& flow) {
  flow.all_stages = flow.stages;
  std::vector<std::vector<Stage>> routes{flow.stages};
  const auto& alternatives = flow.data->alternatives;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    const std::string path = "flows." + flow.id + ".alternatives[" + std::to_string(i) + "]";
    const std::vector<Stage> stages = route(flow, alternatives[i], path);
    const auto known =
        std::ranges::find_if(routes, [&](const auto& other) { return same_route(other, stages); });
    if (!stages.empty() && known != routes.end()) {
      error(path, "is a route that the flow has already (expected another one)");
    }
    routes.push_back(stages);
    flow.all_stages.insert(flow.all_stages.end(), stages.begin(), stages.end());
  }
  if (!alternatives.empty()) {
    find_choices(flow);
  }
}

void Compiler::find_choices(FlowSpec& flow) const {
  const std::vector<Stage>& stages = flow.all_stages;
  std::vector<std::optional<Mode>> came_by(stages.size());
  std::uint16_t route = 0;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    ChoiceSpec& choice = flow.choices.emplace_back();
    choice.at_origin = s == 0 || !stages[s - 1].service.valid();
    route = static_cast<std::uint16_t>(route + (choice.at_origin && s > 0 ? 1 : 0));
    choice.route = route;
    if (!choice.at_origin) {
      came_by[s] = layout_.services[stages[s - 1].service].mode;
    }
  }
  for (std::size_t s = 0; s < stages.size(); ++s) {
    for (std::size_t other = 0; other < stages.size(); ++other) {
      const bool goes_on = stages[s].service.valid() && stages[other].service.valid();
      if (goes_on && stages[s].node == stages[other].node && came_by[s] == came_by[other]) {
        flow.choices[s].among.push_back(static_cast<std::uint16_t>(other));
      }
    }
  }
}

void Compiler::weigh_choices() {
  const bool any = std::ranges::any_of(layout_.flows,
                                       [](const FlowSpec& flow) { return !flow.choices.empty(); });
  if (!any || diagnostics_.has_errors()) {
    return;
  }
  const Conditions conditions(layout_, {scenario_.from, scenario_.to});
  const Traffic traffic(layout_, conditions);
  const Rates rates(traffic);
  for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
    FlowSpec& flow = layout_.flows[FlowId{f}];
    for (std::size_t s = 0; s < flow.choices.size(); ++s) {
      const Stage& stage = flow.all_stages[s];
      flow.choices[s].time = free_flow(flow.commodity, {&stage, 1});
      flow.choices[s].cost = cost_of(layout_, FlowId{f}, s);
      if (stage.service.valid()) {
        flow.choices[s].per_day =
            planned_per_day(layout_, rates, conditions, stage, flow.commodity);
      }
    }
  }
}

}  // namespace corridor::model
