#pragma once
// The parts of compile(), one a file.

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "corridor/model/layout.hpp"

namespace corridor::model {

class Compiler {
 public:
  Compiler(const scenario::Scenario& scenario, core::Diagnostics& diagnostics)
      : scenario_(scenario), diagnostics_(diagnostics) {}

  Layout run();

 private:
  // layout.cpp
  void add_nodes();
  [[nodiscard]] const scenario::Water* water_at(const std::string& node) const;
  void add_storage(NodeId node, const std::string& id, const scenario::Storage& data);
  void add_tracks();
  LineId add_line(const std::string& id, const scenario::Link& data, Cause at_ends);
  void add_pools();
  /// None for no pool.
  PoolStockId pool_stock(const std::string& pool, NodeId node);
  void error(const std::string& path, const std::string& message);

  // layout_services.cpp
  void add_services();
  void add_service(const std::string& id, const scenario::Service& data);
  void add_calls(const std::string& id, ServiceSpec& service);
  void add_berths(const std::string& id, const ServiceSpec& service, CallSpec& call);
  std::vector<ManoeuvreSpec> add_manoeuvres(NodeId node,
                                            const std::vector<scenario::Manoeuvre>& manoeuvres,
                                            const std::string& name);
  void add_deadweight(ServiceSpec& service);
  void add_room(ServiceSpec& service) const;
  [[nodiscard]] Amount capacity_of(const ServiceSpec& service, CommodityId commodity) const;
  void add_pipeline(const std::string& link, TrackId track);
  void find_paths(const std::string& id, ServiceSpec& service);
  void find_mass_limit(ServiceSpec& service, std::uint32_t call) const;
  [[nodiscard]] std::optional<std::vector<TrackId>> find_path(const ServiceSpec& service,
                                                              std::uint32_t call) const;

  // layout_handling.cpp
  PlanId plan_for(NodeId node, const FlowSpec& flow, scenario::Side from, scenario::Side to);
  const scenario::Handling* find_handling(NodeId node,
                                          const std::string& commodity,
                                          scenario::Side from,
                                          scenario::Side to,
                                          std::size_t& index) const;
  PlanId compile_plan(NodeId node, const scenario::Handling& handling, std::size_t index);
  StepPlan compile_step(NodeId node, const scenario::HandlingStep& step, const std::string& name);
  void judge_plan(const HandlingPlan& plan,
                  const scenario::Handling& handling,
                  const std::string& path);
  void judge_servers(const StepPlan& step, const std::string& path);
  void judge_work_on_vehicle(const std::vector<StepPlan>& steps, const std::string& path);
  void add_through_handling();

  // layout_riding.cpp
  void find_rides(const std::string& id, ServiceSpec& service);
  void take_legs(FlowId id,
                 const std::pair<const std::string, scenario::Flow>& flow,
                 ServiceSpec& service);
  void judge_ride(const FlowSpec& flow);

  // layout_flows.cpp
  void add_flows();
  void add_flow(const std::string& id, const scenario::Flow& data);
  void find_way(FlowId flow);
  /// By these services in order, or by the fastest; none, with an error at `path`, if there is no
  /// such route.
  std::vector<Stage> route(const FlowSpec& flow,
                           const std::vector<std::string>& via,
                           const std::string& path);
  [[nodiscard]] std::string not_carried_by(const FlowSpec& flow,
                                           const std::vector<std::string>& via) const;
  [[nodiscard]] std::string reachable(NodeId from, CommodityId commodity) const;
  void add_piles(FlowSpec& flow);
  void add_stream(FlowId id);

  // layout_times.cpp
  [[nodiscard]] Duration free_flow(CommodityId commodity, std::span<const Stage> stages) const;
  [[nodiscard]] Duration mean_through_time(const Stage& stage, CommodityId commodity) const;

  // layout_routes.cpp
  void add_routes(FlowSpec& flow);
  void find_choices(FlowSpec& flow) const;
  void weigh_choices();

  // layout_trade.cpp
  void add_embargoes();
  void bind_flows(EmbargoId id);
  void bind_named_flows(EmbargoId id, const std::string& path);
  void judge_bound(const FlowSpec& flow, const EmbargoSpec& embargo, const std::string& path);
  void judge_rejected(const FlowSpec& flow, const EmbargoSpec& embargo, const std::string& path);
  void add_counted_piles(EmbargoSpec& embargo) const;
  [[nodiscard]] ServiceId service(const std::string& id) const;

  // layout_disruptions.cpp
  void add_disruptions();
  void add_closed_places(DisruptionSpec& spec);
  void add_closed_node_or_link(DisruptionSpec& spec, const std::string& id, Cause cause);
  void find_local_time(DisruptionSpec& spec);
  [[nodiscard]] NodeId node_of(const ClosedPlace& place) const;
  void find_restrictions(CallSpec& call) const;

  const scenario::Scenario& scenario_;
  core::Diagnostics& diagnostics_;
  Layout layout_;
  std::map<std::tuple<NodeId, std::size_t>, PlanId> plans_;  // by node and place in `handling`
  PlanId empty_plan_;
};

/// From boarding to alighting.
Duration mean_leg_time(const Layout& layout, const Stage& stage);
scenario::Side side_of(Mode mode);
/// "origin", "rail", ...
std::string name_of(scenario::Side side);
/// First step that is no longer work on the arriving vehicle; what comes out of a pipeline is in
/// the terminal at once.
std::size_t end_of_arrival(const scenario::Handling& handling);
/// First step that is work on the departing vehicle.
std::size_t start_of_departure(const scenario::Handling& handling);

}  // namespace corridor::model
