#include "corridor/kernel/simulator.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::simulator_test {

namespace {

void count(Simulator& /*simulator*/, void* counter) {
  ++*static_cast<int*>(counter);
}

void again_at_once(Simulator& simulator, void* /*nothing*/) {
  simulator.at(simulator.now(), {again_at_once, nullptr, {}});
}

Process walker(Simulator& simulator, Journal& journal, std::string name, int step) {
  for (int i = 0; i < 2; ++i) {
    journal.note(name);
    co_await simulator.delay(hours(step));
  }
  journal.note(name + " ends");
}

Process patient(Simulator& simulator, Journal& journal) {
  co_await simulator.delay_until(at_hour(3));
  journal.note("awake");
  co_await simulator.delay_until(at_hour(1));
  journal.note("not back in time");
}

Process yielding(Simulator& simulator, Journal& journal, std::string name) {
  journal.note(name + "1");
  co_await simulator.delay(Duration{0});
  journal.note(name + "2");
}

Process parent(Simulator& simulator, Journal& journal) {
  simulator.spawn(yielding(simulator, journal, "child"), {});
  journal.note("parent");
  co_return;
}

struct Ending {
  int* counter;
  ~Ending() { ++*counter; }
};

// NOLINTNEXTLINE(readability-non-const-parameter): Ending counts with it
Process sleeper(Simulator& simulator, int* counter) {
  const Ending ending{counter};
  co_await simulator.delay(hours(100));
}

}  // namespace

TEST_CASE("simulator: processes take turns by time, then in the order of scheduling") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(walker(simulator, journal, "a", 2), {});
  simulator.spawn(walker(simulator, journal, "b", 1), {});
  CHECK(simulator.run_until(at_hour(10)));
  CHECK(journal.text() == "0 a; 0 b; 1 b; 2 a; 2 b ends; 4 a ends");
  CHECK(simulator.now() == at_hour(10));
  CHECK(simulator.first_process() == nullptr);
}

TEST_CASE("simulator: it runs events up to and including the given time, and goes on from there") {
  Simulator simulator(kStart);
  int counter = 0;
  simulator.at(at_hour(1), {count, &counter, {}});
  simulator.at(at_hour(2), {count, &counter, {}});
  simulator.at(at_hour(3), {count, &counter, {}});
  CHECK(simulator.run_until(at_hour(2)));
  CHECK(counter == 2);
  CHECK_FALSE(simulator.dry());
  CHECK(simulator.run_until(at_hour(5)));
  CHECK(counter == 3);
  CHECK(simulator.dry());
  CHECK(simulator.events() == 3);
}

TEST_CASE("simulator: run to the end of all events, the clock stays at the last") {
  Simulator simulator(kStart);
  int counter = 0;
  simulator.at(at_hour(4), {count, &counter, {}});
  CHECK(simulator.run_until(Time::max()));
  CHECK(simulator.now() == at_hour(4));
}

TEST_CASE("simulator: waiting until a time that has passed does not go back") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(patient(simulator, journal), {});
  simulator.run_until(at_hour(9));
  CHECK(journal.text() == "3 awake; 3 not back in time");
}

TEST_CASE("simulator: a delay of zero lets the other events of the instant pass") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(yielding(simulator, journal, "a"), {});
  simulator.spawn(yielding(simulator, journal, "b"), {});
  simulator.run_until(at_hour(1));
  CHECK(journal.text() == "0 a1; 0 b1; 0 a2; 0 b2");
}

TEST_CASE("simulator: a spawned process starts after its parent has waited or ended") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(parent(simulator, journal), {});
  simulator.run_until(at_hour(1));
  CHECK(journal.text() == "0 parent; 0 child1; 0 child2");
}

TEST_CASE("simulator: an event storm at one instant stops the run") {
  Simulator simulator(kStart);
  simulator.set_instant_limit(1000);
  simulator.at(at_hour(1), {again_at_once, nullptr, {}});
  CHECK_FALSE(simulator.run_until(at_hour(2)));
  CHECK(simulator.now() == at_hour(1));
}

TEST_CASE(
    "simulator: as many events at one instant as the limit says are allowed, one more is not") {
  for (const int events : {3, 4}) {
    Simulator simulator(kStart);
    simulator.set_instant_limit(3);
    for (int i = 0; i < events; ++i) {
      simulator.at(at_hour(1), {+[](Simulator&, void*) {}, nullptr, {}});
      simulator.at(at_hour(2), {+[](Simulator&, void*) {}, nullptr, {}});
    }
    CHECK(simulator.run_until(at_hour(3)) == (events == 3));
  }
}

