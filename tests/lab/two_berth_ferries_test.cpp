// The two ferries of scenarios/lab, event by event, against a list that was worked out without the
// simulator (two_berth_ferries.py).

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"
#include "corridor/core/text.hpp"
#include "exact_list.hpp"

namespace corridor::test::two_berth_ferries_test {
namespace {

std::string iso(core::Time time) {
  std::string text = core::to_string(time);
  if (text.size() == 10) {
    text += " 00:00:00";
  }
  text[10] = 'T';
  return text + "Z";
}

bool is_train(const std::string& entity) {
  return entity.rfind("inbound#", 0) == 0 || entity.rfind("onward#", 0) == 0;
}

/// The list tells of ships at a berth, of all departures and arrivals, and of deliveries by the
/// day.
std::vector<std::string> simulated(const Trial& trial, core::Time end) {
  std::vector<std::string> lines;
  std::map<std::string, int> delivered;
  for (const model::TraceEvent& row : trial.events) {
    const bool vehicle = row.entity.find('#') != std::string::npos;
    const bool told = row.event == "departed" || row.event == "arrived" ||
                      (row.event == "berthed" && !is_train(row.entity));
    if (row.time < end && vehicle && told) {
      lines.push_back(iso(row.time) + "," + row.entity + "," + row.event + "," + row.place + "," +
                      core::format_number(row.quantity, 9));
    } else if (row.time < end && row.event == "delivered") {
      const core::Time day = std::chrono::floor<std::chrono::days>(row.time);
      ++delivered[iso(day) + "," + row.entity.substr(0, row.entity.find('/')) +
                  ",delivered that day," + row.place + ","];
    }
  }
  for (const auto& [line, n] : delivered) {
    lines.push_back(line + std::to_string(n));
  }
  // the list begins with the arrival of ships that the simulator finds at their place
  lines.emplace_back("2024-01-01T00:00:00Z,ferry#1,arrived,west,0");
  lines.emplace_back("2024-01-01T00:00:00Z,ferry#2,arrived,west,0");
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("two ferries between two berths: every event as it was worked out by hand") {
  const scenario::Scenario scenario = shipped("lab/two-berth-ferries.yaml");
  const Trial trial = run(scenario);
  check_equal(simulated(trial, scenario.to), exact_list("two_berth_ferries_expected.csv"));
}

}  // namespace
}  // namespace corridor::test::two_berth_ferries_test
