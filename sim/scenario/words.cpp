#include "words.hpp"

namespace corridor::scenario {

KindOf<Mode> mode() {
  return one_of<Mode>("a mode",
                      {{Mode::Rail, "rail"},
                       {Mode::Sea, "sea"},
                       {Mode::Road, "road"},
                       {Mode::Pipeline, "pipeline"}});
}

KindOf<Side> side() {
  return one_of<Side>("a mode, or an end of the journey",
                      {{Side::Origin, "origin"},
                       {Side::Destination, "destination"},
                       {Side::Rail, "rail"},
                       {Side::Sea, "sea"},
                       {Side::Road, "road"},
                       {Side::Pipeline, "pipeline"}});
}

KindOf<UnderWay> under_way() {
  return one_of<UnderWay>("what happens to work under way",
                          {{UnderWay::Finish, "finish"},
                           {UnderWay::Pause, "pause"},
                           {UnderWay::Restart, "restart"},
                           {UnderWay::Whole, "whole"}});
}

KindOf<UnderWay> after_failure() {
  return one_of<UnderWay>(
      "what happens to work under way",
      {{UnderWay::Finish, "finish"}, {UnderWay::Pause, "pause"}, {UnderWay::Restart, "restart"}});
}

KindOf<Weekday> weekday() {
  return one_of<Weekday>("a day of the week",
                         {{Weekday::Monday, "mon"},
                          {Weekday::Tuesday, "tue"},
                          {Weekday::Wednesday, "wed"},
                          {Weekday::Thursday, "thu"},
                          {Weekday::Friday, "fri"},
                          {Weekday::Saturday, "sat"},
                          {Weekday::Sunday, "sun"}});
}

KindOf<Breakdown::Clock> failure_clock() {
  return one_of<Breakdown::Clock>(
      "a clock",
      {{Breakdown::Clock::Calendar, "calendar"}, {Breakdown::Clock::Working, "working"}});
}

KindOf<WhenFull> when_full() {
  return one_of<WhenFull>("what happens when it is full",
                          {{WhenFull::Wait, "wait"},
                           {WhenFull::Refuse, "refuse"},
                           {WhenFull::StopSource, "stop_source"}});
}

KindOf<Admit> admit() {
  return one_of<Admit>("how a train enters", {{Admit::Parts, "parts"}, {Admit::Whole, "whole"}});
}

KindOf<Per> per() {
  return one_of<Per>("what the step is done to",
                     {{Per::Lot, "lot"}, {Per::Group, "group"}, {Per::Train, "train"}});
}

KindOf<CountsAs> counts_as() {
  return one_of<CountsAs>("a kind of unit",
                          {{CountsAs::Wagons, "wagons"}, {CountsAs::Locomotives, "locomotives"}});
}

KindOf<Dispatching> dispatching() {
  return one_of<Dispatching>("a dispatching rule",
                             {{Dispatching::Safe, "safe"}, {Dispatching::FirstCome, "first_come"}});
}

KindOf<TrainOrder> train_order() {
  return one_of<TrainOrder>("which train goes first",
                            {{TrainOrder::Alternate, "alternate"},
                             {TrainOrder::LongestWait, "longest_wait"},
                             {TrainOrder::Forward, "forward"},
                             {TrainOrder::Backward, "backward"}});
}

KindOf<FleetKind> fleet_kind() {
  return one_of<FleetKind>(
      "a kind of vehicle",
      {{FleetKind::Ship, "ship"}, {FleetKind::Train, "train"}, {FleetKind::Road, "road"}});
}

KindOf<CapacityRule> capacity_rule() {
  return one_of<CapacityRule>(
      "a rule", {{CapacityRule::Separate, "separate"}, {CapacityRule::Shared, "shared"}});
}

KindOf<DepartWhen> depart_when() {
  return one_of<DepartWhen>("a departure rule",
                            {{DepartWhen::Full, "full"},
                             {DepartWhen::Loaded, "loaded"},
                             {DepartWhen::Timetable, "timetable"},
                             {DepartWhen::AtOnce, "at_once"}});
}

KindOf<Since> since() {
  return one_of<Since>("a moment", {{Since::Unloaded, "unloaded"}, {Since::Berthed, "berthed"}});
}

KindOf<IfShort> if_short() {
  return one_of<IfShort>(
      "a rule", {{IfShort::Wait, "wait"}, {IfShort::Part, "part"}, {IfShort::Cancel, "cancel"}});
}

KindOf<WaitsAt> waits_at() {
  return one_of<WaitsAt>("a place", {{WaitsAt::Anchor, "anchor"}, {WaitsAt::Berth, "berth"}});
}

KindOf<BoardsFirst> boards_first() {
  return one_of<BoardsFirst>("who boards first",
                             {{BoardsFirst::Arrived, "arrival"}, {BoardsFirst::Due, "due"}});
}

KindOf<RouteChoice> route_choice() {
  return one_of<RouteChoice>("how a route is chosen",
                             {{RouteChoice::Fixed, "fixed"},
                              {RouteChoice::Fastest, "time"},
                              {RouteChoice::Cheapest, "cost"},
                              {RouteChoice::FreeCapacity, "free_capacity"}});
}

KindOf<ArrivalForm> arrival_form() {
  return one_of<ArrivalForm>("a form of arrival",
                             {{ArrivalForm::Lots, "lots"},
                              {ArrivalForm::Group, "group"},
                              {ArrivalForm::BlockTrain, "block_train"}});
}

KindOf<ArrivalProcess> arrival_process() {
  return one_of<ArrivalProcess>("a process",
                                {{ArrivalProcess::Poisson, "poisson"},
                                 {ArrivalProcess::Even, "even"},
                                 {ArrivalProcess::Continuous, "continuous"}});
}

KindOf<Forbids> forbids() {
  return one_of<Forbids>("what is forbidden",
                         {{Forbids::Arrivals, "arrivals"},
                          {Forbids::Departures, "departures"},
                          {Forbids::Starts, "starts"}});
}

KindOf<Reason> reason() {
  return one_of<Reason>("a reason",
                        {{Reason::Weather, "weather"},
                         {Reason::Works, "works"},
                         {Reason::Shift, "shift"},
                         {Reason::Window, "window"}});
}

KindOf<OnEmbargo> on_embargo() {
  return one_of<OnEmbargo>(
      "what happens to cargo that an embargo keeps out",
      {{OnEmbargo::Hold, "hold"}, {OnEmbargo::Reject, "reject"}, {OnEmbargo::Divert, "divert"}});
}

KindOf<Statistic> statistic() {
  return one_of<Statistic>("a statistic of the lots",
                           {{Statistic::Mean, "mean"},
                            {Statistic::P50, "P50"},
                            {Statistic::P80, "P80"},
                            {Statistic::P95, "P95"}});
}

KindOf<Role> role() {
  return one_of<Role>("what the comparison is worth",
                      {{Role::Compared, "compared"},
                       {Role::Fitted, "fitted"},
                       {Role::Predicted, "predicted"},
                       {Role::Balance, "balance"}});
}

}  // namespace corridor::scenario
