#pragma once
// Time and CO2 of vehicles by place, and what is posted for them: vehicle days and demurrage. All
// of it only within the statistics window.

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corridor/core/time.hpp"
#include "corridor/model/lots.hpp"
#include "corridor/model/money_book.hpp"
#include "corridor/model/vehicle.hpp"

namespace corridor::model {

class VehicleMeters {
 public:
  VehicleMeters(const Layout& layout, MoneyBook& book);

  void open() { open_ = true; }
  void close() { open_ = false; }
  [[nodiscard]] bool is_active() const { return active_; }

  /// The vehicle appears, or is back in the fleet, at the node of its call.
  void begins(Vehicle& vehicle, core::Time now) {
    if (active_) {
      begin(vehicle, now);
    }
  }
  /// It leaves the model, or is laid up.
  void ends(Vehicle& vehicle, core::Time now) {
    if (active_) {
      end(vehicle, now);
    }
  }
  void runs_on(Vehicle& vehicle, TrackId track, const Lots& lots, core::Time now) {
    if (active_) {
      run_on(vehicle, track, lots, now);
    }
  }
  /// Its stay at the node of its call begins and ends.
  void arrives(Vehicle& vehicle, core::Time now) {
    if (active_) {
      arrive(vehicle, now);
    }
  }
  void leaves(Vehicle& vehicle, core::Time now) {
    if (active_) {
      leave(vehicle, now);
    }
  }
  /// It has been at a berth since then.
  void was_at_berth(const Vehicle& vehicle, core::Time since, core::Time now) {
    if (active_ && open_) {
      add_berth(vehicle, since, now);
    }
  }
  /// A parcel begins its way through a pipeline.
  void pumps(ServiceId pipeline, FlowId flow) {
    if (active_ && open_) {
      pump(pipeline, flow);
    }
  }

  /// Posts the vehicle days; once, at the end of the window, when all stays and berths are told.
  void post_days(core::Time end);
  /// Empty when the time by place adds up to the time that vehicles were there.
  [[nodiscard]] std::string imbalance() const;
  [[nodiscard]] std::vector<EmissionOutcome> emissions() const;
  /// By flow and service.
  [[nodiscard]] std::vector<FlowEmission> flow_emissions() const;

 private:
  enum class Doing { Loaded, Empty, AtBerth };
  struct Place {  // of a service: a link or, behind all tracks, a node
    std::uint32_t service = 0, place = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  struct Emitting {
    Place at;
    Doing doing = Doing::Loaded;
    friend auto operator<=>(const Emitting&, const Emitting&) = default;
  };
  struct Emitted {
    core::Int128 milligrams = 0, vehicle_metres = 0, gram_metres = 0;
  };
  struct Fleet {  // vehicles of a service that cost
    std::int64_t there = 0;
    core::Time since{};
    core::Int128 time = 0;
  };

  void begin(Vehicle& vehicle, core::Time now);
  void end(Vehicle& vehicle, core::Time now);
  void run_on(Vehicle& vehicle, TrackId track, const Lots& lots, core::Time now);
  void arrive(Vehicle& vehicle, core::Time now);
  void leave(Vehicle& vehicle, core::Time now);
  void add_berth(const Vehicle& vehicle, core::Time since, core::Time now);
  void pump(ServiceId pipeline, FlowId flow);

  [[nodiscard]] std::uint32_t node_place(const Vehicle& vehicle) const;
  [[nodiscard]] std::string name_of(std::uint32_t place) const;
  void settle(Vehicle& vehicle, core::Time now);
  void settle_fleet(Fleet& fleet, core::Time now) const;
  void emit(const Vehicle& vehicle, TrackId track, const Lots& lots);
  void add_share(ServiceId service, FlowId flow, core::Int128 gram_metres);

  const Layout& layout_;
  MoneyBook& book_;
  bool active_;
  bool open_ = false;
  std::vector<std::uint32_t> link_place_;  // by TrackId: the link's first track
  std::map<Place, core::Int128> times_;    // microseconds
  std::vector<Fleet> fleets_;              // by ServiceId
  std::map<Emitting, Emitted> emitted_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, core::Int128> carried_;  // service, flow
};

}  // namespace corridor::model