TEST_CASE("simulator: a pause stops after so many events and the run goes on from there") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(yielding(simulator, journal, "a"), {});
  simulator.spawn(yielding(simulator, journal, "b"), {});
  simulator.pause_at(2);
  CHECK_FALSE(simulator.run_until(at_hour(1)));
  CHECK(journal.text() == "0 a1; 0 b1");
  CHECK(simulator.now() == kStart);
  simulator.pause_at(100);
  CHECK(simulator.run_until(at_hour(1)));
  CHECK(journal.text() == "0 a1; 0 b1; 0 a2; 0 b2");
}

TEST_CASE("simulator: pending events can be visited; cancelled ones are not among them") {
  Simulator simulator(kStart);
  simulator.at(at_hour(1), {again_at_once, nullptr, Tag::of(1, 7)});
  const EventId second = simulator.at(at_hour(2), {again_at_once, nullptr, Tag::of(2, 8)});
  simulator.cancel(second);
  std::vector<Tag> tags;
  simulator.for_each_pending([&tags](Tag tag) { tags.push_back(tag); });
  CHECK(tags == std::vector<Tag>{Tag::of(1, 7)});
}

TEST_CASE("simulator: a cancelled process is unwound and never resumed") {
  Simulator simulator(kStart);
  int ended = 0;
  ProcessState& process = simulator.spawn(sleeper(simulator, &ended), {});
  simulator.run_until(at_hour(1));
  CHECK(ended == 0);
  simulator.cancel(process);
  CHECK(ended == 1);
  CHECK(simulator.dry());
  CHECK(simulator.run_until(at_hour(200)));
}

TEST_CASE("simulator: a process may be cancelled before it has started") {
  Simulator simulator(kStart);
  int ended = 0;
  simulator.cancel(simulator.spawn(sleeper(simulator, &ended), {}));
  CHECK(simulator.run_until(at_hour(200)));
  CHECK(ended == 0);
}

TEST_CASE("simulator: a process may be cancelled at the instant at which it was to resume") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(yielding(simulator, journal, "a"), {});
  ProcessState& b = simulator.spawn(yielding(simulator, journal, "b"), {});
  simulator.spawn(yielding(simulator, journal, "c"), {});
  simulator.cancel(b);
  simulator.run_until(at_hour(1));
  CHECK(journal.text() == "0 a1; 0 c1; 0 a2; 0 c2");
}

TEST_CASE("simulator: plain events and processes of one instant come in the order of scheduling") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  const Event note{
      [](Simulator&, void* to) { static_cast<Journal*>(to)->note("event"); }, &journal, {}};
  simulator.at(kStart, note);
  simulator.spawn(yielding(simulator, journal, "a"), {});
  simulator.at(kStart, note);
  simulator.at(kStart, note, 0);
  simulator.at(kStart, note, 15);
  simulator.run_until(at_hour(1));
  CHECK(journal.text() == "0 event; 0 event; 0 a1; 0 event; 0 a2; 0 event");
}

TEST_CASE("simulator: shutting down unwinds all processes, and so does its end") {
  int ended = 0;
  {
    Simulator simulator(kStart);
    simulator.spawn(sleeper(simulator, &ended), {});
    simulator.run_until(at_hour(1));
    simulator.shut_down();
    CHECK(ended == 1);
    CHECK(simulator.closing());
  }
  {
    Simulator simulator(kStart);
    simulator.spawn(sleeper(simulator, &ended), {});
    simulator.run_until(at_hour(1));
  }
  CHECK(ended == 2);
}

TEST_CASE("simulator: the fingerprint tells time, tag and order of the executed events") {
  const auto fingerprint = [](int first, int second, std::uint32_t entity) {
    Simulator simulator(kStart);
    int counter = 0;
    simulator.at(at_hour(first), {count, &counter, Tag::of(1, entity)});
    simulator.at(at_hour(second), {count, &counter, Tag::of(1, 7)});
    simulator.cancel(simulator.at(at_hour(1), {count, &counter, Tag::of(9, 9)}));
    simulator.run_until(at_hour(9));
    return simulator.fingerprint();
  };
  CHECK(fingerprint(1, 2, 3) == fingerprint(1, 2, 3));
  CHECK(fingerprint(1, 2, 3) != fingerprint(1, 2, 4));
  CHECK(fingerprint(1, 2, 3) != fingerprint(1, 3, 3));
  CHECK(fingerprint(1, 2, 3) != fingerprint(2, 1, 3));
}

TEST_CASE("simulator: an observer sees every executed event with its time and tag") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  int counter = 0;
  simulator.on_event([&journal](Time, Tag tag) { journal.note(std::to_string(tag.bits)); });
  simulator.at(at_hour(2), {count, &counter, Tag{5}});
  simulator.at(at_hour(1), {count, &counter, Tag{6}});
  simulator.run_until(at_hour(9));
  CHECK(journal.text() == "1 6; 2 5");
}

}  // namespace corridor::kernel::testing::simulator_test
