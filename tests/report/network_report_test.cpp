#include "corridor/report/network_report.hpp"

#include <doctest/doctest.h>

#include "../experiment/fake_outcome.hpp"

namespace corridor::report::network_report_test {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("network report: places, links, services, routes and loads") {
  scenario::Scenario scenario = test::fake_scenario();
  scenario::Node& aktau = scenario.nodes["aktau"];
  aktau.name = "Port of Aktau";
  aktau.country = "KZ";
  aktau.facilities["berths"].count = 2;
  aktau.storage["yard"];
  scenario.links["aktau-alat"].time = core::Constant{26 * 3.6e9};
  scenario.links["altynkol-aktau"].slots = scenario::Slots{.count = 12, .per = core::kDay};
  scenario.fleets["feeders"].count = 5;
  scenario.fleets["feeders"].capacity["container"] = core::Amount::units(250);
  scenario.services["feeder"].fleet = "feeders";
  scenario.services["feeder"].calls.resize(2);
  scenario.services["feeder"].calls[0].at = "aktau";
  scenario.services["feeder"].calls[1].at = "alat";
  const std::string text = network_report(scenario,
                                          test::fake_routes(),
                                          {{.link = "altynkol-aktau",
                                            .from = "altynkol",
                                            .to = "aktau",
                                            .demand = 3,
                                            .capacity = 12,
                                            .unit = "trains"}});
  CHECK(contains(text,
                 "  aktau     Port of Aktau  KZ\n    facilities: 2 x berths\n    storage: yard\n"));
  CHECK(contains(text, "  aktau-alat      sea   aktau     alat        -  26.0        -     2\n"));
  CHECK(contains(text, "  altynkol-aktau  rail  altynkol  aktau       -     -       12     2\n"));
  CHECK(contains(
      text, "  feeder   feeders         5\n    aktau - alat; each carries 250 TEU container\n"));
  CHECK(contains(text, "    altynkol =(train)= aktau =(feeder)= alat\n"));
  CHECK(contains(text, "  altynkol-aktau  aktau       3.00        12  trains  25 %\n"));
}

}  // namespace
}  // namespace corridor::report::network_report_test
