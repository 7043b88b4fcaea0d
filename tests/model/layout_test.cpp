#include "corridor/model/layout.hpp"

#include <string>

#include <doctest/doctest.h>

#include "corridor/model/check.hpp"
#include "support.hpp"

namespace corridor::test::layout_test {
namespace {

using model::HandlingPlan;
using model::Layout;
using model::Stage;

/// Compiles and hands the layout to `look` while its scenario lives.
template <class Look>
void with_layout(const std::string& yaml, Look&& look) {
  const scenario::Scenario scenario = scenario_of(yaml);
  core::Diagnostics diagnostics;
  const Layout layout = model::compile(scenario, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  look(layout);
}

std::string errors_of(const std::string& yaml) {
  const scenario::Scenario scenario = scenario_of(yaml);
  core::Diagnostics diagnostics;
  model::compile(scenario, diagnostics);
  std::string text;
  for (const core::Diagnostic& item : diagnostics.items()) {
    text += item.path + ": " + item.message + "\n";
  }
  return text;
}

/// A line a - b - c: trains to b, ships on to c; `steps` happen at b.
std::string transfer(const std::string& steps, const std::string& extra_services = {}) {
  return ten_days() + R"(
nodes:
  a: {}
  b:
    facilities: {front: {count: 1}, customs: {count: 2}, crane: {count: 1}}
    storage: {yard: {}, shed: {}}
    handling: [{cargo: box, from: rail, to: sea, steps: [)" +
         steps + R"(]}]
  c: {}
links: {a-b: {mode: rail, time: 10 h}, b-c: {mode: sea, time: 20 h}, a-c: {mode: sea, time: 60 h}}
fleets:
  trains: {kind: train, count: unlimited, capacity: {box: 9 items}}
  ships: {kind: ship, count: 1, capacity: {box: 9 items}, home: b}
  liners: {kind: ship, count: unlimited, capacity: {box: 9 items}}
services:
  train: {fleet: trains, calls: [{at: a}, {at: b}]}
  ship: {fleet: ships, calls: [{at: b}, {at: c}]}
)" + extra_services +
         R"(
flows: {boxes: {from: a, to: c, commodity: box, volume: 100 items/yr}}
)";
}

std::string split_of(const std::string& steps) {
  std::string split;
  with_layout(transfer(steps), [&split](const Layout& layout) {
    const Stage& stage = layout.flows[model::FlowId{0}].stages[1];
    const HandlingPlan& plan = layout.plans[stage.plan];
    split = std::to_string(plan.arrival.size()) + "+" + std::to_string(plan.middle.size()) + "+" +
            std::to_string(plan.departure.size());
  });
  return split;
}

TEST_CASE(
    "handling between two vehicles: up to the first into, from the last out_of, and between") {
  CHECK(split_of("{use: front, per: lot, time: 1 h, into: yard}, {use: crane, per: lot, time: 1 h, "
                 "out_of: yard}") == "1+0+1");
  CHECK(split_of(
            "{use: front, per: lot, time: 1 h}, {use: customs, per: lot, time: 1 h, into: yard}, "
            "{use: customs, per: lot, time: 1 h}, {time: 2 h}, "
            "{use: crane, per: lot, time: 1 h, out_of: yard}, {use: crane, per: lot, time: 1 h}") ==
        "2+2+2");
  CHECK(split_of(
            "{use: front, per: lot, time: 1 h, into: yard}, {time: 1 h, out_of: yard, into: shed}, "
            "{use: crane, per: lot, time: 1 h, out_of: shed}") == "1+1+1");
  CHECK(split_of("{use: front, per: lot, time: 1 h}") == "1+0+0");  // all on the arriving vehicle
  CHECK(split_of("{use: crane, per: lot, time: 1 h, out_of: yard}") == "0+0+1");
  CHECK(split_of("{use: front, per: lot, time: 1 h, into: yard}") == "1+0+0");
}

TEST_CASE("handling without a vehicle on one side has no work on it") {
  const auto split = [](const std::string& from, const std::string& to, const std::string& steps) {
    std::string text;
    const bool out = from == "origin";
    with_layout(ten_days() + R"(
nodes:
  a:
    facilities: {front: {count: 1}}
    storage: {yard: {}}
    handling: [{cargo: box, from: )" +
                    from + ", to: " + to + ", steps: [" + steps + R"(]}]
  b: {}
links: {a-b: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: 1, capacity: {box: 9 items}}}
services: {train: {fleet: trains, calls: [{at: a}, {at: b}]}}
flows: {boxes: {)" + (out ? "from: a, to: b" : "from: b, to: a") +
                    ", commodity: box, volume: 100 items/yr}}\n",
                [&](const Layout& layout) {
                  const auto& stages = layout.flows[model::FlowId{0}].stages;
                  const HandlingPlan& plan =
                      layout.plans[(out ? stages.front() : stages.back()).plan];
                  text = std::to_string(plan.arrival.size()) + "+" +
                         std::to_string(plan.middle.size()) + "+" +
                         std::to_string(plan.departure.size());
                });
    return text;
  };
  const std::string store_and_load =
      "{time: 1 h, into: yard}, {time: 1 h}, {use: front, per: train, time: 1 h, out_of: yard}";
  CHECK(split("origin", "rail", store_and_load) == "0+2+1");
  CHECK(split("rail",
              "destination",
              "{use: front, per: train, time: 1 h, into: yard}, {time: 1 h}, {time: 1 h, out_of: "
              "yard}") == "1+2+0");
  CHECK(split("rail", "destination", "{use: front, per: train, time: 1 h}") == "1+0+0");
}

TEST_CASE("ids are numbered in byte order, and a two-way link is two tracks") {
  with_layout(transfer("{use: front, per: lot, time: 1 h, into: yard}, {use: crane, per: lot, "
                       "time: 1 h, out_of: yard}"),
              [](const Layout& layout) {
                CHECK(layout.nodes[model::NodeId{0}].id == "a");
                CHECK(layout.node("c") == model::NodeId{2});
                CHECK_FALSE(layout.node("d").valid());
                CHECK(layout.services[model::ServiceId{0}].id == "ship");
                CHECK(layout.commodity("truck") == model::CommodityId{1});
                CHECK(layout.facility(layout.node("b"), "crane") == model::FacilityId{0});
                CHECK_FALSE(layout.facility(layout.node("a"), "crane").valid());
                CHECK(layout.tracks.size() == 6);
              });
}

const std::string kPlain =
    "{use: front, per: lot, time: 1 h, into: yard}, {use: crane, per: lot, time: 2 h, out_of: "
    "yard}";
const std::string kLiner = "  liner: {fleet: liners, calls: [{at: a}, {at: c}]}";

TEST_CASE("a route is the fastest over service legs, or the services that are named") {
  const auto legs = [](const std::string& yaml) {
    std::string text;
    const auto routes = model::routes(scenario_of(yaml));
    for (const auto& leg : routes.front().legs) {
      text += leg.service + " " + leg.from + "-" + leg.to + " by " + leg.mode + ";";
    }
    return text;
  };
  CHECK(legs(transfer(kPlain)) == "train a-b by rail;ship b-c by sea;");
  CHECK(legs(transfer(kPlain, kLiner)) == "train a-b by rail;ship b-c by sea;");
  std::string named = transfer(kPlain, kLiner);
  named.replace(named.find("volume:"), 0, "via: liner, ");
  CHECK(legs(named) == "liner a-c by sea;");
}

TEST_CASE("the free-flow time adds the mean of every step and link") {
  CHECK(model::routes(scenario_of(transfer(kPlain))).front().free_flow_days * 24 ==
        doctest::Approx(10 + 1 + 2 + 20));
}

TEST_CASE("what makes a scenario impossible to run is told with its place") {
  CHECK(
      errors_of(transfer(kPlain, "").replace(transfer(kPlain).find("from: rail"), 10, "from: road"))
          .find("nodes.b.handling: no entry for cargo box from rail to sea") == 0);
  std::string nowhere = transfer(kPlain);
  nowhere.replace(nowhere.find("from: a, to: c"), 14, "from: c, to: a");
  CHECK(errors_of(nowhere).find("flows.boxes: no route from c to a by services that carry box") ==
        0);
  std::string trucks = transfer(kPlain);
  trucks.replace(trucks.find("commodity: box"), 14, "commodity: truck");
  trucks.replace(trucks.find("100 items/yr"), 12, "100 trucks/yr");
  CHECK(errors_of(trucks).find("flows.boxes: no route from a to c by services that carry truck") ==
        0);
  std::string via = transfer(kPlain, kLiner);
  via.replace(via.find("volume:"), 0, "via: [ship, train], ");
  CHECK(errors_of(via).find("with exactly the services named in `via`, in this order") !=
        std::string::npos);
  std::string cannot = transfer(kPlain, kLiner);
  cannot.replace(cannot.find("commodity: box"), 14, "via: [ship, train], commodity: truck");
  cannot.replace(cannot.find("100 items/yr"), 12, "100 trucks/yr");
  CHECK(errors_of(cannot).find(
            "in this order; ship does not carry truck; train does not carry truck") !=
        std::string::npos);
  std::string one_way = transfer(kPlain);
  one_way.replace(one_way.find("time: 20 h"), 10, "time: 20 h, one_way: true");
  one_way.replace(one_way.find(", a-c: {mode: sea, time: 60 h}"), 30, "");
  CHECK(errors_of(one_way) ==
        "services.ship.calls: no way for its vehicles from c to b (a counted fleet returns to its "
        "first "
        "call)\n");
  CHECK(errors_of(
            transfer("{use: front, per: lot, time: 1 h, into: yard}, {time: 1 h}, "
                     "{per: group, time: 1 h}, {use: crane, per: lot, time: 1 h, out_of: yard}"))
            .find("a step per group cannot follow a step per lot within the terminal") !=
        std::string::npos);
}

TEST_CASE("work per group is for steps without a vehicle") {
  const std::string told =
      "`per: group` is for steps without a vehicle, and customs is work on one";
  CHECK(errors_of(transfer("{use: customs, per: group, time: 1 h, into: yard}, "
                           "{use: crane, per: lot, time: 1 h, out_of: yard}"))
            .find(told) != std::string::npos);
  CHECK(errors_of(transfer("{use: front, per: lot, time: 1 h, into: yard}, "
                           "{use: customs, per: group, time: 1 h, out_of: yard}"))
            .find(told) != std::string::npos);
}

TEST_CASE("the same mode without an entry passes through at no cost") {
  with_layout(ten_days() + R"(
nodes: {a: {}, b: {}, c: {}}
links: {a-b: {mode: rail, time: 10 h}, b-c: {mode: rail, time: 20 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 9 items}}}
services:
  one: {fleet: trains, calls: [{at: a}, {at: b}]}
  two: {fleet: trains, calls: [{at: b}, {at: c}]}
flows: {boxes: {from: a, to: c, commodity: box, volume: 100 items/yr}}
)",
              [](const Layout& layout) {
                const auto& flow = layout.flows[model::FlowId{0}];
                REQUIRE(flow.stages.size() == 3);
                CHECK(layout.plans[flow.stages[1].plan].arrival.empty());
                CHECK(core::to_hours(flow.free_flow) == doctest::Approx(30));
              });
}

TEST_CASE("a service carries what its fleet can, or part of that") {
  const auto capacity = [](const std::string& carries) {
    std::int64_t trucks = -1;
    with_layout(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 10 h}}
fleets: {ferries: {kind: ship, count: 3, capacity: {box: 9 items, truck: 4 trucks}}}
services: {ferry: {fleet: ferries, vehicles: 2, )" +
                    carries + R"( calls: [{at: a}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, volume: 100 items/yr}}
)",
                [&trucks](const Layout& layout) {
                  const auto& service = layout.services[model::ServiceId{0}];
                  CHECK(service.vehicles == 2);
                  CHECK(service.capacity[0] == core::Amount::units(9));
                  trucks = service.capacity[1].micro / 1'000'000;
                });
    return trucks;
  };
  CHECK(capacity("") == 4);
  CHECK(capacity("carries: box,") == 0);
}

}  // namespace
}  // namespace corridor::test::layout_test
