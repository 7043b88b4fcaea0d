#include "changed_value.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/scenario/kinds.hpp"
#include "corridor/scenario/locate.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

using What = Change::What;

/// Paths that may change within a run; 0 stands for the owner, 1 for the part, 2 for the commodity.
struct Pattern {
  What what;
  std::array<const char*, 6> steps;
};
constexpr std::array<Pattern, 12> kPatterns{{
    {What::FacilityCount, {"nodes", "0", "facilities", "1", "count", nullptr}},
    {What::FacilityTime, {"nodes", "0", "facilities", "1", "time", nullptr}},
    {What::FacilityRate, {"nodes", "0", "facilities", "1", "rate", nullptr}},
    {What::BerthDepth, {"nodes", "0", "facilities", "1", "depth", nullptr}},
    {What::StorageCapacity, {"nodes", "0", "storage", "1", "capacity", "2"}},
    {What::LinkSlots, {"links", "0", "slots", nullptr, nullptr, nullptr}},
    {What::LinkSpeed, {"links", "0", "speed", nullptr, nullptr, nullptr}},
    {What::LinkTime, {"links", "0", "time", nullptr, nullptr, nullptr}},
    {What::LinkRate, {"links", "0", "rate", nullptr, nullptr, nullptr}},
    {What::FleetCount, {"fleets", "0", "count", nullptr, nullptr, nullptr}},
    {What::FleetCapacity, {"fleets", "0", "capacity", "2", nullptr, nullptr}},
    {What::FlowVolume, {"flows", "0", "volume", nullptr, nullptr, nullptr}},
}};

bool fits(const Pattern& pattern, const std::vector<std::string>& steps, Change& change) {
  change.what = pattern.what;
  for (std::size_t i = 0; i < pattern.steps.size(); ++i) {
    const char* wanted = pattern.steps[i];
    if (wanted == nullptr || i >= steps.size()) {
      return wanted == nullptr && i == steps.size();
    }
    const std::string_view slot = wanted;
    if (slot == "0") {
      change.owner = steps[i];
    } else if (slot == "1") {
      change.part = steps[i];
    } else if (slot == "2") {
      change.commodity = steps[i];
    } else if (slot != steps[i]) {
      return false;
    }
  }
  return steps.size() == pattern.steps.size();
}

template <class T>
std::optional<T> read_as(Reading& reading, const KindOf<T>& kind, const Tree& tree) {
  T value{};
  return read_value(reading, kind, tree, &value) ? std::optional<T>(value) : std::nullopt;
}

std::optional<std::int64_t> slots_per_day(Reading& reading, const Tree& tree) {
  const auto value = read_as(reading, slots(), tree);
  if (!value) {
    return std::nullopt;
  }
  const std::int64_t per_day = value->count * core::kDay.count() / value->per.count();
  if (per_day * value->per.count() != value->count * core::kDay.count()) {
    reading.error_at(tree.place, "changed slots are a whole number per day");
    return std::nullopt;
  }
  return per_day;
}

std::optional<std::int64_t> micro_of(const std::optional<Amount>& amount) {
  return amount ? std::optional(amount->micro) : std::nullopt;
}

/// The value in the measure of Change::value, of what is a whole number.
std::optional<std::int64_t> whole_value(Reading& reading, What what, const Tree& tree) {
  switch (what) {
    case What::StorageCapacity:
      return micro_of(read_as(reading, amount(), tree));
    case What::FleetCapacity:
      return micro_of(read_as(reading, positive_amount(), tree));
    case What::FlowVolume:
      return micro_of(read_as(reading, changed_volume(), tree));
    case What::FacilityRate:
    case What::LinkRate: {
      const auto value = read_as(reading, rate(), tree);
      return value ? std::optional(value->amount_in(core::kDay).micro) : std::nullopt;
    }
    case What::LinkSlots:
      return slots_per_day(reading, tree);
    case What::BerthDepth: {
      const auto value = read_as(reading, length(), tree);
      return value ? std::optional<std::int64_t>(std::llround(value->metres * 1e6)) : std::nullopt;
    }
    default:
      return read_as(reading, whole(0), tree);
  }
}

std::string unit_of(const Writing& writing, const std::string& commodity) {
  const auto& commodities = writing.scope.scenario->commodities;
  const auto found = commodities.find(commodity);
  return found == commodities.end() ? "t" : found->second.unit;
}

std::string whole_text(const Writing& writing, const Change& change) {
  switch (change.what) {
    case What::StorageCapacity:
    case What::FleetCapacity:
      return fmt::format("{} {}", micro_text(change.value), unit_of(writing, change.commodity));
    case What::FlowVolume:
      return fmt::format("{} {}/yr", micro_text(change.value), writing.cargo_unit());
    case What::LinkSlots:
      return fmt::format("{}/day", change.value);
    case What::BerthDepth:
      return fmt::format("{} m", micro_text(change.value));
    case What::FacilityRate:
    case What::LinkRate:
      return fmt::format("{} {}/day", micro_text(change.value), writing.cargo_unit());
    default:
      return fmt::format("{}", change.value);
  }
}

}  // namespace

std::optional<Change> change_of(const std::string& path) {
  const auto steps = split_path(path);
  for (const Pattern& pattern : kPatterns) {
    Change change;
    if (steps && fits(pattern, *steps, change)) {
      change.path = path;
      return change;
    }
  }
  return std::nullopt;
}

bool read_changed_value(Reading& reading, const Tree& tree, Change& change) {
  if (change.what == What::FacilityTime || change.what == What::LinkTime) {
    change.time = read_as(reading, duration_distribution(), tree);
    return change.time.has_value();
  }
  if (change.what == What::LinkSpeed) {
    change.speed = read_as(reading, speed(), tree);
    return change.speed.has_value();
  }
  const auto value = whole_value(reading, change.what, tree);
  change.value = value.value_or(0);
  return value.has_value();
}

Tree changed_value_tree(Writing& writing, const Change& change) {
  if (change.time) {
    return duration_distribution().write(writing, &*change.time);
  }
  if (change.speed) {
    return speed().write(writing, &*change.speed);
  }
  return make_scalar(whole_text(writing, change));
}

const char* changeable_words() {
  return "a facility's count, time or rate, a berth's depth, a storage capacity, a link's slots, "
         "speed, time or "
         "rate, a fleet's count or capacity, or a flow's volume";
}

}  // namespace corridor::scenario
