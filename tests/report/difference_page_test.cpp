#include "corridor/report/difference_page.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace corridor::report::difference_page_test {
namespace {

using scenario::DifferenceKind;

ComparedScenarios two() {
  ComparedScenarios compared;
  compared.before.file = "a.yaml";
  compared.after.file = "b.yaml";
  compared.after.with = {"hub", "ferries"};
  compared.differences.push_back({.path = "fleets.feeders.count",
                                  .kind = DifferenceKind::Changed,
                                  .provenance = false,
                                  .before = {.given = true,
                                             .text = "3",
                                             .mark = {.file = "a.yaml", .line = 4, .column = 1},
                                             .n_values = 1},
                                  .after = {.given = true,
                                            .text = "5",
                                            .mark = {.file = "b.yaml", .line = 9, .column = 1},
                                            .n_values = 1},
                                  .relative = 2.0 / 3});
  compared.differences.push_back(
      {.path = "fleets.feeders.count.source",
       .kind = DifferenceKind::Added,
       .provenance = true,
       .before = {},
       .after = {.given = true, .text = "a\x1b[2Jb", .mark = {}, .n_values = 1},
       .relative = {}});
  return compared;
}

TEST_CASE("difference page: values with their places; sources are counted until asked for") {
  CHECK(difference_page(two(), false) ==
        "A a.yaml\n"
        "B b.yaml with hub, ferries\n"
        "\n"
        "1 difference (+ only in B, - only in A)\n"
        "\n"
        "  fleets.feeders.count\n"
        "      3 -> 5 (+66.67 %)\n"
        "      a.yaml:4 -> b.yaml:9\n"
        "\n"
        "1 difference of sources, confidence, ranges or remarks: --sources shows.\n");
  const std::string all = difference_page(two(), true);
  CHECK(all.find("+ fleets.feeders.count.source\n      nothing -> a\\x1b[2Jb\n") !=
        std::string::npos);
}

TEST_CASE("difference page: says so where nothing differs") {
  ComparedScenarios compared = two();
  compared.differences.clear();
  CHECK(difference_page(compared, false).ends_with("\nNo value differs.\n"));
  CHECK(difference_paths(compared, true).empty());
}

TEST_CASE("difference page: paths alone are for scripts") {
  CHECK(difference_paths(two(), false) == "fleets.feeders.count\n");
  CHECK(difference_paths(two(), true) == "fleets.feeders.count\nfleets.feeders.count.source\n");
}

TEST_CASE("difference page: JSON has every difference with both values in full") {
  const auto json = nlohmann::json::parse(difference_json(two()));
  REQUIRE(json["differences"].size() == 2);
  CHECK(json["differences"][0]["a"]["value"] == "3");
  CHECK(json["differences"][0]["b"]["line"] == 9);
  CHECK(json["differences"][1]["change"] == "added");
  CHECK(json["differences"][1]["a"]["value"].is_null());
  CHECK(json["b"]["with"] == nlohmann::json({"hub", "ferries"}));
}

}  // namespace
}  // namespace corridor::report::difference_page_test
