#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/scenario/writer.hpp"
#include "example.hpp"

namespace corridor::scenario::options_test {
namespace {

/// The test corridor with options: from the beginning, from a date, from before the run.
std::string with_options(const std::string& more = {}) {
  return test::replaced(
      test::corridor_text(),
      "options:\n",
      "options:\n"
      "  cranes: {changes: {nodes.aktau.facilities.ship_cranes.count: 3}}\n"
      "  berth: {changes: {nodes.aktau.facilities.berths.count: 3}, from: 2024-06-30}\n"
      "  seven: {changes: {fleets.feeders.count: 7}, from: 2024-06-30}\n"
      "  old: {changes: {nodes.aktau.facilities.rail_cranes.count: 2,"
      " links.alat-poti.time: 2 d, links.alat-poti.length: 800 km}, from: 2023-11-02}\n" +
          more);
}

ReadResult read_with(const std::vector<std::string>& options,
                     const std::string& more = {},
                     const std::vector<std::string>& sets = {}) {
  return read_scenario_text(with_options(more), "t.yaml", {.with = options, .sets = sets});
}

TEST_CASE("--with: an option without a date, or from before the run, holds from its beginning") {
  const ReadResult result = read_with({"cranes", "old"});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const Scenario& s = *result.value;
  CHECK(s.nodes.at("aktau").facilities.at("ship_cranes").count == 3);
  CHECK(s.nodes.at("aktau").facilities.at("rail_cranes").count == 2);
  CHECK(core::mean_duration(*s.links.at("alat-poti").time) == std::chrono::hours(48));
  CHECK(s.provenance.count("nodes.aktau.facilities.rail_cranes.count") == 0);
  CHECK(s.applied == std::vector<std::string>{"cranes", "old"});
  CHECK(s.disruptions.size() == 3);
  const Mark mark = s.mark_of("nodes.aktau.facilities.ship_cranes.count");
  const Mark option = s.mark_of("options.cranes.changes.nodes.aktau.facilities.ship_cranes.count");
  CHECK(mark.line == option.line);
}

TEST_CASE("--with: a later date changes numbers from then to the end of the run") {
  const ReadResult result = read_with({"seven"});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const Scenario& s = *result.value;
  CHECK(s.fleets.at("feeders").count == 5);
  const Disruption& change = s.disruptions.at("with-seven");
  REQUIRE(change.dates.size() == 1);
  CHECK(change.dates[0].from == *s.options.at("seven").from);
  CHECK(change.dates[0].to > s.to + s.cool_down);
  REQUIRE(change.changes.size() == 1);
  CHECK(change.changes[0].what == Change::What::FleetCount);
  CHECK(change.changes[0].owner == "feeders");
  CHECK(change.changes[0].value == 7);
  CHECK(change.closes.empty());
}

TEST_CASE(
    "from the start: whatever the date of an option, and two stages exclude each other then") {
  const ReadResult result =
      read_scenario_text(with_options(), "t.yaml", {.with = {"berth"}, .from_start = {"seven"}});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  CHECK(result.value->fleets.at("feeders").count == 7);
  CHECK_FALSE(result.value->disruptions.contains("with-seven"));
  CHECK(result.value->disruptions.contains("with-berth"));  // that one still has its date
  CHECK(result.value->applied == std::vector<std::string>{"berth", "seven"});
  const std::string stages =
      "  one: {changes: {fleets.feeders.count: 7}, from: 2024-03-01}\n"
      "  two: {changes: {fleets.feeders.count: 8}, from: 2024-06-01}\n";
  CHECK(read_scenario_text(with_options(stages), "t.yaml", {.with = {"one", "two"}}).ok());
  const ReadResult both =
      read_scenario_text(with_options(stages), "t.yaml", {.from_start = {"one", "two"}});
  CHECK(test::messages(both).find("the two exclude each other") != std::string::npos);
}

TEST_CASE("--with: comes before --set, which may move its date") {
  const ReadResult over = read_with({"cranes"}, "", {"nodes.aktau.facilities.ship_cranes.count=9"});
  REQUIRE_MESSAGE(over.ok(), test::messages(over));
  CHECK(over.value->nodes.at("aktau").facilities.at("ship_cranes").count == 9);
  const ReadResult moved = read_with({"berth"}, "", {"options.berth.from=2023-01-01"});
  REQUIRE_MESSAGE(moved.ok(), test::messages(moved));
  CHECK(moved.value->nodes.at("aktau").facilities.at("berths").count == 3);
  const ReadResult later = read_with({"old"}, "", {"from=2023-03-01", "to=2023-04-01"});
  CHECK(!later.ok());
}

TEST_CASE("--with: the canonical scenario has the changes applied and is not changed twice") {
  const ReadResult result = read_with({"cranes", "seven"});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const std::string text = canonical_yaml(*result.value);
  const ReadResult again = read_scenario_text(text, "again.yaml");
  REQUIRE_MESSAGE(again.ok(), test::messages(again));
  CHECK(canonical_yaml(*again.value) == text);
  CHECK(again.value->applied == result.value->applied);
  CHECK(test::messages(read_scenario_text(text, "again.yaml", {.with = {"seven"}})) ==
        "--with: error: options.seven: the scenario has its changes already (see applied)\n");
  const ReadResult more = read_scenario_text(text, "again.yaml", {.with = {"old"}});
  REQUIRE_MESSAGE(more.ok(), test::messages(more));
  CHECK(more.value->applied == std::vector<std::string>{"cranes", "seven", "old"});
}

TEST_CASE("with: a file puts its own options in force; those of the command come on top") {
  const std::string more = "  first: {changes: {fleets.feeders.count: 6}, from: 2024-03-20}\n";
  const ReadResult result = read_scenario_text(
      with_options(more) + "with: [first]\n", "t.yaml", {.with = {"seven", "cranes"}});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  CHECK(result.value->applied == std::vector<std::string>{"first", "seven", "cranes"});
  CHECK(result.value->with.empty());
  CHECK(result.value->disruptions.contains("with-first"));
  CHECK(result.value->disruptions.contains("with-seven"));  // a later stage of the same number
  const std::string text = canonical_yaml(*result.value);
  CHECK(canonical_yaml(*read_scenario_text(text, "again.yaml").value) == text);
  const ReadResult set = read_with({}, more, {"with=[first]"});
  REQUIRE_MESSAGE(set.ok(), test::messages(set));
  CHECK(set.value->applied == std::vector<std::string>{"first"});
  const ReadResult wrong = read_scenario_text(with_options() + "with: [crane]\n", "t.yaml");
  CHECK(!wrong.ok());
  CHECK(test::messages(wrong).find("did you mean cranes?") != std::string::npos);
}

TEST_CASE("dated changes of every kind are written as they were read") {
  const std::string more = R"(  all:
    from: 2024-04-01
    changes:
      nodes.aktau.facilities.customs.time: {lognormal: {mean: 2 h, cv: 0.5}}
      links.alat-poti.time: 2 d
      fleets.feeders.capacity.container: 300 TEU
)";
  const ReadResult result = read_with({"all"}, more);
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const Disruption& all = result.value->disruptions.at("with-all");
  REQUIRE(all.changes.size() == 3);
  CHECK(all.changes[0].what == Change::What::FleetCapacity);
  CHECK(all.changes[0].value == 300'000'000);
  CHECK(core::mean_duration(*all.changes[1].time) == std::chrono::hours(48));
  CHECK(core::mean_duration(*all.changes[2].time) == std::chrono::hours(2));
  const std::string text = canonical_yaml(*result.value);
  const ReadResult again = read_scenario_text(text, "again.yaml");
  REQUIRE_MESSAGE(again.ok(), test::messages(again));
  CHECK(canonical_yaml(*again.value) == text);
}

TEST_CASE("--with: what cannot be is told where it stands") {
  struct Row {
    std::vector<std::string> options;
    const char* more;
    const char* message;
  };
  for (const Row& row : std::vector<Row>{
           {{"crane"},
            "",
            "--with: error: no such option (found crane, expected the id of an option; did you "
            "mean cranes?)"},
           {{"cranes", "cranes"}, "", "--with: error: options.cranes: named twice"},
           {{"cranes", "again"},
            "  again: {changes: {nodes.aktau.facilities.ship_cranes.count: 4}}\n",
            "error: options.again.changes.nodes.aktau.facilities.ship_cranes.count: option cranes "
            "changes it too (at t.yaml:"},
           {{"cranes", "whole"},
            "  whole: {changes: {nodes.aktau.facilities.ship_cranes: {count: 4, rate: 1 TEU/h}}}\n",
            "option cranes changes nodes.aktau.facilities.ship_cranes.count too (at t.yaml:"},
           {{"in_works"},
            "  in_works: {changes: {fleets.feeders.count: 6}, from: 2024-03-10}\n",
            ""},  // the works are still on: what began last holds
           {{"parts"},
            "  parts: {changes: {links.altynkol-aktau.slots: 20/h}, from: 2024-03-20}\n",
            ""},
           {{"fixed"},
            "  fixed: {changes: {services.feeder.vehicles: 2}, from: 2024-06-30}\n",
            "error: options.fixed.changes.services.feeder.vehicles: cannot change at a date (found "
            "from 2024-06-30, while the run begins at 2023-11-02; expected a facility's count, "
            "time "
            "or rate, a berth's depth, a storage capacity, a link's slots, speed, time or rate, a "
            "fleet's count or "
            "capacity, or a flow's volume; --set options.fixed.from=2023-11-02 has it from the "
            "beginning)"},
           {{"odd"},
            "  odd: {changes: {links.altynkol-aktau.slots: 3/week}, from: 2024-03-20}\n",
            "error: disruptions.with-odd.changes.links.altynkol-aktau.slots: changed slots are a "
            "whole number per day"},
       }) {
    CAPTURE(row.message);
    const ReadResult result = read_with(row.options, row.more);
    const std::string messages = test::messages(result);
    CHECK(result.ok() == std::string(row.message).empty());
    CHECK_MESSAGE(messages.find(row.message) != std::string::npos, messages);
  }
  const ReadResult none = read_scenario_text(
      "corridor: 1\nfrom: 2024-01-01\nto: 2024-02-01\n", "t.yaml", {.with = {"x"}});
  CHECK(test::messages(none) ==
        "--with: error: no such option (found x, expected none: the scenario has no options)\n");
}

TEST_CASE("--with: a scenario that is wrong without it is wrong with it, once") {
  const std::string text = test::replaced(with_options(), "lot: 2 TEU", "lot: 2");
  const ReadResult result = read_scenario_text(text, "t.yaml", {.with = {"cranes"}});
  CHECK(!result.ok());
  CHECK(result.diagnostics.items().size() == 1);
}

}  // namespace
}  // namespace corridor::scenario::options_test
