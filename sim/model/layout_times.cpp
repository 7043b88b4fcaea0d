// How long legs and journeys take without any waiting, on average.

#include "compiler.hpp"

namespace corridor::model {

namespace {

Duration mean_leg_time(const Layout& layout, const ServiceSpec& service, std::uint32_t call) {
  Duration time{0};
  const CallSpec& at = service.calls[call];
  if (at.rides.valid()) {
    return layout.flows[at.rides].free_flow;
  }
  for (const TrackId track : at.path) {
    time += mean_running_time(layout.tracks[track]);
  }
  if (service.data != nullptr && service.data->speed_factor) {
    const double factor = core::mean(*service.data->speed_factor);
    return core::from_microseconds(static_cast<double>(time.count()) * factor);
  }
  return time;
}

/// Plug flow at the line's average rate: other shippers' flow, or the whole rate when there is
/// none.
Duration pipeline_transit(const TrackSpec& pipe) {
  if (pipe.data->time) {
    return core::mean_duration(*pipe.data->time);
  }
  if (!pipe.data->line_fill || !pipe.data->rate) {
    return Duration{0};
  }
  const bool shared = pipe.data->background && pipe.data->background->amount > Amount{};
  return (shared ? *pipe.data->background : *pipe.data->rate).time_for(*pipe.data->line_fill);
}

}  // namespace

Duration mean_leg_time(const Layout& layout, const Stage& stage) {
  const ServiceSpec& service = layout.services[stage.service];
  if (service.is_pipeline()) {
    return pipeline_transit(layout.tracks[service.pipe]);
  }
  Duration time{0};
  std::uint32_t call = stage.board;
  do {
    time += mean_leg_time(layout, service, call);
    call = service.next_call(call);
  } while (call != stage.alight);
  return time;
}

Duration Compiler::free_flow(CommodityId commodity, std::span<const Stage> stages) const {
  const Amount lot = layout_.commodities[commodity].lot;
  Duration time{0};
  for (const Stage& stage : stages) {
    const HandlingPlan& plan = layout_.plans[stage.plan];
    for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
      for (const StepPlan& step : *part) {
        time += mean_step_time(step, lot);
      }
    }
    if (stage.service.valid()) {
      time += mean_leg_time(layout_, stage) + mean_through_time(stage, commodity);
    }
  }
  return time;
}

/// Work on the vehicle at the calls where the lot stays aboard.
Duration Compiler::mean_through_time(const Stage& stage, CommodityId commodity) const {
  const ServiceSpec& service = layout_.services[stage.service];
  Duration time{0};
  for (std::uint32_t call = service.next_call(stage.board); call != stage.alight;
       call = service.next_call(call)) {
    for (const StepPlan& step :
         layout_.plans[service.calls[call].through[commodity.value]].arrival) {
      time += mean_step_time(step, Amount{});
    }
  }
  return time;
}

}  // namespace corridor::model
