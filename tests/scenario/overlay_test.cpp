#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "example.hpp"

namespace corridor::scenario::overlay_test {
namespace {

ReadResult read_with(const std::vector<std::string>& sets) {
  return read_scenario_text(test::corridor_text(), "t.yaml", {.sets = sets});
}

TEST_CASE("--set: changes values, adds leaves, takes any YAML") {
  const ReadResult result = read_with({"nodes.aktau.facilities.ship_cranes.count=3",
                                       "nodes.alat.country=AZ",
                                       "links.aktau-alat.time={lognormal: {mean: 30 h, cv: 0.2}}",
                                       "services.feeder.calls[0].depart.at_most=1 d",
                                       "nodes.aktau.facilities.customs.time.lognormal.cv=1",
                                       "commodities.grain={unit: t, lot: 100 t}",
                                       "fleets.trains.count=12",
                                       "seed=7"});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const Scenario& s = *result.value;
  CHECK(s.nodes.at("aktau").facilities.at("ship_cranes").count == 3);
  CHECK(s.nodes.at("alat").country == "AZ");
  CHECK(core::mean_duration(*s.links.at("aktau-alat").time) == std::chrono::hours(30));
  CHECK(s.services.at("feeder").calls[0].depart.at_most == std::chrono::hours(24));
  CHECK(std::get<core::Lognormal>(*s.nodes.at("aktau").facilities.at("customs").time).cv == 1);
  CHECK(s.commodities.count("grain") == 1);
  CHECK(s.fleets.at("trains").count == 12);
  CHECK(s.seed == 7);
  CHECK(s.mark_of("nodes.alat.country").file == "--set");
}

TEST_CASE(
    "--set: the last of two assignments holds, and a source does not stay with another value") {
  const ReadResult result =
      read_with({"seed=7", "seed=8", "nodes.aktau.facilities.rail_cranes.count=2"});
  REQUIRE(result.ok());
  CHECK(result.value->seed == 8);
  CHECK(result.value->provenance.count("nodes.aktau.facilities.rail_cranes.count") == 0);
}

TEST_CASE("--set: what is wrong is told with the nearest name") {
  struct Row {
    const char* set;
    const char* message;
  };
  for (const Row& row : {
           Row{"nodes.aktau.storag.yard=3",
               "--set: error: nodes.aktau.storag.yard: unknown path (no key storag in a node; did "
               "you mean storage?)"},
           Row{"nodes.aktu.country=KZ",
               "--set: error: nodes.aktu.country: nodes.aktu does not exist (did you mean aktau?)"},
           Row{"services.feeder.calls[5].at=alat",
               "--set: error: services.feeder.calls[5].at: services.feeder.calls.5 does not exist"},
           Row{"services.feeder.calls[2]={at: alat}",
               "--set: error: services.feeder.calls[2]: 2 does not exist there (found a list)"},
           Row{"nodes.aktau.facilities.customs.count=x",
               "--set: error: nodes.aktau.facilities.customs.count: not a number (found x"},
           Row{"links.aktau-alat.time={lognorml: {mean: 1 h}}", "did you mean lognormal?"},
           Row{"links.aktau-alat.time.lognorml.mean=1 h",
               "unknown path (no distribution lognorml; did you mean lognormal?)"},
           Row{"seed.x=1", "unknown path (nothing lies below it, where x is looked for)"},
           Row{"seed", "--set: error: not an assignment (found seed, expected path=value)"},
           Row{"=3", "not an assignment"},
           Row{"nodes..aktau=3", "unknown path (not a path)"},
           Row{"seed=", "--set: error: seed: empty value"},
           Row{"seed=[1", "--set:1:1: error: seed: the bracket opened here is not closed"},
           Row{"name=\xff", "is not valid UTF-8"},
       }) {
    CAPTURE(row.set);
    const ReadResult result = read_with({row.set});
    CHECK(!result.ok());
    CHECK_MESSAGE(test::messages(result).find(row.message) != std::string::npos,
                  test::messages(result));
  }
}

}  // namespace
}  // namespace corridor::scenario::overlay_test
