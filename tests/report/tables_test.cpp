#include "corridor/report/tables.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "../experiment/fake_outcome.hpp"
#include "corridor/experiment/summarise.hpp"
#include "corridor/report/pages.hpp"

namespace corridor::report::tables_test {
namespace {

experiment::Summary summary() {
  return experiment::summarise(test::fake_scenario(),
                               7,
                               test::fake_routes(),
                               {test::fake_outcome(10), test::fake_outcome(10)});
}

std::string table(const std::string& name) {
  const auto tables = csv_tables(summary());
  const auto found = std::ranges::find(tables, name, &NamedText::name);
  REQUIRE(found != tables.end());
  return found->text;
}

std::string found_flows(const std::vector<NamedText>& tables) {
  return std::ranges::find(tables, std::string("flows.csv"), &NamedText::name)->text;
}

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST_CASE("tables: one observation a row, with its unit") {
  const std::string flows = table("flows.csv");
  CHECK(flows.starts_with("flow,commodity,measure,unit,mean,half_width,replications\n"));
  CHECK(has_line(flows, "boxes,container,delivered,TEU,20,0,2"));
  CHECK(has_line(flows, "boxes,container,transit_mean,d,10,0,2"));
  CHECK(has_line(flows, "oil,crude,transit_p50,d,,,0"));
  CHECK(has_line(flows, "oil,crude,buffer_index,ratio,,,0"));
  CHECK(has_line(flows, "oil,crude,planning_time_index,ratio,,,0"));
  CHECK(has_line(flows, "boxes,container,carried_by_sea,TEU,20,0,2"));
  CHECK(has_line(flows, "boxes,container,delivered_month_07,TEU,20,0,2"));
}

TEST_CASE("tables: tanks, and a page of them with missed liftings") {
  experiment::Summary with_tank = summary();
  experiment::TankSummary& tank = with_tank.tanks.emplace_back();
  tank.node = "aktau";
  tank.tank = "tanks";
  tank.commodity = "crude";
  tank.unit = "t";
  tank.flow = "oil";
  tank.capacity = 40'000;
  for (const double lost : {100.0, 300.0}) {
    tank.lost.add(lost);
    tank.inflow.add(5000);
  }
  tank.marks.push_back({.level = 10'000, .share_at_or_above = {}, .reached = {}});
  with_tank.calls.front().missed.add(3);
  const auto tables = csv_tables(with_tank);
  const auto found = std::ranges::find(tables, std::string("tanks.csv"), &NamedText::name);
  REQUIRE(found != tables.end());
  CHECK(has_line(found->text, "aktau,tanks,crude,capacity,t,40000,,"));
  CHECK(found->text.find("aktau,tanks,crude,shut_in,t,200,") != std::string::npos);
  CHECK(found->text.find("time_at_or_above_10000,share") != std::string::npos);
  const std::string page = tank_page(with_tank);
  CHECK(page.find("aktau.tanks") != std::string::npos);
  CHECK(page.find("missed liftings of") != std::string::npos);
  CHECK(tank_page(summary()).empty());
}

TEST_CASE("tables: embargoes, and a page of them with the demand that was rejected or diverted") {
  experiment::Summary with_embargo = summary();
  experiment::EmbargoSummary& embargo = with_embargo.embargoes.emplace_back();
  embargo.embargo = "wagons";
  embargo.node = "kuryk";
  for (const double days : {3.0, 5.0}) {
    embargo.declared.add(1);
    embargo.days_in_force.add(days);
    embargo.held.add(120);
  }
  with_embargo.flows.front().diverted = {};
  with_embargo.flows.front().diverted.add(44);
  const auto tables = csv_tables(with_embargo);
  const auto found = std::ranges::find(tables, std::string("embargoes.csv"), &NamedText::name);
  REQUIRE(found != tables.end());
  CHECK(has_line(found->text, "wagons,kuryk,held,lot,120,0,2"));
  CHECK(found->text.find("wagons,kuryk,in_force,d,4,") != std::string::npos);
  CHECK(found_flows(tables).find(",diverted,") != std::string::npos);
  const std::string page = trade_page(with_embargo);
  CHECK(page.find("kuryk") != std::string::npos);
  CHECK(page.find("44") != std::string::npos);
  CHECK(trade_page(summary()).empty());
}

TEST_CASE("tables: the account names stage, cause and place") {
  CHECK(
      has_line(table("account.csv"), "boxes,3,aktau,in service,,aktau.customs,customs,1,0,2,0.1"));
  CHECK(table("delays.csv").find("aktau.oil_berths,oil_berths,8,0,2,2,8000,") != std::string::npos);
}

TEST_CASE("tables: places") {
  CHECK(has_line(table("facilities.csv"), "aktau,customs,time_working,share,0.6,0,2"));
  CHECK(has_line(table("facilities.csv"), "aktau,customs,servers,1,2,,"));
  CHECK(has_line(table("storages.csv"), "aktau,yard,container,capacity,TEU,100,,"));
  CHECK(has_line(table("links.csv"), "aktau-alat,aktau,alat,starts,vehicle,7,0,2"));
  CHECK(has_line(table("calls.csv"), "feeder,1,aktau,at_berth,h,20,0,2"));
  CHECK(has_line(table("vehicle_waits.csv"), "feeder,aktau,at anchor,lots_waited,lot d,5,0,2"));
  CHECK(has_line(table("months.csv"), "aktau,container,2024,12,stock_at_end,TEU,24,0,2"));
}

TEST_CASE("tables: validation and replications") {
  CHECK(has_line(table("validation.csv"),
                 "teu,carried,boxes,,,,mean,2024-01-01,2025-01-01,20,0,2,20,TEU/"
                 "yr,meets,0,0.1,compared,sourced,port of Aktau,,"));
  const std::string replications = table("replications.csv");
  CHECK(std::ranges::count(replications, '\n') == 3);
  CHECK(replications.find("\n1,complete,,yes,2025-01-11,0000000000000001,123,14,4280,3280,3\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace corridor::report::tables_test
