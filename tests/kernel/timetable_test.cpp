#include "corridor/kernel/timetable.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::timetable_test {

namespace {

Process shuttle(Simulator& simulator, Journal& journal, const Timetable& timetable) {
  for (int i = 0; i < 3; ++i) {
    const Time next = timetable.next(simulator.now());
    co_await simulator.delay_until(next, Cause{1});
    journal.note("departs");
    co_await simulator.delay(hours(5));
  }
}

}  // namespace

TEST_CASE("timetable: departures at an offset and every so long, at or after an instant") {
  const Timetable timetable = Timetable::every(hours(24), at_hour(6));
  CHECK(timetable.next(at_hour(0)) == at_hour(6));
  CHECK(timetable.next(at_hour(6)) == at_hour(6));
  CHECK(timetable.next(at_hour(6) + Duration{1}) == at_hour(30));
  CHECK(timetable.after(at_hour(6)) == at_hour(30));
}

TEST_CASE("timetable: the pattern goes on before its origin") {
  const Timetable timetable = Timetable::every(hours(24), at_hour(6));
  CHECK(timetable.next(at_hour(-100)) == at_hour(-90));
  CHECK(timetable.next(at_hour(-18)) == at_hour(-18));
}

TEST_CASE("timetable: several departures in a period are evenly spaced, rounded down") {
  const Timetable timetable = Timetable::every(Duration{10}, kStart, 3);
  std::vector<std::int64_t> found;
  Time t = kStart - Duration{10};
  for (int i = 0; i < 8; ++i) {
    t = timetable.next(t);
    found.push_back(t.time_since_epoch().count());
    t += Duration{1};
  }
  CHECK(found == std::vector<std::int64_t>{-10, -7, -4, 0, 3, 6, 10, 13});
}

TEST_CASE("timetable: seven slots a day give the same instants every day for a thousand years") {
  const Timetable timetable = Timetable::every(hours(24), kStart, 7);
  const Duration thousand_years = hours(24) * 365'000;
  for (int k = 0; k < 7; ++k) {
    const Duration slot = hours(24) * k / 7;
    CHECK(timetable.next(kStart + slot) == kStart + slot);
    CHECK(timetable.next(kStart + slot + thousand_years) == kStart + slot + thousand_years);
    CHECK(timetable.after(kStart + slot) == kStart + hours(24) * (k + 1) / 7);
  }
}

TEST_CASE("timetable: a list of departures ends") {
  const Timetable timetable = Timetable::at({at_hour(3), at_hour(3), at_hour(8)});
  CHECK(timetable.next(at_hour(0)) == at_hour(3));
  CHECK(timetable.next(at_hour(3)) == at_hour(3));
  CHECK(timetable.after(at_hour(3)) == at_hour(8));
  CHECK(timetable.after(at_hour(8)) == Time::max());
}

TEST_CASE("timetable: who comes late takes the next departure") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  const Timetable timetable = Timetable::every(hours(4), at_hour(1));
  simulator.spawn(shuttle(simulator, journal, timetable), {});
  simulator.run_until(at_hour(50));
  CHECK(journal.text() == "1 departs; 9 departs; 17 departs");
}

TEST_CASE("timetable: who waits for a departure after the last waits for ever") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  const Timetable timetable = Timetable::at({at_hour(2)});
  simulator.spawn(shuttle(simulator, journal, timetable), {});
  simulator.run_until(at_hour(50));
  CHECK(journal.text() == "2 departs");
  CHECK(simulator.dry());
}

}  // namespace corridor::kernel::testing::timetable_test
