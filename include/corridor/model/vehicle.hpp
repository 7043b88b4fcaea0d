#pragma once
// A vehicle and what it carries.

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/core/quantity.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/kernel/signal.hpp"
#include "corridor/model/charge_log.hpp"
#include "corridor/model/ids.hpp"

namespace corridor::model {

/// What a vehicle is doing, for the table that splits the wait for it.
enum class VehicleActivity {
  Moving,
  AwaitingPath,  // a slot, a headway, an open link
  AwaitingBerth,
  HeldByClosure,
  Unloading,
  AwaitingRoom,  // unloading blocked by a full storage
  Loading,
  AwaitingCargo,  // or the hour of departure
  AwaitingTurn,   // another vehicle of the service loads
  Riding          // on another vehicle, or waiting for it
};
inline constexpr std::size_t kVehicleActivities = 10;
std::string to_string(VehicleActivity activity);

/// For what is charged for the vehicle, if anything is.
struct VehicleMeter {
  bool counted = false;     // its days cost
  bool stays = false;       // at a call
  std::uint32_t place = 0;  // a link or a node
  core::Time since{};       // there
  core::Time arrived{};     // at the call
};

/// A vehicle that is cargo itself.
struct Ride {
  std::vector<ChargeLog> journeys;  // by lot that the vehicle is
  std::size_t under_way = 0;        // of those
  kernel::Signal* over = nullptr;
};

struct Vehicle {
  ServiceId service;
  std::uint32_t number = 0;     // within its service, from 1
  std::string name;             // "feeder#2"
  std::uint64_t name_hash = 0;  // for the names of random streams
  std::uint32_t call = 0;       // where it is, or where it is bound for
  std::uint32_t train = 0;      // on the line where it is or that it enters
  std::uint64_t voyage = 0;     // legs begun
  VehicleActivity activity = VehicleActivity::AwaitingCargo;
  core::Time activity_since{};
  std::vector<core::Amount> load;  // by commodity, claimed lots included
  std::vector<LotId> aboard;       // in order of boarding
  std::vector<LotId> claimed;      // reserved at this call, not yet loaded
  std::size_t claimed_pieces = 0;  // of those, not loaded in lumps
  std::size_t promised = 0;        // lots on their way to it from another vehicle
  bool formed = false;             // its consist was claimed before it came to the berth
  std::uint64_t ticket = 0;        // of the pile, at the end of unloading
  core::Time leaves_at{};          // no piece is begun from then on, once
  core::Amount leaves_with;        // so much is aboard
  std::vector<PlanId> begun;       // handling whose fixed part is done at this call
  bool one_way = false;            // leaves the model after the last call
  kernel::Hold* berth = nullptr;   // of the present call; may hold nothing
  FacilityId moored;               // its berth of the present call, from when it has one
  bool at_berth = false;
  core::Time berthed{};
  core::Time unloaded{};
  core::Duration awaited_path{0};                 // at the present call
  core::Duration working{0}, idle{0}, closed{0};  // at the berth of the present call
  core::Time at_berth_since{};
  VehicleMeter meter;
  Ride ride;
  ChargeLog log;
};

}  // namespace corridor::model
