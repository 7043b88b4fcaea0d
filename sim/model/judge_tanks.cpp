// Tanks: other liquids, and cargo that can never come in or out.

#include <algorithm>
#include <vector>

#include "judge.hpp"

namespace corridor::model {

namespace {

using scenario::DepartWhen;

class TankJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const FlowSpec& flow : layout_.flows) {
      for (std::size_t s = 0; s < flow.all_stages.size(); ++s) {
        const Stage& stage = flow.all_stages[s];
        check_liquids(flow, layout_.plans[stage.plan]);
        check_departing(flow, stage);
        if (s > 0 && flow.all_stages[s - 1].service.valid()) {
          check_arriving(flow, flow.all_stages[s - 1], layout_.plans[stage.plan]);
        }
      }
      check_groups(flow);
    }
    for (const auto& [id, link] : scenario_.links) {
      for (const auto& [flow, share] : link.shares) {
        check_share(id, flow);
      }
    }
  }

 private:
  [[nodiscard]] std::string path_of(StorageId id) const {
    const StorageSpec& storage = layout_.storages[id];
    return "nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id;
  }
  [[nodiscard]] bool is_tank(StorageId id) const {
    return id.valid() && layout_.storages[id].is_tank();
  }
  [[nodiscard]] Amount capacity(StorageId tank) const {
    const StorageSpec& spec = layout_.storages[tank];
    return spec.data->capacity.at(layout_.commodities[spec.liquid].id);
  }

  void check_liquids(const FlowSpec& flow, const HandlingPlan& plan) {
    for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
      for (const StepPlan& step : *part) {
        for (const StorageId id : {step.into, step.out_of}) {
          if (is_tank(id) && layout_.storages[id].liquid != flow.commodity) {
            error("flows." + flow.id,
                  "is handled through " + layout_.storages[id].place + ", a tank for " +
                      layout_.commodities[layout_.storages[id].liquid].id +
                      " (expected a tank for " + layout_.commodities[flow.commodity].id +
                      ", or a storage without tank: true)");
          }
        }
      }
    }
    for (const StepPlan& step : plan.departure) {
      if (is_tank(step.into)) {
        error(path_of(step.into),
              "is entered by a step of loading, which nothing can leave again (expected `into` "
              "before the last `out_of`)");
      }
    }
  }

  /// What comes at once needs room at once.
  void check_arriving(const FlowSpec& flow, const Stage& by, const HandlingPlan& plan) {
    if (plan.arrival.empty() || !is_tank(plan.arrival.back().into) || !plan.arrival.back().lump()) {
      return;
    }
    const ServiceSpec& service = layout_.services[by.service];
    const StorageId tank = plan.arrival.back().into;
    const Amount load = service.capacity[flow.commodity.value];
    if (load > capacity(tank)) {
      error(path_of(tank) + ".capacity." + layout_.commodities[flow.commodity].id,
            "a vehicle of " + service.id + " may bring " + units(load, flow.commodity) +
                " at once: can never unload (expected more room, or a rate in the handling, so "
                "that it comes lot by lot)");
    }
  }

  /// What leaves at once has to gather in the tank.
  void check_departing(const FlowSpec& flow, const Stage& stage) {
    const HandlingPlan& plan = layout_.plans[stage.plan];
    if (stage.service.valid() && layout_.services[stage.service].is_pipeline()) {
      check_batch(flow, stage);
      return;
    }
    if (!stage.service.valid() || plan.departure.empty() || !plan.departure.front().lump() ||
        !is_tank(plan.departure.front().out_of)) {
      return;
    }
    const ServiceSpec& service = layout_.services[stage.service];
    const scenario::DepartRule& rule = service.calls[stage.board].data->depart;
    Amount needed = rule.at_least.value_or(Amount{});
    if (rule.when == DepartWhen::Full) {
      needed = std::max(needed, service.capacity[flow.commodity.value]);
    }
    const bool leaves_short =
        rule.at_most || (rule.timetable && rule.if_short == scenario::IfShort::Part);
    const StorageId tank = plan.departure.front().out_of;
    if (!leaves_short && needed > capacity(tank)) {
      error(path_of(tank) + ".capacity." + layout_.commodities[flow.commodity].id,
            "a vehicle of " + service.id + " loads " + units(needed, flow.commodity) +
                " at once, more than the tank holds: can never load (expected more room, less in "
                "`at_least`, `at_most`, or a rate in the handling)");
    }
  }

  [[nodiscard]] const ServiceSpec* pipeline(const std::string& link) const {
    const auto found = std::ranges::find_if(layout_.services, [&link](const ServiceSpec& service) {
      return service.is_pipeline() && service.id == link;
    });
    return found == layout_.services.end() ? nullptr : &*found;
  }

  void check_share(const std::string& link, const std::string& flow) {
    const std::string path = "links." + link + ".shares." + flow;
    const auto spec = std::ranges::find(layout_.flows, flow, &FlowSpec::id);
    if (spec == layout_.flows.end()) {
      error(path, "no such flow (found " + flow + ", expected the id of a flow)");
      return;
    }
    const ServiceSpec* const line = pipeline(link);
    const bool takes_it = std::ranges::any_of(spec->stages, [&](const Stage& stage) {
      return stage.service.valid() && &layout_.services[stage.service] == line;
    });
    if (!takes_it) {
      warning(path, "flow " + flow + " does not take this line: its share goes to the others");
    }
  }

  /// A batch has to gather before the line.
  void check_batch(const FlowSpec& flow, const Stage& stage) {
    const ServiceSpec& line = layout_.services[stage.service];
    const auto& batch = layout_.tracks[line.pipe].data->batch;
    const StorageId from = stored_before(layout_, stage, flow.commodity);
    if (!batch || !from.valid()) {
      return;
    }
    const std::string& cargo = layout_.commodities[flow.commodity].id;
    const auto& capacities = layout_.storages[from].data->capacity;
    const auto capacity = capacities.find(cargo);
    if (capacity != capacities.end() && *batch > capacity->second) {
      error("links." + line.id + ".batch",
            "more than " + layout_.storages[from].place + " holds (" +
                units(capacity->second, flow.commodity) +
                "): can never gather (expected a smaller batch, or more room)");
    }
  }

  /// Lots that were offered together enter together.
  void check_groups(const FlowSpec& flow) {
    const auto& size = flow.data->arrives.size;
    if (!size || flow.data->arrives.as == scenario::ArrivalForm::Lots) {
      return;
    }
    for (const StepPlan& step : layout_.plans[flow.stages.front().plan].middle) {
      const Amount group = Amount::from_units(core::mean(*size));
      if (step.per == scenario::Per::Lot) {
        return;
      }
      if (is_tank(step.into) && group > capacity(step.into)) {
        error(path_of(step.into) + ".capacity." + layout_.commodities[flow.commodity].id,
              "flow " + flow.id + " brings " + units(group, flow.commodity) +
                  " at once: can never enter (expected more room, or per: lot)");
      }
    }
  }
};

}  // namespace

void judge_tanks(const Layout& layout, core::Diagnostics& diagnostics) {
  TankJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
