#include "corridor/scenario/description.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/locate.hpp"
#include "example.hpp"

namespace corridor::scenario::description_test {
namespace {

TEST_CASE("descriptions: every field explains itself") {
  std::set<std::string> nouns;
  for (const Description* description : all_descriptions()) {
    CAPTURE(description->noun);
    CHECK(nouns.insert(description->noun).second);
    CHECK(!description->help.empty());
    CHECK(!description->fields.empty());
    for (const Field& field : description->fields) {
      CAPTURE(field.key);
      CHECK(!field.kind.words.empty());
      CHECK(!field.help.empty());
      CHECK(!field.kind.example.empty());
      CHECK(field.kind.read);
      CHECK(field.kind.write);
      CHECK(field.kind.trial);
      CHECK(description->find(field.key) == &field);
    }
  }
  CHECK(nouns.count("scenario") == 1);
  CHECK(nouns.count("lognormal") == 1);
}

TEST_CASE("descriptions: the owner of a key is known") {
  CHECK(owner_of_key("headway") == "link");
  CHECK(owner_of_key("mean").find("lognormal") != std::string::npos);
  CHECK(owner_of_key("nonsense").empty());
}

TEST_CASE("paths: steps are split at points and brackets") {
  using Steps = std::vector<std::string>;
  CHECK(split_path("a.b[0].c") == Steps{"a", "b", "0", "c"});
  CHECK(split_path("a[1][2]") == Steps{"a", "1", "2"});
  CHECK(split_path("a") == Steps{"a"});
  for (const char* bad : {"", ".", "a..b", ".a", "a.", "a[].b", "a[1", "a[1]b"}) {
    CAPTURE(bad);
    CHECK(!split_path(bad));
  }
}

TEST_CASE("paths: a path of the language leads to its kind") {
  const auto kind = [](const char* path) { return find_kind(path).value; };
  REQUIRE(kind("nodes.x.facilities.y.count"));
  CHECK((*kind("nodes.x.facilities.y.count"))->words == "a whole number");
  CHECK((*kind("links.l.time.lognormal.cv"))->words == "a number");
  CHECK((*kind("links.l.time.low"))->shape == Shape::Choice);
  CHECK((*kind("nodes.x.handling[0].steps[1].use"))->words == "the id of a facility");
  CHECK((*kind("fleets.f.source"))->words == "text");
  CHECK(!kind("nodes.x.facility.y"));
  CHECK(!kind("links.l.time.lognormal.median"));
}

TEST_CASE("paths: a path leads to the object, with the unit that holds there") {
  ReadResult result = test::read(test::corridor_text());
  REQUIRE(result.ok());
  Scenario& s = *result.value;
  const auto capacity = locate(s, "nodes.aktau.storage.yard.capacity.container");
  REQUIRE(capacity.value);
  CHECK(capacity.value->object == &s.nodes.at("aktau").storage.at("yard").capacity.at("container"));
  CHECK(capacity.value->scope.cargo_unit == "TEU");
  const auto at_most = locate(s, "services.feeder.calls[0].depart.at_most");
  REQUIRE(at_most.value);
  CHECK(at_most.value->object == &s.services.at("feeder").calls[0].depart.at_most);
  const auto repair = locate(s, "nodes.alat.facilities.berths.breakdowns.time_to_repair");
  REQUIRE(repair.value);
  CHECK(repair.value->object ==
        &s.nodes.at("alat").facilities.at("berths").breakdowns->time_to_repair);
  CHECK(locate(s, "nodes.nowhere.country").problem.what == "nowhere does not exist");
  CHECK(locate(s, "services.feeder.calls[7].at").problem.what == "7 does not exist");
}

}  // namespace
}  // namespace corridor::scenario::description_test
