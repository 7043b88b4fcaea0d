#include "corridor/report/misfit_page.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::report::misfit_page_test {
namespace {

std::vector<experiment::ValidationRow> rows() {
  std::vector<experiment::ValidationRow> made(2);
  made[0].observed.id = "boxes\x1b[2J";
  made[0].observed.value = 100;
  made[0].observed.unit = "TEU";
  made[0].observed.source = "=1+1";
  made[0].simulated.add(125.0);
  made[1].observed.id = "journey";
  made[1].observed.value = 12;
  made[1].observed.unit = "d";
  made[1].reason = "no lot passed both events within the window";
  return made;
}

TEST_CASE("misfit page: figures with their misfit, the sum, and names made harmless") {
  const std::string page = misfit_page("Small", rows(), experiment::misfit(rows()));
  for (const char* part : {"Small: simulated beside observed",
                           "boxes\\x1b[2J",
                           "100 ±10.0",
                           "+2.50",
                           "no lot passed both events",
                           "Sum of squared misfits 6.25 of 1 figures; 1 are off"}) {
    CAPTURE(page);
    CAPTURE(std::string(part));
    CHECK(page.find(part) != std::string::npos);
  }
}

TEST_CASE("misfit page: as CSV a row each, empty where nothing was measured") {
  const std::string csv = misfit_csv(rows(), experiment::misfit(rows()));
  CHECK(csv.find(",100,10,TEU,2.5,'=1+1\n") != std::string::npos);
  CHECK(csv.find(",12,1.2,d,,\n") != std::string::npos);
}

}  // namespace
}  // namespace corridor::report::misfit_page_test
