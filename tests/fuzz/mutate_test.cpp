#include "mutate.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/reader.hpp"
#include "input.hpp"
#include "judge_run.hpp"
#include "vocabulary.hpp"

namespace corridor::fuzz::mutate_test {
namespace {

const std::string kQueue = R"(corridor: 1
name: Customs lanes
from: 2024-01-01
to: 2024-01-20
commodities:
  truck: {unit: truck, lot: 1 truck}
nodes:
  border:
    facilities: {lanes: {count: 2, time: {exponential: {mean: 1 h}}}}
    handling:
      - {cargo: truck, from: origin, to: destination, steps: [{use: lanes, per: lot}]}
flows:
  trucks: {from: border, to: border, commodity: truck, arrives: {every: {exponential: {mean: 40 min}}}}
)";

TEST_CASE("mutations: the same seed gives the same text, others differ") {
  std::set<std::string> texts;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CHECK(mutate(kQueue, seed) == mutate(kQueue, seed));
    texts.insert(mutate(kQueue, seed));
  }
  CHECK(texts.size() > 120);
}

TEST_CASE("mutations: enough of a scenario is left that one in five still runs") {
  int ran = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const RunVerdict verdict = judge_run(mutate(kQueue, seed));
    CHECK_MESSAGE(verdict.fault.empty(), verdict.fault);
    ran += verdict.reached == Reached::Ran ? 1 : 0;
  }
  CHECK(ran > 40);
}

TEST_CASE("mutations: any bytes are taken, none at all too") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    mutate("", seed);
    mutate("\n\n:: {,", seed);
    mutate(std::string("\0\xff 5\n7", 6), seed);
    cross_over("", kQueue, seed);
    cross_over(kQueue, ": ", seed);
  }
  CHECK(cross_over("a: 1\n", "b: 2\n", 1) == "a: 1\nb: 2\n");
  CHECK(cross_over("a: 1\nc: 3\n", "a: 2\n  b: 4\n", 1) == "a: 2\n  b: 4\nc: 3\n");
}

TEST_CASE("mutations: the vocabulary is that of the language") {
  CHECK(vocabulary().nouns.size() > 15);
  CHECK(vocabulary().words.size() > 10);
  CHECK(vocabulary().units.size() > 20);
  CHECK(like_words("at_once").size() == 4);
  CHECK(like_words("no such word").empty());
  CHECK(like_units(" h").size() > 4);
  CHECK(like_units("no such unit").empty());
  const auto* siblings = siblings_of("at_most", 0);
  REQUIRE(siblings != nullptr);
  CHECK(siblings->size() > 3);
  CHECK(siblings_of("no such key", 0) == nullptr);
}

TEST_CASE("input: first lines are options, marks begin further files") {
  const auto options = options_of("#with a\n#set b=1\nname: x\n#with c\n");
  CHECK(options.with == std::vector<std::string>{"a"});
  CHECK(options.sets == std::vector<std::string>{"b=1"});
  const auto read = read_input("include: more.yaml\nname: two\n\n#file more.yaml\n" +
                               kQueue.substr(0, 12) + kQueue.substr(kQueue.find("from")));
  CHECK_MESSAGE(read.ok(), core::to_string(read.diagnostics.items().front()));
  CHECK(read.files.size() == 2);
}

}  // namespace
}  // namespace corridor::fuzz::mutate_test
