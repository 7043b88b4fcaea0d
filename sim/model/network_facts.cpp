// What the layout tells of a scenario without a run: routes, and demand by link against capacity.

#include "compiler.hpp"
#include "corridor/model/check.hpp"
#include "corridor/model/layout.hpp"
#include "stream_rate.hpp"

namespace corridor::model {

namespace {

std::vector<TrackId> tracks_of(const ServiceSpec& service, const Stage& stage) {
  std::vector<TrackId> tracks;
  for (std::uint32_t call = stage.board;;) {
    const auto& path = service.calls[call].path;
    tracks.insert(tracks.end(), path.begin(), path.end());
    call = service.next_call(call);
    if (call == stage.alight) {
      return tracks;
    }
  }
}

/// Units of a flow offered per day, on average.
double daily_units(const Layout& layout, const FlowSpec& flow) {
  const scenario::Flow& data = *flow.data;
  if (data.arrives.continuous()) {
    return mean_stream(*layout.scenario, flow, {layout.scenario->from, layout.scenario->to});
  }
  if (data.volume) {
    return data.volume->to_units() / 365.25;
  }
  const double size = data.arrives.size ? core::mean(*data.arrives.size)
                                        : layout.commodities[flow.commodity].lot.to_units();
  const Duration window = layout.scenario->to - layout.scenario->from;
  if (data.arrives.every) {
    return size / core::to_days(core::mean_duration(*data.arrives.every));
  }
  return size * static_cast<double>(data.arrives.at.size()) / core::to_days(window);
}

/// Mean number of full vehicles a day (units a day for a pipeline) over each track.
std::vector<double> demand_by_track(const Layout& layout) {
  std::vector<double> demand(layout.tracks.size());
  for (const FlowSpec& flow : layout.flows) {
    const double units = daily_units(layout, flow);
    for (const Stage& stage : flow.stages) {
      if (!stage.service.valid()) {
        continue;
      }
      const ServiceSpec& service = layout.services[stage.service];
      const double load =
          service.is_pipeline() ? 1 : service.capacity[flow.commodity.value].to_units();
      for (const TrackId track : tracks_of(service, stage)) {
        demand[track.value] += units / load;
      }
    }
  }
  return demand;
}

/// Starts a day, or units a day that other shippers leave free.
std::optional<double> daily_capacity(const scenario::Link& link) {
  if (link.slots) {
    return static_cast<double>(link.slots->count) / core::to_days(link.slots->per);
  }
  if (link.rate) {
    return link.rate->per_day() - (link.background ? link.background->per_day() : 0);
  }
  return std::nullopt;
}

/// "aktau.rail_front", "aktau.customs", ...
void add_facilities(const Layout& layout, const Stage& stage, FlowRoute& route) {
  if (!stage.plan.valid()) {
    return;
  }
  const HandlingPlan& plan = layout.plans[stage.plan];
  for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
    for (const StepPlan& step : *part) {
      if (step.facility.valid()) {
        route.facilities.push_back(layout.facilities[step.facility].place);
      }
    }
  }
}

}  // namespace

std::vector<FlowRoute> routes(const scenario::Scenario& scenario) {
  core::Diagnostics diagnostics;
  const Layout layout = compile(scenario, diagnostics);
  std::vector<FlowRoute> found;
  for (const FlowSpec& flow : layout.flows) {
    FlowRoute route{flow.id, {}, core::to_days(flow.free_flow)};
    for (const Stage& stage : flow.stages) {
      add_facilities(layout, stage, route);
      if (!stage.service.valid()) {
        continue;
      }
      const ServiceSpec& service = layout.services[stage.service];
      RouteLeg leg{service.id,
                   layout.nodes[stage.node].id,
                   layout.nodes[service.calls[stage.alight].node].id,
                   name_of(side_of(service.mode)),
                   {}};
      for (const TrackId track : tracks_of(service, stage)) {
        leg.links.push_back(layout.tracks[track].link);
      }
      route.legs.push_back(std::move(leg));
    }
    found.push_back(std::move(route));
  }
  return found;
}

std::vector<LinkDemand> link_demand(const scenario::Scenario& scenario) {
  core::Diagnostics diagnostics;
  const Layout layout = compile(scenario, diagnostics);
  const std::vector<double> demand = demand_by_track(layout);
  std::vector<LinkDemand> rows;
  for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
    const TrackSpec& track = layout.tracks[TrackId{t}];
    LinkDemand row;
    row.link = track.link;
    row.from = layout.nodes[track.from].id;
    row.to = layout.nodes[track.to].id;
    row.demand = demand[t];
    row.unit = track.mode == Mode::Pipeline ? "units" : "full vehicles";
    row.capacity = daily_capacity(*track.data);
    if (demand[t] > 0 || row.capacity) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace corridor::model
