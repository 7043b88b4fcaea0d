// The options and the events of the record move the corridor the way they should: each row is a
// scenario with and without them, under the same random numbers.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/scenario/reader.hpp"

namespace corridor::test::roadmap_test {
namespace {

// Enough for an hour on a journey of twelve days to be told from the luck of its connections.
constexpr int kReplications = 16;

/// A scenario that comes with the program, with one of its options ("": as it is).
scenario::Scenario with(const std::string& file, const std::string& option, bool from_start) {
  const std::string path = std::string(CORRIDOR_SOURCE_DIR) + "/scenarios/" + file;
  scenario::ReadOptions options;
  if (!option.empty()) {
    options.with = {option};
  }
  if (from_start) {
    options.sets = {"options." + option + ".from=2022-01-01"};
  }
  const auto read = scenario::read_scenario(path, options);
  std::string problems;
  for (const core::Diagnostic& item : read.diagnostics.items()) {
    problems += core::to_string(item) + "\n";
  }
  REQUIRE_MESSAGE(read.ok(), problems);
  return *read.value;
}

using Outcomes = std::vector<model::Outcome>;

Outcomes outcomes(const scenario::Scenario& scenario) {
  Outcomes all;
  for (std::uint64_t r = 0; r < kReplications; ++r) {
    all.push_back(model::simulate(scenario, {scenario.seed, r}));
    REQUIRE(all.back().balanced);
  }
  return all;
}

const Outcomes& base(const std::string& file) {
  static std::map<std::string, Outcomes> all;
  auto found = all.find(file);
  if (found == all.end()) {
    found = all.emplace(file, outcomes(with(file, "", false))).first;
  }
  return found->second;
}

/// What a row looks at: "transit FLOW" (mean days), "offered FLOW" or "delivered FLOW" (lots),
/// "sailings SERVICE NODE", "queue NODE FACILITY" (mean), "waiting SERVICE NODE" (mean lots).
struct Figure {
  std::string what, of, at;
};

std::optional<double> of_flow(const model::Outcome& outcome, const Figure& figure) {
  const auto flow = std::ranges::find(outcome.flows, figure.of, &model::FlowOutcome::flow);
  if (flow == outcome.flows.end()) {
    return std::nullopt;
  }
  if (figure.what == "transit") {
    return flow->transit.mean.value();
  }
  return static_cast<double>(figure.what == "offered" ? flow->lots.offered : flow->lots.delivered);
}

std::optional<double> of_call(const model::Outcome& outcome, const Figure& figure) {
  for (const model::CallOutcome& call : outcome.calls) {
    if (call.service == figure.of && call.node == figure.at) {
      return figure.what == "sailings" ? static_cast<double>(call.departures)
                                       : call.mean_waiting_lots;
    }
  }
  return std::nullopt;
}

std::optional<double> of_facility(const model::Outcome& outcome, const Figure& figure) {
  for (const model::FacilityOutcome& facility : outcome.facilities) {
    if (facility.node == figure.of && facility.facility == figure.at) {
      return facility.mean_queue;
    }
  }
  return std::nullopt;
}

double value(const model::Outcome& outcome, const Figure& figure) {
  for (const auto look : {of_flow, of_call, of_facility}) {
    if (const auto found = look(outcome, figure)) {
      return *found;
    }
  }
  FAIL("no such figure: " << figure.what << ' ' << figure.of << ' ' << figure.at);
  return 0;
}

double mean(const Outcomes& outcomes, const Figure& figure) {
  double sum = 0;
  for (const model::Outcome& outcome : outcomes) {
    sum += value(outcome, figure);
  }
  return sum / static_cast<double>(outcomes.size());
}

/// The figure with the option over the figure without it lies between `low` and `high`.
struct Row {
  std::string option;
  Figure figure;
  double low = 0, high = 0;
};

void check(const std::string& file, const Row& row, bool from_start) {
  const double without = mean(base(file), row.figure);
  const double with_it = mean(outcomes(with(file, row.option, from_start)), row.figure);
  INFO(row.option << ": " << row.figure.what << ' ' << row.figure.of << ' ' << row.figure.at
                  << " from " << without << " to " << with_it);
  const double ratio = with_it / without;
  CHECK(ratio >= row.low);
  CHECK(ratio <= row.high);
}

constexpr double kLess = 0.9999;
constexpr double kMore = 1.0001;

const std::vector<Row>& options() {
  static const std::vector<Row> kRows{
      {"dostyk_second_track", {"transit", "dostyk_poti", ""}, 0, kLess},
      {"almaty_bypass", {"transit", "china_poti", ""}, 0, kLess},
      {"moiynty_kyzylzhar", {"transit", "dostyk_poti", ""}, 0, kLess},
      {"khorgos_tracks", {"transit", "china_poti", ""}, 0, kLess},
      {"flat_wagons", {"waiting", "block_trains", "altynkol"}, 0, kLess},
      {"georgian_pass", {"sailings", "trains_poti", "alat"}, 0, kLess},
      {"aktau_hub", {"transit", "china_poti", ""}, 0, kLess},
      {"aktau_hub_2", {"transit", "china_poti", ""}, 0, kLess},
      {"aktau_dry_berth", {"transit", "metals", ""}, 0, kLess},
      {"aktau_dredging", {"sailings", "tanker_sangachal", "aktau"}, 0.82, 0.86},
      {"aktau_mooring", {"queue", "aktau", "oil_berths"}, 0, kLess},
      {"sarzha_terminal", {"transit", "grain_iran_kuryk", ""}, 0, kLess},
      {"alat_phase_2", {"queue", "alat", "rail_fronts"}, 0, kLess},
      {"poti_quay", {"queue", "poti", "container_berths"}, 0, kLess},
      {"anaklia", {"queue", "poti", "container_berths"}, 0, kLess},
      {"six_feeders", {"transit", "china_poti", ""}, 0, kLess},
      {"large_feeders", {"transit", "china_poti", ""}, 0, kLess},
      {"eighth_ferry", {"transit", "trucks_west", ""}, 0, kLess},
      {"digital_customs", {"transit", "china_poti", ""}, 0, kLess},
      {"single_operator", {"transit", "china_poti", ""}, 0, kLess},
      {"alat_protocol", {"waiting", "feeder", "alat"}, kMore, 2},
  };
  return kRows;
}

/// Not the limit of anything in 2024: the run is the same, event by event.
const std::vector<std::string> kWithoutEffect{"poti_yard", "poti_terminal"};

TEST_CASE("each option moves 2024 the way it should, and what is not a limit moves nothing" *
          doctest::test_suite("slow")) {
  for (const Row& row : options()) {
    check("base-2024.yaml", row, true);
  }
  for (const std::string& option : kWithoutEffect) {
    CAPTURE(option);
    CHECK(outcomes(with("base-2024.yaml", option, true)).front().fingerprint ==
          base("base-2024.yaml").front().fingerprint);
  }
}

const std::vector<Row>& events() {
  static const std::vector<Row> kRows{
      // no drivers for 61 of 366 days: a sixth less but for the season
      {"covid", {"offered", "trucks_west", ""}, 0.82, 0.88},
      // 2.2 instead of 1.44 Mt a year for 46, 54 and 33 days of 2024
      {"cpc_storm", {"delivered", "crude_btc", ""}, 1.03, 1.10},
      {"cpc_drone", {"delivered", "crude_btc", ""}, 1.03, 1.11},
      {"cpc_pier", {"offered", "crude_btc", ""}, 1.03, 1.09},
      // all sailings held for five days
      {"kuryk_storm", {"transit", "trucks_west", ""}, kMore, 2},
      {"kuryk_storm", {"transit", "wagons_west", ""}, kMore, 2},
      // 60 of 366 days
      {"supsa_stopped", {"delivered", "crude_supsa", ""}, 0.12, 0.20},
      {"ceyhan_week", {"transit", "crude_btc", ""}, kMore, 1.5},
      {"dostyk_works", {"offered", "china_poti", ""}, 1.1, 1.3},
      {"dostyk_works", {"offered", "dostyk_poti", ""}, 0, 0},
      {"iran_twelve_days", {"transit", "grain_iran", ""}, kMore, 2},
      {"iran_war", {"delivered", "grain_iran", ""}, 0.05, 0.25},
      {"kuryk_embargo", {"waiting", "ferry_kuryk", "kuryk"}, kMore, 3},
      {"kuryk_embargo", {"transit", "wagons_west", ""}, kMore, 3},
  };
  return kRows;
}

TEST_CASE("the events of the record move 2024 the way the record says" *
          doctest::test_suite("slow")) {
  for (const Row& row : events()) {
    check("base-2024.yaml", row, false);
  }
}

/// Of 15 May to October, when the surge is there.
double surge_days(const std::string& option) {
  scenario::Scenario scenario = with("base-2023.yaml", option, false);
  scenario.from = std::chrono::sys_days{std::chrono::year{2023} / 5 / 15};
  scenario.to = std::chrono::sys_days{std::chrono::year{2023} / 11 / 1};
  scenario.observed.clear();
  return mean(outcomes(scenario), {"transit", "kazakh_boxes_poti", ""});
}

// From 19-23 to 38-53 days, twice as long, by the record. Speeds, volumes and ships make a quarter
// of it; for stays of 12 d at Aktau and 6 d at Alat nothing is published that could be put in.
TEST_CASE("the surge of 2022, laid on 2023, makes the way longer, but not twice as long" *
          doctest::test_suite("slow")) {
  const double ratio = surge_days("surge") / surge_days("");
  CHECK(ratio > 1.2);
  CHECK(ratio < 1.4);
}

TEST_CASE("2024 to 2030: it runs, balances, grows with demand, and Aktau is what limits the boxes" *
          doctest::test_suite("slow")) {
  const scenario::Scenario scenario = with("roadmap-2027.yaml", "", false);
  CHECK(scenario.applied.size() == 16);
  const model::Outcome outcome = model::simulate(scenario, {scenario.seed, 0});
  CHECK(outcome.status == model::Outcome::Status::Complete);
  CHECK(outcome.balanced);
  std::map<std::string, std::vector<double>> by_year;  // values of the series, in their order
  for (const model::Measured& row : outcome.measured) {
    by_year[row.id].push_back(row.value.value());
  }
  const auto& trains = by_year.at("block_trains_by_year");
  REQUIRE(trains.size() == 5);
  CHECK(trains[0] / 358 == doctest::Approx(1).epsilon(0.1));
  CHECK(trains[1] / 600 == doctest::Approx(1).epsilon(0.1));
  CHECK(trains[4] < 0.75 * 2000);
  const auto& boxes = by_year.at("boxes_by_year");
  REQUIRE(boxes.size() == 3);
  CHECK(boxes[2] > 3 * boxes[0]);
  CHECK(boxes[2] < 240'000);  // TEU, what the hub is planned for
  const auto& tonnes = by_year.at("titr_by_year");
  REQUIRE(tonnes.size() == 3);
  CHECK(tonnes[2] > 1.8 * tonnes[0]);
}

TEST_CASE("every option and event is looked at" * doctest::test_suite("slow")) {
  std::vector<std::string> seen = kWithoutEffect;
  for (const auto* rows : {&options(), &events()}) {
    for (const Row& row : *rows) {
      seen.push_back(row.option);
    }
  }
  for (const auto& entry : with("base-2024.yaml", "", false).options) {
    CAPTURE(entry.first);
    CHECK(std::ranges::find(seen, entry.first) != seen.end());
  }
}

}  // namespace
}  // namespace corridor::test::roadmap_test
