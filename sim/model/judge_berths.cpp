// Vehicles that hold what the work on them needs, and opening stocks of what is no plain cargo.

#include <algorithm>

#include "judge.hpp"

namespace corridor::model {

namespace {

class BerthJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const FlowSpec& flow : layout_.flows) {
      for (const auto route : routes_of(flow)) {
        for (std::size_t s = 0; s < route.size(); ++s) {
          check_work(route, s);
        }
        check_stocks(flow, route);
      }
    }
  }

 private:
  void check_work(std::span<const Stage> route, std::size_t s) {
    const HandlingPlan& plan = layout_.plans[route[s].plan];
    if (s > 0) {
      check_work(route[s - 1].service, route[s - 1].alight, plan.arrival);
      check_work(route[s - 1].service, route[s - 1].alight, plan.direct);
    }
    if (route[s].service.valid()) {
      check_work(route[s].service, route[s].board, plan.departure);
    }
  }

  /// A vehicle at a berth waits for a second server of the same facility.
  void check_work(ServiceId id, std::uint32_t call, const std::vector<StepPlan>& steps) {
    const ServiceSpec& service = layout_.services[id];
    const std::vector<FacilityId>& berths = service.calls[call].berths;
    for (const StepPlan& step : steps) {
      if (std::ranges::find(berths, step.facility) == berths.end() ||
          !told_.insert({id.value, call}).second) {
        continue;
      }
      const FacilitySpec& facility = layout_.facilities[step.facility];
      const std::string path =
          "services." + service.id + ".calls[" + std::to_string(call) + "].berth";
      const std::string message = "its vehicles hold " + facility.place +
                                  " and then need another server of it for the work on them";
      const std::string remedy = " (give the work a facility of its own, or leave the berth out)";
      if (berths.size() == 1 && facility.data->count <= 1) {
        error(path, message + ": none is ever worked on" + remedy);
      } else {
        warning(path, message + ": they may block each other" + remedy);
      }
    }
  }

  void check_stocks(const FlowSpec& flow, std::span<const Stage> route) {
    if (!flow.data->vehicles && !flow.data->returns) {
      return;
    }
    for (const Stage& stage : route) {
      const StorageId id = stored_before(layout_, stage, flow.commodity);
      const std::string& cargo = layout_.commodities[flow.commodity].id;
      if (id.valid() && layout_.storages[id].data->initial.contains(cargo)) {
        const StorageSpec& storage = layout_.storages[id];
        error("nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id + ".initial." +
                  cargo,
              flow.data->vehicles
                  ? "flow " + flow.id +
                        " is of vehicles, which begin where their fleet says (expected none here)"
                  : "flow " + flow.id +
                        " is of empties, which begin where their pool says (expected none here)");
      }
    }
  }

  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;  // service and call
};

}  // namespace

void judge_berths(const Layout& layout, core::Diagnostics& diagnostics) {
  BerthJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
