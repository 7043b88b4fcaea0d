// The work of loading: what was claimed comes aboard, in lumps or lot by lot.

#include <algorithm>
#include <iterator>
#include <utility>

#include "corridor/core/mutant.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

/// How one step of loading is done.
struct LoadOfStep {
  bool may_stop = false;  // before each piece, when it is time to leave
  bool boards = false;    // it is the last step
  Duration fixed{0};      // before the first piece
};

void board(World& world, Vehicle& vehicle, LotId lot) {
  world.lots[lot].lifted = false;
  leave_store(world, lot);
  const NodeId node = world.stage_of(lot).node;
  world.record.milestone(world.lots, lot, Milestone::Loaded, node, world.now());
  vehicle.aboard.push_back(lot);
  if (world.tracing()) {
    world.trace(world.name_of(lot),
                "loaded",
                world.layout.nodes[node].id,
                world.size_of(lot).to_units(),
                vehicle.name);
  }
}

/// It is time to leave, and nothing keeps it: no further piece is begun.
bool leaves(World& world, VehicleId id, const StepPlan& step) {
  return step.takes_time() && is_time_to_leave(world, id);
}

/// The lot waits again, where it waited.
void put_back(World& world, Vehicle& vehicle, LotId lot) {
  const FlowSpec& flow = world.flow_of(lot);
  const PileId pile = world.call_of(vehicle).pile;
  vehicle.load[flow.commodity.value] -= world.size_of(lot);
  settle_pile(world, pile);
  world.lots.ride(lot, world.now(), world.piles[pile.value]->log);
  world.piles[pile.value]->put_back({lot, world.lots[lot].ticket, boards_by(world, lot)},
                                    flow.commodity,
                                    flow.data->priority,
                                    world.now());
}

/// Those that can be put back are, the last first; true when there was one. What was lifted out of
/// its storage in exchange stays in `lots`.
bool put_back_from(World& world, Vehicle& vehicle, std::vector<LotId>& lots, std::size_t first) {
  const auto begin = lots.begin() + static_cast<std::ptrdiff_t>(first);
  const auto waiting = std::stable_partition(
      begin, lots.end(), [&world](LotId lot) { return world.lots[lot].lifted; });
  const bool any = waiting != lots.end();
  std::for_each(lots.rbegin(), std::make_reverse_iterator(waiting), [&](LotId lot) {
    put_back(world, vehicle, lot);
  });
  lots.erase(waiting, lots.end());
  return any;
}

/// Until when it waits for a server, or for one that is closed.
Time patience(const World& world, VehicleId id, bool may_stop) {
  const Time leaves_at = world.vehicles[id.value]->leaves_at;
  return may_stop && world.now() < leaves_at ? leaves_at : Time::max();
}

/// A server, or false when it is time to leave before there is one.
Task<bool> take_server(
    World& world, VehicleId id, const StepPlan& step, bool may_stop, Hold* hold) {
  const Time until = patience(world, id, may_stop);
  *hold = co_await start_work(world, id, step, until);
  co_return world.now() < until;
}

struct Piece {
  LotId lot;
  Duration fixed{0};
  bool may_stop = false;
};

/// A server that may begin the piece, or false when it is time to leave before.
Task<bool> make_ready(
    World& world, VehicleId id, const StepPlan& step, const Piece piece, Hold* hold) {
  if (!hold->held() || !gates_at_call(world, id).starts.is_open()) {
    hold->release();
    const bool in_time = co_await take_server(world, id, step, piece.may_stop, hold);
    if (!in_time) {
      co_return false;
    }
  }
  const Time until = patience(world, id, piece.may_stop);
  if (until == Time::max()) {
    co_return true;
  }
  const bool begins = co_await await_begin(world, piece.lot, step, *hold, piece.fixed, until);
  co_return begins;
}

/// Piece by piece. With `may_stop` it ends when it is time to leave, and lots that are not begun go
/// back; true when there were such lots. Neither a busy server nor a closure keeps it longer.
Task<bool> load_pieces(
    World& world, VehicleId id, const StepPlan& step, std::vector<LotId>* lots, LoadOfStep how) {
  Vehicle& vehicle = *world.vehicles[id.value];
  kernel::Gate& gate = gates_at_call(world, id).starts;
  Duration fixed = how.fixed;
  bool stopped = false;
  Hold hold;
  std::size_t i = 0;
  while (i < lots->size()) {
    if (how.may_stop && leaves(world, id, step)) {
      how.may_stop = false;
      stopped = put_back_from(world, vehicle, *lots, i);
      continue;
    }
    const LotId lot = (*lots)[i];
    if (!hold.held() || !gate.is_open() || patience(world, id, how.may_stop) != Time::max()) {
      const Piece piece{lot, fixed, how.may_stop};
      const bool ready = co_await make_ready(world, id, step, piece, &hold);
      if (!ready) {
        continue;
      }
    }
    ++i;
    if (step.servers > 1) {
      co_await begin_piece(world, step, &hold, &fixed);
    }
    const Amount lifted = lift(world, lot, step);
    co_await work_piece(world, lot, step, hold, std::exchange(fixed, Duration{0}), lifted);
    share_pump(step, &hold);
    finish_step(world, lot, step);
    if (how.boards) {
      board(world, vehicle, lot);
    }
  }
  co_return stopped;
}

