#include "exact_list.hpp"

#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>

#include "corridor/core/text.hpp"

namespace corridor::test {

std::vector<std::string> exact_list(const std::string& file) {
  std::ifstream in(std::string(CORRIDOR_SOURCE_DIR) + "/tests/lab/" + file);
  std::vector<std::string> lines;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool is_of_vehicles(const model::TraceEvent& row) {
  return row.event == "loaded" || row.event == "unloaded" || row.event == "berthed" ||
         row.event == "departed" || row.event == "arrived";
}

std::vector<std::string> list_of(const Trial& trial,
                                 const std::function<bool(const model::TraceEvent&)>& told) {
  std::vector<std::string> lines;
  for (const model::TraceEvent& row : trial.events) {
    if (told(row)) {
      std::string line = std::to_string((row.time - trial.from).count());
      line += "," + row.entity + "," + row.event + "," + row.place + ",";
      lines.push_back(line + core::format_number(row.quantity, 9));
    }
  }
  const auto filled =
      std::ranges::find_if(trial.outcome.tanks, [](const auto& row) { return !row.flow.empty(); });
  REQUIRE(filled != trial.outcome.tanks.end());
  const model::TankOutcome& tank = *filled;
  const core::Time end = trial.outcome.ended + core::Duration{1};
  std::string lost = std::to_string((end - trial.from).count());
  lost += "," + tank.node + "." + tank.tank + ",lost," + tank.node + ",";
  lines.push_back(lost + std::to_string(tank.lost.micro));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> minute_list(const Trial& trial,
                                     const std::function<bool(const model::TraceEvent&)>& told) {
  std::vector<std::string> lines;
  for (const model::TraceEvent& row : trial.events) {
    const bool of_lot = row.event == "loaded" || row.event == "unloaded";
    const std::string& vehicle = of_lot ? row.cause : row.entity;
    if (row.time < trial.outcome.ended && vehicle.find('#') != std::string::npos && told(row)) {
      const auto minutes =
          core::format_number(static_cast<double>((row.time - trial.from).count()) / 6e7, 9);
      std::string line = minutes + "," + vehicle;
      line += "," + row.event + "," + row.place + ",";
      lines.push_back(line + core::format_number(row.quantity, 9));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

void check_equal(const std::vector<std::string>& by_model,
                 const std::vector<std::string>& by_hand) {
  REQUIRE(by_hand.size() > 200);
  for (std::size_t i = 0; i < std::min(by_hand.size(), by_model.size()); ++i) {
    REQUIRE(by_model[i] == by_hand[i]);
  }
  CHECK(by_model.size() == by_hand.size());
}

}  // namespace corridor::test
