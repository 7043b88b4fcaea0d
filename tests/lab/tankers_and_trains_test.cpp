// The tankers and trains of scenarios/lab, event by event and to the microsecond, against a list
// that was worked out in exact fractions without the simulator (tankers_and_trains.py).

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"
#include "corridor/core/text.hpp"

namespace corridor::test {
namespace {

/// "microsecond,entity,event,place,tonnes", in order of time and then of the bytes.
std::vector<std::string> expected() {
  std::ifstream file(std::string(CORRIDOR_SOURCE_DIR) +
                     "/tests/lab/tankers_and_trains_expected.csv");
  std::vector<std::string> lines;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool told(const model::TraceEvent& row) {
  const bool vehicle = row.entity.find('#') != std::string::npos;
  const bool train = row.entity.rfind("train#", 0) == 0;
  return row.entity.find(".tank") != std::string::npos ||
         (vehicle && (row.event == "departed" || row.event == "arrived" || row.event == "missed" ||
                      (row.event == "berthed" && !train)));
}

std::vector<std::string> simulated(const Trial& trial) {
  std::vector<std::string> lines;
  for (const model::TraceEvent& row : trial.events) {
    if (told(row)) {
      std::string line = std::to_string((row.time - trial.from).count());
      line += "," + row.entity + "," + row.event + "," + row.place + ",";
      lines.push_back(line + core::format_number(row.quantity, 9));
    }
  }
  lines.push_back("2592000000000,field.tank,lost,field," +
                  std::to_string(trial.outcome.tanks.front().lost.micro));
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("tankers and trains: every event as it was worked out, to the microsecond") {
  const Trial trial = run(shipped("lab/tankers-and-trains.yaml"));
  const auto by_hand = expected();
  const auto by_model = simulated(trial);
  REQUIRE(by_hand.size() > 250);
  for (std::size_t i = 0; i < std::min(by_hand.size(), by_model.size()); ++i) {
    REQUIRE(by_model[i] == by_hand[i]);
  }
  CHECK(by_model.size() == by_hand.size());
  CHECK(trial.minutes_lacking("oil", model::Lacking::Storage, "shore.tank") > 0);
  CHECK(trial.minutes_lacking("oil", model::Lacking::Batch, "field.tank") > 0);
}

}  // namespace
}  // namespace corridor::test
