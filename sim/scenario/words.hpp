#pragma once
// The words of the language's closed sets.

#include "corridor/scenario/word_kind.hpp"

namespace corridor::scenario {

KindOf<Mode> mode();
KindOf<Side> side();
KindOf<UnderWay> under_way();
KindOf<UnderWay> after_failure();
KindOf<Weekday> weekday();
KindOf<Breakdown::Clock> failure_clock();
KindOf<WhenFull> when_full();
KindOf<Admit> admit();
KindOf<Per> per();
KindOf<CountsAs> counts_as();
KindOf<Dispatching> dispatching();
KindOf<TrainOrder> train_order();
KindOf<FleetKind> fleet_kind();
KindOf<CapacityRule> capacity_rule();
KindOf<DepartWhen> depart_when();
KindOf<Since> since();
KindOf<IfShort> if_short();
KindOf<WaitsAt> waits_at();
KindOf<BoardsFirst> boards_first();
KindOf<RouteChoice> route_choice();
KindOf<ArrivalForm> arrival_form();
KindOf<ArrivalProcess> arrival_process();
KindOf<Forbids> forbids();
KindOf<Reason> reason();
KindOf<OnEmbargo> on_embargo();
KindOf<Statistic> statistic();
KindOf<Role> role();

}  // namespace corridor::scenario
