// The mine line of scenarios/lab, every load, arrival, berth and departure, against a list that was
// worked out without the simulator (mine_line.py).

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact_list.hpp"

namespace corridor::test::mine_line_test {
namespace {

/// Ships come from outside without an event; overseas only their arrival is on the list.
bool told(const model::TraceEvent& row) {
  return is_of_vehicles(row) && (row.place != "overseas" || row.event == "arrived");
}

TEST_CASE("a mine line: every event as it was worked out") {
  const Trial trial = run(shipped("lab/mine-line.yaml"));
  check_equal(minute_list(trial, told), exact_list("mine_line_expected.csv"));
}

}  // namespace
}  // namespace corridor::test::mine_line_test
