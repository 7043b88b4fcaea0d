#include "corridor/scenario/difference.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/reader.hpp"

namespace corridor::scenario::difference_test {
namespace {

const std::string kHead = "corridor: 1\nfrom: 2024-01-01\nto: 2024-02-01\n";
const std::string kCommodities = "commodities: {job: {unit: job, lot: 1 job}}\n";
const std::string kFlow = "flows: {jobs: {from: counter, to: counter, commodity: job, ";

std::string counter(const std::string& server) {
  return "nodes:\n  counter:\n    facilities: {server: " + server +
         "}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: server}]}]\n";
}

Scenario read(const std::string& text) {
  const ReadResult result = read_scenario_text(text, "s.yaml");
  for (const core::Diagnostic& diagnostic : result.diagnostics.items()) {
    INFO(to_string(diagnostic));
    CHECK(diagnostic.severity != core::Severity::Error);
  }
  REQUIRE(result.value);
  return *result.value;
}

Scenario with_server(const std::string& server, const std::string& more = {}) {
  return read(kHead + kCommodities + counter(server) + kFlow + "arrives: {every: 1 h}}}\n" + more);
}

const std::string kServer = "nodes.counter.facilities.server";

TEST_CASE("difference: order, spelling, units and written defaults are no difference") {
  const Scenario a = with_server("{count: 2, time: 90 min}");
  const Scenario b = read(kFlow + "arrives: {every: 60 min}}}\nto: 2024-02-01\nfrom: 2024-01-01\n" +
                          counter("{time: {constant: 1.5 h}, count: 2}") + kCommodities +
                          "corridor: 1\nreplications: 20\n");
  CHECK(differences(a, b).empty());
  CHECK(differences(a, a).empty());
}

TEST_CASE("difference: a changed number has both values, both places and its share") {
  const auto found =
      differences(with_server("{count: 2, time: 1 h}"), with_server("{count: 2, time: 45 min}"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == kServer + ".time");
  CHECK(found[0].kind == DifferenceKind::Changed);
  CHECK(found[0].before.text == "1 h");
  CHECK(found[0].after.text == "45 min");
  CHECK(found[0].before.mark.file == "s.yaml");
  CHECK(found[0].before.mark.line == 7);
  REQUIRE(found[0].relative);
  CHECK(*found[0].relative == doctest::Approx(-0.25));
}

TEST_CASE("difference: other forms of a distribution are one value without a share") {
  const auto found = differences(with_server("{count: 2, time: {exponential: {mean: 1 h}}}"),
                                 with_server("{count: 2, time: 1 h}"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == kServer + ".time");
  CHECK(found[0].before.text == "{exponential: {mean: 1 h}}");
  CHECK_FALSE(found[0].relative);
}

TEST_CASE("difference: where a key is left out its default holds") {
  const auto found = differences(with_server("{count: 2, time: 1 h}"),
                                 with_server("{count: 2, time: 1 h}", "replications: 30\n"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "replications");
  CHECK(found[0].kind == DifferenceKind::Added);
  CHECK_FALSE(found[0].before.given);
  CHECK(found[0].before.text == "20");
  REQUIRE(found[0].relative);
  CHECK(*found[0].relative == doctest::Approx(0.5));
}

TEST_CASE("difference: sources, ranges and remarks are told apart from values") {
  const auto found = differences(
      with_server("{count: {value: 2, low: 1, source: guess}, time: 1 h}"),
      with_server("{count: {value: 3, low: 2, source: guess, note: counted}, time: 1 h}"));
  REQUIRE(found.size() == 3);
  CHECK(found[0].path == kServer + ".count");
  CHECK_FALSE(found[0].provenance);
  CHECK(found[1].path == kServer + ".count.low");
  CHECK(found[1].provenance);
  CHECK(found[2].path == kServer + ".count.note");
  CHECK(found[2].kind == DifferenceKind::Added);
}

TEST_CASE("difference: a source beside a bare value leaves the value alike") {
  const auto found = differences(with_server("{count: 2, time: 1 h}"),
                                 with_server("{count: {value: 2, source: guess}, time: 1 h}"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == kServer + ".count.source");
  CHECK(found[0].provenance);
}

TEST_CASE("difference: something whole that one has only is one difference, and paths are sorted") {
  const std::string node = "{count: 2, time: 1 h}, desk: {count: 3, time: 1 h}";
  const auto found =
      differences(with_server(node, "seed: 7\n"), with_server("{count: 2, time: 1 h}"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].path == "nodes.counter.facilities.desk");
  CHECK(found[0].kind == DifferenceKind::Removed);
  CHECK(found[0].before.n_values == 2);
  CHECK(found[1].path == "seed");
}

std::string observed(const std::string& id, const std::string& value) {
  return "  - {id: " + id + ", measure: delivered, of: jobs, value: " + value + "}\n";
}

TEST_CASE("difference: items that have ids are compared by them wherever they stand") {
  const std::string one = observed("one", "5 job/day");
  const std::string server = "{count: 2, time: 1 h}";
  const auto found =
      differences(with_server(server, "observed:\n" + one + observed("two", "6 job/day")),
                  with_server(server,
                              "observed:\n" + observed("new", "1 job/day") +
                                  observed("two", "9 job/day") + one));
  REQUIRE(found.size() == 2);
  CHECK(found[0].path == "observed[new]");
  CHECK(found[0].kind == DifferenceKind::Added);
  CHECK(found[1].path == "observed[two].value");
  CHECK(found[1].relative.value_or(0) == doctest::Approx(0.5));
  CHECK(found[1].before.mark.line != found[1].after.mark.line - 1);
}

}  // namespace
}  // namespace corridor::scenario::difference_test
