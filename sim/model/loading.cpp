// A vehicle loads by the departure rule of its call.

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "corridor/core/mutant.hpp"
#include "corridor/kernel/race.hpp"
#include "corridor/kernel/timer.hpp"
#include "corridor/model/departure_rules.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

constexpr std::uint64_t kAnyTicket = std::numeric_limits<std::uint64_t>::max();

/// The lot is promised to the vehicle and shares its time from now on.
void claim(World& world, Vehicle& vehicle, const Pile::Entry& entry) {
  const LotId lot = entry.lot;
  world.lots[lot].ticket = entry.ticket;
  vehicle.load[world.flow_of(lot).commodity.value] += world.size_of(lot);
  vehicle.claimed.push_back(lot);
  vehicle.claimed_pieces += world.plan_of(lot).loads_in_lumps ? 0U : 1U;
  world.lots.ride(lot, world.now(), vehicle.log);
}

/// Claims all waiting lots that came before the ticket and fit; true if there was one.
bool claim_all(World& world, Vehicle& vehicle, std::uint64_t before) {
  const CallSpec& call = world.call_of(vehicle);
  if (!call.pile.valid() || world.piles[call.pile.value]->empty()) {
    return false;
  }
  Pile& pile = *world.piles[call.pile.value];
  settle_pile(world, call.pile);
  const auto has_room = [&](CommodityId commodity) { return fits(world, vehicle, commodity); };
  bool any = false;
  while (const auto entry = pile.take_next(has_room, before, world.now())) {
    claim(world, vehicle, *entry);
    any = true;
  }
  return any;
}

/// Whether the vehicle is full: no waiting lot fits, or none that may yet come.
bool is_full(const World& world, const Vehicle& vehicle) {
  const CallSpec& call = world.call_of(vehicle);
  const bool any_room = [&] {
    for (std::uint32_t c = 0; c < vehicle.load.size(); ++c) {
      if (call.boards[c] && fits(world, vehicle, CommodityId{c})) {
        return true;
      }
    }
    return false;
  }();
  return !any_room || (call.pile.valid() && !world.piles[call.pile.value]->empty());
}

/// The departure rule at work for one stay.
class Departure {
 public:
  Departure(World& world, const Vehicle& vehicle)
      : world_(world), vehicle_(vehicle), rule_(world.call_of(vehicle).data->depart) {
    const Time since = rule_.since == scenario::Since::Berthed ? vehicle.berthed : vehicle.unloaded;
    if (rule_.at_most) {
      view_.deadline = since + *rule_.at_most;
    }
    if (rule_.timetable) {
      view_.scheduled = next(world.now());
    }
  }

  [[nodiscard]] std::uint64_t ticket() const {
    return rule_.when == scenario::DepartWhen::Loaded && !rule_.at_least ? vehicle_.ticket
                                                                         : kAnyTicket;
  }

  DepartureAnswer ask() {
    view_.now = world_.now();
    view_.full = is_full(world_, vehicle_);
    view_.loaded = {};
    for (const Amount load : vehicle_.load) {
      view_.loaded += load;
    }
    if (!rule_.timetable) {
      return may_depart(rule_, view_);
    }
    if (view_.scheduled <= last_used()) {
      view_.scheduled = next(view_.now);  // another vehicle left with it
    }
    const Time present = std::max(view_.scheduled, view_.now);
    view_.following = present == Time::max() ? present : next(present + Duration{1});
    const DepartureAnswer answer = may_depart(rule_, view_);
    if (answer.next_departure) {
      note_missed_departure(world_, vehicle_, view_.loaded);
    }
    if (answer.next_departure || (answer.go && view_.now >= view_.scheduled)) {
      last_used() = view_.scheduled;
      view_.scheduled = view_.following;
    }
    return answer;
  }

  /// From when, and with how much, it leaves whatever still waits.
  void tell(Vehicle& vehicle) const {
    vehicle.leaves_at = view_.deadline;
    vehicle.leaves_with = {};
    if (rule_.timetable && view_.scheduled < view_.deadline) {
      vehicle.leaves_at = view_.scheduled;
      if (rule_.at_least && rule_.if_short != scenario::IfShort::Part) {
        vehicle.leaves_with = *rule_.at_least;
      }
    }
  }

  [[nodiscard]] Cause waiting_cause() const {
    const CallSpec& call = world_.call_of(vehicle_);
    return rule_.timetable ? call.window : call.at_berth;
  }

