#include "corridor/kernel/calendar.hpp"

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::calendar_test {

using core::Stream;

namespace {

Event numbered(std::uint64_t n) {
  return {nullptr, nullptr, Tag{n}};
}

Event pop(Calendar& calendar) {
  Time time{};
  Event event;
  const Time next = calendar.next_time();
  REQUIRE(calendar.pop(Time::max(), time, event));
  REQUIRE(time == next);
  return event;
}

std::vector<std::uint64_t> drain(Calendar& calendar) {
  std::vector<std::uint64_t> order;
  while (calendar.next_time() != Time::max()) {
    order.push_back(pop(calendar).tag.bits);
  }
  return order;
}

using Order = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("calendar: events come by time, then priority, then order of scheduling") {
  Calendar calendar;
  calendar.schedule(at_hour(2), numbered(1));
  calendar.schedule(at_hour(1), numbered(2));
  calendar.schedule(at_hour(2), numbered(3));
  calendar.schedule(at_hour(2), numbered(4), 0);
  calendar.schedule(at_hour(2), numbered(5), 15);
  calendar.schedule(at_hour(2), numbered(6));
  CHECK(drain(calendar) == Order{2, 4, 1, 3, 6, 5});
}

TEST_CASE("calendar: times before 1970 come before those after") {
  Calendar calendar;
  calendar.schedule(at_hour(1), numbered(1));
  calendar.schedule(at_hour(-1), numbered(2));
  calendar.schedule(at_hour(0), numbered(3));
  CHECK(drain(calendar) == Order{2, 3, 1});
}

TEST_CASE("calendar: a cancelled event does not come, and is cancelled once only") {
  Calendar calendar;
  const EventId first = calendar.schedule(at_hour(1), numbered(1));
  calendar.schedule(at_hour(2), numbered(2));
  CHECK(calendar.cancel(first));
  CHECK_FALSE(calendar.cancel(first));
  CHECK_FALSE(calendar.cancel(EventId{}));
  CHECK(calendar.next_time() == at_hour(2));
  CHECK(drain(calendar) == Order{2});
}

TEST_CASE("calendar: the id of an event that has fired cancels nothing") {
  Calendar calendar;
  const EventId old = calendar.schedule(at_hour(1), numbered(1));
  CHECK(pop(calendar).tag.bits == 1);
  calendar.schedule(at_hour(2), numbered(2));
  CHECK_FALSE(calendar.cancel(old));
  CHECK(drain(calendar) == Order{2});
}

TEST_CASE("calendar: after a pop, new events may come first, last or not at all") {
  Calendar calendar;
  for (std::uint64_t n = 1; n <= 7; ++n) {
    calendar.schedule(at_hour(static_cast<int>(n)), numbered(n));
  }
  CHECK(pop(calendar).tag.bits == 1);
  CHECK(pop(calendar).tag.bits == 2);
  calendar.schedule(at_hour(2), numbered(8));
  CHECK(pop(calendar).tag.bits == 8);
  calendar.schedule(at_hour(9), numbered(9));
  calendar.schedule(at_hour(3), numbered(10));
  CHECK(drain(calendar) == Order{3, 10, 4, 5, 6, 7, 9});
}

TEST_CASE("calendar: 200,000 random operations agree with an ordered map") {
  Calendar calendar;
  std::map<std::tuple<Time, Priority, std::uint64_t>, EventId> reference;
  Stream stream({7, 0}, {1, 2}, 3);
  Time now = kStart;
  for (std::uint64_t n = 1; n <= 200'000; ++n) {
    const std::uint64_t dice = stream.bits();
    if (dice % 10 < 5) {
      const Time at = now + Duration{static_cast<std::int64_t>(stream.bits() % 50)};
      const auto priority = static_cast<Priority>(stream.bits() % 3);
      reference[{at, priority, n}] = calendar.schedule(at, numbered(n), priority);
    } else if (dice % 10 < 7 && !reference.empty()) {
      const auto victim = reference.lower_bound(
          {now + Duration{static_cast<std::int64_t>(stream.bits() % 50)}, 0, 0});
      if (victim != reference.end()) {
        REQUIRE(calendar.cancel(victim->second));
        reference.erase(victim);
      }
    } else if (!reference.empty()) {
      const auto [at, priority, number] = reference.begin()->first;
      REQUIRE(calendar.next_time() == at);
      REQUIRE(pop(calendar).tag.bits == number);
      now = at;
      reference.erase(reference.begin());
    }
  }
  CHECK(drain(calendar).size() == reference.size());
}

}  // namespace corridor::kernel::testing::calendar_test
