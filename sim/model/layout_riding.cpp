// Vehicles that ride on others: which leg of a service a flow of vehicles takes.

#include <iterator>

#include "compiler.hpp"

namespace corridor::model {

/// Each flow of the service's vehicles takes the legs from its `from` to its `to`.
void Compiler::find_rides(const std::string& id, ServiceSpec& service) {
  const auto n = static_cast<std::uint32_t>(service.calls.size());
  for (auto flow = scenario_.flows.begin(); flow != scenario_.flows.end(); ++flow) {
    if (!flow->second.vehicles || flow->second.vehicles->of != id) {
      continue;
    }
    const std::string path = "flows." + flow->first + ".vehicles";
    bool found = false;
    for (std::uint32_t c = 0; c < n; ++c) {
      CallSpec& call = service.calls[c];
      const CallSpec& next = service.calls[service.next_call(c)];
      const bool leaves = c + 1 < n || service.cyclic();
      if (!leaves || call.data->at != flow->second.from || next.data->at != flow->second.to) {
        continue;
      }
      found = true;
      if (call.rides.valid()) {
        error(path,
              "a second flow of vehicles of " + id + " from " + call.data->at + " to " +
                  next.data->at + " (expected one)");
        continue;
      }
      call.rides = FlowId{static_cast<std::uint32_t>(std::distance(scenario_.flows.begin(), flow))};
    }
    if (!found) {
      error(path,
            "no vehicle of " + id + " goes from " + flow->second.from + " to " + flow->second.to +
                " (expected two calls of it, one after the other)");
    }
  }
}

/// What carries vehicles runs by itself, and takes a whole number of lots for each of them.
void Compiler::judge_ride(const FlowSpec& flow) {
  const auto& vehicles = flow.data->vehicles;
  if (!vehicles) {
    return;
  }
  const std::string path = "flows." + flow.id + ".vehicles";
  const Amount lot = layout_.commodities[flow.commodity].lot;
  if (vehicles->each && vehicles->each->micro % lot.micro != 0) {
    error(path + ".each", "not a whole number of lots of " + flow.data->commodity);
  }
  for (const Stage& stage : flow.all_stages) {
    if (!stage.service.valid()) {
      continue;
    }
    const ServiceSpec& carrier = layout_.services[stage.service];
    for (std::uint32_t c = stage.board; c != stage.alight; c = carrier.next_call(c)) {
      if (carrier.calls[c].rides.valid()) {
        error(path,
              "rides on " + carrier.id + ", which rides itself from " +
                  layout_.nodes[carrier.calls[c].node].id +
                  " (expected a carrier that runs by itself; name it in via)");
      }
    }
  }
}

}  // namespace corridor::model