 private:
  /// Each departure of a timetable is for one vehicle.
  Time& last_used() const {
    return world_.services[vehicle_.service.value]->last_departure[vehicle_.call];
  }
  [[nodiscard]] Time next(Time now) const {
    const Time unused = last_used() == Time::min()
                            ? now
                            : last_used() + CORRIDOR_MUTANT(39, Duration{1}, Duration{0});
    return next_departure(*rule_.timetable,
                          std::chrono::floor<std::chrono::days>(world_.scenario.from),
                          std::max(now, unused));
  }
  World& world_;
  const Vehicle& vehicle_;
  const scenario::DepartRule& rule_;
  LoadingView view_;
};

/// Until cargo comes, a closure begins or ends, or it is time to look again.
Task<> await_change(World& world, VehicleId id, Time look_again, Cause cause) {
  const CallSpec& call = world.call_of(id);
  auto closure = gates_at_call(world, id).changed.wait(cause);
  if (look_again == Time::max() && !call.pile.valid()) {
    co_await closure;
    co_return;
  }
  if (look_again == Time::max()) {
    auto cargo = world.piles[call.pile.value]->arrived.wait(cause);
    auto race = kernel::any_of(cargo, closure);
    co_await race;
    co_return;
  }
  kernel::Timer timer{world.simulator, look_again, cause};
  if (!call.pile.valid()) {
    auto race = kernel::any_of(timer, closure);
    co_await race;
    co_return;
  }
  auto cargo = world.piles[call.pile.value]->arrived.wait(cause);
  auto race = kernel::any_of(cargo, timer, closure);
  co_await race;
}

}  // namespace

bool claim_for_exchange(World& world, VehicleId id, StorageId storage) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  const auto usable = [&](CommodityId commodity) {
    return fits(world, vehicle, commodity) && call.stored_in[commodity.value] == storage;
  };
  settle_pile(world, call.pile);
  const auto entry = world.piles[call.pile.value]->take_next(usable, kAnyTicket, world.now());
  if (!entry) {
    return false;
  }
  claim(world, vehicle, *entry);
  world.lots[entry->lot].lifted = true;
  leave_store(world, entry->lot);
  return true;
}

std::optional<Cause> held_back(World& world, VehicleId id) {
  const CallSpec& call = world.call_of(id);
  const FacilityId moored = world.vehicles[id.value]->moored;
  if (call.window_disruption && world.in_force[*call.window_disruption]) {
    return call.window;
  }
  for (const BerthClosure& closure : call.berth_closures) {
    if (closure.berth == moored && world.in_force[closure.disruption]) {
      return closure.cause;
    }
  }
  const kernel::Gate& departures = gates_at_call(world, id).departures;
  return departures.is_open() ? std::nullopt : std::optional{departures.cause_or({})};
}

Task<> load(World& world, VehicleId id, Hold* turn) {
  Vehicle& vehicle = *world.vehicles[id.value];
  vehicle.begun.clear();
  Departure departure{world, vehicle};
  VehicleId& gathering = world.services[vehicle.service.value]->gathering[vehicle.call];
  gathering = id;
  for (;;) {
    departure.tell(vehicle);
    const bool all_loaded = co_await work_off_claims(world, id, false);
    if (all_loaded && claim_all(world, vehicle, departure.ticket())) {
      continue;
    }
    // what is loaded in one lump is loaded when its cargo is complete, even if it then has to wait
    const std::optional<Cause> held = held_back(world, id);
    if (held && vehicle.claimed.empty()) {
      set_activity(world, id, VehicleActivity::HeldByClosure);
      co_await await_change(world, id, Time::max(), *held);
      continue;
    }
    if (vehicle.promised > 0) {
      co_await await_change(world, id, Time::max(), departure.waiting_cause());
      continue;
    }
    const DepartureAnswer answer = departure.ask();
    if (answer.go) {
      break;
    }
    set_activity(world, id, held ? VehicleActivity::HeldByClosure : VehicleActivity::AwaitingCargo);
    co_await await_change(world, id, answer.look_again, held.value_or(departure.waiting_cause()));
  }
  gathering = {};
  turn->release();
  co_await load_claimed(world, id);
}

Task<> form_consist(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  vehicle.berthed = world.now();
  vehicle.unloaded = world.now();
  vehicle.ticket = world.piles[call.pile.value]->next_ticket();
  vehicle.formed = true;
  Departure departure{world, vehicle};
  vehicle.log.charge(world.now(), departure.waiting_cause());
  for (;;) {
    claim_all(world, vehicle, departure.ticket());
    const DepartureAnswer answer = departure.ask();
    if (answer.go && !vehicle.claimed.empty()) {
      break;
    }
    set_activity(world, id, VehicleActivity::AwaitingCargo);
    co_await await_change(world, id, answer.look_again, {});
  }
}

}  // namespace corridor::model
