#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::embargo_test {
namespace {

using model::Lacking;

/// Boxes leave `a` on the hour, sixteen of them, and are at the port 2 h 15 min later. One ferry
/// takes four at a time when it has four, and is back 12 h after it left. So the first four leave
/// at 5:15 and the sixth to wait there comes at 11:15, when the eleventh and twelfth are under way.
std::string port(const std::string& embargo,
                 const std::string& at_port = "{}",
                 const std::string& form = "as: lots") {
  std::string at;
  for (int hour = 0; hour < 16; ++hour) {
    at += (hour == 0 ? "2024-01-01 " : ", 2024-01-01 ") + std::string(hour < 10 ? "0" : "") +
          std::to_string(hour) + ":00";
  }
  return ten_days() + "nodes: {a: {}, b: {}, port: " + at_port +
         "}\n"
         "links: {a-port: {mode: rail, time: 135 min}, port-b: {mode: rail, time: 6 h}}\n"
         "fleets: {wagons: {kind: train, count: unlimited, capacity: {box: 1 item}}, "
         "ferries: {kind: train, count: 1, capacity: {box: 4 items}, home: port}}\n"
         "services:\n"
         "  rail: {fleet: wagons, calls: [{at: a}, {at: port}]}\n"
         "  ferry: {fleet: ferries, calls: [{at: port, depart: {when: full}}, {at: b}]}\n"
         "flows: {boxes: {from: a, to: b, commodity: box, arrives: {" +
         form + ", at: [" + at + "]}}}\n" + "embargoes: {full: {at: port, " + embargo + "}}\n";
}

constexpr const char* kByStock = "service: ferry, cargo: box, when: 5 items, until: 2 items";
constexpr const char* kFerries =
    "675 675 675 675 1395 1395 1395 1395 2115 2115 2115 2115 2835 2835 2835 2835";

void check_held(const Trial& trial, Lacking lacking) {
  CHECK(trial.delivered("boxes") == kFerries);
  CHECK(trial.minutes("", "held", "a") == "720 780 840 900");
  CHECK(trial.flow("boxes").lots.delivered == 16);
  // until 29:15 from 12:00, 13:00, 14:00 and 15:00 on
  CHECK(trial.minutes_lacking("boxes", lacking, "port") == 1035 + 975 + 915 + 855);
  const model::EmbargoOutcome& embargo = trial.outcome.embargoes.at(0);
  CHECK(embargo.held == 4);
  CHECK(embargo.rejected == 0);
  CHECK(embargo.declared == 1);
}

TEST_CASE("embargo: lots wait at their origin from more than `when` until no more than `until`") {
  const Trial trial = run(port(kByStock));
  check_held(trial, Lacking::Storage);
  CHECK(trial.minutes("full", "declared", "port") == "675");
  CHECK(trial.quantities("full", "declared") == "6");
  // four of eight leave at 17:15, the others at 29:15
  CHECK(trial.minutes("full", "lifted", "port") == "1755");
  CHECK(trial.quantities("full", "lifted") == "2");
  CHECK(trial.outcome.embargoes.at(0).in_force == std::chrono::hours{18});
  // at the end all are waiting for a vehicle, for two hours and more
  CHECK(trial.minutes_lacking("boxes", Lacking::Storage) == 3780);
}

TEST_CASE("embargo: without `until` it ends as soon as no more than `when` waits") {
  const Trial trial = run(port("service: ferry, cargo: box, when: 5 items"));
  CHECK(trial.minutes("full", "declared") == "675 1170");
  CHECK(trial.minutes("full", "lifted") == "1035 1755");
  // held from 12:00 on until 17:15, then 2 h 15 min by rail
  CHECK(trial.minutes_lacking("boxes", Lacking::Storage) == 315 + 255 + 195 + 135);
  CHECK(trial.delivered("boxes") == kFerries);
}

TEST_CASE("embargo: what waits for any vehicle is counted, of its cargo only") {
  check_held(run(port("cargo: box, when: 5 items, until: 2 items")), Lacking::Storage);
  const Trial trial = run(port("cargo: box, when: 12 items, flows: boxes"));
  CHECK(trial.minutes("full", "declared") == "");  // twelve wait at 17:15, and no more
}

TEST_CASE("embargo: lots are counted in a storage") {
  const std::string yard =
      "{storage: {yard: {}}, handling: [{cargo: box, from: rail, to: rail, steps: "
      "[{into: yard}, {out_of: yard}]}]}";
  check_held(run(port("storage: yard, cargo: box, when: 5 items, until: 2 items", yard)),
             Lacking::Storage);
}

TEST_CASE("embargo: what it rejects is refused at its origin, and the ledger balances") {
  std::string rule = kByStock;
  rule += ", do: reject";
  const Trial trial = run(port(rule));
  CHECK(trial.minutes("", "refused", "a") == "720 780 840 900");
  CHECK(trial.delivered("boxes") == first(12, kFerries));
  const model::FlowOutcome& flow = trial.flow("boxes");
  CHECK(flow.lots.offered == 16);
  CHECK(flow.lots.delivered == 12);
  CHECK(flow.lots.refused == 4);
  CHECK(flow.trade.rejected == 4);
  CHECK(trial.outcome.embargoes.at(0).rejected == 4);
  CHECK(trial.outcome.embargoes.at(0).held == 0);
}

TEST_CASE("embargo: by decree it is in force from date to date, however much waits") {
  const Trial trial = run(port("dates: [{from: 2024-01-01 11:30, to: 2024-01-02 05:15}]"));
  check_held(trial, Lacking::Works);
  CHECK(trial.minutes("full", "declared") == "690");
  CHECK(trial.minutes("full", "lifted") == "1755");
}

TEST_CASE("embargo: groups are held and let in together; of two, the second keeps them") {
  std::string rule = kByStock;
  rule += "}, decree: {at: port, dates: [{from: 2024-01-01 08:00, to: 2024-01-03}]";
  const Trial trial = run(port(rule, "{}", "as: group, size: 2 items"));
  // a ferry leaves with four at 3:15; six wait at 6:15, ten at 8:15, two from 27:15 on
  // and again after the eighteen of 48:00 have come together, until a ferry's load or less waits
  CHECK(trial.minutes("full", "declared") == "375 3015");
  CHECK(trial.minutes("full", "lifted") == "1635 5895");
  // the pair of 7:00, and those of 8:00 to 15:00
  CHECK(trial.minutes("boxes/15", "held") == "420 1635");
  CHECK(trial.minutes("boxes/16", "held") == "420 1635");
  CHECK(trial.minutes_lacking("boxes", Lacking::Storage) == 2 * (1635 - 420));
  CHECK(trial.minutes_lacking("boxes", Lacking::Works) ==
        2 * (2880 - 1635) + 2 * 60 * (40 + 39 + 38 + 37 + 36 + 35 + 34 + 33));
  CHECK(trial.flow("boxes").lots.delivered == 32);
  CHECK(trial.outcome.embargoes.at(0).held == 18);  // decree: eight pairs, and that of 7:00
  CHECK(trial.outcome.embargoes.at(1).held == 2);
}

TEST_CASE("embargo: lots that one held are refused by the next when they are let in") {
  std::string rule = kByStock;
  rule +=
      ", do: reject}, decree: {at: port, dates: [{from: 2024-01-01 11:30, to: 2024-01-01 "
      "14:30}]";
  const Trial trial = run(port(rule));
  CHECK(trial.minutes("", "held", "a") == "720 780 840");
  CHECK(trial.minutes("", "refused", "a") == "870 870 870 900");
  CHECK(trial.flow("boxes").lots.refused == 4);
  CHECK(trial.flow("boxes").trade.rejected == 4);
  CHECK(trial.delivered("boxes") == first(12, kFerries));
}

TEST_CASE("embargo: what can never work is refused, with the remedy") {
  CHECK(diagnostics_of(port("service: rail, cargo: box, when: 5 items")) ==
        "warning: embargoes.full: keeps nobody out: no flow of lots comes there (expected one, or "
        "flows: with those that it binds)\n");
  CHECK(diagnostics_of(port("service: rail, flows: boxes, cargo: box, when: 5 items")) ==
        "error: embargoes.full.flows: flow boxes does not come there (expected flows by way of "
        "port and rail)\n");
}

}  // namespace
}  // namespace corridor::test::embargo_test
