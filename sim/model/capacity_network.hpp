#pragma once
// The services' network as vertices and arcs of limited capacity, for max-flow.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "capacity_rates.hpp"
#include "corridor/model/capacity.hpp"
#include "corridor/network/max_flow.hpp"

namespace corridor::model {

/// Capacities are in millionths of a unit per day: grams, where it is tonnes.
inline constexpr double kMicroUnits = 1e6;

enum class Spot { Source, Sink, Origin, Destination, Arrived, Departing, In, Out, Berthed };

/// What a vertex is: a spot of a node and mode, or the entry to or exit from a resource.
struct Vertex {
  Spot spot{};
  std::uint32_t a = 0, b = 0, c = 0;
  friend auto operator<=>(const Vertex&, const Vertex&) = default;
};

/// A resource whose capacity several ways share.
struct Shared {
  CutPart part;
  bool limited = true;  // until some way through it has no limit
  Vertex in, out;
};

/// Handling, berths, fleets, tracks and pipelines that the flows' commodities can use. What works
/// for several of them can do the most of what it can for one.
class FlowNetwork {
 public:
  /// In tonnes, or in the unit of the one commodity that all flows have.
  FlowNetwork(const Traffic& traffic, const std::vector<FlowId>& flows, bool tonnes);

  [[nodiscard]] double weight(CommodityId commodity) const { return weights_.at(commodity); }
  /// An arc; below 0: no limit.
  void add(const Vertex& from, const Vertex& to, double capacity = -1, const CutPart& part = {});
  /// From Spot::Source to Spot::Sink.
  [[nodiscard]] network::MaxFlow max_flow() const;
  [[nodiscard]] std::size_t n_arcs() const { return arcs_.size(); }
  /// Takes the last arcs away again.
  void keep(std::size_t n);
  /// The resource of an arc, with its capacity.
  [[nodiscard]] CutPart part(std::size_t arc) const;

 private:
  std::uint32_t number(const Vertex& vertex);
  const Shared& share(const CutPart& resource,
                      std::uint32_t id,
                      std::uint32_t use,
                      std::optional<double> capacity);
  void add_services(CommodityId commodity, double weight);
  void add_pipeline(const ServiceSpec& service, double weight);
  void add_ride(ServiceId id, std::uint32_t call, CommodityId commodity, double weight);
  void add_handling(CommodityId commodity, double weight);
  void add_entry(NodeId node,
                 const scenario::Handling& entry,
                 CommodityId commodity,
                 double weight);
  void add_free_ways(NodeId node, const std::set<std::pair<scenario::Side, scenario::Side>>& given);

  const Traffic& traffic_;
  const Layout& layout_;
  Rates rates_;
  std::map<CommodityId, double> weights_;
  std::map<Vertex, std::uint32_t> vertices_;
  std::vector<network::CapacityArc> arcs_;
  std::vector<CutPart> parts_;  // by arc
  std::map<std::tuple<ResourceKind, std::uint32_t, std::uint32_t>, Shared> shared_;
};

}  // namespace corridor::model
