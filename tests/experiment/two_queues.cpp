#include "two_queues.hpp"

#include <string>

#include "queue.hpp"

namespace corridor::test {
namespace {

const char* const kHead =
    "corridor: 1\nname: two queues\nfrom: 2024-01-01\nto: 2024-03-01\nwarm_up: 5 d\ncool_down: "
    "60 d\n"
    "commodities: {job: {unit: job, lot: 1 job, delay_cost: 24 USD/job/day}}\nnodes:\n";

}  // namespace

scenario::Scenario two_queues(int left, int right) {
  const auto facility = [](int minutes) {
    return "{count: 1, time: {exponential: {mean: " + std::to_string(minutes) + " min}}}";
  };
  return scenario_of(
      std::string(kHead) + "  left:\n    facilities: {server: " + facility(left) +
      "}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: server}]}]\n"
      "  right:\n    facilities: {server: " +
      facility(right) +
      "}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: server}]}]\n"
      "flows:\n"
      "  a: {from: left, to: left, commodity: job, arrives: {every: {exponential: {mean: 1 h}}}}\n"
      "  b: {from: right, to: right, commodity: job, arrives: {every: {exponential: {mean: 1 "
      "h}}}}\n");
}

scenario::Scenario two_in_series(int quay, int gate) {
  const auto facility = [](int minutes) {
    return "{count: 1, time: " + std::to_string(minutes) + " min}";
  };
  return scenario_of(std::string(kHead) + "  port:\n    facilities: {quay: " + facility(quay) +
                     ", gate: " + facility(gate) +
                     "}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: "
                     "quay}, {use: gate}]}]\n"
                     "flows: {jobs: {from: port, to: port, commodity: job, arrives: {every: 1 "
                     "h}}}\n");
}

}  // namespace corridor::test
