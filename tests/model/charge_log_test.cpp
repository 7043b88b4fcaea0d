#include "corridor/model/charge_log.hpp"

#include <tuple>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::model::charge_log_test {
namespace {

using kernel::Cause;

constexpr Cause kSailing{1};
constexpr Cause kBerth{2};
constexpr Cause kStorm{3};

Time at(std::int64_t microseconds) {
  return Time{Duration{microseconds}};
}

using Charge = std::tuple<std::int64_t, std::int64_t, std::uint32_t>;  // from, to, cause

std::vector<Charge> between(const ChargeLog& log, std::uint32_t index, Time since, Time until) {
  std::vector<Charge> charges;
  log.between(index, since, until, [&charges](Time from, Time to, Cause cause) {
    charges.emplace_back(
        from.time_since_epoch().count(), to.time_since_epoch().count(), cause.value);
  });
  return charges;
}

TEST_CASE("a charge log tells what a stretch of time was spent on, without gap or overlap") {
  ChargeLog log;
  log.charge(at(0), kSailing);
  log.charge(at(10), kBerth);
  log.charge(at(25), kStorm);
  CHECK(between(log, 0, at(4), at(30)) ==
        std::vector<Charge>{{4, 10, 1}, {10, 25, 2}, {25, 30, 3}});
}

TEST_CASE("a charge log counts from an index on: what lies before is not looked at") {
  ChargeLog log;
  log.charge(at(0), kSailing);
  log.charge(at(10), kBerth);
  CHECK(log.current() == 1);
  CHECK(log.current_cause() == kBerth);
  log.charge(at(25), kStorm);
  CHECK(between(log, 1, at(12), at(25)) == std::vector<Charge>{{12, 25, 2}});
  CHECK(between(log, 1, at(12), at(26)) == std::vector<Charge>{{12, 25, 2}, {25, 26, 3}});
}

TEST_CASE("charges of one instant replace each other, and a repeated one goes on") {
  ChargeLog log;
  log.charge(at(0), kSailing);
  log.charge(at(10), kBerth);
  log.charge(at(10), kStorm);
  log.charge(at(12), kStorm);
  CHECK(log.current() == 1);
  CHECK(between(log, 0, at(0), at(20)) == std::vector<Charge>{{0, 10, 1}, {10, 20, 3}});
}

TEST_CASE("a stretch of no length holds no charge") {
  ChargeLog log;
  log.charge(at(0), kSailing);
  log.charge(at(10), kBerth);
  CHECK(between(log, 0, at(10), at(10)).empty());
  CHECK(between(log, 1, at(10), at(10)).empty());
}

TEST_CASE("who boards in the middle of an instant whose charge is then replaced loses nothing") {
  ChargeLog log;
  log.charge(at(0), kSailing);
  log.charge(at(10), kBerth);
  const std::uint32_t boarded = log.current();
  log.charge(at(10), kStorm);
  log.charge(at(15), kSailing);
  CHECK(between(log, boarded, at(10), at(18)) == std::vector<Charge>{{10, 15, 3}, {15, 18, 1}});
}

}  // namespace
}  // namespace corridor::model::charge_log_test
