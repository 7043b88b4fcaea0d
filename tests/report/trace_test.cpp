#include "corridor/report/trace.hpp"

#include <sstream>

#include <doctest/doctest.h>

namespace corridor::report::trace_test {
namespace {

using core::Time;
using model::Activity;
using model::Lacking;
using std::chrono::hours;

const Time kStart = std::chrono::sys_days(std::chrono::year(2024) / 1 / 2);

std::vector<model::JourneyStage> journey() {
  return {{.from = kStart,
           .to = kStart + hours(30),
           .cause = {Activity::Waiting, Lacking::Vehicle, "aktau", "feeder"},
           .carrier = "yard"},
          {.from = kStart + hours(30),
           .to = kStart + hours(56),
           .cause = {Activity::Moving, Lacking::Nothing, "aktau-alat", "running"},
           .carrier = "feeder#3"}};
}

TEST_CASE("trace: events are written as they come") {
  std::ostringstream out;
  TraceCsv trace(out);
  trace.write({.time = kStart + core::Duration{5},
               .entity = "boxes/12",
               .event = "offered",
               .place = "aktau",
               .cause = "",
               .quantity = 2});
  CHECK(out.str() ==
        "time_us,entity,event,place,cause,quantity\n1704153600000005,boxes/12,offered,aktau,,2\n");
}

TEST_CASE("trace: a journey is a table of its stages") {
  const std::string table = journey_table("boxes/12", journey());
  CHECK(table.find("The journey of boxes/12\n") != std::string::npos);
  CHECK(table.find("  2024-01-02 00:00  30.00  aktau       waiting: no feeder with room at aktau  "
                   "yard\n") != std::string::npos);
  CHECK(table.find("From 2024-01-02 00:00 to 2024-01-04 08:00: 56.00 h, 2.33 d.\n") !=
        std::string::npos);
  CHECK(journey_table("boxes/12", {}).empty());
}

TEST_CASE("trace: the journey as a file") {
  const std::string csv = journey_csv(journey());
  CHECK(csv.find("\n1704261600000000,1704355200000000,2024-01-03 06:00:00,2024-01-04 08:00:00,26,"
                 "moving,,aktau-alat,running,feeder#3\n") != std::string::npos);
}

}  // namespace
}  // namespace corridor::report::trace_test
