// The tankers and trains of scenarios/lab, event by event and to the microsecond, against a list
// that was worked out in exact fractions without the simulator (tankers_and_trains.py).

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact_list.hpp"

namespace corridor::test::tankers_and_trains_test {
namespace {

bool told(const model::TraceEvent& row) {
  const bool vehicle = row.entity.find('#') != std::string::npos;
  const bool train = row.entity.rfind("train#", 0) == 0;
  return row.entity.find(".tank") != std::string::npos ||
         (vehicle && (row.event == "departed" || row.event == "arrived" || row.event == "missed" ||
                      (row.event == "berthed" && !train)));
}

TEST_CASE("tankers and trains: every event as it was worked out, to the microsecond") {
  const Trial trial = run(shipped("lab/tankers-and-trains.yaml"));
  check_equal(list_of(trial, told), exact_list("tankers_and_trains_expected.csv"));
  CHECK(trial.minutes_lacking("oil", model::Lacking::Storage, "shore.tank") > 0);
  CHECK(trial.minutes_lacking("oil", model::Lacking::Batch, "field.tank") > 0);
}

}  // namespace
}  // namespace corridor::test::tankers_and_trains_test
