#include "corridor/experiment/alternatives.hpp"

#include <array>
#include <filesystem>

#include <doctest/doctest.h>

#include "queue.hpp"

namespace corridor::experiment::alternatives_test {
namespace {

const std::vector<Measure> kMeasures{{.what = Measure::What::Mean, .flow = {}},
                                     {.what = Measure::What::Throughput, .flow = {}}};

scenario::Scenario queue(double service) {
  return test::scenario_of(test::queue_yaml(20, 2, 20, test::exponential(service)));
}

TEST_CASE("alternatives: the same random numbers, so the faster server is faster each time") {
  Alternatives alternatives(kMeasures, {.seed = 3, .threads = 2});
  const std::size_t slow = alternatives.add(queue(16));
  const std::size_t fast = alternatives.add(queue(15));
  const std::size_t same = alternatives.add(queue(16));
  test::NoProgress progress;
  REQUIRE(alternatives.extend(std::array{slow, fast, same}, 6, progress));
  CHECK(alternatives.simulated() == 18);
  CHECK(alternatives.units() == std::vector<std::string>{"d", "lot"});
  const PairedValues pair = alternatives.paired(fast, slow, 0);
  REQUIRE(pair.values.size() == 6);
  for (std::size_t r = 0; r < 6; ++r) {
    CHECK(pair.values[r] < pair.base[r]);
  }
  CHECK(alternatives.identical(same, slow));
  CHECK_FALSE(alternatives.identical(fast, slow));
}

TEST_CASE("alternatives: only what is missing is simulated, and threads do not matter") {
  test::NoProgress progress;
  std::vector<std::vector<Reading>> readings;
  for (const int threads : {1, 3}) {
    Alternatives alternatives(kMeasures, {.seed = 3, .threads = threads});
    const std::size_t one = alternatives.add(queue(16));
    REQUIRE(alternatives.extend(std::array{one}, 2, progress));
    REQUIRE(alternatives.extend(std::array{one}, 5, progress));
    CHECK(alternatives.simulated() == 5);
    readings.push_back(alternatives.readings(one));
  }
  CHECK(readings[0] == readings[1]);
}

TEST_CASE("alternatives: other numbers are other random numbers") {
  Alternatives alternatives(kMeasures, {.seed = 3, .threads = 1});
  const std::size_t one = alternatives.add(queue(16));
  const std::size_t other = alternatives.add(queue(16));
  alternatives.number_from(other, 2);
  test::NoProgress progress;
  REQUIRE(alternatives.extend(std::array{one, other}, 3, progress));
  CHECK(alternatives.readings(other)[0] == alternatives.readings(one)[2]);
  CHECK_FALSE(alternatives.readings(other)[0] == alternatives.readings(one)[0]);
}

TEST_CASE("alternatives: what was kept is not simulated again") {
  const std::string file =
      (std::filesystem::temp_directory_path() / "corridor-alternatives-test.jsonl").string();
  std::filesystem::remove(file);
  test::NoProgress progress;
  std::vector<Reading> first;
  for (const std::int64_t simulated : {4, 2}) {
    ReadingStore store(file, "test");
    Alternatives alternatives(kMeasures, {.seed = 3, .threads = 1, .store = &store});
    const std::size_t one = alternatives.add(queue(16));
    const std::size_t other = alternatives.add(queue(simulated == 4 ? 16 : 15));
    REQUIRE(alternatives.extend(std::array{one}, 4, progress));
    REQUIRE(alternatives.extend(std::array{other}, 2, progress));
    CHECK(alternatives.simulated() == simulated);  // of one nothing, of the new other two
    if (simulated == 4) {
      first = alternatives.readings(one);
    }
    CHECK(alternatives.readings(one) == first);
  }
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace corridor::experiment::alternatives_test
