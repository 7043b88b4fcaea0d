#include "corridor/report/words.hpp"

#include <vector>

#include <doctest/doctest.h>

namespace corridor::report::words_test {
namespace {

using model::Activity;
using model::Lacking;

TEST_CASE("words: an obstacle is named as a planner would") {
  struct Case {
    Lacking lacking;
    std::string place, what, words;
  };
  const std::vector<Case> cases{
      {Lacking::Server, "aktau.customs", "customs", "busy customs at aktau"},
      {Lacking::Server, "aktau", "feeder", "no place for feeder at aktau"},
      {Lacking::Storage, "kuryk.yard", "yard", "full yard at kuryk"},
      {Lacking::Storage, "kuryk", "embargo full", "embargo full at kuryk"},
      {Lacking::Vehicle, "aktau", "feeder", "no feeder with room at aktau"},
      {Lacking::Weather, "alat", "storm", "weather at alat"},
      {Lacking::Track, "a-b", "path", "no free path on a-b"},
      {Lacking::Works, "a.crane", "breakdown", "works or a breakdown of crane at a"},
  };
  for (const Case& one : cases) {
    CHECK(obstacle({Activity::Waiting, one.lacking, one.place, one.what}) == one.words);
  }
}

TEST_CASE("words: every cause has a short word and a kind") {
  for (int i = 0; i <= static_cast<int>(Lacking::Batch); ++i) {
    CHECK_FALSE(short_word(static_cast<Lacking>(i)).empty());
    CHECK_FALSE(kind_of_wait(static_cast<Lacking>(i)).empty());
  }
  CHECK(short_word(Lacking::OffShift) == "off shift");
  CHECK(kind_of_wait(Lacking::Batch) == "the rest of a load");
}

}  // namespace
}  // namespace corridor::report::words_test
