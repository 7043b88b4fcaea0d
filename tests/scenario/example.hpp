#pragma once
// Scenario texts for tests, and what reading them gives.

#include <string>

#include "corridor/scenario/reader.hpp"

namespace corridor::scenario::test {

/// A small corridor with every noun of the language.
// NOLINTNEXTLINE(readability-function-size): one text
inline std::string corridor_text() {
  return R"(corridor: 1
name: Test corridor
from: 2024-01-01
to: 2025-01-01
warm_up: 60 d
cool_down: 90 d

commodities:
  container: {unit: TEU, lot: 2 TEU, mass: 14 t/TEU, delay_cost: 30 USD/TEU/day}
  crude: {unit: t, lot: 1000 t}

nodes:
  aktau:
    name: Port of Aktau
    country: KZ
    position: [43.60, 51.22]
    facilities:
      berths: {count: 2}
      ship_cranes: {count: 2, rate: 20 TEU/h}
      rail_cranes: {count: {value: 1, source: "visit, 2024", confidence: assumed, low: 1, high: 3}}
      customs: {count: 4, time: {lognormal: {mean: 8 h, cv: 0.5}, source: survey, confidence: derived}}
    storage:
      yard: {capacity: {container: 2500 TEU}, initial: {container: 400 TEU}}
    handling:
      - {cargo: container, from: rail, to: sea, steps: [
          {use: rail_cranes, per: train, time: 10 h, into: yard},
          {use: customs},
          {use: ship_cranes, fixed: 3 h, out_of: yard}]}
  alat: {facilities: {berths: {breakdowns: {
    time_to_failure: {exponential: {mean: 30 d}}, time_to_repair: 2 h, clock: working}}}}
  altynkol: {}
  poti: {}

links:
  aktau-alat: {mode: sea, length: 490 km, time: {lognormal: {mean: 26 h, cv: 0.12}}}
  altynkol-aktau: {mode: rail, length: 3146 km, speed: 670 km/day, slots: 18/day}
  alat-poti: {mode: rail, time: 3 d}
  aktau-poti: {mode: pipeline, rate: 100 kt/day, background: 80 kt/day, line_fill: 500 kt}

fleets:
  feeders: {kind: ship, count: 5, capacity: {container: 250 TEU}, start: {aktau: 3, alat: 2}}
  trains: {kind: train, count: unlimited, capacity: {container: 100 TEU}, source: railway}

disruptions:
  storms: {closes: [aktau, alat], length: {lognormal: {mean: 36 h, cv: 0.8}}, longest: 7 d,
    share_by_month: [0.4, 0.35, 0.3, 0.2, 0.13, 0.08, 0.07, 0.08, 0.17, 0.31, 0.5, 50 %]}
  low_tide: {closes: nodes.aktau.facilities.berths, forbids: departures, reason: window,
    every: {every: 12 h, offset: 2 h, length: 90 min}}
  works: {changes: {links.altynkol-aktau.slots: 12/day, fleets.feeders.count: 4},
    dates: [{from: 2024-03-01, to: 2024-03-15 12:00}]}

services:
  feeder:
    fleet: feeders
    calls:
      - {at: aktau, berth: berths, depart: {when: full, at_most: 3 d, window: low_tide}}
      - {at: alat, depart: {at_least: 20 TEU}}
    speed_factor: {uniform: {low: 0.9, high: 1.1}}
  rail:
    fleet: trains
    calls: [{at: altynkol, depart: {when: timetable, timetable: {every: 12 h, offset: 6 h}}}, {at: aktau}]

flows:
  china-georgia:
    {from: altynkol, to: poti, commodity: container, volume: 22 kTEU/yr,
     by_month_counts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5],
     arrives: {as: block_train, size: {lognormal: {mean: 95 TEU, cv: 0.15}}},
     due: 15 d, via: [rail, feeder], counts: titr}
  oil: {from: aktau, to: poti, commodity: crude, arrives: {every: 3 d, first: 1 d, size: 10 kt, as: group}}

options:
  hub: {changes: {nodes.aktau.storage.yard.capacity.container: 6000 TEU,
    nodes.aktau.facilities.customs.time: {lognormal: {mean: 1 h, cv: 0.5}}}, capex: 47600 MKZT, from: 2024-06-30}

observed:
  - {id: boxes, measure: delivered, of: titr, value: 20.5 kTEU/yr, confidence: sourced}
  - {id: journey, measure: transit, of: china-georgia, from_event: departed aktau, to_event: delivered,
     value: 12 d}
)";
}

/// The text with the first `from` in it replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? "no '" + from + "' in the text"
                                 : text.replace(at, from.size(), to);
}

inline ReadResult read(const std::string& text) {
  return read_scenario_text(text, "t.yaml");
}

/// All diagnostics, a line each.
inline std::string messages(const ReadResult& result) {
  std::string text;
  for (const core::Diagnostic& diagnostic : result.diagnostics.items()) {
    text += core::to_string(diagnostic) + "\n";
  }
  return text;
}

}  // namespace corridor::scenario::test
