// Direct transfer from train to ship, worked out by hand.

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::transfer_test {
namespace {

using model::Activity;
using model::Lacking;

/// Trains of so many boxes come to the port at the minutes that `at` says plus an hour. By the yard
/// a box takes 10 minutes off the train and 10 onto the ship, from train to ship 12. The ship lies
/// there.
std::string port(const std::string& arrives, const std::string& depart, int room) {
  std::string text = ten_days() + R"(
nodes:
  inland: {}
  port:
    facilities: {quay: {count: 1}, cranes: {count: 1}, gantry: {count: 1}}
    storage: {yard: {}}
    handling:
      - cargo: box
        from: rail
        to: sea
        steps: [{use: gantry, time: 10 min, into: yard}, {use: cranes, time: 10 min, out_of: yard}]
        direct: {use: cranes, time: 12 min}
  sea: {}
links: {inland-port: {mode: rail, time: 1 h}, port-sea: {mode: sea, time: 10 h}}
fleets:
  trains: {kind: train, count: unlimited, capacity: {box: 20 item}}
  ships: {kind: ship, count: 1, capacity: {box: )";
  text += std::to_string(room) + " item}}\n";
  text += R"(
services:
  train: {fleet: trains, calls: [{at: inland, depart: {when: at_once}}, {at: port}]}
  ship: {fleet: ships, calls: [{at: port, berth: quay, depart: )";
  text += depart + "}, {at: sea}]}\n";
  text += "flows: {boxes: {from: inland, to: sea, commodity: box, arrives: " + arrives + "}}\n";
  return text;
}

TEST_CASE("boxes go from the train onto the ship that lies there, until it is full") {
  // three of five at 72, 84, 96; the others by the yard at 106 and 116, where they wait for the
  // ship
  const Trial trial =
      run(port("{as: group, size: 5 item, at: [2024-01-01]}", "{when: full, at_most: 3 d}", 3));
  CHECK(trial.minutes("", "unloaded", "port") == "72 84 96 106 116");
  CHECK(first(3, trial.minutes("", "loaded", "port")) == "72 84 96");
  CHECK(first(1, trial.minutes("", "departed", "port")) == "96");
  // the ship is back after 20 hours and takes the two that are left, and no more come
  CHECK(trial.minutes("ship#1", "arrived", "port").substr(0, 4) == "1296");
}

TEST_CASE("what waits in the yard goes first; then the ship takes boxes from the train again") {
  // the second train comes while the ship loads the two left: it takes them by the cranes
  const Trial trial = run(port("{as: group, size: 5 item, at: [2024-01-01, 2024-01-01 20:50]}",
                               "{when: full, at_most: 3 d}",
                               3));
  // the ship is back at 1296; two from the yard at 1306 and 1316; the train came at 1310, when the
  // ship had room for one box: its crane is free at 1316, and the box is aboard at 1328
  CHECK(trial.minutes("", "loaded", "port").substr(0, 27) == "72 84 96 1306 1316 1328 253");
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "port.cranes") == doctest::Approx(5 * 6));
}

TEST_CASE("a ship whose time is up waits for the box that is in the air") {
  const Trial trial =
      run(port("{as: group, size: 5 item, at: [2024-01-01]}", "{when: full, at_most: 90 min}", 9));
  // it would leave at 90; the third box hangs on the crane until 96, the others stay
  CHECK(first(1, trial.minutes("", "departed", "port")) == "96");
  CHECK(first(1, trial.quantities("", "departed", "port")) == "3");
  CHECK(trial.minutes("", "unloaded", "port") == "72 84 96 106 116");
}

TEST_CASE("the account of boxes that went over adds up, and says where they waited") {
  // each waits on the train for those before it, then 12 minutes in service
  const Trial trial =
      run(port("{as: group, size: 3 item, at: [2024-01-01]}", "{when: full, at_most: 3 d}", 3));
  CHECK(trial.delivered("boxes") == "696 696 696");
  CHECK(trial.minutes_of("boxes", Activity::Moving) == doctest::Approx(3 * 660));
  // the train is in service while its boxes go over: (12 + 24 + 36)
  CHECK(trial.minutes_of("boxes", Activity::InService, "port") == doctest::Approx(72));
  // aboard the first two wait for the rest of the load
  CHECK(trial.minutes_lacking("boxes", Lacking::Batch, "port") == doctest::Approx(24 + 12));
}

}  // namespace
}  // namespace corridor::test::transfer_test
