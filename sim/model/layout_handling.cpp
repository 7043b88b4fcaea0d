// Handling: which entry applies, and its split into work on the arriving vehicle, in the terminal,
// and on the departing vehicle.

#include <algorithm>
#include <array>

#include "compiler.hpp"

namespace corridor::model {

using scenario::Side;

namespace {

bool is_vehicle(Side side) {
  return side != Side::Origin && side != Side::Destination;
}

/// Whether an entry is work on the vehicle as it stands, rather than a change from one to another.
bool stays_aboard(const scenario::Handling& handling) {
  return std::all_of(handling.steps.begin(), handling.steps.end(), [](const auto& step) {
    return step.into.empty() && step.out_of.empty();
  });
}

}  // namespace

std::string name_of(Side side) {
  static constexpr std::array kNames{"origin", "destination", "rail", "sea", "road", "pipeline"};
  return kNames.at(static_cast<std::size_t>(side));
}

std::size_t end_of_arrival(const scenario::Handling& handling) {
  if (!is_vehicle(handling.from) || handling.from == Side::Pipeline) {
    return 0;
  }
  const auto& steps = handling.steps;
  const auto into =
      std::find_if(steps.begin(), steps.end(), [](const auto& step) { return !step.into.empty(); });
  if (into != steps.end()) {
    return static_cast<std::size_t>(into - steps.begin()) + 1;
  }
  const auto out = std::find_if(
      steps.begin(), steps.end(), [](const auto& step) { return !step.out_of.empty(); });
  return static_cast<std::size_t>(out - steps.begin());
}

std::size_t start_of_departure(const scenario::Handling& handling) {
  const auto& steps = handling.steps;
  if (!is_vehicle(handling.to)) {
    return steps.size();
  }
  const auto out = std::find_if(
      steps.rbegin(), steps.rend(), [](const auto& step) { return !step.out_of.empty(); });
  return out == steps.rend() ? steps.size() : static_cast<std::size_t>(steps.rend() - out) - 1;
}

const scenario::Handling* Compiler::find_handling(
    NodeId node, const std::string& commodity, Side from, Side to, std::size_t& index) const {
  const auto& entries = layout_.nodes[node].data->handling;
  for (index = 0; index < entries.size(); ++index) {
    const scenario::Handling& entry = entries[index];
    const bool applies =
        entry.from == from && entry.to == to &&
        std::find(entry.cargo.begin(), entry.cargo.end(), commodity) != entry.cargo.end();
    if (applies) {
      return &entry;
    }
  }
  return nullptr;
}

/// The empty plan when the lot passes through; an error for a change of mode without an entry.
PlanId Compiler::plan_for(NodeId node, const FlowSpec& flow, Side from, Side to) {
  const std::string& cargo = layout_.commodities[flow.commodity].id;
  std::size_t index = 0;
  const scenario::Handling* const entry = find_handling(node, cargo, from, to, index);
  if (entry != nullptr) {
    return compile_plan(node, *entry, index);
  }
  if (is_vehicle(from) && is_vehicle(to) && from != to) {
    const std::string& id = layout_.nodes[node].id;
    error("nodes." + id + ".handling",
          "no entry for cargo " + cargo + " from " + name_of(from) + " to " + name_of(to) +
              ", which flow " + flow.id + " needs here (expected {cargo: " + cargo +
              ", from: " + name_of(from) + ", to: " + name_of(to) + ", steps: [...]})");
  }
  return empty_plan_;
}

PlanId Compiler::compile_plan(NodeId node, const scenario::Handling& handling, std::size_t index) {
  const auto known = plans_.find({node, index});
  if (known != plans_.end()) {
    return known->second;
  }
  const std::string path =
      "nodes." + layout_.nodes[node].id + ".handling[" + std::to_string(index) + "]";
  const std::size_t arrival_end = end_of_arrival(handling);
  const std::size_t departure = std::max(arrival_end, start_of_departure(handling));
  HandlingPlan plan;
  plan.node = node;
  // draws are named by what an entry is for, not by its place in the list, which an option may
  // change
  const std::string name = layout_.nodes[node].id + " " + handling.cargo.front() + " " +
                           name_of(handling.from) + "-" + name_of(handling.to) + " ";
  for (std::size_t i = 0; i < handling.steps.size(); ++i) {
    auto& part = i < arrival_end ? plan.arrival : i < departure ? plan.middle : plan.departure;
    part.push_back(compile_step(node, handling.steps[i], name + std::to_string(i)));
  }
  if (handling.direct) {
    plan.direct.push_back(compile_step(node, *handling.direct, name + "direct"));
  }
  plan.loads_in_lumps = std::any_of(plan.departure.begin(),
                                    plan.departure.end(),
                                    [](const StepPlan& step) { return step.lump(); });
  judge_plan(plan, handling, path);
  const PlanId id = layout_.plans.push_back(std::move(plan));
  plans_.emplace(std::tuple{node, index}, id);
  return id;
}

/// What the split makes impossible.
void Compiler::judge_plan(const HandlingPlan& plan,
                          const scenario::Handling& handling,
                          const std::string& path) {
  bool lot_by_lot = false;
  for (const StepPlan& step : plan.middle) {
    if (lot_by_lot && step.per != scenario::Per::Lot) {
      error(path, "a step per group cannot follow a step per lot within the terminal");
    }
    lot_by_lot = lot_by_lot || step.per == scenario::Per::Lot;
    if (step.servers > 1) {
      error(path,
            step.name + " works without a vehicle: one server does a piece (leave `servers` out)");
    }
  }
  judge_work_on_vehicle(plan.arrival, path);
  judge_work_on_vehicle(plan.departure, path);
  judge_work_on_vehicle(plan.direct, path + ".direct");
  for (const StepPlan& step : plan.departure) {
    const bool works = step.facility.valid() || step.takes_time();
    if (handling.to == Side::Pipeline && works) {
      error(path,
            "a pipeline takes cargo in at its own rate (expected a last step with only `out_of`)");
    }
  }
}

/// Several servers share what is done lot by lot.
void Compiler::judge_servers(const StepPlan& step, const std::string& path) {
  if (step.servers == 1) {
    return;
  }
  if (step.lump()) {
    error(path,
          step.name +
              " does all in one piece, which several servers cannot share (expected a rate, "
              "or per: lot)");
  }
  if (step.pumps || !step.facility.valid()) {
    error(path,
          step.name + (step.pumps ? " is a pump" : " has no facility") +
              ": `servers` is for cranes that share the lots of a vehicle");
  }
}

void Compiler::judge_work_on_vehicle(const std::vector<StepPlan>& steps, const std::string& path) {
  for (const StepPlan& step : steps) {
    judge_servers(step, path);
    if (step.takes.valid()) {
      error(path,
            step.name + " takes a unit of " + layout_.pool_stocks[step.takes].pool +
                ", but is work on a vehicle (expected a step of its own in the terminal, before "
                "out_of or after into)");
    }
    if (step.per == scenario::Per::Group) {
      error(path,
            "`per: group` is for steps without a vehicle, and " + step.name +
                " is work on one (expected per: train or per: lot, or a storage to enter before "
                "it and to leave after it)");
    }
  }
}

StepPlan Compiler::compile_step(NodeId node,
                                const scenario::HandlingStep& step,
                                const std::string& name) {
  const std::string& place = layout_.nodes[node].id;
  StepPlan plan;
  plan.node = node;
  plan.name = step.use.empty() ? "delay" : step.use;
  plan.per = step.per;
  plan.time = step.time;
  plan.rate = step.rate;
  plan.fixed = step.fixed.value_or(Duration{0});
  plan.servers = step.servers;
  plan.stream = core::StreamName::of("handling", "step", name);
  plan.service = layout_.causes.in_service(place, plan.name);
  plan.waiting = plan.service;
  if (!step.use.empty()) {
    plan.facility = layout_.facility(node, step.use);
    const FacilitySpec& facility = layout_.facilities[plan.facility];
    plan.waiting = facility.busy;
    if (!plan.time && !plan.rate) {
      plan.time = facility.data->time;
      plan.rate = facility.data->rate;
      plan.facility_pace = true;
    }
  }
  plan.takes = pool_stock(step.takes, node);
  plan.gives = pool_stock(step.gives, node);
  if (!step.into.empty()) {
    plan.into = layout_.storage(node, step.into);
  }
  if (!step.out_of.empty()) {
    plan.out_of = layout_.storage(node, step.out_of);
  }
  for (const StorageId storage : {plan.into, plan.out_of}) {
    plan.pumps = plan.pumps || (storage.valid() && layout_.storages[storage].is_tank());
  }
  return plan;
}

/// What happens to a vehicle at a call where lots stay aboard.
void Compiler::add_through_handling() {
  for (ServiceSpec& service : layout_.services) {
    for (CallSpec& call : service.calls) {
      call.through.assign(layout_.commodities.size(), empty_plan_);
      for (std::uint32_t i = 0; i < layout_.commodities.size(); ++i) {
        const CommodityId commodity{i};
        const Side side = side_of(service.mode);
        std::size_t index = 0;
        const auto* const entry =
            find_handling(call.node, layout_.commodities[commodity].id, side, side, index);
        if (entry != nullptr && service.capacity[i] > Amount{} && stays_aboard(*entry)) {
          call.through[i] = compile_plan(call.node, *entry, index);
        }
      }
    }
  }
}

Duration mean_step_time(const StepPlan& step, Amount lot) {
  Duration time = step.fixed;
  if (step.time) {
    time += core::mean_duration(*step.time) / step.servers;
  }
  if (step.rate) {
    time += step.rate->time_for(lot) / step.servers;
  }
  return time;
}

Duration mean_manoeuvring(const CallSpec& call) {
  Duration time{0};
  for (const auto* part : {&call.inbound, &call.outbound}) {
    for (const ManoeuvreSpec& manoeuvre : *part) {
      time += mean_step_time(manoeuvre.step, Amount{});
    }
  }
  return time;
}

}  // namespace corridor::model
