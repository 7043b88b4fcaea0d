// The grain terminal of scenarios/lab, every load, unloading, arrival, berth and departure, against
// a list that was worked out without the simulator (grain_terminal.py).

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact_list.hpp"

namespace corridor::test::grain_terminal_test {
namespace {

using model::Lacking;

/// Ships from outside come without an event; overseas only their arrival is on the list.
bool told(const model::TraceEvent& row) {
  return is_of_vehicles(row) && (row.place != "overseas" || row.event == "arrived");
}

TEST_CASE("a grain terminal: every event as it was worked out") {
  const Trial trial = run(shipped("lab/grain-terminal.yaml"));
  check_equal(minute_list(trial, told), exact_list("grain_terminal_expected.csv"));
}

TEST_CASE("a grain terminal: what it is there for does happen") {
  const Trial trial = run(shipped("lab/grain-terminal.yaml"));
  for (const char* const flow : {"wheat_overseas", "barley_overseas"}) {
    CHECK(trial.minutes_lacking(flow, Lacking::Storage, "port.silos") > 0);
    CHECK(trial.minutes_lacking(flow, Lacking::Server, "port.reception") > 0);
    CHECK(trial.minutes_lacking(flow, Lacking::OffShift, "port.inspectors") > 0);
    CHECK(trial.minutes_lacking(flow, Lacking::OffShift, "port.pit") > 0);
    CHECK(trial.minutes_lacking(flow, Lacking::Weather, "port.ship_loader") > 0);
  }
  CHECK(trial.call("coaster", "port").wait_for_berth > 0);
  CHECK(trial.call("bulker", "port").wait_for_berth > 0);
}

}  // namespace
}  // namespace corridor::test::grain_terminal_test
