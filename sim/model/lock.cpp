#include "lock.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "corridor/kernel/wait_for_cycle.hpp"
#include "corridor/kernel/waiter.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

Kind kind_of(kernel::Tag tag) {
  return static_cast<Kind>(tag.bits >> 32U);
}

std::string name_of(const World& world, kernel::Tag tag) {
  const Kind kind = kind_of(tag);
  const auto entity = static_cast<std::uint32_t>(tag.bits);
  switch (kind) {
    case Kind::Vehicle:
      return world.vehicles[entity]->name;
    case Kind::Party:
      return "lot " + world.name_of(LotId{entity});
    case Kind::Source:
      return "flow " + world.layout.flows[FlowId{entity}].id;
    case Kind::Disruption:
      return "disruption " + world.layout.disruptions[entity].id;
    case Kind::Pipeline:
      return "pipeline " + world.layout.services[ServiceId{entity}].id;
    case Kind::Breakdown:
    case Kind::Facility:
      return world.layout.facilities[FacilityId{entity}].place;
    case Kind::Store:
      return world.layout.storages[world.layout.stores[StoreId{entity}].storage].place;
    case Kind::Pool: {
      const PoolStockSpec& stock = world.layout.pool_stocks[PoolStockId{entity}];
      return "a unit of " + stock.pool + " at " + world.layout.nodes[stock.node].id;
    }
    case Kind::Track:
      return "the next path on " + world.layout.tracks[TrackId{entity}].link;
    case Kind::Line:
    case Kind::Background:
      return "the line " + world.layout.lines[LineId{entity}].link;
    case Kind::Embargo:
      return "the end of embargo " + world.layout.embargoes[EmbargoId{entity}].id;
    case Kind::Former:
      return "the loading turn of " + world.layout.services[ServiceId{entity / 1000}].id;
    default:
      return "an event that nobody brings about";
  }
}

/// Runs by itself whether or not cargo moves.
bool is_clockwork(Kind kind) {
  return kind == Kind::Source || kind == Kind::Disruption || kind == Kind::Breakdown ||
         kind == Kind::Background || kind == Kind::Embargo;
}

/// What the process waits for that another vehicle or lot has.
const kernel::Waitable* wanted_place(const kernel::ProcessState& process) {
  std::vector<const kernel::Waitable*> waitables;
  process.wait->list(waitables);
  const auto found = std::find_if(waitables.begin(), waitables.end(), [](const auto* waitable) {
    const Kind kind = kind_of(waitable->tag());
    return kind == Kind::Facility || kind == Kind::Store || kind == Kind::Track ||
           kind == Kind::Pool || kind == Kind::Line;
  });
  return found == waitables.end() ? nullptr : *found;
}

/// Vehicles that wait for room, a server or a path, with what they wait for.
std::vector<kernel::WaitFor> blocked_vehicles(const World& world) {
  std::vector<kernel::WaitFor> blocked;
  for (const auto* p = world.simulator.first_process(); p != nullptr; p = p->next) {
    if (kind_of(p->tag) == Kind::Vehicle && p->wait != nullptr) {
      if (const kernel::Waitable* place = wanted_place(*p)) {
        blocked.push_back({p->tag, place->tag()});
      }
    }
  }
  return blocked;
}

/// Whether anything but new cargo and calendars is still to come: a vehicle under way, work, a
/// departure by the clock.
bool something_is_pending(const World& world) {
  bool pending = false;
  world.simulator.for_each_pending(
      [&pending](kernel::Tag tag) { pending = pending || !is_clockwork(kind_of(tag)); });
  return pending;
}

/// A place, or a window that calls wait for; not what only changes numbers.
bool something_is_closed(const World& world) {
  for (std::size_t d = 0; d < world.in_force.size(); ++d) {
    const DisruptionSpec& disruption = world.layout.disruptions[d];
    if (world.in_force[d] && (!disruption.places.empty() || disruption.data->changes.empty())) {
      return true;
    }
  }
  return false;
}

/// ": embargo kuryk holds 12 lots"
std::string explain_embargoes(const World& world) {
  std::string text;
  for (std::uint32_t e = 0; e < world.embargoes.size(); ++e) {
    std::size_t lots = 0;
    for (const auto& together : world.embargoes[e]->held) {
      lots += together.size();
    }
    if (lots > 0) {
      text += (text.empty() ? ": embargo " : "; embargo ") +
              world.layout.embargoes[EmbargoId{e}].id + " holds " + std::to_string(lots) + " lots";
    }
  }
  return text;
}

std::string explain_blocked(const World& world) {
  constexpr std::size_t kMostNamed = 6;
  const std::vector<kernel::WaitFor> blocked = blocked_vehicles(world);
  std::string text;
  for (std::size_t i = 0; i < std::min(blocked.size(), kMostNamed); ++i) {
    text += (i == 0 ? ": " : "; ") + name_of(world, blocked[i].process) + " awaits " +
            name_of(world, blocked[i].waitable);
  }
  return text;
}

}  // namespace

bool at_standstill(const World& world) {
  constexpr Duration kLongEnough = 30 * core::kDay;
  constexpr std::int64_t kEnoughOffered = 10;
  const bool still = world.now() - kLongEnough > world.record.last_move() &&
                     world.record.offered_since_move() >= kEnoughOffered;
  return still && !something_is_closed(world) && !something_is_pending(world) &&
         !blocked_vehicles(world).empty();
}

std::string busiest(World& world, Time end) {
  constexpr std::uint64_t kSample = 1000;
  std::map<std::uint64_t, int> counts;
  world.simulator.on_event([&counts](Time /*now*/, kernel::Tag tag) { ++counts[tag.bits]; });
  world.simulator.pause_at(world.simulator.events() + kSample);
  world.simulator.run_until(end);
  world.simulator.on_event({});
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
      });
  return most == counts.end() ? "" : " around " + name_of(world, kernel::Tag{most->first});
}

std::string explain_lock(const World& world) {
  const auto cycle = kernel::wait_for_cycle(world.simulator);
  std::string text;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const kernel::WaitFor& next = cycle[(i + 1) % cycle.size()];
    text += (i == 0 ? ": " : "; ") + name_of(world, cycle[i].process) + " awaits " +
            name_of(world, cycle[i].waitable) + ", held by " + name_of(world, next.process);
  }
  if (text.empty()) {
    for (const auto& line : world.lines) {
      text += explain_line(world, line->id);
    }
  }
  text = text.empty() ? explain_blocked(world) : text;
  return text.empty() ? explain_embargoes(world) : text;
}

}  // namespace corridor::model
