#include "corridor/model/lots.hpp"

#include <doctest/doctest.h>

namespace corridor::model::lots_test {
namespace {

using kernel::Cause;

constexpr FlowId kFlow{0};
constexpr Cause kCustoms{0};
constexpr Cause kWaiting{1};
constexpr Cause kSailing{2};

Time at(std::int64_t microseconds) {
  return Time{Duration{microseconds}};
}

LotId cohort_lot(Lots& lots, Time now, Cause cause) {
  const LotId lot = lots.create(kFlow, 1, now, cause);
  lots[lot].cohort = true;
  return lot;
}

/// Of customs, waiting and sailing.
std::vector<std::int64_t> account(const Lots& lots) {
  std::vector<std::int64_t> sums(3);
  for (const ChargedTime& charged : lots.account(kFlow).charged()) {
    sums.at(charged.cause) = charged.time.count();
  }
  return sums;
}

TEST_CASE("a lot is charged on its own, on a carrier, and on its own again without gap") {
  Lots lots{1, 0};
  const LotId lot = cohort_lot(lots, at(0), kCustoms);
  ChargeLog ship;
  ship.charge(at(3), kWaiting);
  lots.ride(lot, at(5), ship);
  ship.charge(at(9), kSailing);
  lots.charge(lot, at(20), kCustoms);
  lots.settle(lot, at(22));
  CHECK(account(lots) == std::vector<std::int64_t>{5 + 2, 4, 11});
  CHECK(lots[lot].charged == Duration{22});
}

TEST_CASE("a lot may change its carrier in mid-charge") {
  Lots lots{1, 0};
  const LotId lot = cohort_lot(lots, at(0), kCustoms);
  ChargeLog pile;
  pile.charge(at(0), kWaiting);
  ChargeLog ship;
  ship.charge(at(0), kSailing);
  lots.ride(lot, at(1), pile);
  lots.ride(lot, at(4), ship);
  lots.settle(lot, at(10));
  CHECK(account(lots) == std::vector<std::int64_t>{1, 3, 6});
}

TEST_CASE("settling twice books nothing twice") {
  Lots lots{1, 0};
  const LotId lot = cohort_lot(lots, at(0), kCustoms);
  ChargeLog ship;
  ship.charge(at(0), kSailing);
  lots.ride(lot, at(2), ship);
  lots.settle(lot, at(7));
  lots.settle(lot, at(7));
  ship.charge(at(8), kWaiting);
  lots.settle(lot, at(9));
  CHECK(account(lots) == std::vector<std::int64_t>{2, 1, 6});
}

TEST_CASE("lots offered outside the window are charged but do not enter the account") {
  Lots lots{1, 0};
  const LotId lot = lots.create(kFlow, 1, at(0), kCustoms);
  lots.settle(lot, at(5));
  CHECK(lots[lot].charged == Duration{5});
  CHECK(account(lots) == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("the place of a lot that is gone is used again, with nothing left of it") {
  Lots lots{1, 1};
  const LotId gone = cohort_lot(lots, at(0), kCustoms);
  lots.probe(gone, 0) = at(3);
  lots.settle(gone, at(4));
  lots.remove(gone);
  const LotId lot = lots.create(kFlow, 2, at(6), kWaiting);
  CHECK(lot == gone);
  CHECK(lots.size() == 1);
  CHECK(lots[lot].number == 2);
  CHECK(lots[lot].charged == Duration{0});
  CHECK_FALSE(lots[lot].cohort);
  CHECK(lots.probe(lot, 0) == Time::min());
}

TEST_CASE("the journey of a followed lot ends with it, even when its place is used again") {
  Lots lots{1, 0};
  std::vector<FollowedCharge> journey;
  const LotId followed = lots.create(kFlow, 1, at(0), kCustoms);
  lots.follow(followed, &journey);
  lots.settle(followed, at(4));
  lots.remove(followed);
  const LotId next = lots.create(kFlow, 2, at(4), kWaiting);
  lots.settle(next, at(9));
  REQUIRE(journey.size() == 1);
  CHECK(journey.front().until == at(4));
}

}  // namespace
}  // namespace corridor::model::lots_test
