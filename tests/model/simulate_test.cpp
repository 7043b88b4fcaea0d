// One run as a pure function: the same whatever the order of keys, the number of runs, the threads
// beside it, and whether somebody watches.

#include "corridor/model/simulate.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/scenario/loader.hpp"
#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/tree.hpp"
#include "corridor/scenario/writer.hpp"
#include "outcome_text.hpp"
#include "shipped.hpp"
#include "support.hpp"

namespace corridor::test::simulate_test {
namespace {

const std::vector<std::string> kShort = {"lab/line-boxes.yaml", "tutorial/small-corridor.yaml"};
constexpr model::Replication kThird{5, 2};

void reverse_keys(scenario::Tree& tree) {
  std::reverse(tree.entries.begin(), tree.entries.end());
  for (scenario::TreeEntry& entry : tree.entries) {
    reverse_keys(entry.value);
  }
  for (scenario::Tree& item : tree.items) {
    reverse_keys(item);
  }
}

/// The same scenario with the keys of every map in reversed order.
scenario::Scenario turned_round(const scenario::Scenario& scenario) {
  scenario::Sources sources;
  core::Diagnostics diagnostics;
  const std::uint32_t file = sources.add("turned.yaml");
  auto tree = scenario::load_tree(scenario::canonical_yaml(scenario), file, sources, diagnostics);
  REQUIRE(tree.has_value());
  reverse_keys(*tree);
  return scenario_of(scenario::block_text(*tree));
}

TEST_CASE("the order of keys in a file changes nothing") {
  for (const std::string& name : {std::string("base-2024.yaml"), kShort[0], kShort[1]}) {
    CAPTURE(name);
    const auto scenario = shipped(name);
    const std::string as_written = text_of(model::simulate(scenario, kThird));
    CHECK(as_written.size() > 1000);
    CHECK(as_written == text_of(model::simulate(turned_round(scenario), kThird)));
    CHECK(as_written ==
          text_of(model::simulate(scenario_of(scenario::canonical_yaml(scenario)), kThird)));
  }
}

TEST_CASE("a run leaves nothing behind: the next one in the same process is the same") {
  const auto boxes = shipped(kShort[0]);
  const auto corridor = shipped(kShort[1]);
  const std::string before = text_of(model::simulate(boxes, kThird));
  model::simulate(corridor, {1, 0});
  model::simulate(boxes, {9, 9});
  CHECK(before == text_of(model::simulate(boxes, kThird)));
}

TEST_CASE("runs side by side in threads are what they are alone") {
  const auto boxes = shipped(kShort[0]);
  constexpr std::uint64_t kThreads = 4;
  std::vector<std::string> alone(kThreads);
  std::vector<std::string> beside(kThreads);
  std::vector<std::thread> threads;
  for (std::uint64_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] { beside[i] = text_of(model::simulate(boxes, {1, i})); });
  }
  for (std::uint64_t i = 0; i < kThreads; ++i) {
    alone[i] = text_of(model::simulate(boxes, {1, i}));
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(alone == beside);
  CHECK(alone[0] != alone[1]);
}

TEST_CASE("watching a run and following a lot do not change it") {
  const auto boxes = shipped(kShort[0]);
  Journal journal;
  model::Watch watch;
  watch.trace = &journal;
  watch.follow = "china_poti/100";
  const std::string watched = text_of(model::simulate(boxes, kThird, &watch));
  CHECK(watched == text_of(model::simulate(boxes, kThird)));
  CHECK(journal.events.size() > 10'000);
  REQUIRE(watch.journey.size() > 5);
  for (std::size_t i = 1; i < watch.journey.size(); ++i) {
    CHECK(watch.journey[i].from == watch.journey[i - 1].to);
  }
}

TEST_CASE("a run stops at the events and lots it is allowed, with its accounts in balance") {
  const auto boxes = shipped(kShort[0]);
  model::Watch watch;
  watch.most_events = 5'000;
  const model::Outcome events = model::simulate(boxes, kThird, &watch);
  CHECK(events.status == model::Outcome::Status::EventStorm);
  CHECK(events.events >= 5'000);
  CHECK(events.events <= 6'000);  // a storm is looked at for up to a thousand events
  CHECK(events.message.find("more than 5000 events at 20") == 0);
  CHECK(events.balanced);
  watch = {};
  watch.most_lots = 300;
  const model::Outcome lots = model::simulate(boxes, kThird, &watch);
  CHECK(lots.status == model::Outcome::Status::QueueLimit);
  CHECK(lots.message.find("more than 300 lots in the system at 20") == 0);
  CHECK(lots.balanced);
  CHECK(lots.events < model::simulate(boxes, kThird).events / 2);
}

TEST_CASE("seed and replication make a difference, and nothing else does") {
  const auto boxes = shipped(kShort[0]);
  const auto fingerprint = [&boxes](std::uint64_t seed, std::uint64_t number) {
    return model::simulate(boxes, {seed, number}).fingerprint;
  };
  CHECK(fingerprint(1, 0) != fingerprint(1, 1));
  CHECK(fingerprint(1, 0) != fingerprint(2, 0));
  CHECK(fingerprint(1, 1) != fingerprint(2, 0));
}

}  // namespace
}  // namespace corridor::test::simulate_test
