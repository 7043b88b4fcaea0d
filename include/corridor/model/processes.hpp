#pragma once
// The processes of the corridor, by the file that tells their story:
//   source.cpp      flows offer lots
//   inflow.cpp      flows fill their tank continuously
//   tanks.cpp       cargo is pumped into and out of tanks
//   terminal.cpp    lots go through a terminal, and are delivered; trade.hpp: or are kept out
//   waiting.cpp     they wait for a vehicle
//   pool.cpp        wagons and locomotives are taken, given back and sent on
//   service.cpp     vehicles appear, cycle and leave; consists form
//   call.cpp        a vehicle's stay at a node
//   manoeuvre.cpp   how it comes in and goes out; vehicle_work.hpp: work on it
//   transfer.cpp, unloading.cpp, loading.cpp, departure_rules.cpp   what it does there
//   running.cpp     a vehicle runs to its next call
//   riding.cpp      or rides there on another one
//   line_running.cpp   over the sections of a line, among other trains
//   pipeline.cpp    parcels go through a pipeline
//   disruption.cpp  storms, closures, breakdowns, dated changes

#include "corridor/kernel/process.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/model/vehicle_work.hpp"
#include "corridor/model/world.hpp"

namespace corridor::model {

// --- source.cpp
void start_sources(World& world);
/// A lot of the flow appears in the run.
LotId offer_lot(World& world, FlowId flow, std::uint32_t group, bool first_of_train);
/// What was just offered goes on, together or each lot alone.
void enter_origin(World& world, FlowId flow, const std::vector<LotId>& lots, bool together);
/// Ends the run when more is offered than it can hold; true when it does.
bool stop_if_too_many(World& world, FlowId flow);
/// Places the initial stocks of storages: lots of the flows that pass them, shared by volume.
void place_initial_stocks(World& world);

// --- inflow.cpp
/// Of a flow that comes continuously.
void start_stream(World& world, FlowId flow);

// --- tanks.cpp
/// The step's work on an amount of liquid, with a server already held if it needs one: the fixed
/// part, then the flow, of `lifted` out of the step's tank, and of `landing` into it, for which
/// room was reserved.
struct PumpedWork {
  Duration fixed{0};
  Duration time{0};
  Amount lifted;
  Amount landing;
};
kernel::Task<> pump(World& world, const StepPlan& step, const kernel::Hold& hold, PumpedWork work);
/// After each lot the pump goes to the next vehicle that waits for it: they share its rate.
void share_pump(const StepPlan& step, kernel::Hold* hold);
/// What the step lands of so much.
Amount landing_of(World& world, const StepPlan& step, Amount amount);
/// The lot leaves the step's storage; gives what of it is to be pumped out of a tank.
Amount lift(World& world, LotId lot, const StepPlan& step);
/// Waits, in turn, until there is room for so much in the tank, and reserves it.
kernel::Task<> await_ullage(World& world, StorageId tank, Amount amount);

// --- terminal.cpp
/// A lot has left its vehicle, or was offered: it goes on to the steps in the terminal, from that
/// one on.
void enter_terminal(World& world, LotId lot, std::size_t first_step = 0);
/// The lot lies in the storage from now on.
void enter_store(World& world, LotId lot, StorageId storage);
/// The same for lots that came together.
void enter_terminal_together(World& world, const std::vector<LotId>& lots);
/// The lot leaves the system undelivered.
void refuse(World& world, LotId lot);
void leave_store(World& world, LotId lot);
/// The step is done for the lot, or for the lots: it is paid, and units of pools are given back.
void finish_step(World& world, LotId lot, const StepPlan& step);
void finish_step(World& world, const std::vector<LotId>& lots, const StepPlan& step);
/// Time of one piece of work, drawn for the n-th lot or voyage.
Duration draw_step_time(
    World& world, const StepPlan& step, core::StreamName name, std::uint64_t n, Amount amount);

// --- waiting.cpp
/// When the lot is due, if its service takes on first what is due first; else Time::max().
Time boards_by(const World& world, LotId lot);
/// The lot joins the pile of the service that it leaves by.
void await_vehicle(World& world, LotId lot);

// --- pool.cpp
/// Units of a pool, when there are so many; nothing to wait for without one.
kernel::Task<> take_units(World& world, PoolStockId stock, std::int64_t n, int priority);
/// From a user, to be turned round before the next takes them.
void give_units(World& world, PoolStockId stock, std::int64_t n);
/// A lot of the flow has been delivered: if it is an empty, the pool has one more there.
void empty_arrives(World& world, const FlowSpec& flow);
/// Takes the flow's next batch of empties out of its pool; false when it is not their turn.
bool takes_empties(World& world, FlowId flow);

// --- service.cpp
void start_services(World& world);
/// More vehicles for a counted fleet's service; they begin at its home.
void add_to_fleet(World& world, ServiceId service, int count);
void set_activity(World& world, VehicleId vehicle, VehicleActivity activity);
/// Books the lot-time of a pile up to now; before its level or the fleet's activities change.
void settle_pile(World& world, PileId pile);

// --- call.cpp
kernel::Task<> call_at_node(World& world, VehicleId vehicle);
NodeGates& gates_at_call(World& world, VehicleId vehicle);
/// A departure of the timetable is void because only so much is loaded.
void note_missed_departure(World& world, const Vehicle& vehicle, Amount loaded);

// --- manoeuvre.cpp
/// Who only shifts to anchor or is laid up keeps its locomotive, or goes on without one.
enum class Units { Change, Stay };
/// From outside to its berth, or to where it is worked without one.
kernel::Task<> come_in(World& world, VehicleId vehicle, Units units);
/// Away from it, once nothing holds it back.
kernel::Task<> go_out(World& world, VehicleId vehicle, Units units);
/// Until neither window nor weather holds the vehicle back.
kernel::Task<> await_release(World& world, VehicleId vehicle);

// --- transfer.cpp
/// Lots go from vehicle to vehicle while one lies there that takes them on; gives the others.
kernel::Task<std::vector<LotId>> transfer(World& world,
                                          VehicleId from,
                                          const StepPlan& step,
                                          std::vector<LotId> lots);

// --- unloading.cpp
kernel::Task<> unload(World& world, VehicleId vehicle);

// --- through_work.cpp
/// Work on the vehicle for cargo that stays aboard.
kernel::Task<> handle_through_lots(World& world, VehicleId vehicle);

// --- loading.cpp
/// Loads by the call's departure rule until the vehicle may leave. The turn is given back as soon
/// as the vehicle has all its cargo, before work in one lump: the next one may then gather its own.
kernel::Task<> load(World& world, VehicleId vehicle, kernel::Hold* turn);
/// Brings aboard what was claimed: lot by lot, and what is loaded in one lump only when
/// `lumps_too`. Lots that are not begun when the vehicle leaves go back to their pile; then the
/// answer is false.
kernel::Task<bool> work_off_claims(World& world, VehicleId vehicle, bool lumps_too);
/// Loads all that was claimed.
kernel::Task<> load_claimed(World& world, VehicleId vehicle);
/// By its departure rule, and nothing holds it back: nothing more is begun.
bool is_time_to_leave(World& world, VehicleId vehicle);
/// Claims waiting lots by the departure rule, without working on them: a consist forms.
kernel::Task<> form_consist(World& world, VehicleId vehicle);
/// Claims a waiting lot that lies in `storage`, to make room there; false if none fits.
bool claim_for_exchange(World& world, VehicleId vehicle, StorageId storage);
/// What holds a vehicle back that is ready to leave its call: window, then weather; none: nothing.
std::optional<Cause> held_back(World& world, VehicleId vehicle);
/// The one question of feasibility: may one more lot of this commodity come aboard?
bool fits(const World& world, const Vehicle& vehicle, CommodityId commodity);
/// Of what is aboard and promised.
std::int64_t grams_aboard(const World& world, const Vehicle& vehicle);

// --- running.cpp
/// At its berth or track until the line to the next call lets it start; gives how long it waited.
kernel::Task<Duration> await_path(World& world, VehicleId vehicle);
/// From that start on.
kernel::Task<> run_to_next_call(World& world, VehicleId vehicle);

// --- riding.cpp
/// As lots of a flow to the next call of its service.
kernel::Task<> ride_to_next_call(World& world, VehicleId vehicle);
/// A lot has been delivered: if it is a vehicle, or the last part of one, that goes on.
void rider_arrives(World& world, LotId lot);
/// At the end of a run: what vehicles under way were charged goes to their cargo.
void settle_riders(World& world);

// --- line_running.cpp
/// Until the vehicle may start on the line of the track; gives how long it waited.
kernel::Task<Duration> await_line(World& world, VehicleId vehicle, TrackId track);
/// From that start to the other end; running times are multiplied by `factor`.
kernel::Task<> run_line(World& world, VehicleId vehicle, TrackId track, double factor);
void start_background_trains(World& world);
/// What a train that waits on a line holds and awaits: " holds Sai-Utes, awaits section 2 of ...".
std::string explain_line(const World& world, LineId line);

// --- pipeline.cpp
void start_pipelines(World& world);

// --- disruption.cpp
void start_disruptions(World& world);

}  // namespace corridor::model
