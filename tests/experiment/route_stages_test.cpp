#include "corridor/experiment/route_stages.hpp"

#include <doctest/doctest.h>

namespace corridor::experiment::route_stages_test {
namespace {

/// altynkol - almaty - aktau by train, aktau - alat by feeder.
scenario::Scenario line() {
  scenario::Scenario scenario;
  const auto link = [&](const std::string& from, const std::string& to) {
    scenario::Link& added = scenario.links[from + "-" + to];
    added.from = from;
    added.to = to;
  };
  link("altynkol", "almaty");
  link("almaty", "aktau");
  link("aktau", "alat");
  return scenario;
}

RouteStages stages_of_line() {
  scenario::Flow flow;
  flow.from = "altynkol";
  flow.to = "alat";
  return {line(),
          flow,
          {{.service = "train",
            .from = "altynkol",
            .to = "aktau",
            .mode = "rail",
            .links = {"altynkol-almaty", "almaty-aktau"}},
           {.service = "feeder",
            .from = "aktau",
            .to = "alat",
            .mode = "sea",
            .links = {"aktau-alat"}}}};
}

TEST_CASE("route stages: terminals and the ways between them, in route order") {
  const RouteStages stages = stages_of_line();
  std::vector<std::string> names;
  for (const RouteStages::Stage& stage : stages.stages()) {
    names.push_back(stage.name);
  }
  CHECK(names == std::vector<std::string>{
                     "altynkol", "altynkol - aktau", "aktau", "aktau - alat", "alat", "elsewhere"});
  CHECK(stages.stages()[3].service == "feeder");
}

TEST_CASE("route stages: facilities belong to their terminal, links and passed nodes to the way") {
  const RouteStages stages = stages_of_line();
  CHECK(stages.stage_of("altynkol") == 0);
  CHECK(stages.stage_of("altynkol-almaty") == 1);
  CHECK(stages.stage_of("almaty.locomotives") == 1);
  CHECK(stages.stage_of("almaty-aktau") == 1);
  CHECK(stages.stage_of("aktau.customs") == 2);
  CHECK(stages.stage_of("aktau-alat") == 3);
  CHECK(stages.stage_of("alat") == 4);
  CHECK(stages.stage_of("poti") == 5);
}

TEST_CASE("route stages: a flow from a node to itself has one stage") {
  scenario::Flow flow;
  flow.from = "desk";
  flow.to = "desk";
  const RouteStages stages(scenario::Scenario{}, flow, {});
  CHECK(stages.stages().size() == 2);
  CHECK(stages.stage_of("desk.server") == 0);
}

}  // namespace
}  // namespace corridor::experiment::route_stages_test
