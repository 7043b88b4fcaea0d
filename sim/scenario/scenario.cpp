#include "corridor/scenario/scenario.hpp"

#include <algorithm>

namespace corridor::scenario {

Mark Scenario::mark_of(const std::string& path) const {
  for (std::string at = path; !at.empty();) {
    if (const auto found = marks.find(at); found != marks.end()) {
      return found->second;
    }
    const std::size_t end = at.find_last_of(".[");
    at.resize(end == std::string::npos ? 0 : end);
  }
  return {};
}

bool forbids(const Disruption& disruption, Forbids what) {
  const auto& list = disruption.forbids;
  return list.empty() || std::find(list.begin(), list.end(), what) != list.end();
}

Mode mode_of(FleetKind kind) {
  switch (kind) {
    case FleetKind::Ship:
      return Mode::Sea;
    case FleetKind::Train:
      return Mode::Rail;
    case FleetKind::Road:
      return Mode::Road;
  }
  return Mode::Sea;
}

}  // namespace corridor::scenario
