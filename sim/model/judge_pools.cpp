// Units of pools that are given without having been taken, or never come back, and pools that are
// too small for what takes from them.

#include <map>

#include "corridor/core/moments.hpp"
#include "judge.hpp"

namespace corridor::model {

namespace {

class PoolJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const FlowSpec& flow : layout_.flows) {
      check_flow(flow);
    }
    for (const ServiceSpec& service : layout_.services) {
      if (!service.is_pipeline()) {
        check_service(service);
      }
    }
    for (const auto& [id, pool] : scenario_.pools) {
      if (!used_.contains(id)) {
        warning("pools." + id, "nobody takes a unit of it");
      }
    }
  }

 private:
  static constexpr const char* kUnit = "the unit of a pool";
  using Held = std::map<std::string, int>;  // by pool

  [[nodiscard]] const PoolStockSpec& stock(PoolStockId id) const { return layout_.pool_stocks[id]; }

  void take(PoolStockId id, Held& held) {
    if (id.valid()) {
      ++held[stock(id).pool];
      used_.insert(stock(id).pool);
    }
  }
  void give(PoolStockId id, Held& held, const std::string& path) {
    if (id.valid() && --held[stock(id).pool] < 0) {
      error(path,
            "gives a unit of " + stock(id).pool + " at " + layout_.nodes[stock(id).node].id +
                " that it has not taken (expected takes: " + stock(id).pool + " before)");
      held[stock(id).pool] = 0;
    }
  }
  /// What is left at the end of the way.
  void end(const Held& held, const std::string& path) {
    for (const auto& [pool, units] : held) {
      if (units > 0) {
        warning(path,
                "keeps its unit of " + pool + ", which never comes back (expected gives: " + pool +
                    " on its way)");
      }
    }
  }

  /// Route by route.
  void check_flow(const FlowSpec& flow) {
    const std::string path = "flows." + flow.id;
    if (flow.data->returns) {
      used_.insert(flow.data->returns->pool);
      check_refusals(flow, kUnit);
    }
    for (const auto route : routes_of(flow)) {
      check_route(flow, route, path);
    }
  }
  void check_route(const FlowSpec& flow, std::span<const Stage> route, const std::string& path) {
    Held held;
    for (const Stage& stage : route) {
      const HandlingPlan& plan = layout_.plans[stage.plan];
      for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
        for (const StepPlan& step : *part) {
          take(step.takes, held);
          check_size(flow, step, path);
          give(step.gives, held, path);
        }
      }
    }
    end(held, path);
    if (!held.empty()) {
      check_refusals(flow, kUnit);
    }
  }
  /// A group that takes its units together, which are more than there are.
  void check_size(const FlowSpec& flow, const StepPlan& step, const std::string& path) {
    const auto& size = flow.data->arrives.size;
    if (!step.takes.valid() || step.per == scenario::Per::Lot || !size ||
        core::variance(*size) > 0) {
      return;
    }
    const double lots = core::mean(*size) / layout_.commodities[flow.commodity].lot.to_units();
    const PoolStockSpec& from = stock(step.takes);
    int units = 0;
    for (const auto& [node, n] : from.data->at) {
      units += n;
    }
    if (lots > units) {
      error(path,
            "takes " + core::format_number(lots, 6) + " units of " + from.pool +
                " at once, and there are " + std::to_string(units));
    }
  }

  void check_service(const ServiceSpec& service) {
    const std::string path = "services." + service.id;
    Held held;
    const bool cyclic = service.cyclic();
    for (std::size_t c = 0; c < service.calls.size(); ++c) {
      if (c > 0 || !cyclic) {  // what lies at its first call has been brought in
        manoeuvre(service.calls[c].inbound, held, path);
      }
      manoeuvre(service.calls[c].outbound, held, path);
    }
    if (cyclic) {
      manoeuvre(service.calls.front().inbound, held, path);
    }
    end(held, path);
  }
  void manoeuvre(const std::vector<ManoeuvreSpec>& manoeuvres,
                 Held& held,
                 const std::string& path) {
    for (const ManoeuvreSpec& one : manoeuvres) {
      take(one.step.takes, held);
      give(one.step.gives, held, path);
    }
  }

  std::set<std::string> used_;
};

}  // namespace

void judge_pools(const Layout& layout, core::Diagnostics& diagnostics) {
  PoolJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
