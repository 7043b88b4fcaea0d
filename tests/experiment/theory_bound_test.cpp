#include "corridor/experiment/theory_bound.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "two_queues.hpp"

namespace corridor::experiment::theory_bound_test {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

TheoryBound series(int quay, int gate) {
  return theory_bound(test::two_in_series(quay, gate));
}
TheoryBound side_by_side(int left, int right) {
  return theory_bound(test::two_queues(left, right));
}

TEST_CASE("theory bound: what is carried, and how far each flow can grow") {
  const TheoryBound slow = series(90, 120);  // 24 jobs a day are offered
  CHECK(slow.carried == doctest::Approx(12));
  CHECK(slow.growth.at("jobs") == doctest::Approx(0.5));
  const TheoryBound apart = side_by_side(40, 90);
  CHECK(apart.carried == doctest::Approx(24 + 16));
  CHECK(apart.growth.at("a") == doctest::Approx(1.5));
  CHECK(apart.growth.at("b") == doctest::Approx(2.0 / 3));
}

TEST_CASE("joint gain: two quays in series that both limit gain only together") {
  // 12 jobs a day, however fast the other one is; with both all 24
  const JointGain gain =
      joint_gain(series(120, 120), {series(60, 120), series(120, 60)}, series(60, 60));
  CHECK(gain.share == doctest::Approx(1));
  CHECK(gain.flow.empty());
}

TEST_CASE("joint gain: where all is carried, how far demand can grow") {
  // 2 times, with one of them 2 times, with both 4 times
  const JointGain gain =
      joint_gain(series(30, 30), {series(15, 30), series(30, 15)}, series(15, 15));
  CHECK(gain.share == doctest::Approx(1));
  CHECK(gain.flow == "jobs");
  // one limits alone: what the other adds, it adds later
  CHECK(joint_gain(series(60, 30), {series(40, 30), series(60, 20)}, series(40, 20)).share ==
        doctest::Approx(0));
}

TEST_CASE("joint gain: what shares nothing adds up") {
  const JointGain gain = joint_gain(
      side_by_side(90, 120), {side_by_side(60, 120), side_by_side(90, 60)}, side_by_side(60, 60));
  CHECK(gain.share == doctest::Approx(0));
}

TEST_CASE("joint gain: beyond the sum and beyond each; hindering is none") {
  const auto bound = [](double carried) { return TheoryBound{.carried = carried}; };
  CHECK(joint_gain(bound(10), {bound(12), bound(11)}, bound(14)).share == doctest::Approx(0.1));
  CHECK(joint_gain(bound(10), {bound(12), bound(11)}, bound(12)).share == 0);
  // one makes up for the loss by the other: no more than it gains alone
  CHECK(joint_gain(bound(10), {bound(12), bound(7)}, bound(11)).share == 0);
  CHECK(joint_gain(bound(0), {bound(0), bound(0)}, bound(1)).share == kInfinite);
  const auto growth = [](double value) {
    return TheoryBound{.carried = 1, .growth = {{"f", value}}};
  };
  CHECK(joint_gain(growth(2), {growth(kInfinite), growth(2)}, growth(kInfinite)).share == 0);
  CHECK(joint_gain(growth(2), {growth(2), growth(2)}, growth(kInfinite)).share == kInfinite);
}

}  // namespace
}  // namespace corridor::experiment::theory_bound_test
