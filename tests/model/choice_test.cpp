#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::choice_test {
namespace {

/// A ferry of four places, 6 h each way (8 a day), and a ro-ro of three, 9 h each way (4 a day),
/// come to the port from the other side: at 6:00 and 9:00.
std::string crossing(const std::string& flow, const std::string& more = "") {
  return ten_days() +
         "nodes: {a: {}, port: {}, b: {}}\n"
         "links: {a-port: {mode: road, time: 1 h}, port-b: {mode: rail, time: 6 h}, "
         "long: {mode: sea, from: port, to: b, time: 9 h}}\n"
         "fleets: {trucks: {kind: road, count: unlimited, capacity: {box: 1 item}}, "
         "ferries: {kind: train, count: 1, capacity: {box: 4 items}, home: b}, "
         "ships: {kind: ship, count: 1, capacity: {box: 3 items}, home: b}}\n"
         "services:\n"
         "  road: {fleet: trucks, calls: [{at: a}, {at: port}]}\n"
         "  ferry: {fleet: ferries, calls: [{at: port, depart: {when: loaded}}, {at: b}]" +
         more +
         "}\n"
         "  roro: {fleet: ships, calls: [{at: port, depart: {when: loaded}}, {at: b}]}\n"
         "flows: {boxes: {to: b, commodity: box, " +
         flow + "}}\n";
}

/// Eight lots at midnight, or a group of eight.
std::string eight() {
  std::string at = "arrives: {at: [2024-01-01";
  for (int i = 1; i < 8; ++i) {
    at += ", 2024-01-01";
  }
  return at + "]}";
}

constexpr const char* kByPort = "from: a, via: [road, ferry], alternatives: [[road, roro]], ";

/// A change of mode without work on it.
std::string with_handling(std::string text) {
  const std::string handling =
      "port: {handling: [{cargo: box, from: road, to: rail, steps: [{time: 0 h}]}, "
      "{cargo: box, from: road, to: sea, steps: [{time: 0 h}]}]}";
  return text.replace(text.find("port: {}"), 8, handling);
}

std::string by_port(const std::string& choice, const std::string& more = "") {
  return with_handling(crossing(kByPort + choice + eight(), more));
}

TEST_CASE("choice by time: leg times and what is ahead over the capacity of the service") {
  // ferry 6 h + 3 h a lot ahead, ro-ro 9 h + 6 h: F F R F F R F F, ties to the first
  const Trial trial = run(by_port("choice: time, "));
  CHECK(trial.minutes("", "diverted", "port") == "60 60");
  CHECK(trial.minutes("boxes/3", "diverted") == "60");
  CHECK(trial.minutes("boxes/6", "diverted") == "60");
  // the ferry takes four at 6:00 and two at 18:00, the ship two at 9:00
  CHECK(trial.delivered("boxes") == "720 720 720 720 1080 1080 1440 1440");
  CHECK(trial.flow("boxes").trade.diverted == 2);
  CHECK(trial.flow("boxes").lots.delivered == 8);
}

TEST_CASE("choice by free capacity: the first whose next vehicle has room, else the first") {
  const Trial trial = run(by_port("choice: free_capacity, "));
  CHECK(trial.minutes("", "diverted") == "60 60 60");
  CHECK(trial.minutes("boxes/7", "diverted") == "60");
  CHECK(trial.minutes("boxes/8", "diverted") == "");
  CHECK(trial.delivered("boxes") == "720 720 720 720 1080 1080 1080 1440");
  CHECK(trial.flow("boxes").trade.diverted == 3);
}

TEST_CASE("choice by cost: tariffs of legs and handling from there on") {
  const Trial trial =
      run(by_port("choice: cost, ", ", tariffs: [{cargo: box, price: 100 USD/item}]"));
  CHECK(trial.delivered("boxes") == "1080 1080 1080 2160 2160 2160 3240 3240");
  CHECK(trial.flow("boxes").trade.diverted == 8);
}

TEST_CASE("a choice is looked at again where ways part anew, and may join the first route again") {
  const auto line = [](const std::string& id, const std::string& from, const std::string& to) {
    return id + ": {fleet: wagons, calls: [{at: " + from + "}, {at: " + to + "}], tariffs: [" +
           "{cargo: box, price: @ USD/item}]}";
  };
  std::string services;
  // by x 10 + 1 or 2 + 5: the second is cheaper as a whole, but from y on the first is
  for (const auto& [text, price] : {std::pair{line("xy", "x", "y"), "10"},
                                    std::pair{line("yb", "y", "b"), "1"},
                                    std::pair{line("xy_cheap", "x", "y"), "2"},
                                    std::pair{line("yb_dear", "y", "b"), "5"}}) {
    std::string priced = text;
    services += (services.empty() ? "" : ", ") + priced.replace(priced.find('@'), 1, price);
  }
  const Trial trial =
      run(ten_days() +
          "nodes: {x: {}, y: {}, b: {}}\nlinks: {x-y: {mode: rail, time: 1 h}, y-b: {mode: rail, "
          "time: 1 h}}\nfleets: {wagons: {kind: train, count: unlimited, capacity: {box: 1 "
          "item}}}\nservices: {" +
          services +
          "}\nflows: {boxes: {from: x, to: b, commodity: box, via: [xy, yb], alternatives: "
          "[[xy_cheap, yb_dear]], choice: cost, arrives: {at: [2024-01-01]}}}\n");
  CHECK(trial.minutes("xy_cheap#1", "departed", "x") == "0");
  CHECK(trial.minutes("yb#1", "departed", "y") == "60");
  CHECK(trial.flow("boxes").trade.diverted == 1);
  std::int64_t paid = 0;
  for (const model::MoneyOutcome& row : trial.outcome.money) {
    paid += row.flow == "boxes" ? static_cast<std::int64_t>(row.millionths) : 0;
  }
  CHECK(paid == 3'000'000);
}

TEST_CASE(
    "a pipeline is free when nothing waits for it, and takes what is ahead at its free rate") {
  const auto line = [](const std::string& choice) {
    return run(ten_days() +
               "nodes: {x: {}, b: {}}\nlinks: {pipe: {mode: pipeline, from: x, to: b, rate: 24 "
               "items/day, time: 1 h}, x-b: {mode: rail, time: 5 h}}\nfleets: {wagons: {kind: "
               "train, count: unlimited, capacity: {box: 1 item}}}\nservices: {rail: {fleet: "
               "wagons, carries: box, calls: [{at: x}, {at: b}]}}\nflows: {boxes: {from: x, to: "
               "b, commodity: box, alternatives: [rail], choice: " +
               choice + ", arrives: {at: [2024-01-01, 2024-01-01, 2024-01-01 00:30]}}}\n");
  };
  // an hour to be pushed in and an hour on the way; the second waits for it when the third comes
  const Trial free = line("free_capacity");
  CHECK(free.delivered("boxes") == "120 180 330");
  CHECK(free.minutes("boxes/3", "diverted") == "30");
  const Trial fast = line("time");
  CHECK(fast.delivered("boxes") == "120 180 240");
  CHECK(fast.flow("boxes").trade.diverted == 0);
}

TEST_CASE("the first route is taken when nothing chooses, and its figures are as without others") {
  const Trial trial = run(by_port(""));
  CHECK(trial.delivered("boxes") == "720 720 720 720 1440 1440 1440 1440");
  CHECK(trial.flow("boxes").trade.diverted == 0);
}

TEST_CASE("choice: at its origin a group goes one way, and the next one sees it ahead") {
  const Trial trial = run(
      crossing("from: port, via: ferry, alternatives: [roro], choice: time, arrives: {as: group, "
               "size: 8 items, at: [2024-01-01, 2024-01-01 00:01]}"));
  CHECK(trial.minutes("", "diverted") == "1 1 1 1 1 1 1 1");
  CHECK(trial.delivered("boxes") ==
        "720 720 720 720 1080 1080 1080 1440 1440 1440 1440 2160 2160 2160 3240 3240");
}

/// Boxes come to the port on the hour from 1:00 on, sixteen of them; a ferry of four that leaves
/// full, or after 20 h, is there at midnight, and a truck of one that takes 3 h each way.
std::string hourly(const std::string& embargo) {
  std::string at;
  for (int hour = 0; hour < 16; ++hour) {
    at += (hour == 0 ? "2024-01-01 " : ", 2024-01-01 ") + std::string(hour < 10 ? "0" : "") +
          std::to_string(hour) + ":00";
  }
  return ten_days() +
         "nodes: {a: {}, port: {handling: [{cargo: box, from: rail, to: road, steps: [{time: 0 "
         "h}]}]}, b: {}}\n"
         "links: {a-port: {mode: rail, time: 135 min}, port-b: {mode: rail, time: 6 h}, "
         "short: {mode: road, from: port, to: b, time: 3 h}}\n"
         "fleets: {wagons: {kind: train, count: unlimited, capacity: {box: 1 item}}, "
         "ferries: {kind: train, count: 1, capacity: {box: 4 items}, home: port}, "
         "cars: {kind: road, count: 1, capacity: {box: 1 item}, home: port}}\n"
         "services:\n"
         "  rail: {fleet: wagons, calls: [{at: a}, {at: port}]}\n"
         "  ferry: {fleet: ferries, calls: [{at: port, depart: {when: full, at_most: 20 h}}, "
         "{at: b}]}\n"
         "  car: {fleet: cars, calls: [{at: port, depart: {when: full}}, {at: b}]}\n"
         "flows: {boxes: {from: a, to: b, commodity: box, via: [rail, ferry], "
         "alternatives: [[rail, car]], arrives: {at: [" +
         at + "]}}}\nembargoes: {full: {at: port, service: ferry, " + embargo + "}}\n";
}

TEST_CASE("an embargo diverts lots at their origin and at the terminals on their way") {
  const Trial trial = run(hourly("cargo: box, when: 5 items, until: 2 items, do: divert"));
  // four leave at 5:15; six more wait at 11:15, until the ferry takes four of them at 17:15
  CHECK(trial.minutes("full", "declared") == "675");
  CHECK(trial.minutes("full", "lifted") == "1035");
  // those of 10:00 and 11:00 are under way, those of 12:00 to 15:00 set out by the other route
  CHECK(trial.minutes("", "diverted", "port") == "735 795 855 915 975 1035");
  // a car takes one every six hours from 12:15 on; the last ferry waits for 20 h from 29:15 on
  CHECK(trial.delivered("boxes") ==
        "675 675 675 675 915 1275 1395 1395 1395 1395 1635 1995 2355 2715 3315 3315");
  CHECK(trial.flow("boxes").trade.diverted == 6);
  const model::EmbargoOutcome& embargo = trial.outcome.embargoes.at(0);
  CHECK(embargo.diverted == 6);
  CHECK(embargo.held == 0);
  CHECK(embargo.in_force == std::chrono::hours{6});
}

TEST_CASE("a lot that is diverted but has no way round waits at its origin") {
  std::string text = hourly("cargo: box, when: 5 items, until: 2 items, do: divert");
  text.replace(text.find("at: port, service: ferry"), 24, "at: port");
  const Trial trial = run(text);  // both ways lead by way of the port, where cargo is counted
  CHECK(trial.flow("boxes").trade.diverted == 0);
  CHECK(trial.minutes("", "held", "a") == "720 780 840 900");
  CHECK(trial.outcome.embargoes.at(0).held == 4);
}

TEST_CASE("choices that choose nothing are told, with the remedy") {
  CHECK(diagnostics_of(by_port("")) ==
        "warning: flows.boxes.alternatives: never taken: the first route is fixed (expected "
        "choice: time, cost or free_capacity, or an embargo with do: divert)\n");
  CHECK(diagnostics_of(by_port("choice: cost, ")) ==
        "error: flows.boxes.choice: none of its routes costs anything, so the first is always "
        "taken (expected tariffs of their services or handling)\n");
  CHECK(
      diagnostics_of(crossing("from: port, via: ferry, alternatives: [roro, ferry], choice: "
                              "time, arrives: {every: 1 d}")) ==
      "error: flows.boxes.alternatives[1]: is a route that the flow has already (expected another "
      "one)\n");
  CHECK(diagnostics_of(crossing("from: port, via: ferry, alternatives: [road], choice: "
                                "time, arrives: {every: 1 d}"))
            .find("error: flows.boxes.alternatives[0]: no route from port to b") !=
        std::string::npos);
}

}  // namespace
}  // namespace corridor::test::choice_test
