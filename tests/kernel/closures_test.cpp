#include "corridor/kernel/closures.hpp"

#include <doctest/doctest.h>

namespace corridor::kernel::testing::closures_test {

TEST_CASE("closures: open until one is in force, and again when the last is lifted") {
  Closures closures;
  CHECK(closures.open());
  closures.add({1, Cause{10}, 0});
  closures.add({2, Cause{20}, 0});
  closures.remove(1);
  CHECK_FALSE(closures.open());
  closures.remove(2);
  CHECK(closures.open());
}

TEST_CASE("closures: the one of lowest rank is the cause, among equals the earliest") {
  Closures closures;
  CHECK(closures.cause_or(Cause{7}) == Cause{7});
  closures.add({1, Cause{10}, 5});
  closures.add({2, Cause{20}, 5});
  CHECK(closures.cause_or(Cause{7}) == Cause{10});
  closures.add({3, Cause{30}, 2});
  CHECK(closures.cause_or(Cause{7}) == Cause{30});
  closures.remove(3);
  closures.remove(1);
  CHECK(closures.cause_or(Cause{7}) == Cause{20});
}

TEST_CASE("closures: work under way may finish unless one of them pauses it or starts it again") {
  Closures closures;
  CHECK(closures.lets_finish());
  closures.add({1, Cause{}, 0}, Interruption::Finish);
  CHECK(closures.lets_finish());
  closures.add({2, Cause{}, 0}, Interruption::Pause);
  CHECK_FALSE(closures.lets_finish());
  closures.remove(2);
  closures.add({3, Cause{}, 0}, Interruption::Restart);
  CHECK_FALSE(closures.lets_finish());
}

TEST_CASE("closures: lifting one that is not in force changes nothing") {
  Closures closures;
  closures.add({1, Cause{}, 0});
  closures.remove(2);
  CHECK_FALSE(closures.open());
}

}  // namespace corridor::kernel::testing::closures_test
