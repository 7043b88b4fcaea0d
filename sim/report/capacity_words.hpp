#pragma once

#include <string>
#include <vector>

#include "corridor/model/capacity.hpp"
#include "corridor/report/capacity_comparison.hpp"

namespace corridor::report {

/// "the feeder vehicles", "facility aktau.rail_front".
std::string resource_words(model::ResourceKind kind, const std::string& id);
/// "facility", "berth", "track", "fleet", "pipeline".
std::string kind_word(model::ResourceKind kind);
/// "a vehicle is full".
std::string rule_words(model::VehicleRule rule);
/// The answer in a few sentences, wrapped.
std::string capacity_answer(const model::StaticCapacity& capacity);
/// Theory beside a run; empty without one.
std::string comparison_page(const std::vector<Comparison>& comparisons);

}  // namespace corridor::report
