#include "corridor/scenario/explain.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/scenario/describe.hpp"

namespace corridor::scenario::explain_test {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string explained(const std::string& what) {
  const Parsed<std::string> answer = explain(what);
  CAPTURE(what);
  REQUIRE_MESSAGE(answer.value, answer.problem.what);
  return *answer.value;
}

TEST_CASE("explain: a path gives value, units, range, default, example and owner") {
  const std::string volume = explained("flows.*.volume");
  for (const char* part : {"flows.*.volume\n",
                           "a volume per calendar year",
                           "kTEU/yr",
                           "more than 0",
                           "22 kTEU/yr",
                           "may be {value: ..., source: ...",
                           "a flow: Demand from node to node."}) {
    CAPTURE(part);
    CHECK(contains(volume, part));
  }
  CHECK(contains(explained("services.x.calls[0].depart.when"), "full, loaded, timetable, at_once"));
  CHECK(contains(explained("fleets.*.kind"), "none: the key is required"));
  CHECK(contains(explained("nodes.*.facilities.*.count"), "unless given  1\n"));
}

TEST_CASE("explain: ids may be named, starred or left out") {
  CHECK(contains(explained("fleets.count"), "fleets.*.count\n"));
  CHECK(contains(explained("fleets.count.count"), "fleets.count.count\n"));
  CHECK(contains(explained("nodes.facilities.breakdowns.clock"), "calendar, working"));
  CHECK(contains(explained("nodes.aktau.storage.yard.capacity"), "room by commodity"));
  CHECK(contains(explained("nodes.aktau.storage.yard.capacity.container"), "an amount of cargo"));
  CHECK(contains(explained("services.calls[*].at"), "services.*.calls[*].at\n"));
}

TEST_CASE("explain: nouns, keys anywhere, distributions and what stands beside a number") {
  CHECK(contains(explained("fleet"), "Vehicles of one kind."));
  CHECK(contains(explained("fleet"), "capacity_rule"));
  CHECK(explained("departure_rule") == explained("departure rule"));
  CHECK(contains(explained("headway"), "links.*.headway\n"));
  CHECK(contains(explained("from"), "links.*.from"));
  CHECK(contains(explained("depart.at_most"), "services.*.calls[*].depart.at_most\n"));
  CHECK(contains(explained("calls.depart"), "services.*.calls[*].depart\n"));
  CHECK(contains(explained("extends"), "{append: [...]} adds to its end"));
  CHECK(contains(explained("include"), "[ports.yaml, flows.yaml]"));
  CHECK(contains(explained("storage.capacity"), "nodes.*.storage.*.capacity\n"));
  CHECK(contains(explained("lognormal.cv"), "coefficient of variation"));
  CHECK(contains(explained("links.*.time.lognormal"), "Keys of a lognormal"));
  CHECK(contains(explained("fleets.*.count.low"), "fleets.*.count.low\n"));
  CHECK(contains(explained("fleets.*.source"), "where it is from"));
  CHECK(contains(explained("include"), "other files"));
}

TEST_CASE("explain: every key of the language is explained by its own path") {
  for (const Description* description : all_descriptions()) {
    std::string noun = description->noun;
    CHECK(contains(explained(noun), description->help));
    for (const Field& field : description->fields) {
      const std::string path = noun == "scenario" ? field.key : noun + "." + field.key;
      if (noun.find(' ') == std::string::npos) {
        CHECK(contains(explained(path), field.help));
      }
    }
  }
}

TEST_CASE("explain: what is not there is a problem that names the nearest") {
  struct Row {
    const char* what;
    const char* problem;
    const char* hint;
  };
  for (const Row& row : {Row{"flows.*.volum", "no key volum in a flow", "did you mean volume?"},
                         Row{"hedway", "no key or noun hedway", "did you mean headway?"},
                         Row{"flet", "no key or noun flet", "did you mean fleet?"},
                         Row{"nods.*.name", "no key nods at the top", "did you mean nodes?"},
                         Row{"links.*.time.lognormall", "no distribution lognormall", "lognormal?"},
                         Row{"fleets.*.count.x", "nothing lies below a whole number", ""},
                         Row{"a..b", "not a path", "flows.*.volume"},
                         Row{"", "not a path", ""}}) {
    CAPTURE(row.what);
    const Parsed<std::string> answer = explain(row.what);
    CHECK_FALSE(answer.value);
    CHECK(contains(answer.problem.what, row.problem));
    CHECK(contains(answer.problem.hint, row.hint));
  }
  CHECK(contains(explained("fleets.cuont"), "did you mean  fleets.*.count"));
}

TEST_CASE("explain: control characters of a path do not reach the terminal") {
  CHECK_FALSE(contains(explained("fleets.\x1bx.count"), "\x1b"));
}

TEST_CASE("explain: the overview has every key at the top and every noun") {
  const std::string overview = explain_overview();
  for (const Description* description : all_descriptions()) {
    CHECK(contains(overview, "  " + description->noun));
  }
  for (const Field& field : describe_scenario().fields) {
    CHECK(contains(overview, "  " + field.key));
  }
}

}  // namespace
}  // namespace corridor::scenario::explain_test
