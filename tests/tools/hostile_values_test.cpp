// Numbers, units, dates and distributions that cannot be meant.
#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::hostile_values_test {
namespace {

constexpr int kBad = ExitCode::BadInput;

struct Value {
  std::string written;
  std::string message;  // empty: nothing is wrong
};

/// Each value in the place of `from` in the queue; complaints begin with `path`.
void judge_values(const std::string& from,
                  const std::string& before,
                  const std::string& path,
                  const std::vector<Value>& values) {
  for (const Value& value : values) {
    judge({.name = before + value.written,
           .text = with(queue_text(), from, before + value.written),
           .exit_code = value.message.empty() ? 0 : kBad,
           .first = value.message.empty() ? "" : path + value.message});
  }
}

TEST_CASE("hostile: counts") {
  judge_values("count: 2",
               "count: ",
               "s.yaml:12:33: error: nodes.border.facilities.lanes.count: ",
               {{"ten", "not a number (found ten"},
                {"2O", "not a number (found 2O"},
                {"''", "not a number (found empty text"},
                {"1_000", "separators inside the number (found 1_000"},
                {"1 000", "a blank inside the number (found 1 000"},
                {"12:30", "not a number (found 12:30"},
                {"010", "a leading zero (found 010"},
                {"0x10", "not a number (found 0x10"},
                {"1e3", "not a whole number (found 1e3"},
                {".nan", "not a finite number (found .nan"},
                {".inf", "not a finite number (found .inf"},
                {"-.inf", "not a finite number (found -.inf"},
                {"1e400", "out of range (found 1e400"},
                {"1e-400", "out of range (found 1e-400"},
                {"9223372036854775808",
                 "out of range (found 9223372036854775808, expected a whole number, 0 to 1000000"},
                {"1000000000000000000000000000000", "out of range (found 1000"},
                {"2.5", "not a whole number (found 2.5"},
                {"-1", "out of range (found -1"},
                {"\"2\"", ""}});
  judge({{"nothing",
          with(queue_text(), "count: 2", "count: "),
          kBad,
          "s.yaml:12:26: error: nodes.border.facilities.lanes.count: empty value"},
         {"a decimal comma",
          with(queue_text(), "count: 2", "count: 3,5"),
          kBad,
          "s.yaml:12:35: error: nodes.border.facilities.lanes.5: unknown key (found 5, expected "
          "one of those in a facility; is it the rest of a number with a decimal comma?)"}});
}

TEST_CASE("hostile: durations and their units") {
  judge_values(
      "mean: 1 h",
      "mean: ",
      "s.yaml:12:63: error: nodes.border.facilities.lanes.time.exponential.mean: ",
      {{"8", "unit missing (found 8"},
       {"5 t", "wrong kind of unit, a mass (found 5 t"},
       {"12:30", "a time of day where a number belongs (found 12:30"},
       {"1e400 h", "out of range (found 1e400 h"},
       {"1e-400 h", "out of range (found 1e-400 h"},
       {".nan h", "not a number (found .nan h"},
       {"1e30 h", "out of range (found 1e30 h"},
       {"3 hrz",
        "unknown unit hrz (found 3 hrz, expected a duration such as 8 h; did you mean h?)"},
       {"3 mins.",
        "unknown unit mins. (found 3 mins., expected a duration such as 8 h; did you mean min?)"},
       {"3 Hours",
        "unit Hours is not used (found 3 Hours, expected a duration such as 8 h; write h)"},
       {"10%", "unit missing (found 10%"},
       {"2 kW", "unknown unit kW (found 2 kW"},
       {"-1 h", "negative (found -1 h"},
       {"0 h", "must be more than zero (found 0 h"},
       {"1_000 h", "separators inside the number (found 1_000 h"},
       {"1 000 h", "a blank inside the number (found 1 000 h"},
       {"010 h", "a leading zero (found 010 h"},
       {"1e-9 s", "too small to be told from zero (found 1e-9 s"},
       {"0.5 h", ""}});
}

TEST_CASE("hostile: distributions") {
  judge_values(
      "{exponential: {mean: 1 h}}",
      "",
      "s.yaml:12:",
      {{"{lognormal: {mean: 0 h, cv: 1}}",
        "61: error: nodes.border.facilities.lanes.time.lognormal.mean: must be more than zero"},
       {"{lognormal: {mean: 1 h, cv: -1}}",
        "70: error: nodes.border.facilities.lanes.time.lognormal.cv: out of range"},
       {"{lognormal: {median: 1 h, cv: 1}}",
        "54: error: nodes.border.facilities.lanes.time.lognormal: required key mean is missing"},
       {"{normal: {mean: 2 h, sd: 3 h}}",
        "43: error: nodes.border.facilities.lanes.time: unknown distribution (found normal, "
        "expected a duration or a distribution of durations such as 8 h or {lognormal: {mean: 8 h, "
        "cv: 0.5}}; write truncated_normal with low and high"},
       {"{empirical: {values: []}}",
        "54: error: nodes.border.facilities.lanes.time.empirical: the values do not fit (at least "
        "one value)"},
       {"{empirical: {values: [1 h]}}", ""},
       {"{empirical: {values: [1 h, 2 h], weights: [0, 0]}}",
        "54: error: nodes.border.facilities.lanes.time.empirical: the values do not fit (some "
        "weight above zero)"},
       {"{empirical: {values: [1 h, 2 h], weights: [1, -1]}}",
        "88: error: nodes.border.facilities.lanes.time.empirical.weights[1]: out of range"},
       {"{uniform: {low: 2 h, high: 1 h}}",
        "52: error: nodes.border.facilities.lanes.time.uniform: the values do not fit (low at most "
        "high)"}});
  judge({{"a normal cut off at zero",
          with(queue_text(),
               "{exponential: {mean: 1 h}}",
               "{truncated_normal: {mean: 2 h, sd: 3 h, low: 0 h, high: 20 h}}"),
          0,
          "s.yaml:12:18: warning: nodes.border.facilities.lanes: not in equilibrium: demand of 36 "
          "truck a day from border to border exceeds the static capacity, 14.6 (minimum cut: "
          "border.lanes)\n"
          "s.yaml:12:61: warning: nodes.border.facilities.lanes.time.truncated_normal: cut off at "
          "its bounds its mean is 3.282 h, not 2 h"},
         {"a normal cut off where it hardly reaches",
          with(queue_text(),
               "{exponential: {mean: 1 h}}",
               "{truncated_normal: {mean: 2 h, sd: 0.2 h, low: 0 h, high: 20 h}}"),
          0,
          "s.yaml:12:18: warning: nodes.border.facilities.lanes: not in equilibrium: demand of 36 "
          "truck a day from border to border exceeds the static capacity, 24 (minimum cut: "
          "border.lanes)"}});
}

TEST_CASE("hostile: shares") {
  const std::string works = "dates: [{from: 2024-02-01, to: 2024-02-03}]";
  const std::string& f = ferry_text();
  judge({
      {"percent",
       with(f, works, "length: 10 h, share_by_month: [10%,0,0,0,0,0,0,0,0,0,0,0]"),
       0,
       ""},
      {"above one",
       with(f, works, "length: 10 h, share_by_month: [1.5,0,0,0,0,0,0,0,0,0,0,0]"),
       kBad,
       "s.yaml:32:58: error: disruptions.works.share_by_month: out of range (found 1.5"},
      {"sum below one",
       with(f, "TEU/yr}", "TEU/yr, by_month: [0.98,0,0,0,0,0,0,0,0,0,0,0]}"),
       kBad,
       "s.yaml:30:80: error: flows.boxes.by_month: shares do not add up to 1 (found 0.98"},
      {"sum a little above one",
       with(f, "TEU/yr}", "TEU/yr, by_month: [0.5000001,0.5,0,0,0,0,0,0,0,0,0,0]}"),
       kBad,
       "s.yaml:30:80: error: flows.boxes.by_month: shares do not add up to 1 (found 1.0000001"},
  });
}

TEST_CASE("hostile: the simulated time") {
  const std::string& q = queue_text();
  judge({
      {"no window",
       with(q, "to: 2024-03-01", "to: 2024-01-01"),
       kBad,
       "s.yaml:4:1: error: to: the window ends before it begins"},
      {"backwards",
       with(q, "to: 2024-03-01", "to: 2023-01-01"),
       kBad,
       "s.yaml:4:1: error: to: the window ends before it begins"},
      {"negative warm-up",
       with(q, "warm_up: 5 d", "warm_up: -5 d"),
       kBad,
       "s.yaml:5:10: error: warm_up: negative"},
      {"a warm-up longer than the window, before which it lies",
       with(q, "warm_up: 5 d", "warm_up: 90 d"),
       0,
       ""},
      {"a warm-up of ages",
       with(q, "warm_up: 5 d", "warm_up: 1000000 d"),
       kBad,
       "s.yaml:5:1: error: warm_up: the run would begin before 1900-01-01 (found 1000000 d, "
       "expected at most 45290 d)"},
      {"a cool-down of ages",
       with(q, "cool_down: 5 d", "cool_down: 1000000 d"),
       kBad,
       "s.yaml:6:1: error: cool_down: the run would end after 3000-01-01"},
      {"a horizon of ages",
       with(q, "to: 2024-03-01", "to: 9999-01-01"),
       kBad,
       "s.yaml:4:5: error: to: out of range (found 9999-01-01, expected a date in UTC such as "
       "2024-01-01 or 2024-01-01 06:30; years are 1900 to 2999)"},
      {"a duration of ages",
       with(q, "warm_up: 5 d", "warm_up: 1e9 d"),
       kBad,
       "s.yaml:5:10: error: warm_up: out of range (found 1e9 d, expected a duration such as 8 h; "
       "at most 3652500 d)"},
      {"no replications",
       with(q, "replications: 2", "replications: 0"),
       kBad,
       "s.yaml:7:15: error: replications: out of range"},
      {"half a replication",
       with(q, "replications: 2", "replications: 2.5"),
       kBad,
       "s.yaml:7:15: error: replications: not a whole number"},
      {"10^9 replications",
       with(q, "replications: 2", "replications: 1000000000"),
       kBad,
       "s.yaml:7:15: error: replications: out of range"},
      {"negative seed", q + "seed: -1\n", kBad, "s.yaml:17:7: error: seed: negative"},
      {"seed of 65 bits",
       q + "seed: 18446744073709551616\n",
       kBad,
       "s.yaml:17:7: error: seed: out of range"},
      {"seed in words", q + "seed: lucky\n", kBad, "s.yaml:17:7: error: seed: not a number"},
      {"half a seed", q + "seed: 1.5\n", kBad, "s.yaml:17:7: error: seed: not a whole number"},
  });
}

TEST_CASE("hostile: timetables and lists of dates") {
  const std::string& f = ferry_text();
  const auto timetable = [&f](const std::string& times) {
    return with(
        f, "{when: full, at_most: 1 d}", "{when: timetable, timetable: {times: [" + times + "]}}");
  };
  const std::string times =
      "s.yaml:28:84: error: services.ferry.calls[0].depart.timetable.times[0]: ";
  judge({
      {"not in order",
       timetable("2024-02-22, 2024-02-21"),
       0,
       "s.yaml:28:75: warning: services.ferry.calls[0].depart.timetable: times were not in order "
       "or came twice; they were sorted"},
      {"twice",
       timetable("2024-02-21, 2024-02-21"),
       0,
       "s.yaml:28:75: warning: services.ferry.calls[0].depart.timetable: times were not in order "
       "or came twice"},
      {"beyond the horizon",
       timetable("2024-02-21, 2030-02-01"),
       0,
       "s.yaml:28:76: warning: services.ferry.calls[0].depart.timetable.times: 1 of 2 times are "
       "outside the simulated time, 2023-12-27 to 2024-03-06"},
      {"30 February", timetable("2024-02-30"), kBad, times + "no such day in the calendar"},
      {"29 February of another year",
       timetable("2023-02-29"),
       kBad,
       times + "no such day in the calendar"},
      {"leap day", timetable("2024-02-29"), 0, ""},
      {"24:00", timetable("2024-02-01 24:00"), kBad, times + "no such time of day"},
      {"25:00", timetable("2024-02-01 25:00"), kBad, times + "no such time of day"},
      {"leap second", timetable("2024-02-01 23:59:60"), kBad, times + "no such time of day"},
      {"a zone", timetable("2024-02-01 06:30 Asia/Almaty"), kBad, times + "not a date"},
      {"an offset", timetable("2024-02-01T06:30:00+05:00"), kBad, times + "not a date"},
      {"arrivals not in order",
       with(f, "volume: 3000 TEU/yr", "arrives: {at: [2024-02-03, 2024-02-02, 2024-02-02]}"),
       0,
       "s.yaml:30:59: warning: flows.boxes.arrives: times were not in order; they were sorted"},
  });
}

}  // namespace
}  // namespace corridor::tools::hostile_values_test
