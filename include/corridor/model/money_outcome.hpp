#pragma once
// What one replication tells of money and of CO2. Sums are exact.

#include <string>

#include "corridor/core/int128.hpp"

namespace corridor::model {

enum class Charge {
  Freight,      // a leg, by tariff, dated when it begins
  Handling,     // a step in a terminal, dated when it is done
  Storage,      // days in a storage beyond the free time
  Through,      // the through rate, dated when the first leg begins
  Demurrage,    // days of a vehicle at a call beyond the laytime
  VehicleDays,  // days of a vehicle, moving or idle
  Delay         // waiting of cargo, as in the delay account; nobody receives it
};
std::string to_string(Charge charge);

/// All postings of the statistics window from one payer to one payee, for one thing at one place.
struct MoneyOutcome {
  std::string payer, payee;
  Charge what = Charge::Freight;
  std::string place;            // "aktau", "aktau.yard", "aktau-alat", of a leg "aktau - alat"
  std::string flow;             // empty: of no flow, as a ship's days
  core::Int128 millionths = 0;  // of the accounts' currency
};

/// CO2 of a service's vehicles over the window at one place.
struct EmissionOutcome {
  std::string mode, service, place;
  std::string activity;  // "loaded", "empty", "at berth"
  core::Int128 milligrams = 0;
  core::Int128 vehicle_metres = 0;
  core::Int128 gram_metres = 0;  // of cargo
};

/// A flow's part of all CO2 of a service, empty runs and berths included, by tonne-kilometres (ISO
/// 14083:2023). What a service emits without carrying anything is nobody's.
struct FlowEmission {
  std::string flow, service;
  core::Int128 milligrams = 0;
  core::Int128 gram_metres = 0;
};

}  // namespace corridor::model
