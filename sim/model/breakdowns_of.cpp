#include "breakdowns_of.hpp"

#include <algorithm>

namespace corridor::model {

std::unique_ptr<kernel::Breakdowns> breakdowns_of(World& world, FacilityId facility) {
  const FacilitySpec& spec = world.layout.facilities[facility];
  const scenario::Breakdown& data = *spec.data->breakdowns;
  const auto name = core::StreamName::of("breakdown", "facility", spec.place);
  const core::RandomKey key = world.key;
  const auto draw = [name, key, &data](std::uint32_t unit, std::uint64_t n) {
    core::Stream stream{key, {name.purpose, core::scatter(name.entity + unit)}, n};
    kernel::Breakdowns::Cycle cycle{};
    cycle.to_failure = std::max(Duration{1}, core::sample_duration(data.time_to_failure, stream));
    cycle.to_repair = core::sample_duration(data.time_to_repair, stream);
    return cycle;
  };
  kernel::Breakdowns::Rule rule{};
  rule.clock = data.clock == scenario::Breakdown::Clock::Calendar
                   ? kernel::Breakdowns::Clock::Calendar
                   : kernel::Breakdowns::Clock::Working;
  rule.under_way = static_cast<kernel::Interruption>(data.under_way);
  rule.cause = spec.down;
  rule.tag = kernel::Tag::of(static_cast<std::uint32_t>(Kind::Breakdown), facility.value);
  return std::make_unique<kernel::Breakdowns>(
      world.simulator, *world.facilities[facility.value], rule, draw);
}

}  // namespace corridor::model
