// Embargoes: where they count, and whom they bind.

#include <algorithm>

#include "compiler.hpp"

namespace corridor::model {

namespace {

bool enters(const HandlingPlan& plan, StorageId storage) {
  const auto into = [storage](const StepPlan& step) { return step.into == storage; };
  return std::ranges::any_of(plan.arrival, into) || std::ranges::any_of(plan.middle, into);
}

/// Cargo on that stage is among what is counted; by dates, among what comes there.
bool counts(const Layout& layout, const EmbargoSpec& embargo, const Stage& stage) {
  const bool waits =
      stage.service.valid() || embargo.storage.valid() || embargo.data->when == std::nullopt;
  return waits && comes_to(layout, embargo, stage);
}

Lacking lacking_of(const scenario::Embargo& embargo) {
  return embargo.when ? Lacking::Storage : Lacking::Works;
}

}  // namespace

bool comes_to(const Layout& layout, const EmbargoSpec& embargo, const Stage& stage) {
  if (stage.node != embargo.node) {
    return false;
  }
  if (embargo.service.valid()) {
    return stage.service == embargo.service;
  }
  return !embargo.storage.valid() || enters(layout.plans[stage.plan], embargo.storage);
}

void Compiler::add_embargoes() {
  for (const auto& [id, data] : scenario_.embargoes) {
    EmbargoSpec spec;
    spec.id = id;
    spec.data = &data;
    spec.node = layout_.node(data.at);
    spec.cargo = layout_.commodity(data.cargo);
    spec.service = service(data.service);
    spec.storage = layout_.storage(spec.node, data.storage);
    spec.cause = layout_.causes.waiting(lacking_of(data), data.at, "embargo " + id);
    if (spec.storage.valid() && layout_.storages[spec.storage].is_tank()) {
      error("embargoes." + id + ".storage",
            "is a tank, whose stream is shut in when it is full (expected a yard)");
    }
    add_counted_piles(spec);
    bind_flows(layout_.embargoes.push_back(std::move(spec)));
  }
}

ServiceId Compiler::service(const std::string& id) const {
  for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
    if (layout_.services[ServiceId{s}].id == id) {
      return ServiceId{s};
    }
  }
  return {};
}

void Compiler::add_counted_piles(EmbargoSpec& embargo) const {
  for (std::uint32_t p = 0; p < layout_.piles.size(); ++p) {
    const PileSpec& pile = layout_.piles[PileId{p}];
    const bool of_service = !embargo.service.valid() || pile.service == embargo.service;
    if (pile.node == embargo.node && of_service && !embargo.storage.valid()) {
      embargo.piles.push_back(PileId{p});
    }
  }
}

void Compiler::bind_flows(EmbargoId id) {
  const EmbargoSpec& embargo = layout_.embargoes[id];
  const std::string path = "embargoes." + embargo.id;
  if (!embargo.data->flows.empty()) {
    bind_named_flows(id, path + ".flows");
    return;
  }
  bool any = false;
  for (FlowSpec& flow : layout_.flows) {
    const bool of_cargo = !embargo.cargo.valid() || flow.commodity == embargo.cargo;
    const bool kept_out = of_cargo && !flow.data->arrives.continuous() &&
                          std::ranges::any_of(flow.all_stages, [&](const Stage& stage) {
                            return counts(layout_, embargo, stage);
                          });
    if (kept_out) {
      judge_rejected(flow, embargo, path);
      flow.embargoes.push_back(id);
      any = true;
    }
  }
  if (!any) {
    diagnostics_.warning(scenario_.mark_of(path),
                         path,
                         "keeps nobody out: no flow of lots comes there (expected one, or flows: "
                         "with those that it binds)");
  }
}

void Compiler::bind_named_flows(EmbargoId id, const std::string& path) {
  const auto& named = layout_.embargoes[id].data->flows;
  for (FlowSpec& flow : layout_.flows) {
    if (std::ranges::find(named, flow.id) != named.end() && !flow.stages.empty()) {
      judge_bound(flow, layout_.embargoes[id], path);
      judge_rejected(flow, layout_.embargoes[id], path);
      flow.embargoes.push_back(id);
    }
  }
}

void Compiler::judge_bound(const FlowSpec& flow,
                           const EmbargoSpec& embargo,
                           const std::string& path) {
  const scenario::Embargo& data = *embargo.data;
  const bool comes = std::ranges::any_of(
      flow.all_stages, [&](const Stage& stage) { return comes_to(layout_, embargo, stage); });
  if (!comes) {
    error(path,
          "flow " + flow.id + " does not come there (expected flows by way of " + data.at +
              (data.service.empty() ? "" : " and " + data.service) +
              (data.storage.empty() ? "" : " and its " + data.storage) + ")");
  }
  if (flow.data->arrives.continuous()) {
    error(path, "flow " + flow.id + " is a stream, which its full tank shuts in (expected lots)");
  }
}

/// Who comes back must not be turned away for ever.
void Compiler::judge_rejected(const FlowSpec& flow,
                              const EmbargoSpec& embargo,
                              const std::string& path) {
  const bool empties = flow.data->returns.has_value();
  if (embargo.data->then == scenario::OnEmbargo::Reject && (empties || flow.data->vehicles)) {
    error(path,
          "flow " + flow.id + " brings " + (empties ? "empties" : "vehicles") +
              ", which would be lost (expected do: hold)");
  }
}

}  // namespace corridor::model
