// Rules of trade as they are written: units, canonical text, what may not be.

#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/writer.hpp"
#include "example.hpp"

namespace corridor::scenario::trade_language_test {
namespace {

using test::corridor_text;
using test::messages;
using test::read;

std::string with_embargo(const std::string& embargo) {
  return corridor_text() + "embargoes:\n  full: {" + embargo + "}\n";
}

std::string refusal(const std::string& embargo) {
  const ReadResult result = read(with_embargo(embargo));
  CHECK(!result.ok());
  return messages(result);
}

TEST_CASE("trade: an embargo is read in the units of its cargo, and written as it was") {
  const std::string text = with_embargo(
      "at: aktau, storage: yard, cargo: container, when: 2 kTEU, until: 1500 TEU, "
      "flows: china-georgia, do: reject");
  const ReadResult result = read(text);
  REQUIRE_MESSAGE(result.ok(), messages(result));
  const Embargo& full = result.value->embargoes.at("full");
  CHECK(full.when == Amount::units(2000));
  CHECK(full.until == Amount::units(1500));
  CHECK(full.storage == "yard");
  CHECK(full.flows == std::vector<std::string>{"china-georgia"});
  CHECK(full.then == OnEmbargo::Reject);
  const std::string canonical = canonical_yaml(*result.value);
  const ReadResult again = read(canonical);
  REQUIRE_MESSAGE(again.ok(), messages(again));
  CHECK(canonical_yaml(*again.value) == canonical);
  CHECK(again.value->embargoes.at("full").until == Amount::units(1500));
}

TEST_CASE("trade: dates of an embargo that overlap are merged with a warning") {
  const ReadResult result =
      read(with_embargo("at: aktau, dates: [{from: 2024-05-01, to: 2024-06-01}, {from: 2024-03-01, "
                        "to: 2024-05-02}]"));
  REQUIRE_MESSAGE(result.ok(), messages(result));
  CHECK(result.value->embargoes.at("full").dates.size() == 1);
  CHECK(messages(result).find("dates overlap or touch; they were merged") != std::string::npos);
}

TEST_CASE("trade: what an embargo may not say is refused at its place, with the remedy") {
  CHECK(refusal("at: aktau") ==
        "t.yaml:80:9: error: embargoes.full: never in force (expected when, such as 700 wagon, or "
        "dates)\n");
  CHECK(refusal("at: aktau, cargo: container, when: 9 TEU, dates: [{from: 2024-03-01, to: "
                "2024-05-02}]")
            .find("when and dates exclude each other (expected an embargo each)") !=
        std::string::npos);
  CHECK(refusal("at: aktau, when: 9 TEU")
            .find("of what? (expected cargo: the commodity that is counted)") != std::string::npos);
  CHECK(refusal("at: aktau, cargo: container, when: 9 TEU, until: 10 TEU")
            .find("it would end before it begins (expected at most as much as in when)") !=
        std::string::npos);
  CHECK(refusal("at: aktau, until: 9 t, dates: [{from: 2024-03-01, to: 2024-05-02}]")
            .find("until is used only with when") != std::string::npos);
  CHECK(refusal("at: aktau, cargo: container, when: 9 t").find("expected an amount in TEU") !=
        std::string::npos);
  CHECK(refusal("at: aktau, cargo: container, when: 9 TEU, service: feeder, storage: yard")
            .find("service and storage exclude each other") != std::string::npos);
  CHECK(
      refusal("at: aktau, cargo: container, when: 9 TEU, storage: yrad")
          .find("no such storage (found yrad, expected the id of a storage; did you mean yard?)") !=
      std::string::npos);
  CHECK(refusal("at: aktau, cargo: container, when: 9 TEU, flows: china")
            .find("no such flow (found china, expected the id of a flow") != std::string::npos);
}

}  // namespace
}  // namespace corridor::scenario::trade_language_test
