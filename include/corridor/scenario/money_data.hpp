#pragma once
// What is paid and what is emitted. Part of scenario.hpp.

#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"

namespace corridor::scenario {

/// What carrying cargo on a leg costs. Of a list the first entry that fits is charged, its price
/// and its price by distance together.
struct Tariff {
  std::vector<std::string> cargo;  // commodities
  std::string from;                // node where the leg begins; empty: any
  std::string to;                  // where it ends
  std::optional<Money> price;      // per unit
  std::optional<Money> per_km;     // per unit and km of the way
};

/// Of cargo that lies in a storage longer than `free_time`.
struct StorageFee {
  Duration free_time{0};
  Money fee;  // per unit and day beyond
};

/// Of a vehicle that stays at a call longer than `laytime`, from arrival to departure.
struct Demurrage {
  Duration laytime{0};
  Money rate;  // per day beyond
};

/// CO2 of one vehicle; of a pipeline only `per_tonne_km`.
struct Emissions {
  std::optional<Emission> per_tonne_km;
  std::optional<Emission> per_km;    // loaded or empty
  std::optional<Emission> at_berth;  // per hour
};

}  // namespace corridor::scenario
