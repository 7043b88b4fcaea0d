// A run's fingerprint is a hash over the time, kind and entity of every executed event.
// tests/golden/fingerprints.csv holds those of the shipped scenarios: a change says that something
// happens at another time or in another order; the other tests say whether that is right. With
// CORRIDOR_UPDATE_GOLDEN=1 in the environment the file is written anew.

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/fingerprint.hpp"
#include "corridor/model/simulate.hpp"
#include "shipped.hpp"

namespace corridor::test::golden_test {
namespace {

const std::string kFile = std::string(CORRIDOR_SOURCE_DIR) + "/tests/golden/fingerprints.csv";
constexpr const char* kHead = "scenario,seed,replication,events,fingerprint";

/// The file as it ought to be: a line a run.
std::vector<std::string> simulated() {
  std::vector<std::string> lines = {kHead};
  for (const std::string name : {"base-2023.yaml",
                                 "base-2024.yaml",
                                 "lab/line-boxes.yaml",
                                 "lab/queue-mmc.yaml",
                                 "lab/two-berth-ferries.yaml",
                                 "tutorial/ferry-line.yaml",
                                 "tutorial/queue.yaml",
                                 "tutorial/small-corridor.yaml"}) {
    const auto scenario = shipped(name);
    for (const model::Replication run : {model::Replication{1, 0}, model::Replication{7, 3}}) {
      const model::Outcome outcome = model::simulate(scenario, run);
      CHECK_MESSAGE(outcome.balanced, name << ": " << outcome.message);
      lines.push_back("scenarios/" + name + "," + std::to_string(run.seed) + "," +
                      std::to_string(run.number) + "," + std::to_string(outcome.events) + "," +
                      core::to_hex(outcome.fingerprint));
    }
  }
  return lines;
}

std::vector<std::string> stored() {
  std::ifstream file(kFile);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

void store(const std::vector<std::string>& lines) {
  std::ofstream file(kFile);
  for (const std::string& line : lines) {
    file << line << "\n";
  }
}

TEST_CASE("golden: every event of the shipped scenarios happens as it did") {
  const std::vector<std::string> now = simulated();
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody else runs
  const char* const update = std::getenv("CORRIDOR_UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    store(now);
  }
  const std::vector<std::string> before = stored();
  REQUIRE(before.size() == now.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    CHECK(now[i] == before[i]);
  }
}

}  // namespace
}  // namespace corridor::test::golden_test
