#include "corridor/scenario/dates.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

namespace corridor::scenario {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2999;

/// Whether `text` has the shape of `pattern`, where 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !digit : text[i] != pattern[i]) {
      return false;
    }
  }
  return true;
}

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  for (const char c : text.substr(at, length)) {
    value = value * 10 + (c - '0');
  }
  return value;
}

Parsed<core::Time> bad(std::string what, std::string hint = {}) {
  return {.value = {}, .problem = {.what = std::move(what), .hint = std::move(hint)}};
}

}  // namespace

Parsed<core::Time> parse_time(std::string_view text) {
  const bool date_only = has_shape(text, "0000-00-00");
  const bool minutes = has_shape(text, "0000-00-00 00:00");
  const bool seconds =
      has_shape(text, "0000-00-00T00:00:00Z") || has_shape(text, "0000-00-00 00:00:00");
  if (!date_only && !minutes && !seconds) {
    return bad("not a date");
  }
  const int y = number_at(text, 0, 4);
  const year_month_day date{year{y},
                            month{static_cast<unsigned>(number_at(text, 5, 2))},
                            day{static_cast<unsigned>(number_at(text, 8, 2))}};
  if (!date.ok()) {
    return bad("no such day in the calendar");
  }
  if (y < kFirstYear || y > kLastYear) {
    return bad("out of range", fmt::format("years are {} to {}", kFirstYear, kLastYear));
  }
  const int hour = date_only ? 0 : number_at(text, 11, 2);
  const int minute = date_only ? 0 : number_at(text, 14, 2);
  const int second = seconds ? number_at(text, 17, 2) : 0;
  if (hour > 23 || minute > 59 || second > 59) {
    return bad("no such time of day", hour == 24 ? "write 00:00 of the next day" : "");
  }
  return {.value = core::Time(sys_days(date)) + std::chrono::hours(hour) +
                   std::chrono::minutes(minute) + std::chrono::seconds(second),
          .problem = {}};
}

std::string time_text(core::Time time) {
  const auto date = std::chrono::floor<std::chrono::days>(time);
  const year_month_day ymd{date};
  const auto second = std::chrono::duration_cast<std::chrono::seconds>(time - date).count();
  std::string text = fmt::format("{:04}-{:02}-{:02}",
                                 static_cast<int>(ymd.year()),
                                 static_cast<unsigned>(ymd.month()),
                                 static_cast<unsigned>(ymd.day()));
  if (second % 60 != 0) {
    return text + fmt::format("T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60);
  }
  return second == 0 ? text : text + fmt::format(" {:02}:{:02}", second / 3600, second / 60 % 60);
}

std::string duration_text(core::Duration duration) {
  static constexpr std::array<std::pair<std::int64_t, const char*>, 3> kUnits{{
      {86'400'000'000, "d"},
      {3'600'000'000, "h"},
      {60'000'000, "min"},
  }};
  const std::int64_t us = duration.count();
  for (const auto& [length, symbol] : kUnits) {
    if (us != 0 && us % length == 0) {
      return fmt::format("{} {}", us / length, symbol);
    }
  }
  return micro_text(us) + " s";
}

}  // namespace corridor::scenario
