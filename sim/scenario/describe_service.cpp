#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

/// Departure times in order and once each: a timetable typed by hand often is not.
void complete_timetable(Reading& reading, const Given& given, Timetable& timetable) {
  auto& times = timetable.times;
  const bool sorted = std::is_sorted(times.begin(), times.end());
  std::sort(times.begin(), times.end());
  const auto end = std::unique(times.begin(), times.end());
  if (!sorted || end != times.end()) {
    reading.warning_at(given.tree.place, "times were not in order or came twice; they were sorted");
  }
  times.erase(end, times.end());
}

void check_timetable(Reading& reading, const Given& given, const Timetable& timetable) {
  if (timetable.every.has_value() == !timetable.times.empty()) {
    reading.error_at(given.tree.place, "expected exactly one of every and times");
  }
}

void check_depart(Reading& reading, const Given& given, const DepartRule& rule) {
  const bool by_timetable = rule.when == DepartWhen::Timetable;
  if (by_timetable != rule.timetable.has_value()) {
    reading.error_at(given.tree.place,
                     by_timetable ? "required key timetable is missing (when is timetable)"
                                  : "timetable is used only with when: timetable");
  }
}

void check_manoeuvre(Reading& reading, const Given& given, const Manoeuvre& manoeuvre) {
  const auto& nodes = reading.scenario().nodes;
  const auto node =
      reading.scope.call == nullptr ? nodes.end() : nodes.find(reading.scope.call->at);
  const auto has_time = [&] {
    const auto facility = node->second.facilities.find(manoeuvre.use.front());
    return facility == node->second.facilities.end() || facility->second.time;
  };
  const bool known = node != nodes.end() && !manoeuvre.use.empty();
  const bool changes_only =
      manoeuvre.use.empty() && (!manoeuvre.takes.empty() || !manoeuvre.gives.empty());
  if (!manoeuvre.time && !changes_only && !(known && has_time())) {
    reading.error_at(
        given.tree.place,
        "how long does it take? (expected time here, or a time of its first facility)");
  }
  std::vector<std::string> use = manoeuvre.use;
  std::sort(use.begin(), use.end());
  const auto twice = std::adjacent_find(use.begin(), use.end());
  if (twice != use.end()) {
    reading.error_at(given.tree.find("use")->place,
                     fmt::format("{} twice (one server of each is held)", *twice));
  }
}

/// Of its own, or in the lanes.
bool has_room(const Scenario& scenario, const Fleet& fleet, const std::string& commodity) {
  const auto known = scenario.commodities.find(commodity);
  const bool long_one = known != scenario.commodities.end() && known->second.length;
  return fleet.capacity.contains(commodity) || (fleet.lanes && long_one);
}

void check_service(Reading& reading, const Given& given, const Service& service) {
  if (service.calls.size() < 2) {
    reading.error_at(
        given.tree.find("calls")->place,
        fmt::format("too few calls (found {}, expected at least 2)", service.calls.size()));
  }
  const auto fleet = reading.scenario().fleets.find(service.fleet);
  const bool counted = fleet != reading.scenario().fleets.end() && fleet->second.count;
  if (service.vehicles && counted && *service.vehicles > *fleet->second.count) {
    reading.error_at(given.tree.find("vehicles")->place,
                     fmt::format("more vehicles than the fleet has (found {}, expected at most {})",
                                 *service.vehicles,
                                 *fleet->second.count));
  }
  for (const std::string& commodity : service.carries) {
    if (fleet != reading.scenario().fleets.end() &&
        !has_room(reading.scenario(), fleet->second, commodity)) {
      reading.error_at(given.tree.find("carries")->place,
                       fmt::format("fleet {} has no capacity for {}", service.fleet, commodity));
    }
  }
}

}  // namespace

