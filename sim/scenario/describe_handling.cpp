#include <fmt/format.h>

#include "common_unit.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

void check_step(Reading& reading, const Given& given, const HandlingStep& step) {
  if (step.time && step.rate) {
    reading.error_at(given.tree.find("rate")->place, "time and rate exclude each other");
  }
  const Node* node = reading.scope.node;
  const bool by_facility =
      node != nullptr && !step.use.empty() && node->facilities.contains(step.use) &&
      (node->facilities.at(step.use).time || node->facilities.at(step.use).rate);
  const bool moves_only =
      !step.into.empty() || !step.out_of.empty() || !step.takes.empty() || !step.gives.empty();
  if (!step.time && !step.rate && !step.fixed && !by_facility &&
      (!step.use.empty() || !moves_only)) {
    reading.error_at(
        given.tree.place,
        fmt::format("how long does it take? (expected time, rate or fixed here{})",
                    step.use.empty() ? "" : ", or time or rate of facility " + step.use));
  }
}

void enter_handling(Scope& scope, const Handling& handling) {
  if (scope.scenario != nullptr) {
    scope.cargo_unit = common_unit(*scope.scenario, handling.cargo);
  }
}

void check_direct(Reading& reading, Place place, const Handling& handling) {
  const HandlingStep& step = *handling.direct;
  const auto is_vehicle = [](Side side) {
    return side == Side::Rail || side == Side::Sea || side == Side::Road;
  };
  if (!is_vehicle(handling.from) || !is_vehicle(handling.to)) {
    reading.error_at(place,
                     "direct is from vehicle to vehicle (expected from and to: rail, sea or road)");
  }
  const bool stores = !step.into.empty() || !step.out_of.empty();
  const bool by_lot = step.per == Per::Lot || (step.per == Per::Train && step.rate);
  if (stores || !by_lot || !step.takes.empty() || !step.gives.empty()) {
    reading.error_at(
        place,
        "direct is one piece of work a lot (expected use, time or rate, fixed, servers, "
        "tariff only)");
  }
}

void check_handling(Reading& reading, const Given& given, const Handling& handling) {
  if (handling.cargo.empty()) {
    reading.error_at(given.tree.place, "no commodity (expected at least one under cargo)");
  }
  if (handling.from == Side::Destination || handling.to == Side::Origin) {
    reading.error_at(
        given.tree.place,
        "the wrong way round (expected from: a mode or origin, to: a mode or destination)");
  }
  if (handling.direct) {
    check_direct(reading, given.tree.find("direct")->place, handling);
  }
}

}  // namespace

const Description& describe_handling_step() {
  static const Description kDescription = [] {
    Describe<HandlingStep> d("handling step", "One step of work inside a node.");
    d.field("use", &HandlingStep::use, id_of(facilities_here()), "facility that does it")
        .otherwise("none: a delay without a server")
        .like("rail_cranes");
    d.field(
        "per",
        &HandlingStep::per,
        per(),
        "what one piece of work is: a lot; the lots of a group; or `train`, all that one vehicle "
        "brings or takes, a ship too");
    d.field("time", &HandlingStep::time, duration_distribution(), "time of one piece")
        .otherwise("that of the facility");
    d.field("rate", &HandlingStep::rate, rate(), "with a vehicle: piece by piece at this rate")
        .otherwise("that of the facility");
    d.field("fixed",
            &HandlingStep::fixed,
            duration(),
            "once per vehicle, or per piece where there is none");
    d.field(
         "into", &HandlingStep::into, id_of(storage_here()), "storage entered when the step ends")
        .like("yard");
    d.field("out_of",
            &HandlingStep::out_of,
            id_of(storage_here()),
            "storage left when the step starts")
        .like("yard");
    d.field("tariff",
            &HandlingStep::tariff,
            money_per_unit(),
            "what the terminal charges for it, when it is done")
        .like("60 USD/TEU");
    d.field("takes",
            &HandlingStep::takes,
            id_of(pools()),
            "pool of which each lot takes a unit before the step, in the terminal")
        .like("wagons");
    d.field("gives",
            &HandlingStep::gives,
            id_of(pools()),
            "pool to which each lot gives its unit back after the step")
        .like("wagons");
    d.field("servers",
            &HandlingStep::servers,
            whole(1),
            "at most so many of the facility work together on one vehicle; vehicles share them "
            "alike, lot by lot")
        .like("2");
    d.check(check_step);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_handling() {
  static const Description kDescription = [] {
    Describe<Handling> d("handling", "Ordered steps for cargo that goes from one side to another.");
    d.field("cargo", &Handling::cargo, one_or_list(id_of(commodities())), "commodities it is for")
        .required()
        .like("container");
    d.field("from", &Handling::from, side(), "where the cargo comes from").required().like("rail");
    d.field("to", &Handling::to, side(), "where the cargo goes to").required().like("sea");
    d.field("steps",
            &Handling::steps,
            list_of(struct_of<HandlingStep>(describe_handling_step)),
            "what is done, in order")
        .required()
        .like("[{use: rail_cranes, per: train, time: 10 h, into: yard}]");
    d.field("direct",
            &Handling::direct,
            struct_of<HandlingStep>(describe_handling_step),
            "instead of the steps, while a vehicle lies here that takes the lot on at once: one "
            "piece of work a lot, from vehicle to vehicle")
        .otherwise("all goes by the steps")
        .like("{use: ship_cranes, time: 4 min}");
    d.enter(enter_handling);
    d.check(check_handling);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
