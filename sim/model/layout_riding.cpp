// Vehicles that ride on others: which leg of a service a flow of vehicles takes.

#include <iterator>

#include "compiler.hpp"

namespace corridor::model {

void Compiler::find_rides(const std::string& id, ServiceSpec& service) {
  for (auto flow = scenario_.flows.begin(); flow != scenario_.flows.end(); ++flow) {
    if (flow->second.vehicles && flow->second.vehicles->of == id) {
      const auto number = std::distance(scenario_.flows.begin(), flow);
      take_legs(FlowId{static_cast<std::uint32_t>(number)}, *flow, service);
    }
  }
}

/// All that go from its `from` to its `to`.
void Compiler::take_legs(FlowId id,
                         const std::pair<const std::string, scenario::Flow>& flow,
                         ServiceSpec& service) {
  const std::string path = "flows." + flow.first + ".vehicles";
  const scenario::Flow& data = flow.second;
  const auto n = static_cast<std::uint32_t>(service.calls.size());
  bool found = false;
  for (std::uint32_t c = 0; c < (service.cyclic() ? n : n - 1); ++c) {
    CallSpec& call = service.calls[c];
    if (call.data->at != data.from || service.calls[service.next_call(c)].data->at != data.to) {
      continue;
    }
    found = true;
    if (call.rides.valid()) {
      error(path,
            "a second flow of vehicles of " + service.id + " from " + data.from + " to " + data.to +
                " (expected one)");
    }
    call.rides = id;
  }
  if (!found) {
    error(path,
          "no vehicle of " + service.id + " goes from " + data.from + " to " + data.to +
              " (expected two calls of it, one after the other)");
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
