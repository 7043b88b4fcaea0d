#include "corridor/experiment/set_elimination.hpp"

#include <doctest/doctest.h>

#include "corridor/experiment/effect.hpp"
#include "corridor/stats/comparison.hpp"
#include "queue.hpp"

namespace corridor::experiment::set_elimination_test {
namespace {

const std::vector<Measure> kMean{{.what = Measure::What::Mean, .flow = {}}};

scenario::Scenario queue(const std::string& service) {
  return test::scenario_of(test::queue_yaml(10, 2, 60, service));
}
/// Service times in minutes, at random.
scenario::Scenario random_queue(double minutes) {
  return queue(test::exponential(minutes));
}

TEST_CASE("elimination: looks at the first stage, then half as many more each time") {
  CHECK(looks_of({.first = 10, .most = 20}) == std::vector{10, 15});
  CHECK(looks_of({.first = 10, .most = 50}) == std::vector{10, 15, 22, 33, 49});
  CHECK(looks_of({.first = 10, .most = 10}).empty());
}

TEST_CASE("elimination: out goes what is slower each time, by those that may put it out") {
  Alternatives alternatives(kMean, {.seed = 1, .threads = 2});
  std::vector<Contender> contenders;
  contenders.push_back({.number = alternatives.add(random_queue(40)), .rivals = {}});
  contenders.push_back({.number = alternatives.add(random_queue(20)), .rivals = {}});
  contenders.push_back({.number = alternatives.add(random_queue(5)), .rivals = {}});
  contenders.push_back({.number = alternatives.add(random_queue(30)), .rivals = {0, 1}});
  contenders.push_back({.number = alternatives.add(random_queue(35)), .rivals = {0, 1, 2, 3}});
  contenders.push_back({.number = alternatives.add(random_queue(10)), .rivals = {0, 1, 3, 4}});
  contenders.push_back({.number = alternatives.add(random_queue(50)), .rivals = {0}});
  test::NoProgress progress;
  const Elimination found = eliminate(alternatives, contenders, {}, progress);
  CHECK_FALSE(found.interrupted);
  CHECK(found.pairs == 11);
  CHECK(found.looks == std::vector{10, 15});
  const std::optional<std::size_t> stays;
  CHECK(found.behind[0] == stays);  // slow, but nobody may put it out
  CHECK(found.behind[3] == 1U);
  CHECK(found.behind[4] == 2U);  // the best of three that are better
  CHECK(found.behind[5] == stays);
  CHECK(alternatives.readings(0).size() == 20);
  CHECK(alternatives.readings(3).size() == 10);
  CHECK(alternatives.readings(5).size() == 20);
}

TEST_CASE("elimination: by the interval that holds with all others at every look") {
  const std::vector<double> services{30, 30.1, 30.3, 30.6, 31, 32};
  Alternatives alternatives(kMean, {.seed = 5, .threads = 2});
  std::vector<Contender> contenders;
  contenders.reserve(services.size());
  for (const double minutes : services) {
    contenders.push_back({.number = alternatives.add(random_queue(minutes)), .rivals = {0}});
  }
  contenders.front().rivals.clear();
  test::NoProgress progress;
  const Elimination found =
      eliminate(alternatives, contenders, {.first = 4, .most = 6, .confidence = 0.9}, progress);
  REQUIRE(found.looks == std::vector{4});
  // five pairs, one look
  for (std::size_t c = 1; c < services.size(); ++c) {
    PairedValues pair = alternatives.paired(0, c, 0);
    pair.values.resize(4);
    pair.base.resize(4);
    const Effect apart = effect_of(pair, 1 - 0.1 / 5);
    CAPTURE(services[c]);
    CHECK(found.behind[c].has_value() == (apart.high() < 0));
    CHECK(alternatives.readings(c).size() == (found.behind[c] ? 4U : 6U));
  }
}

TEST_CASE("elimination: of a throughput more is better; equals stay") {
  Alternatives alternatives({{.what = Measure::What::Throughput, .flow = {}}},
                            {.seed = 1, .threads = 1});
  const auto fixed = [](int minutes) { return queue(std::to_string(minutes) + " min"); };
  const std::vector<Contender> contenders{{.number = alternatives.add(fixed(300)), .rivals = {}},
                                          {.number = alternatives.add(fixed(100)), .rivals = {0}},
                                          {.number = alternatives.add(fixed(500)), .rivals = {0}},
                                          {.number = alternatives.add(fixed(300)), .rivals = {0}}};
  test::NoProgress progress;
  const Elimination found = eliminate(alternatives, contenders, {.first = 2, .most = 3}, progress);
  CHECK_FALSE(found.behind[1].has_value());
  CHECK(found.behind[2] == 0U);
  CHECK_FALSE(found.behind[3].has_value());
}

TEST_CASE("elimination: without pairs there is nothing to look at") {
  Alternatives alternatives(kMean, {.seed = 1, .threads = 1});
  const std::vector<Contender> alone{{.number = alternatives.add(random_queue(30)), .rivals = {}}};
  test::NoProgress progress;
  const Elimination found = eliminate(alternatives, alone, {.first = 2, .most = 4}, progress);
  CHECK(found.looks.empty());
  CHECK(alternatives.readings(0).size() == 4);
}

}  // namespace
}  // namespace corridor::experiment::set_elimination_test
