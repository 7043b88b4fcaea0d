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

std::optional<double> Depths::deepest(const std::vector<FacilityId>& berths, Time now) const {
  std::optional<double> most;
  for (const FacilityId berth : berths) {
    const auto depth = at(berth, now);
    if (!depth) {
      return std::nullopt;
    }
    most = std::max(most.value_or(*depth), *depth);
  }
  return most;
}

std::optional<double> deciding_depth(const ServiceSpec& service,
                                     std::uint32_t call,
                                     FacilityId here,
                                     const Depths& depths,
                                     Time now) {
  const auto at_this =
      here.valid() ? depths.at(here, now) : depths.deepest(service.calls[call].berths, now);
  const auto at_next = depths.deepest(service.calls[service.next_call(call)].berths, now);
  if (at_this && at_next) {
    return std::min(*at_this, *at_next);
  }
  return at_this ? at_this : at_next;
}

bool floats_at(const ServiceSpec& service,
               FacilityId berth,
               const Depths& depths,
               Time now,
               std::int64_t grams) {
  const auto depth = depths.at(berth, now);
  return service.deadweight == 0 || !depth || grams <= payload(service, *depth);
}

}  // namespace corridor::model
