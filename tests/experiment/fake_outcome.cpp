#include "fake_outcome.hpp"

#include <array>
#include <chrono>
#include <string>

namespace corridor::test {
namespace {

using core::Amount;
using model::Activity;
using model::Lacking;
using scenario::Mode;

constexpr std::int64_t kLots = 10;
constexpr auto kSea = static_cast<std::size_t>(Mode::Sea);

core::Time january(int year) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::January / 1);
}

core::Duration days(double n) {
  return core::from_microseconds(n * 8.64e10);
}

void add_link(scenario::Scenario& scenario, Mode mode, const char* from, const char* to) {
  scenario::Link& link = scenario.links[std::string(from) + "-" + to];
  link.mode = mode;
  link.from = from;
  link.to = to;
}

void add_flow(scenario::Scenario& scenario, const char* id, const char* from, const char* what) {
  scenario::Flow& flow = scenario.flows[id];
  flow.from = from;
  flow.to = "alat";
  flow.commodity = what;
}

std::vector<scenario::Observed> observed() {
  std::vector<scenario::Observed> rows(3);
  rows[0].id = "teu";
  rows[0].measure = "carried";
  rows[0].of = {"boxes"};
  rows[0].value = 20;
  rows[0].unit = "TEU/yr";
  rows[0].source = "port of Aktau";
  rows[0].confidence = scenario::Confidence::Sourced;
  rows[1].id = "altynkol-alat";
  rows[1].measure = "transit";
  rows[1].value = 20;
  rows[1].unit = "d";
  rows[2].id = "ship-time";
  rows[2].measure = "ship_time";
  rows[2].of = {"feeder"};
  rows[2].at = "alat";
  rows[2].value = 20.1;
  rows[2].unit = "h";
  return rows;
}

model::FlowOutcome boxes(double journey) {
  model::FlowOutcome row;
  row.flow = "boxes";
  row.commodity = "container";
  row.lots = {.opening = 2, .offered = 10, .delivered = 10, .refused = 0, .lost = 0, .closing = 2};
  row.cohort = kLots;
  row.cohort_delivered = kLots;
  row.on_time = 8;
  row.has_due = true;
  row.free_flow_days = 6;
  row.transit = {.mean = journey,
                 .p50 = journey,
                 .p80 = journey + 1,
                 .p95 = journey + 2,
                 .longest = journey + 3};
  row.transit_sum = days(journey) * kLots;
  row.account = {{0, days(4) * kLots},
                 {1, days(1) * kLots},
                 {2, days(1) * kLots},
                 {3, days(1) * kLots},
                 {4, days(journey - 7) * kLots}};
  row.block_trains = 3;
  row.carried.at(kSea) = Amount::units(20);
  row.delivered_by_month.at(6) = Amount::units(20);
  return row;
}

model::FlowOutcome oil() {
  model::FlowOutcome row;
  row.flow = "oil";
  row.commodity = "crude";
  row.lots = {.opening = 0, .offered = 4, .delivered = 3, .refused = 0, .lost = 0, .closing = 1};
  row.cohort = 4;
  row.cohort_delivered = 3;
  row.free_flow_days = 1;
  row.transit.mean = 3;
  row.transit_sum = days(12);
  row.account = {{1, days(4)}, {5, days(8)}};
  row.carried.at(kSea) = Amount::units(3000);
  return row;
}

void add_places(model::Outcome& outcome) {
  outcome.facilities.push_back({.node = "aktau",
                                .facility = "customs",
                                .count = 2,
                                .server_time = {days(6), {}, {}, days(4), {}, {}},
                                .mean_queue = 0.5,
                                .longest_queue = 3,
                                .served = 10});
  outcome.storages.push_back({.node = "aktau",
                              .storage = "yard",
                              .commodity = "container",
                              .capacity = Amount::units(100),
                              .mean_level = 12.5,
                              .highest = Amount::units(40),
                              .share_full = 0.25});
  outcome.links.push_back({.link = "aktau-alat",
                           .from = "aktau",
                           .to = "alat",
                           .starts = 7,
                           .slots = 14,
                           .waited = days(2)});
  outcome.calls.push_back({.service = "feeder",
                           .node = "aktau",
                           .call = 0,
                           .departures = 7,
                           .departures_by_month = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
                           .mean_load = {{"container", 2.5}},
                           .wait_for_berth = 3,
                           .at_berth = 20,
                           .berth_working = 12,
                           .berth_idle = 6,
                           .berth_closed = 2,
                           .mean_waiting_lots = 1.5,
                           .left_behind = 2});
  outcome.vehicle_waits.push_back(
      {.service = "feeder", .node = "aktau", .activity = "at anchor", .lot_days = 5});
}

}  // namespace

