#include "corridor/core/time.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "corridor/core/check.hpp"
#include "corridor/core/text.hpp"

namespace corridor::core {
namespace {

struct Unit {
  const char* name;
  double microseconds;
};
// Largest first.
constexpr std::array<Unit, 6> kUnits{
    {{"d", 8.64e10}, {"h", 3.6e9}, {"min", 6e7}, {"s", 1e6}, {"ms", 1e3}, {"us", 1}}};

constexpr int kSignificant = 4;

bool reads_back(const std::string& text, const Unit& unit, double microseconds) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::round(number * unit.microseconds) == microseconds;
}

std::chrono::year_month_day date_of(Time time) {
  return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)};
}

}  // namespace

Duration from_microseconds(double microseconds) {
  CORRIDOR_CHECK(std::fabs(microseconds) < 9.2e18, "a duration beyond 292,000 years, or none");
  return Duration{std::llround(microseconds)};
}

std::string to_string(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  std::string text = fmt::format("{:04}-{:02}-{:02}",
                                 static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()),
                                 static_cast<unsigned>(date.day()));
  const std::chrono::hh_mm_ss<Duration> clock{time - day};
  if (clock.to_duration() == Duration::zero()) {
    return text;
  }
  const std::string fraction = clock.subseconds() == Duration::zero()
                                   ? std::string{}
                                   : fmt::format(".{:06}", clock.subseconds().count());
  return fmt::format("{} {:02}:{:02}:{:02}{}",
                     text,
                     clock.hours().count(),
                     clock.minutes().count(),
                     clock.seconds().count(),
                     fraction);
}

std::string to_string(Duration duration) {
  const auto signed_microseconds = static_cast<double>(duration.count());
  const double microseconds = std::fabs(signed_microseconds);
  if (microseconds == 0) {
    return "0 s";
  }
  std::string rounded;
  for (const Unit& unit : kUnits) {
    if (microseconds < unit.microseconds) {
      continue;
    }
    const std::string number = format_number(microseconds / unit.microseconds, kSignificant);
    std::string text = (signed_microseconds < 0 ? "-" : "") + number + " " + unit.name;
    if (reads_back(number, unit, microseconds)) {
      return text;
    }
    if (rounded.empty()) {
      rounded = text;
    }
  }
  return rounded;
}

int month_index(Time time) {
  return static_cast<int>(static_cast<unsigned>(date_of(time).month())) - 1;
}

Time next_month(Time time) {
  const auto date = date_of(time);
  return std::chrono::sys_days{date.year() / date.month() / 1 + std::chrono::months{1}};
}

Time start_of_year(Time time) {
  return std::chrono::sys_days{date_of(time).year() / std::chrono::January / 1};
}

int year_of(Time time) {
  return static_cast<int>(date_of(time).year());
}

}  // namespace corridor::core
