#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/writer.hpp"
#include "folder.hpp"

namespace corridor::scenario::extends_test {
namespace {

using test::Folder;

const std::string kBase = R"(corridor: 1
from: 2024-01-01
to: 2024-02-01
nodes:
  a:
    name: Aktau
    facilities:
      cranes: {count: {value: 2, source: port}, time: {lognormal: {mean: 8 h, cv: 0.5}}}
      berths: {count: 3}
  b: {}
  spare: {}
links: {a-b: {mode: sea, time: 20 h}}
)";

std::string canonical(const Folder& folder, const std::string& name) {
  const ReadResult result = read_scenario(folder.at(name));
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  return canonical_yaml(*result.value);
}

TEST_CASE("extends: maps are merged by key, values replaced, null removes") {
  const Folder folder;
  folder.write("base.yaml", kBase);
  folder.write("s.yaml", R"(extends: base.yaml
to: 2024-03-01
nodes:
  a: {facilities: {cranes: {count: 4}, berths: null}}
  c: {}
  spare: ~
links: {b-c: {mode: rail, time: 5 h}}
)");
  folder.write("whole.yaml", R"(corridor: 1
from: 2024-01-01
to: 2024-03-01
nodes:
  a: {name: Aktau, facilities: {cranes: {count: 4, time: {lognormal: {mean: 8 h, cv: 0.5}}}}}
  b: {}
  c: {}
links: {a-b: {mode: sea, time: 20 h}, b-c: {mode: rail, time: 5 h}}
)");
  CHECK(canonical(folder, "s.yaml") == canonical(folder, "whole.yaml"));
}

TEST_CASE("extends: a number with its source and a distribution are replaced as a whole") {
  const Folder folder;
  folder.write("base.yaml", kBase);
  folder.write(
      "s.yaml",
      "extends: base.yaml\nnodes: {a: {facilities: {cranes: {time: {exponential: {mean: 1 h}}, "
      "count: {value: 5}}}}}\n");
  const ReadResult result = read_scenario(folder.at("s.yaml"));
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const Facility& cranes = result.value->nodes.at("a").facilities.at("cranes");
  CHECK(cranes.count == 5);
  CHECK(std::get<core::Exponential>(*cranes.time).mean == 3.6e9);
  const auto& provenance = result.value->provenance;
  CHECK(provenance.at("nodes.a.facilities.cranes.count").source.empty());
}

TEST_CASE("extends: lists are replaced") {
  const Folder folder;
  folder.write("base.yaml",
               kBase +
                   "disruptions:\n  d: {closes: [a, b], dates: [{from: 2024-01-02, to: "
                   "2024-01-03}]}\n");
  folder.write("s.yaml", "extends: base.yaml\ndisruptions: {d: {closes: [b]}}\n");
  const ReadResult result = read_scenario(folder.at("s.yaml"));
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  CHECK(result.value->disruptions.at("d").closes == std::vector<std::string>{"b"});
}

TEST_CASE("extends: chains, with includes and --set on top") {
  const Folder folder;
  folder.write("base.yaml", "include: parts/more.yaml\n" + kBase);
  folder.write("parts/more.yaml", "commodities: {box: {unit: TEU, lot: 1 TEU}}\n");
  folder.write("parts/middle.yaml", "nodes: {c: {}}\n");
  folder.write(
      "middle.yaml",
      "extends: base.yaml\ninclude: parts/middle.yaml\ncommodities: {box: {lot: 2 TEU}}\n");
  folder.write("s.yaml", "extends: middle.yaml\nnodes: {a: {name: Port}}\n");
  const ReadResult result = read_scenario(folder.at("s.yaml"), {.sets = {"nodes.b.country=AZ"}});
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const Scenario& s = *result.value;
  CHECK(s.nodes.at("a").name == "Port");
  CHECK(s.nodes.at("b").country == "AZ");
  CHECK(s.nodes.count("c") == 1);
  CHECK(s.commodities.at("box").lot == core::Amount::from_units(2));
  CHECK(result.files.size() == 5);
  CHECK(result.files.front() == folder.at("s.yaml"));
  CHECK(s.mark_of("nodes.a.name").file == folder.at("s.yaml"));
  CHECK(s.mark_of("nodes.a.facilities.berths.count").file == folder.at("base.yaml"));
}

TEST_CASE("extends: append adds to the end of a list, and to lists only") {
  const Folder folder;
  folder.write("base.yaml", std::string(kBase) + "commodities: {box: {unit: TEU, lot: 1 TEU}}\n");
  folder.write(
      "more.yaml",
      "extends: base.yaml\nnodes: {a: {handling: [{cargo: box, from: origin, to: sea, steps: "
      "[{time: 1 h}]}]}}\n");
  folder.write("s.yaml",
               "extends: more.yaml\nnodes: {a: {handling: {append: [{cargo: box, from: sea, to: "
               "destination, steps: [{time: 2 h}]}]}}}\n");
  const ReadResult result = read_scenario(folder.at("s.yaml"));
  REQUIRE_MESSAGE(result.ok(), test::messages(result));
  const auto& handling = result.value->nodes.at("a").handling;
  REQUIRE(handling.size() == 2);
  CHECK(handling[0].from == Side::Origin);
  CHECK(handling[1].from == Side::Sea);
  CHECK(result.value->mark_of("nodes.a.handling[1].steps[0].time").file == folder.at("s.yaml"));
  folder.write("none.yaml", "extends: base.yaml\nnodes: {a: {handling: {append: []}}}\n");
  CHECK(folder.messages("none.yaml").find("nodes.a.handling: not a list") != std::string::npos);
}

TEST_CASE("extends: mistakes are told at the file in which they stand") {
  struct Row {
    const char* base;  // added to it
    const char* text;  // of the scenario
    const char* message;
  };
  for (const Row& row : {
           Row{"",
               "nodes: {a: {facilities: {cranes: {count: x}}}}",
               "s.yaml:2:42: error: nodes.a.facilities.cranes.count: not a number"},
           Row{"seed: x", "nodes: {c: {}}", "base.yaml:13:7: error: seed: not a number"},
           Row{"",
               "nodes: {sparr: null}",
               "s.yaml:2:9: error: nodes.sparr: null removes it, but what is extended has no sparr "
               "(did you mean spare?)"},
           Row{"commodities: {boxes: {unit: TEU, lot: 2 TEU}}",
               "commodities: {boxs: {lot: 4 TEU}}",
               "s.yaml:2:15: error: commodities.boxs: what is extended has no boxs (did you mean "
               "boxes?)"},
           Row{"", "nodes: {b: }", "s.yaml:2:9: error: nodes.b: empty value"},
           Row{"", "nodes: {b: null}", "base.yaml:12:14: error: links.a-b: no such node"},
           Row{"",
               "nodes: {b: {facilities: {x: null}}}",
               "s.yaml:2:26: error: nodes.b.facilities.x: empty value"},
           Row{"seed: null", "nodes: {c: {}}", "base.yaml:13:1: error: seed: empty value"},
       }) {
    CAPTURE(row.text);
    const Folder folder;
    folder.write("base.yaml", kBase + row.base + "\n");
    folder.write("s.yaml", std::string("extends: base.yaml\n") + row.text + "\n");
    const std::string messages = folder.messages("s.yaml");
    CHECK_MESSAGE(messages.compare(0, std::string(row.message).size(), row.message) == 0, messages);
  }
}

TEST_CASE("extends: the file must be one that may be included, and not this one") {
  struct Row {
    const char* text = "";
    const char* message = "";
    ReadStatus status = ReadStatus::Invalid;
  };
  for (const Row& row : {
           Row{"extends: s.yaml\n", "s.yaml:1:10: error: extends: extends itself: "},
           Row{"extends: circle.yaml\n", "circle.yaml:1:10: error: extends: extends itself: "},
           Row{"extends: ../base.yaml\n",
               "s.yaml:1:10: error: extends: outside the scenario's folder (found ../base.yaml)"},
           Row{"extends: [base.yaml]\n",
               "s.yaml:1:10: error: extends: not a file name (found a list"},
           Row{"extends: bass.yaml\n", "s.yaml:1:10: error: extends: ", ReadStatus::NotFound},
           Row{"extends: base.yaml\ninclude: base.yaml\n",
               "s.yaml:1:10: error: extends: is included already (found base.yaml)"},
           Row{"extends: list.yaml\n",
               "list.yaml:1:1: error: extends: what is extended holds a list"},
       }) {
    CAPTURE(row.text);
    const Folder folder;
    folder.write("base.yaml", kBase);
    folder.write("list.yaml", "[a, b]\n");
    folder.write("circle.yaml", "extends: s.yaml\n");
    folder.write("s.yaml", row.text);
    const std::string messages = folder.messages("s.yaml");
    CHECK_MESSAGE(messages.compare(0, std::string(row.message).size(), row.message) == 0, messages);
    CHECK(read_scenario(folder.at("s.yaml")).status == row.status);
  }
  CHECK(test::messages(test::read("extends: base.yaml\n")) ==
        "t.yaml:1:1: error: extends: only a file can extend files\n");
}

TEST_CASE("extends: the canonical scenario stands alone") {
  const Folder folder;
  folder.write("base.yaml", kBase);
  folder.write("s.yaml", "extends: base.yaml\nnodes: {a: {name: Port}}\n");
  const std::string text = canonical(folder, "s.yaml");
  CHECK(text.find("extends") == std::string::npos);
  const ReadResult again = read_scenario_text(text, "again.yaml");
  REQUIRE_MESSAGE(again.ok(), test::messages(again));
  CHECK(canonical_yaml(*again.value) == text);
}

}  // namespace
}  // namespace corridor::scenario::extends_test
