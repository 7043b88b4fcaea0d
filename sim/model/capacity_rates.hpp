#pragma once
// Most that a resource can do of one commodity in a day, for a bound that no run exceeds: vehicles
// full, no waiting but for closures.

#include <optional>

#include "capacity_trips.hpp"

namespace corridor::model {

enum class Way { Landing, Boarding };

/// How the vehicles of that side move; rail for the ends of a flow.
scenario::Mode mode_of(scenario::Side side);

class Rates {
 public:
  explicit Rates(const Traffic& traffic);

  /// Units per day through a step of a handling entry; none: no limit. `of_arrival` and so on say
  /// which part of the handling it is.
  struct Step {
    const scenario::HandlingStep* data = nullptr;
    enum class Part { Arrival, Middle, Departure } part = Part::Middle;
    scenario::Side side{};  // of the vehicle that is worked on
  };
  [[nodiscard]] std::optional<double> step(NodeId node,
                                           CommodityId commodity,
                                           const Step& step) const;
  /// Units per day that a fleet carries on the leg from a call; none: no limit.
  [[nodiscard]] std::optional<double> fleet(ServiceId service,
                                            std::uint32_t call,
                                            CommodityId commodity) const;
  /// Units per day over a berth of the call, one way.
  [[nodiscard]] std::optional<double> berth(ServiceId service,
                                            std::uint32_t call,
                                            FacilityId berth,
                                            CommodityId commodity,
                                            Way way) const;
  /// The parts of an entry, in order.
  static std::vector<Step> steps_of(const scenario::Handling& handling);

 private:
  [[nodiscard]] double largest_vehicle(NodeId node, CommodityId commodity, Mode mode) const;
  [[nodiscard]] double largest_group(CommodityId commodity) const;
  [[nodiscard]] double days_of(const Step& step,
                               NodeId node,
                               CommodityId commodity,
                               double units) const;
  [[nodiscard]] double length_of(const Step& step,
                                 NodeId node,
                                 CommodityId commodity,
                                 double units) const;
  /// Least work on a full vehicle at a call, in days.
  [[nodiscard]] double least_work(ServiceId service,
                                  std::uint32_t call,
                                  CommodityId commodity,
                                  Way way) const;

  const Layout& layout_;
  const Conditions& conditions_;
};

}  // namespace corridor::model
