#pragma once
// The parts of summary.json, each beside its like: flows, places, money, trust.

#include <optional>
#include <span>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

using Json = nlohmann::ordered_json;

/// Nine significant digits; what JSON cannot say is null.
Json number(double value);
Json number(std::optional<double> value);

Json of(const experiment::Estimate& estimate);
/// Means alone, in order.
Json means(std::span<const experiment::Estimate> estimates);
Json of(const experiment::CargoLedger& cargo);
Json of(const model::CauseKey& cause);
Json of(const experiment::Delay& delay);

// flow_json.cpp
Json of(const experiment::FlowSummary& flow);
Json of(const experiment::CommoditySummary& commodity);
Json of(const experiment::CauseDelay& row);
Json of(const experiment::TcdPoint& point);
Json of(const experiment::Crossing& crossing);
Json of(const experiment::FlowIndicators& flow);

// place_json.cpp
Json of(const experiment::FacilitySummary& row);
Json of(const experiment::StorageSummary& row);
Json of(const experiment::TankSummary& row);
Json of(const experiment::EmbargoSummary& row);
Json of(const experiment::LinkSummary& row);
Json of(const experiment::CallSummary& row);

// money_json.cpp
Json of(const experiment::MoneySummary& row);
Json of(const experiment::EmissionSummary& row);
Json of(const experiment::FlowCost& row);

// trust_json.cpp
Json of(const experiment::ValidationRow& row);
Json of(const experiment::Growth& row);
Json of(const experiment::WarmUp& warm_up);
Json of(const experiment::PrecisionResult& result);

/// `Array` is always Json, which is whole only where a source includes its library.
template <class Row, class Array = Json>
Array list_of(const std::vector<Row>& rows) {
  Array list = Array::array();
  for (const Row& row : rows) {
    list.push_back(of(row));
  }
  return list;
}

}  // namespace corridor::report
