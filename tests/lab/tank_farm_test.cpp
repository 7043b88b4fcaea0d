// The tank farm of scenarios/lab, event by event and to the microsecond, against a list that was
// worked out in exact fractions without the simulator (tank_farm.py).

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact_list.hpp"

namespace corridor::test::tank_farm_test {
namespace {

/// Of the trains' lots it tells when they are offered, taken by the second line and delivered.
bool told(const model::TraceEvent& row) {
  return row.entity.find("tank") != std::string::npos || row.event == "offered" ||
         row.event == "loaded" || row.event == "delivered" || row.event == "unloaded";
}

TEST_CASE("a tank farm between two pipelines: every event as it was worked out") {
  const scenario::Scenario scenario = shipped("lab/tank-farm.yaml");
  Trial trial = run(scenario);
  // lots of the initial stock are there before the list begins; what a line ends in is delivered at
  // once
  std::erase_if(trial.events, [](const model::TraceEvent& row) {
    return row.event == "unloaded" && row.place == "terminal";
  });
  check_equal(list_of(trial, told), exact_list("tank_farm_expected.csv"));
  CHECK(trial.minutes_lacking("crude", model::Lacking::Storage, "farm.tank") > 0);
}

}  // namespace
}  // namespace corridor::test::tank_farm_test
