#include "corridor/stats/time_in_state.hpp"

#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::stats::time_in_state_test {

using namespace std::chrono_literals;
using corridor::core::Duration;
using corridor::core::Time;

namespace {

enum class Light { Red, Amber, Green };
constexpr std::size_t kLights = 3;
using Lamp = corridor::stats::TimeInState<Light, kLights>;

const Time kStart = Time{} + 24h * 19'723;

}  // namespace

TEST_CASE("time in state: hand-worked durations and shares") {
  Lamp lamp(kStart, Light::Red);
  lamp.enter(kStart + 2h, Light::Green);
  lamp.enter(kStart + 5h, Light::Red);
  const Time now = kStart + 10h;
  CHECK(lamp.state() == Light::Red);
  CHECK(lamp.duration(Light::Red, now) == 7h);
  CHECK(lamp.duration(Light::Green, now) == 3h);
  CHECK(lamp.duration(Light::Amber, now) == 0h);
  CHECK(lamp.total(now) == 10h);
  CHECK(lamp.share(Light::Red, now) == doctest::Approx(0.7));
}

TEST_CASE("time in state: entering the state it is in changes nothing") {
  Lamp lamp(kStart, Light::Red);
  lamp.enter(kStart + 1h, Light::Red);
  lamp.enter(kStart + 1h, Light::Red);
  CHECK(lamp.duration(Light::Red, kStart + 3h) == 3h);
}

TEST_CASE("time in state: before any time has passed shares are zero") {
  const Lamp lamp(kStart, Light::Amber);
  CHECK(lamp.share(Light::Amber, kStart) == 0);
  CHECK(lamp.total(kStart) == 0h);
}

TEST_CASE("time in state: a restart forgets the past but not the state") {
  Lamp lamp(kStart, Light::Red);
  lamp.enter(kStart + 1h, Light::Green);
  lamp.restart(kStart + 4h);
  CHECK(lamp.state() == Light::Green);
  CHECK(lamp.duration(Light::Red, kStart + 6h) == 0h);
  CHECK(lamp.duration(Light::Green, kStart + 6h) == 2h);
  CHECK(lamp.total(kStart + 6h) == 2h);
}

TEST_CASE("time in state: the durations add up to the whole time exactly") {
  corridor::core::Stream stream({1, 0}, {8, 9}, 10);
  Lamp lamp(kStart, Light::Red);
  Time now = kStart;
  for (int i = 0; i < 10'000; ++i) {
    now += Duration{static_cast<std::int64_t>(stream.bits() % 1'000'003)};
    lamp.enter(now, static_cast<Light>(stream.bits() % kLights));
  }
  now += 1h;
  const Duration sum = lamp.duration(Light::Red, now) + lamp.duration(Light::Amber, now) +
                       lamp.duration(Light::Green, now);
  CHECK(sum == now - kStart);
}

}  // namespace corridor::stats::time_in_state_test
