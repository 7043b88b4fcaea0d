#include "corridor/model/cause_account.hpp"

#include <map>

#include <doctest/doctest.h>

namespace corridor::model::cause_account_test {

TEST_CASE("cause account: sums by cause, in order, without those that took no time") {
  CauseAccount account;
  account.add({70'000}, Duration{5});
  account.add({3}, Duration{2});
  account.add({9}, Duration{0});
  account.add({70'000}, Duration{6});
  const auto charged = account.charged();
  REQUIRE(charged.size() == 2);
  CHECK(charged[0].cause == 3);
  CHECK(charged[0].time == Duration{2});
  CHECK(charged[1].cause == 70'000);
  CHECK(charged[1].time == Duration{11});
}

TEST_CASE("cause account: thousands of causes, met by turns, agree with a map") {
  CauseAccount account;
  std::map<std::uint32_t, Duration> expected;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const std::uint32_t cause = i * 7919 % 3001;
    account.add({cause}, Duration{i});
    expected[cause] += Duration{i};
  }
  const auto charged = account.charged();
  REQUIRE(charged.size() == expected.size());
  auto next = expected.begin();
  for (const ChargedTime& entry : charged) {
    CHECK(entry.cause == next->first);
    CHECK(entry.time == next->second);
    ++next;
  }
}

}  // namespace corridor::model::cause_account_test