const Description& describe_timetable() {
  static const Description kDescription = [] {
    Describe<Timetable> d("timetable", "Departures: regular, or at listed times.");
    d.field("every", &Timetable::every, positive_duration(), "time between departures")
        .like("12 h");
    d.field("offset",
            &Timetable::offset,
            duration(),
            "first departure after midnight of the scenario's `from`")
        .like("6 h");
    d.field("times", &Timetable::times, list_of(date()), "departures, instead of every");
    d.complete(complete_timetable);
    d.check(check_timetable);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_depart_rule() {
  static const Description kDescription = [] {
    Describe<DepartRule> d("departure rule",
                           "When a vehicle leaves a call; window and weather come before it.");
    d.field(
        "when",
        &DepartRule::when,
        depart_when(),
        "full: no waiting lot fits; loaded: all cargo present at the end of unloading is aboard; "
        "at_once: never waits; timetable: at the next departure");
    d.field("at_least", &DepartRule::at_least, amount(), "below this it waits on").like("100 TEU");
    d.field("at_most", &DepartRule::at_most, duration(), "after this it leaves in any case")
        .like("3 d");
    d.field("since", &DepartRule::since, since(), "from when at_most counts");
    d.field("window",
            &DepartRule::window,
            id_of(disruptions()),
            "cyclic disruption during whose closures it must not leave")
        .like("low_tide");
    d.field("if_short",
            &DepartRule::if_short,
            if_short(),
            "what a timetabled departure does below at_least");
    d.field("timetable",
            &DepartRule::timetable,
            struct_of<Timetable>(describe_timetable),
            "departures, with when: timetable")
        .like("{every: 1 d, offset: 6 h}");
    d.check(check_depart);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_manoeuvre() {
  static const Description kDescription = [] {
    Describe<Manoeuvre> d("manoeuvre", "Pilots, tugs, a lock or a shunting engine at work.");
    d.field("use",
            &Manoeuvre::use,
            one_or_list(id_of(facilities_of_call())),
            "facilities of which one server each is held for it")
        .otherwise("none: a delay without a server")
        .like("[pilots, tugs]");
    d.field("time", &Manoeuvre::time, duration_distribution(), "how long it takes")
        .otherwise("that of the first facility");
    d.field("takes",
            &Manoeuvre::takes,
            id_of(pools()),
            "pool of which the vehicle takes a unit before it")
        .like("locomotives");
    d.field("gives",
            &Manoeuvre::gives,
            id_of(pools()),
            "pool to which the vehicle gives its unit back after it")
        .like("locomotives");
    d.check(check_manoeuvre);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_call() {
  static const Description kDescription = [] {
    Describe<Call> d("call", "A stop of a service.");
    d.field("at", &Call::at, id_of(nodes()), "node").required().like("aktau");
    d.field("berth",
            &Call::berths,
            one_or_list(id_of(facilities_of_call())),
            "facility held from arrival to cast-off; of several the first that is free and where "
            "the vehicle fits")
        .otherwise("none")
        .like("container_berths");
    d.field("priority",
            &Call::priority,
            whole(-1000, 1000),
            "for berth, manoeuvres and work here among those that wait: higher first")
        .like("10");
    d.field(
         "via", &Call::via, one_or_list(id_of(nodes())), "nodes passed on the way here, in order")
        .like("[almaty1, shu]");
    d.field("inbound",
            &Call::inbound,
            one_or_list(struct_of<Manoeuvre>(describe_manoeuvre)),
            "what brings a vehicle in, one after another, when a berth is kept for it")
        .like("[{use: [pilots, tugs], time: 90 min}]");
    d.field("outbound",
            &Call::outbound,
            one_or_list(struct_of<Manoeuvre>(describe_manoeuvre)),
            "what brings it out; its berth is free afterwards")
        .like("[{use: pilots, time: 1 h}]");
    d.field("depart", &Call::depart, struct_of<DepartRule>(describe_depart_rule), "when it leaves")
        .like("{when: full, at_most: 3 d}");
    d.field("demurrage",
            &Call::demurrage,
            struct_of<Demurrage>(describe_demurrage),
            "what the terminal pays the operator for a longer stay")
        .like("{laytime: 2 d, rate: 9000 USD/day}");
    d.enter([](Scope& scope, const Call& call) { scope.call = &call; });
    return d.done();
  }();
  return kDescription;
}

const Description& describe_room_share() {
  static const Description kDescription = [] {
    Describe<RoomShare> d("room share", "A commodity's part of the room that it shares.");
    d.field("at_least", &RoomShare::at_least, share(), "kept for it")
        .otherwise("none")
        .like("30 %");
    d.field("at_most", &RoomShare::at_most, share(), "it takes no more").like("60 %");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_service() {
  static const Description kDescription = [] {
    Describe<Service> d("service",
                        "Vehicles of a fleet working a calling pattern, which is a cycle; "
                        "of an unlimited fleet they appear and leave at its ends.");
    d.field("fleet", &Service::fleet, id_of(fleets()), "whose vehicles").required().like("feeders");
    d.field("vehicles", &Service::vehicles, whole(1), "how many of the fleet").otherwise("all");
    d.field("calls", &Service::calls, list_of(struct_of<Call>(describe_call)), "stops in order")
        .required()
        .like("[{at: aktau}, {at: alat}]");
    d.field("carries", &Service::carries, one_or_list(id_of(commodities())), "commodities")
        .otherwise("those of the fleet's capacity")
        .like("container");
    d.field("room",
            &Service::room,
            by_reference(struct_of<RoomShare>(describe_room_share), commodities()),
            "shares of the lanes, or of a shared capacity")
        .otherwise("first come, first served")
        .like("{truck: {at_least: 30 %}, wagon: {at_most: 60 %}}");
    d.field("speed_factor",
            &Service::speed_factor,
            factor_distribution(),
            "drawn once a leg, multiplies its running times");
    d.field("waits_at",
            &Service::waits_at,
            waits_at(),
            "where a vehicle waits while another of the service is loading");
    d.field("order",
            &Service::order,
            boards_first(),
            "who boards first among lots of the same priority: first come, or first due")
        .like("due");
    d.field("priority",
            &Service::priority,
            whole(-1000, 1000),
            "of its trains on lines with sections: higher first")
        .like("10");
    d.field("arrives_every",
            &Service::arrives_every,
            interval_distribution(),
            "vehicles come from outside at these intervals and leave at the last call")
        .like("{exponential: {mean: 4 d}}");
    d.field("operator", &Service::operated_by, label(), "who is paid, and pays the vehicles")
        .otherwise("carrier and the id")
        .like("KTZ Express");
    d.field("tariffs",
            &Service::tariffs,
            list_of(struct_of<Tariff>(describe_tariff)),
            "prices of its legs; a leg that none fits costs nothing")
        .like("[{cargo: container, from: aktau, to: alat, price: 350 USD/TEU}]");
    d.check(check_service);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
