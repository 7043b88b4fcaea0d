#pragma once
// Work on a vehicle: lumps and pieces of it, by servers of a facility. Part of processes.hpp.

#include "corridor/kernel/process.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/model/world.hpp"

namespace corridor::model {

/// The step's service for that long, with a server held for it if it needs one.
kernel::Task<> work_for(World& world,
                        const StepPlan& step,
                        const kernel::Hold& hold,
                        Duration time);
/// One lump of work on the vehicle for `amount` of cargo; lots that are `lifted` leave their
/// storage when it begins.
kernel::Task<> work_lump(World& world,
                         VehicleId vehicle,
                         const StepPlan& step,
                         Amount amount,
                         const std::vector<LotId>* lifted = nullptr);
/// Several servers work on the vehicle, shared with others alike; the fixed part needs one only.
kernel::Task<> begin_piece(World& world, const StepPlan& step, kernel::Hold* hold, Duration* fixed);
/// One piece of work on one lot with servers already held, `fixed` added.
kernel::Task<> work_piece(World& world,
                          LotId lot,
                          const StepPlan& step,
                          const kernel::Hold& hold,
                          Duration fixed,
                          Amount lifted = {});
/// Until that piece may be begun with the servers that are held; false if `until` came first.
kernel::Task<bool> await_begin(World& world,
                               LotId lot,
                               const StepPlan& step,
                               const kernel::Hold& hold,
                               Duration fixed,
                               Time until);
/// One server of the step's facility, once ship-side work may start; none if the step has none, or
/// if `until` came first.
kernel::Task<kernel::Hold> start_work(World& world,
                                      VehicleId vehicle,
                                      const StepPlan& step,
                                      Time until = Time::max());

}  // namespace corridor::model
