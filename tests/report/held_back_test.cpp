#include "corridor/report/held_back.hpp"

#include <doctest/doctest.h>

#include "../experiment/fake_outcome.hpp"
#include "corridor/experiment/summarise.hpp"

namespace corridor::report::held_back_test {
namespace {

using model::Lacking;
using model::Outcome;

std::string sentence(const std::vector<Outcome>& outcomes) {
  return held_back(experiment::summarise(test::fake_scenario(), 1, test::fake_routes(), outcomes));
}

TEST_CASE("held back: the largest obstacles, the kinds of waiting and what fell short") {
  CHECK(sentence({test::fake_outcome(10)}) ==
        "above all busy oil_berths at aktau (88 % of all waiting, 2.00 d per lot there), then no "
        "feeder with room at aktau (9 %, 3.00 d per lot there). Cargo waited 62 % of its time: "
        "88 % of that for busy servers, 9 % for vehicles, 3 % for weather. 1 of 2 flows delivered "
        "less than 97 % of what was offered (least: oil, 75 %).");
}

TEST_CASE("held back: one storm over several ports is one obstacle") {
  Outcome outcome = test::fake_outcome(10);
  outcome.causes[4] = {model::Activity::Waiting, Lacking::Weather, "alat", "storm"};
  outcome.causes[3] = {model::Activity::Waiting, Lacking::Weather, "aktau", "storm"};
  outcome.flows.pop_back();
  const std::string text = sentence({outcome});
  CHECK(text.starts_with(
      "above all weather at alat and elsewhere (100 % of all waiting, 3.00 d per lot at alat)."));
}

TEST_CASE("held back: without waiting, or without a complete replication, it says so") {
  Outcome idle = test::fake_outcome(10);
  for (model::CauseKey& cause : idle.causes) {
    cause.activity = model::Activity::Moving;
    cause.lacking = Lacking::Nothing;
  }
  CHECK(sentence({idle}).starts_with("nothing, cargo never waited."));
  Outcome locked = test::fake_outcome(10);
  locked.status = Outcome::Status::Locked;
  CHECK(sentence({locked}) == "the model stopped in every replication; see the warnings.");
}

}  // namespace
}  // namespace corridor::report::held_back_test
