#include "corridor/scenario/reader.hpp"

#include <chrono>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "corridor/scenario/writer.hpp"
#include "example.hpp"

namespace corridor::scenario::reader_test {
namespace {

using std::chrono::hours;
using std::chrono::sys_days;
using std::chrono::year;
using test::corridor_text;
using test::messages;
using test::read;

Scenario corridor() {
  const ReadResult result = read(corridor_text());
  REQUIRE_MESSAGE(result.ok(), messages(result));
  CHECK_MESSAGE(result.diagnostics.empty(), messages(result));
  return *result.value;
}

TEST_CASE("reader: the top of a scenario") {
  const Scenario s = corridor();
  CHECK(s.format == 1);
  CHECK(s.name == "Test corridor");
  CHECK(s.from == Time(sys_days(year{2024} / 1 / 1)));
  CHECK(s.to == Time(sys_days(year{2025} / 1 / 1)));
  CHECK(s.warm_up == hours(60 * 24));
  CHECK(s.replications == 20);
  CHECK(s.seed == 1);
}

TEST_CASE("reader: commodities and nodes") {
  const Scenario s = corridor();
  CHECK(s.commodities.at("container").lot == Amount::units(2));
  CHECK(s.commodities.at("container").mass->micro == 14'000'000);
  CHECK(s.commodities.at("container").delay_cost == Money{.micro = 30'000'000, .currency = "USD"});
  CHECK(s.commodities.at("crude").mass == Amount{1'000'000});
  const Node& aktau = s.nodes.at("aktau");
  CHECK(aktau.name == "Port of Aktau");
  CHECK(s.nodes.at("poti").name == "poti");
  CHECK(aktau.position->latitude == 43.60);
  CHECK(aktau.facilities.at("rail_cranes").count == 1);
  CHECK(aktau.facilities.at("ship_cranes").rate ==
        Rate{.amount = Amount::units(20), .per = hours(1)});
  CHECK(std::get<core::Lognormal>(*aktau.facilities.at("customs").time).mean == 8 * 3.6e9);
  CHECK(aktau.storage.at("yard").capacity.at("container") == Amount::units(2500));
  const Breakdown& breakdown = *s.nodes.at("alat").facilities.at("berths").breakdowns;
  CHECK(breakdown.clock == Breakdown::Clock::Working);
  CHECK(std::get<core::Constant>(breakdown.time_to_repair).value == 2 * 3.6e9);
}

TEST_CASE("reader: handling") {
  const Scenario s = corridor();
  const Handling& handling = s.nodes.at("aktau").handling.at(0);
  CHECK(handling.cargo == std::vector<std::string>{"container"});
  CHECK(handling.from == Side::Rail);
  CHECK(handling.to == Side::Sea);
  REQUIRE(handling.steps.size() == 3);
  CHECK(handling.steps[0].per == Per::Train);
  CHECK(handling.steps[0].into == "yard");
  CHECK(handling.steps[2].fixed == hours(3));
  CHECK(handling.steps[2].out_of == "yard");
}

TEST_CASE("reader: links take their ends from their key") {
  const Scenario s = corridor();
  CHECK(s.links.at("aktau-alat").from == "aktau");
  CHECK(s.links.at("aktau-alat").to == "alat");
  CHECK(s.links.at("aktau-alat").length->metres == 490'000);
  const Link& rail = s.links.at("altynkol-aktau");
  CHECK(rail.speed->metres_per_second == doctest::Approx(670'000.0 / 86'400));
  CHECK(rail.slots == Slots{.count = 18, .per = hours(24)});
  const Link& pipe = s.links.at("aktau-poti");
  CHECK(pipe.mode == Mode::Pipeline);
  CHECK(pipe.rate->amount_in(hours(24)).micro == 100'000'000'000);
  CHECK(pipe.line_fill == Amount::units(500'000));
}

TEST_CASE("reader: fleets and services") {
  const Scenario s = corridor();
  CHECK(s.fleets.at("feeders").count == 5);
  CHECK(s.fleets.at("feeders").start.at("alat") == 2);
  CHECK(!s.fleets.at("trains").count);
  const Service& feeder = s.services.at("feeder");
  CHECK(feeder.calls.at(0).depart.when == DepartWhen::Full);
  CHECK(feeder.calls.at(0).depart.at_most == hours(72));
  CHECK(feeder.calls.at(0).depart.window == "low_tide");
  CHECK(feeder.calls.at(1).depart.at_least == Amount::units(20));
  CHECK(std::get<core::Uniform>(*feeder.speed_factor).high == 1.1);
  CHECK(s.services.at("rail").calls.at(0).depart.timetable->every == hours(12));
}

TEST_CASE("reader: flows") {
  const Scenario s = corridor();
  const Flow& boxes = s.flows.at("china-georgia");
  CHECK(boxes.volume == Amount::units(22'000));
  CHECK(boxes.by_month_given);
  CHECK(boxes.by_month[0] == 1.0 / 16);
  CHECK(boxes.by_month[11] == 5.0 / 16);
  CHECK(boxes.arrives.as == ArrivalForm::BlockTrain);
  CHECK(std::get<core::Lognormal>(*boxes.arrives.size).mean == 95);
  CHECK(boxes.counts == std::vector<std::string>{"titr"});
  CHECK(boxes.via == std::vector<std::string>{"rail", "feeder"});
  const Flow& oil = s.flows.at("oil");
  CHECK(std::get<core::Constant>(*oil.arrives.size).value == 10'000);
  CHECK(oil.arrives.first == hours(24));
  CHECK(!oil.arrives.starts_with_draw);
  CHECK(boxes.arrives.starts_with_draw);
}

TEST_CASE("reader: disruptions and what follows from their kind") {
  const Scenario s = corridor();
  const Disruption& storms = s.disruptions.at("storms");
  CHECK(storms.reason == Reason::Weather);
  CHECK(storms.modes == std::vector<Mode>{Mode::Sea});
  CHECK(storms.forbids.size() == 3);
  CHECK(storms.share_by_month->back() == 0.5);
  const Disruption& tide = s.disruptions.at("low_tide");
  CHECK(tide.forbids == std::vector<Forbids>{Forbids::Departures});
  CHECK(tide.modes.size() == 4);
  CHECK(tide.every->offset == hours(2));
  const Disruption& works = s.disruptions.at("works");
  REQUIRE(works.changes.size() == 2);
  CHECK(works.changes[0].what == Change::What::FleetCount);
  CHECK(works.changes[0].owner == "feeders");
  CHECK(works.changes[0].value == 4);
  CHECK(works.changes[1].what == Change::What::LinkSlots);
  CHECK(works.changes[1].value == 12);
}

TEST_CASE("reader: options and observed figures") {
  const Scenario s = corridor();
  const Option& hub = s.options.at("hub");
  CHECK(hub.changes.at("nodes.aktau.storage.yard.capacity.container") == "6000 TEU");
  CHECK(hub.changes.at("nodes.aktau.facilities.customs.time") ==
        "{lognormal: {cv: 0.5, mean: 1 h}}");
  CHECK(hub.capex == Money{.micro = 47'600'000'000'000'000, .currency = "KZT"});
  REQUIRE(s.observed.size() == 2);
  CHECK(s.observed[0].value == 20.5);
  CHECK(s.observed[0].unit == "kTEU/yr");
  CHECK(s.observed[0].of == std::vector<std::string>{"titr"});
  CHECK(s.observed[1].from_event == "departed aktau");
}

TEST_CASE("reader: an option may add a whole link, whose key names its ends") {
  const std::string text = test::replaced(
      corridor_text(),
      "capex: 47600 MKZT",
      "capex: 1 MUSD}\n  line: {changes: {links.altynkol-alat: {mode: rail, time: 1 d}}");
  CHECK_MESSAGE(read(text).ok(), messages(read(text)));
}

TEST_CASE("reader: where numbers come from is kept by path, for a whole map by its own") {
  const Scenario s = corridor();
  const Provenance& cranes = s.provenance.at("nodes.aktau.facilities.rail_cranes.count");
  CHECK(cranes.source == "visit, 2024");
  CHECK(cranes.confidence == Confidence::Assumed);
  CHECK(cranes.low == "1");
  CHECK(cranes.high == "3");
  CHECK(s.provenance.at("nodes.aktau.facilities.customs.time").confidence == Confidence::Derived);
  CHECK(s.provenance.at("fleets.trains").source == "railway");
  CHECK(s.provenance.size() == 3);
}

TEST_CASE("reader: marks lead from a path, or its nearest written ancestor, to the file") {
  const Scenario s = corridor();
  CHECK(s.mark_of("nodes.aktau.country").line == 15);
  CHECK(s.mark_of("nodes.aktau.country").file == "t.yaml");
  CHECK(s.mark_of("nodes.aktau.nothing.at_all").line == s.mark_of("nodes.aktau").line);
  CHECK(s.mark_of("nodes.aktau.handling[0].steps[9].use").line ==
        s.mark_of("nodes.aktau.handling[0].steps").line);
  CHECK(s.mark_of("nowhere").line == 0);
}

TEST_CASE("reader: the smallest example of the reference page reads") {
  const ReadResult result = read(minimal_example());
  CHECK_MESSAGE(result.ok(), messages(result));
}

TEST_CASE("reader: an empty scenario says where an example is") {
  for (const char* text : {"", "# a\n", "---\n", "null\n", "{}"}) {
    const ReadResult result = read(text);
    CHECK(result.status == ReadStatus::Invalid);
    CHECK(
        messages(result) ==
        "t.yaml:1:1: error: empty scenario (docs/scenario-reference.md begins with a small one)\n");
  }
  CHECK(messages(read("- a\n")) ==
        "t.yaml:1:1: error: not a map (found a list, expected the keys of a scenario)\n");
}

TEST_CASE("reader: the same text has the same input hash, another one has not") {
  CHECK(read(corridor_text()).input_hash == read(corridor_text()).input_hash);
  CHECK(read(corridor_text()).input_hash != read(corridor_text() + "\n").input_hash);
}

}  // namespace
}  // namespace corridor::scenario::reader_test
