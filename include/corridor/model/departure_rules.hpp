#pragma once
// When may a vehicle leave a call? One function a rule, one table that names them. To add a rule:
// its function here, its line in the table, its spelling in the scenario's enum.

#include <optional>

#include "corridor/core/quantity.hpp"
#include "corridor/core/time.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

using core::Amount;
using core::Time;

/// How the loading stands when no further waiting lot can be taken at this moment.
struct LoadingView {
  Time now;
  Time deadline = Time::max();   // of at_most
  Time scheduled = Time::max();  // next departure of the timetable
  Time following = Time::max();  // the one after it
  Amount loaded;                 // claimed or aboard
  bool full = false;             // no waiting lot fits into what is left
};

struct DepartureAnswer {
  bool go = false;
  Time look_again = Time::max();  // the answer may change then, or when cargo arrives
  bool next_departure = false;    // the present one is cancelled
};

/// Below `at_least` no rule but the deadline lets a vehicle go.
DepartureAnswer may_depart(const scenario::DepartRule& rule, const LoadingView& view);

/// First departure of a timetable at or after `now`; Time::max() when there is none.
Time next_departure(const scenario::Timetable& timetable, Time origin, Time now);

}  // namespace corridor::model
