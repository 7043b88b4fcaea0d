#include "corridor/report/json.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "../experiment/fake_outcome.hpp"
#include "corridor/experiment/summarise.hpp"

namespace corridor::report::json_test {
namespace {

using nlohmann::json;

std::string text_of(const std::string& name) {
  scenario::Scenario scenario = test::fake_scenario();
  scenario.name = name;
  return summary_json(
      experiment::summarise(scenario,
                            7,
                            test::fake_routes(),
                            {test::fake_outcome(10), test::fake_outcome(10 + 1.0 / 3)}),
      "0.1.0");
}

TEST_CASE("json: the summary can be read back") {
  const json summary = json::parse(text_of("A line"));
  CHECK(summary["name"] == "A line");
  CHECK(summary["seed"] == 7);
  CHECK(summary["replications"] == 2);
  CHECK(summary["flows"][0]["transit_days"]["mean"]["mean"] == 10.1666667);
  CHECK(summary["flows"][0]["transit_days"]["mean"]["n"] == 2);
  CHECK(summary["flows"][1]["transit_days"]["p50"]["mean"].is_null());
  CHECK(summary["facilities"][0]["time"]["working"]["mean"] == 0.6);
  CHECK(summary["validation"][2]["deviation"].is_null());
  CHECK(summary["not_in_equilibrium"].size() == 1);
}

TEST_CASE("json: any name survives the way there and back") {
  for (const std::string name : {"</script><!--", "quote \" and \\ backslash", "Ақтау {} %s"}) {
    CHECK(json::parse(text_of(name))["name"] == name);
  }
}

TEST_CASE("json: the summary says nothing of how it was run") {
  const std::string text = text_of("A line");
  for (const char* word : {"threads", "host", "compiler", "wall"}) {
    CHECK(text.find(word) == std::string::npos);
  }
}

TEST_CASE("json: the record of the run") {
  RunRecord record;
  record.command = {"corridor", "run", "a b.yaml"};
  record.input_hash = 255;
  record.wall_seconds = 1.5;
  const json run = json::parse(run_json(record));
  CHECK(run["command"][2] == "a b.yaml");
  CHECK(run["input_hash"] == "00000000000000ff");
  CHECK(run["wall_seconds"] == 1.5);
}

}  // namespace
}  // namespace corridor::report::json_test
