#include "starter.hpp"

namespace corridor::tools {
namespace {

constexpr std::string_view kStarter = R"(# yaml-language-server: $schema=./scenario.schema.json
# The line above lets an editor complete keys and mark mistakes. Make that file beside this one with
#   corridor schema > scenario.schema.json
# What a key means: corridor explain fleets.count; all of them: corridor explain
#
# A scenario to begin with: trucks' boxes go by train to a port, by ferry over the sea, and on to a city.
#   corridor check FILE    is it right? all mistakes at once, with line and column
#   corridor run FILE      how much arrives, how long it takes, what holds it back
#   corridor run FILE --set fleets.ferries.count=3    what if?
corridor: 1  # version of the language
name: My corridor
from: 2024-01-01  # the window of the statistics; all times are UTC
to: 2025-01-01
warm_up: 60 d  # simulated before the window, so that it does not begin empty
cool_down: 60 d  # after it, until what was offered has arrived
replications: 10  # runs with other random numbers, for the confidence intervals
seed: 1

commodities:
  container: {unit: TEU, lot: 2 TEU, mass: 14 t/TEU}  # moves in lots of one 40-foot box

nodes:
  inland:
    name: Inland terminal
    storage: {yard: {}}  # no limit
    handling:  # what happens to cargo here, by where it comes from and goes to
      - {cargo: container, from: origin, to: rail, steps: [{into: yard}, {per: train, time: 6 h, out_of: yard}]}
  port:
    name: East port
    facilities:
      track: {count: 1}  # one train at a time
      # Any number may say where it is from, and how sure it is.
      customs: {count: {value: 4, source: "port authority, 2024", confidence: assumed, low: 3, high: 6}}
      berth: {count: 1}
    storage:
      yard: {capacity: {container: 800 TEU}}  # a full yard keeps the next train waiting
    handling:
      - cargo: container
        from: rail
        to: sea
        steps:
          - {use: track, per: train, time: {lognormal: {mean: 8 h, cv: 0.5}}, into: yard}
          - {use: customs, time: {exponential: {mean: 2 h}}}  # lot by lot, while the train is gone
          - {per: train, time: 5 h, out_of: yard}  # aboard the ferry, all of its load at once
  far_port:
    name: West port
    facilities:
      berth: {count: 1}
    storage: {yard: {}}
    handling:
      - {cargo: container, from: sea, to: rail, steps: [{per: train, time: 5 h, into: yard}, {per: train, time: 6 h, out_of: yard}]}
  city:
    handling:
      - {cargo: container, from: rail, to: destination, steps: [{per: train, time: 8 h}]}

links:  # the key names the two ends; both ways unless one_way
  inland-port: {mode: rail, length: 900 km, speed: 450 km/day, slots: 12/day}
  port-far_port: {mode: sea, time: {lognormal: {mean: 22 h, cv: 0.12}}}
  far_port-city: {mode: rail, length: 500 km, speed: 400 km/day, headway: 1 h}

fleets:
  trains: {kind: train, count: unlimited, capacity: {container: 100 TEU}}
  ferries: {kind: ship, count: 2, capacity: {container: 160 TEU}, home: port}

services:  # calling patterns: a circle, after the last call comes the first
  to_port: {fleet: trains, calls: [{at: inland, depart: {when: full, at_most: 36 h}}, {at: port}]}
  ferry_line:
    fleet: ferries
    calls:
      - {at: port, berth: berth, depart: {when: full, at_most: 2 d}}  # waits to fill, two days at most
      - {at: far_port, berth: berth, depart: {when: loaded}}  # back with what lies there
  to_city: {fleet: trains, calls: [{at: far_port, depart: {when: full, at_most: 24 h}}, {at: city}]}

flows:
  boxes:
    from: inland
    to: city
    commodity: container
    volume: 18 kTEU/yr
    due: 12 d  # later than that is late

disruptions:
  storms:
    closes: [port, far_port]  # one calendar for both; sea only unless modes says more
    share_by_month: [0.25, 0.20, 0.15, 0.10, 0.05, 0, 0, 0.05, 0.10, 0.15, 0.25, 0.25]  # January first
    length: {lognormal: {mean: 30 h, cv: 0.8}}
    longest: 6 d

options:  # named changes to compare with the scenario as it is
  third_ferry: {changes: {fleets.ferries.count: 3}}
)";

}  // namespace

std::string_view starter_scenario() {
  return kStarter;
}

}  // namespace corridor::tools
