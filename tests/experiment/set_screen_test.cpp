#include "corridor/experiment/set_screen.hpp"

#include <doctest/doctest.h>

namespace corridor::experiment::set_screen_test {
namespace {

Candidate adds_up(double gain, bool efficient = false) {
  return {.gain = gain, .efficient = efficient, .forecast = {.sums = {gain}, .working = 2}};
}
Candidate needs_both(double share, std::size_t size = 2) {
  return {.size = size,
          .forecast = {.sums = {0}, .working = size, .joint_gain = JointGain{.share = share}}};
}

TEST_CASE("screen: where all may be simulated, all are") {
  const std::vector<Candidate> two{adds_up(-1), adds_up(0)};
  const std::vector<Choice> all(2, Choice::All);
  CHECK(choose_sets(two, 2) == all);
  CHECK(choose_sets(two, 0) == all);
  CHECK(choose_sets({}, 5).empty());
}

TEST_CASE("screen: the greatest sums, and what is no gain is left out though there is room") {
  const auto choices =
      choose_sets({adds_up(1), adds_up(3), adds_up(-1), adds_up(0), adds_up(2)}, 2);
  CHECK(choices ==
        std::vector<Choice>{
            Choice::Beyond, Choice::ForGain, Choice::NoGain, Choice::NoGain, Choice::ForGain});
  CHECK(choose_sets({adds_up(1), adds_up(-1), adds_up(0)}, 2) ==
        std::vector<Choice>{Choice::ForGain, Choice::NoGain, Choice::NoGain});
}

TEST_CASE("screen: in turn what theory sees, what is efficient, what gains") {
  const std::vector<Candidate> candidates{adds_up(9),
                                          adds_up(8),
                                          adds_up(5, true),
                                          adds_up(4, true),
                                          needs_both(0.02),
                                          needs_both(0.3)};
  const auto chosen = [&](int most) { return choose_sets(candidates, most); };
  const auto out = Choice::Beyond;
  const auto gain = Choice::ForGain;
  const auto cost = Choice::ForCost;
  const auto joint = Choice::ForJointGain;
  CHECK(chosen(1) == std::vector{out, out, out, out, out, joint});
  CHECK(chosen(2) == std::vector{out, out, cost, out, out, joint});
  CHECK(chosen(3) == std::vector{gain, out, cost, out, out, joint});
  CHECK(chosen(4) == std::vector{gain, out, cost, out, joint, joint});
  CHECK(chosen(5) == std::vector{gain, out, cost, cost, joint, joint});
}

TEST_CASE("screen: one percent of joint gain is none; a part that does nothing adds nothing") {
  Candidate one_works = adds_up(7);
  one_works.forecast.working = 1;
  const auto choices = choose_sets({one_works, needs_both(0.01), adds_up(1)}, 2);
  CHECK(choices == std::vector{Choice::OneWorks, Choice::NoGain, Choice::ForGain});
}

TEST_CASE("screen: first what has no forecast, then small sets, then the greater joint gain") {
  Candidate no_forecast = adds_up(0);
  no_forecast.forecast.known = false;
  const std::vector<Candidate> candidates{
      needs_both(0.9, 3), needs_both(0.1), needs_both(0.2), no_forecast};
  const auto joint = Choice::ForJointGain;
  CHECK(choose_sets(candidates, 1) ==
        std::vector{Choice::Beyond, Choice::Beyond, Choice::Beyond, Choice::NoForecast});
  CHECK(choose_sets(candidates, 2) ==
        std::vector{Choice::Beyond, Choice::Beyond, joint, Choice::NoForecast});
  CHECK(choose_sets(candidates, 3) ==
        std::vector{Choice::Beyond, joint, joint, Choice::NoForecast});
}

TEST_CASE("screen: ties in order") {
  CHECK(choose_sets({adds_up(1), adds_up(1), adds_up(1)}, 2) ==
        std::vector{Choice::ForGain, Choice::ForGain, Choice::Beyond});
}

}  // namespace
}  // namespace corridor::experiment::set_screen_test
