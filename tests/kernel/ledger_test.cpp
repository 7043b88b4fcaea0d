#include "corridor/kernel/ledger.hpp"

#include <map>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::ledger_test {

TEST_CASE("ledger: time by cause adds up to the time since the first charge") {
  TimeByCause ledger;
  ledger.charge(at_hour(1), Cause{1});
  ledger.charge(at_hour(4), Cause{2});
  ledger.charge(at_hour(4), Cause{3});
  ledger.charge(at_hour(6), Cause{1});
  ledger.close(at_hour(7));
  CHECK(ledger.sums() == std::map<Cause, Duration>{{Cause{1}, hours(4)}, {Cause{3}, hours(2)}});
}

TEST_CASE("ledger: closing before the first charge charges nothing") {
  TimeByCause ledger;
  ledger.close(at_hour(3));
  CHECK(ledger.sums().empty());
}

}  // namespace corridor::kernel::testing::ledger_test