scenario::Scenario fake_scenario() {
  scenario::Scenario scenario;
  scenario.name = "A line of two legs";
  scenario.from = january(2024);
  scenario.to = january(2025);
  scenario.commodities["container"] = {.unit = "TEU",
                                       .lot = Amount::units(2),
                                       .mass = Amount::units(14),
                                       .delay_cost = {},
                                       .length = {}};
  scenario.commodities["crude"] = {
      .unit = "t", .lot = Amount::units(1000), .mass = {}, .delay_cost = {}, .length = {}};
  for (const char* node : {"altynkol", "aktau", "alat"}) {
    scenario.nodes[node].name = node;
  }
  add_link(scenario, Mode::Rail, "altynkol", "aktau");
  add_link(scenario, Mode::Sea, "aktau", "alat");
  scenario.services["train"];
  scenario.services["feeder"];
  add_flow(scenario, "boxes", "altynkol", "container");
  add_flow(scenario, "oil", "aktau", "crude");
  scenario.flows["boxes"].due = days(15);
  scenario.observed = observed();
  return scenario;
}

std::vector<model::FlowRoute> fake_routes() {
  const model::RouteLeg train{.service = "train",
                              .from = "altynkol",
                              .to = "aktau",
                              .mode = "rail",
                              .links = {"altynkol-aktau"}};
  const model::RouteLeg feeder{
      .service = "feeder", .from = "aktau", .to = "alat", .mode = "sea", .links = {"aktau-alat"}};
  return {{.flow = "boxes", .legs = {train, feeder}, .free_flow_days = 6},
          {.flow = "oil", .legs = {feeder}, .free_flow_days = 1}};
}

model::Outcome fake_outcome(double journey, std::int64_t fingerprint) {
  model::Outcome outcome;
  outcome.ended = january(2025) + days(10);
  outcome.fingerprint = static_cast<std::uint64_t>(fingerprint);
  outcome.events = 123;
  outcome.lots = 14;
  outcome.causes = {
      {Activity::Moving, Lacking::Nothing, "altynkol-aktau", "train"},
      {Activity::Moving, Lacking::Nothing, "aktau-alat", "feeder"},
      {Activity::InService, Lacking::Nothing, "aktau.customs", "customs"},
      {Activity::Waiting, Lacking::Weather, "aktau", "feeder"},
      {Activity::Waiting, Lacking::Vehicle, "aktau", "feeder"},
      {Activity::Waiting, Lacking::Server, "aktau.oil_berths", "oil_berths"},
  };
  outcome.flows = {boxes(journey), oil()};
  add_places(outcome);
  for (int month = 1; month <= 12; ++month) {
    outcome.months.push_back({.node = "aktau",
                              .commodity = "container",
                              .year = 2024,
                              .month = month,
                              .arrived = Amount::units(20),
                              .departed = Amount::units(18),
                              .stock = Amount::units(std::int64_t{2} * month)});
  }
  outcome.course.begin = january(2024) - days(60);
  outcome.course.step = core::kDay;
  outcome.course.in_system.assign(426, 10 + journey);
  outcome.course.span = days(366);
  outcome.course.stocks.push_back({.node = "aktau",
                                   .flow = {},
                                   .commodity = "container",
                                   .arrived = Amount::units(240),
                                   .levels = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22}});
  outcome.measured = {{.id = "teu", .value = 20, .unit = "TEU"},
                      {.id = "altynkol-alat", .value = journey, .unit = "d"},
                      {.id = "ship-time", .value = {}, .unit = "h"}};
  return outcome;
}

}  // namespace corridor::test
