#include "corridor/model/water.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::model {

double level_at(const scenario::Water& water, Time now) {
  const auto& levels = water.levels;
  if (levels.empty()) {
    return 0;
  }
  const auto after = std::ranges::upper_bound(levels, now, {}, &scenario::WaterLevel::at);
  if (after == levels.begin()) {
    return levels.front().level.metres;
  }
  const scenario::WaterLevel& before = *std::prev(after);
  if (after == levels.end()) {
    return before.level.metres;
  }
  const double part = static_cast<double>((now - before.at).count()) /
                      static_cast<double>((after->at - before.at).count());
  return before.level.metres + (after->level.metres - before.level.metres) * part;
}

Depths::Depths(const Layout& layout) : layout_(layout) {
  for (const FacilitySpec& facility : layout.facilities) {
    const auto& depth = facility.data->depth;
    depths_.push_back(depth ? std::optional{depth->metres} : std::nullopt);
  }
}

std::optional<double> Depths::at(FacilityId berth, Time now) const {
  if (!berth.valid() || !depths_[berth.value]) {
    return std::nullopt;
  }
  const scenario::Water* water = layout_.nodes[layout_.facilities[berth].node].water;
  return *depths_[berth.value] + (water != nullptr ? level_at(*water, now) : 0);
}

std::int64_t payload(const ServiceSpec& service, double depth) {
  const scenario::Draught& draught = *service.fleet->draught;
  const double part = (depth - draught.clearance.metres - draught.light.metres) /
                      (draught.laden.metres - draught.light.metres);
  return std::llround(std::clamp(part, 0.0, 1.0) * static_cast<double>(service.deadweight));
}

std::optional<double> deciding_depth(const ServiceSpec& service,
                                     std::uint32_t call,
                                     const Depths& depths,
                                     Time now) {
  const auto here = depths.at(service.calls[call].berth, now);
  const auto next = depths.at(service.calls[service.next_call(call)].berth, now);
  if (here && next) {
    return std::min(*here, *next);
  }
  return here ? here : next;
}

}  // namespace corridor::model