void board_all(World& world, Vehicle& vehicle, const std::vector<LotId>& lots) {
  for (const LotId lot : lots) {
    board(world, vehicle, lot);
  }
}

/// One lump of work for all of them; they leave their storage when it begins to be done.
Task<> load_lump(World& world, VehicleId id, const StepPlan& step, const std::vector<LotId> lots) {
  const Amount amount = world.size_of(lots.front()) * static_cast<std::int64_t>(lots.size());
  co_await work_lump(world, id, step, amount, &lots);
  finish_step(world, lots, step);
}

/// The fixed part of a handling is done once at a call.
bool first_of_its_handling(Vehicle& vehicle, PlanId plan) {
  const bool first =
      std::find(vehicle.begun.begin(), vehicle.begun.end(), plan) == vehicle.begun.end();
  if (first) {
    vehicle.begun.push_back(plan);
  }
  return first;
}

/// Loads lots of one handling; false when some were put back because it was time to leave.
Task<bool> load_batch(World& world, VehicleId id, PlanId plan_id, std::vector<LotId> lots) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const auto& steps = world.layout.plans[plan_id].departure;
  const bool first = first_of_its_handling(vehicle, plan_id);
  bool all_loaded = true;
  for (std::size_t i = 0; i < steps.size() && !lots.empty(); ++i) {
    const StepPlan& step = steps[i];
    const bool last = i + 1 == steps.size();
    if (!step.lump()) {
      const LoadOfStep how{
          .may_stop = i == 0, .boards = last, .fixed = first ? step.fixed : Duration{0}};
      const bool stopped = co_await load_pieces(world, id, step, &lots, how);
      all_loaded = all_loaded && !stopped;
      continue;
    }
    co_await load_lump(world, id, step, lots);
    if (last) {
      board_all(world, vehicle, lots);
    }
  }
  if (steps.empty()) {
    board_all(world, vehicle, lots);
  }
  co_return all_loaded;
}

/// Takes the claimed lots of the first one's handling out of the claim.
std::vector<LotId> take_batch(const World& world, Vehicle& vehicle, bool lumps_too) {
  std::vector<LotId> batch;
  if (!lumps_too && vehicle.claimed_pieces == 0) {
    return batch;
  }
  std::vector<LotId> rest;
  PlanId plan;
  for (const LotId lot : vehicle.claimed) {
    const PlanId its_plan = world.stage_of(lot).plan;
    const bool by_pieces = !world.plan_of(lot).loads_in_lumps;
    if ((lumps_too || by_pieces) && (batch.empty() || its_plan == plan)) {
      plan = its_plan;
      batch.push_back(lot);
      vehicle.claimed_pieces -= by_pieces ? 1U : 0U;
    } else {
      rest.push_back(lot);
    }
  }
  vehicle.claimed = std::move(rest);
  return batch;
}

}  // namespace

bool is_time_to_leave(World& world, VehicleId id) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  if (world.now() < vehicle.leaves_at || held_back(world, id)) {
    return false;
  }
  Amount aboard;
  for (const LotId lot : vehicle.aboard) {
    aboard += world.size_of(lot);
  }
  return CORRIDOR_MUTANT(37, aboard >= vehicle.leaves_with, aboard > vehicle.leaves_with);
}

Task<bool> work_off_claims(World& world, VehicleId id, bool lumps_too) {
  Vehicle& vehicle = *world.vehicles[id.value];
  bool all_loaded = true;
  for (;;) {
    const std::vector<LotId> batch = take_batch(world, vehicle, lumps_too);
    if (batch.empty()) {
      break;
    }
    set_activity(world, id, VehicleActivity::Loading);
    const bool loaded = co_await load_batch(world, id, world.stage_of(batch.front()).plan, batch);
    all_loaded = all_loaded && loaded;
  }
  co_return all_loaded;
}

Task<> load_claimed(World& world, VehicleId id) {
  world.vehicles[id.value]->leaves_at = Time::max();
  co_await work_off_claims(world, id, true);
}

}  // namespace corridor::model
