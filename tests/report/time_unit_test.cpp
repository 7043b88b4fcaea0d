#include "corridor/report/time_unit.hpp"

#include <doctest/doctest.h>

namespace corridor::report::time_unit_test {
namespace {

TimeUnit unit_for(double days) {
  experiment::Summary summary;
  summary.flows.emplace_back().mean.add(days);
  return time_unit(summary);
}

TEST_CASE("time unit: days, hours or minutes by the longest journey") {
  CHECK(unit_for(12).name == "d");
  CHECK(unit_for(0.5).name == "h");
  CHECK(unit_for(0.01).name == "min");
  CHECK(time_unit(experiment::Summary{}).name == "d");
}

TEST_CASE("time unit: parts that would round to nothing are a dash") {
  const TimeUnit hours = unit_for(0.5);
  CHECK(hours.part(0.5) == "12.00");
  CHECK(hours.part(0.0001) == "-");
  CHECK(hours.text(0.5) == "12.0");
}

}  // namespace
}  // namespace corridor::report::time_unit_test
