#pragma once
// The scenario's prices compiled for running: of a lot rather than of a unit, in millionths of one
// currency. Products are rounded to the nearest millionth, halves up, once a posting.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/core/ids.hpp"
#include "corridor/core/int128.hpp"
#include "corridor/core/time.hpp"
#include "corridor/model/ids.hpp"

namespace corridor::model {

/// value * factor / divisor of numbers that are not negative.
constexpr core::Int128 scaled(core::Int128 value, core::Int128 factor, core::Int128 divisor) {
  return (value * factor + divisor / 2) / divisor;
}

struct StorePrice {
  core::Duration free_time{0};
  std::int64_t per_day = 0;  // of a lot
};

struct StayPrice {
  core::Duration laytime{0};
  std::int64_t per_day = 0;  // of a vehicle
};

/// Milligrams of CO2.
struct EmissionFactors {
  std::int64_t per_tonne_km = 0;
  std::int64_t per_km = 0;
  std::int64_t per_hour_at_berth = 0;
  [[nodiscard]] bool any() const { return per_tonne_km > 0 || per_km > 0 || per_hour_at_berth > 0; }
};

struct ServicePrices {
  std::int64_t vehicle_day = 0;
  std::vector<std::optional<StayPrice>> stays;  // by call
  EmissionFactors emissions;
};

struct Prices {
  std::string currency;                                         // empty: nothing has a price
  bool of_lots = false;                                         // something is posted for lots
  bool of_vehicles = false;                                     // their time or CO2 is counted
  core::IdVector<FlowId, std::vector<std::int64_t>> legs;       // of a lot, by stage
  core::IdVector<FlowId, std::optional<std::int64_t>> through;  // of a lot
  core::IdVector<FlowId, std::int64_t> delay;                   // of a lot and day of waiting
  core::IdVector<StoreId, std::optional<StorePrice>> stores;
  core::IdVector<ServiceId, ServicePrices> services;
  core::IdVector<TrackId, std::int64_t> metres;     // 0: not known
  core::IdVector<CommodityId, std::int64_t> grams;  // of a lot
};

}  // namespace corridor::model
