// Names are text: in tables, JSON, CSV and on the terminal, and nothing else.
#include <array>

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"

namespace corridor::tools::hostile_names_test {
namespace {

/// Runs the queue with `name`, as YAML text in double quotes, as its name and that of its node.
Answer run_named(const std::string& name, const Scratch& scratch) {
  std::string text = with(queue_text(), "name: Customs lanes", "name: \"" + name + "\"");
  text = with(text, "    facilities:", "    name: \"" + name + "\"\n    facilities:");
  text = with(text, "commodity: truck,", "commodity: truck, counts: \"" + name + "\",");
  text += "observed:\n  - {id: trucks_seen, measure: delivered, of: \"" + name +
          "\", value: 13000 truck/yr, source: \"" + name + "\"}\n";
  write(scratch / "s.yaml", text);
  return run({(scratch / "s.yaml").string(), "-n", "1", "-o", (scratch / "out").string()});
}

struct Name {
  std::string yaml;  // between double quotes
  std::string text;
};

const std::vector<Name>& odd_names() {
  static const std::vector<Name> kNames{
      {"=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"},
      {"@SUM(1)", "@SUM(1)"},
      {"+1", "+1"},
      {"-3.5", "-3.5"},
      {"a, b; c", "a, b; c"},
      {"a\\\"b", "a\"b"},
      {"a\\tb", "a\tb"},
      {"%s%n", "%s%n"},
      {"{} {0}", "{} {0}"},
      {"${HOME} $(id) `id`", "${HOME} $(id) `id`"},
      {"a|b*c_d", "a|b*c_d"},
      {"\\\\write18{id}", "\\write18{id}"},
      {"<script>alert(1)</script>", "<script>alert(1)</script>"},
      {"a\xE2\x80\x8B"
       "b",
       "a\xE2\x80\x8B"
       "b"},
      {"\xF0\x9F\x9A\xA2 e\xCC\x81", "\xF0\x9F\x9A\xA2 e\xCC\x81"},
      {"\xD0\xB0ktau", "\xD0\xB0ktau"},
  };
  return kNames;
}

TEST_CASE("hostile: names come back as they were, from every file") {
  for (const Name& name : odd_names()) {
    CAPTURE(name.text);
    const Scratch scratch;
    const Answer first = run_named(name.yaml, scratch);
    CAPTURE(first.err);
    REQUIRE(first.exit_code == 0);
    const Answer again =
        run({(scratch / "out/scenario.yaml").string(), "-q", "-o", (scratch / "again").string()});
    REQUIRE(again.exit_code == 0);
    for (const char* file : {"summary.json", "scenario.yaml", "validation.csv", "report.txt"}) {
      CHECK(content(scratch / "out" / file) == content(scratch / "again" / file));
    }
  }
}

TEST_CASE("hostile: names are literal text in JSON and on the terminal") {
  for (const Name& name : odd_names()) {
    CAPTURE(name.text);
    const Scratch scratch;
    const Answer answer = run_named(name.yaml, scratch);
    const bool has_tab = contains(name.text, "\t");
    CHECK(contains(answer.out, has_tab ? "a\\x09b" : name.text));
    CHECK_FALSE(contains(answer.out, "\t"));
    std::string json;
    for (const char c : name.text) {
      json += c == '"' || c == '\\' || c == '\t' ? "\\" : "";
      json += c == '\t' ? 't' : c;
    }
    CHECK(contains(content(scratch / "out/summary.json"), "\"name\": \"" + json + "\""));
  }
}

TEST_CASE("hostile: no cell of a table begins like a formula, and numbers stay numbers") {
  for (const Name& name : odd_names()) {
    CAPTURE(name.text);
    const Scratch scratch;
    REQUIRE(run_named(name.yaml, scratch).exit_code == 0);
    const std::string table = content(scratch / "out/validation.csv");
    if (std::string("=+-@").find(name.text.front()) != std::string::npos) {
      CHECK(contains(table, std::string("'").append(name.text)));
      CHECK_FALSE(contains(table, std::string(",").append(name.text)));
    }
  }
}

TEST_CASE("hostile: order of keys, quoting and JSON give the same bytes") {
  const std::string json =
      R"({"flows": {"trucks": {"to": "border", "from": "border", "arrives": {"every": {"exponential": {"mean": "40 min"}}}, "commodity": "truck"}},
 "nodes": {"border": {"handling": [{"steps": [{"per": "lot", "use": "lanes"}], "to": "destination", "from": "origin", "cargo": "truck"}],
  "facilities": {"lanes": {"time": {"exponential": {"mean": "1 h"}}, "count": 2}}}},
 "commodities": {"truck": {"lot": "1 truck", "unit": "truck"}},
 "replications": 2, "cool_down": "5 d", "warm_up": "120 h", "to": "2024-03-01", "from": "2024-01-01 00:00", "name": "Customs lanes", "corridor": 1})";
  const Scratch scratch;
  write(scratch / "yaml", queue_text());
  write(scratch / "json", json);
  for (const char* form : {"yaml", "json"}) {
    const std::string out = std::string("out-") + form;
    const Answer answer = run({(scratch / form).string(), "-q", "-o", (scratch / out).string()});
    CAPTURE(answer.err);
    REQUIRE(answer.exit_code == 0);
  }
  for (const char* file : {"summary.json", "scenario.yaml", "flows.csv", "report.txt"}) {
    CAPTURE(file);
    CHECK(content(scratch / "out-yaml" / file) == content(scratch / "out-json" / file));
  }
}

}  // namespace
}  // namespace corridor::tools::hostile_names_test
