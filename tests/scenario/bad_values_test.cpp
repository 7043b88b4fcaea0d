// Values that a scenario may not hold: each row changes one place of the test corridor.

#include <string>

#include <doctest/doctest.h>

#include "example.hpp"

namespace corridor::scenario::bad_values_test {
namespace {

using test::corridor_text;
using test::messages;
using test::read;
using test::replaced;

struct Row {
  const char* from;
  const char* to;
  const char* message;  // part of the first diagnostic
};

void check(const Row& row) {
  CAPTURE(row.to);
  const ReadResult result = read(replaced(corridor_text(), row.from, row.to));
  CHECK(!result.ok());
  CHECK(result.status == ReadStatus::Invalid);
  const std::string first = messages(result).substr(0, messages(result).find('\n'));
  CHECK_MESSAGE(first.find(row.message) != std::string::npos, first);
}

TEST_CASE("bad values: counts") {
  const char* from = "ship_cranes: {count: 2,";
  for (const Row& row : {
           Row{from,
               "ship_cranes: {count: ten,",
               "count: not a number (found ten, expected a whole number, 0 to 1000000 such as 2)"},
           Row{from, "ship_cranes: {count: 2O,", "not a number (found 2O"},
           Row{from,
               "ship_cranes: {count: ,",
               "empty value (found nothing, expected a whole number"},
           Row{from, "ship_cranes: {count: \"\",", "not a number (found empty text"},
           Row{from,
               "ship_cranes: {count: 3,5,",
               "unknown key (found 5, expected one of those in a facility; is it the rest of a "
               "number with a decimal comma?)"},
           Row{from, "ship_cranes: {count: 1_000,", "did you mean 1000?"},
           Row{from, "ship_cranes: {count: 1 000,", "a blank inside the number"},
           Row{from,
               "ship_cranes: {count: 010,",
               "a leading zero (found 010, expected a whole number, 0 to 1000000 such as 2; write "
               "10)"},
           Row{from, "ship_cranes: {count: 0x10,", "not a number (found 0x10"},
           Row{from, "ship_cranes: {count: 12:30,", "not a number (found 12:30"},
           Row{from, "ship_cranes: {count: 1e3,", "not a whole number (found 1e3"},
           Row{from, "ship_cranes: {count: 2.5,", "not a whole number (found 2.5"},
           Row{from, "ship_cranes: {count: .nan,", "not a finite number (found .nan"},
           Row{from, "ship_cranes: {count: -.inf,", "not a finite number"},
           Row{from, "ship_cranes: {count: -1,", "out of range (found -1"},
           Row{from,
               "ship_cranes: {count: 9223372036854775808,",
               "out of range (found 9223372036854775808"},
           Row{from, "ship_cranes: {count: 1e30,", "not a whole number"},
           Row{from, "ship_cranes: {count: 2 h,", "not a number (found 2 h"},
           Row{from,
               "ship_cranes: {count: [2],",
               "not a single value (found a list, expected a whole number"},
           Row{from, "ship_cranes: {count: {a: 2},", "not a single value (found a map"},
           Row{"cool_down: 90 d", "seed: -1", "seed: negative (found -1"},
           Row{"cool_down: 90 d", "seed: 18446744073709551616", "seed: out of range"},
           Row{"cool_down: 90 d", "seed: 1.5", "seed: not a whole number"},
           Row{"cool_down: 90 d", "seed: abc", "seed: not a number"},
           Row{"cool_down: 90 d",
               "replications: 0",
               "replications: out of range (found 0, expected a whole number, 1 to 1000000"},
           Row{"cool_down: 90 d", "replications: 2.5", "replications: not a whole number"},
           Row{"cool_down: 90 d", "replications: 1000000000", "replications: out of range"},
           Row{"count: 5,",
               "count: many,",
               "not a number (found many, expected a whole number or unlimited"},
       }) {
    check(row);
  }
}

TEST_CASE("bad values: quantities") {
  const char* time = "at_most: 3 d";
  const char* volume = "volume: 22 kTEU/yr";
  for (
      const Row& row : {
          Row{time,
              "at_most: 5 t",
              "at_most: wrong kind of unit, a mass (found 5 t, expected a duration such as 8 h)"},
          Row{time, "at_most: 5", "unit missing (found 5, expected a duration such as 8 h)"},
          Row{time,
              "at_most: 3 hrz",
              "unknown unit hrz (found 3 hrz, expected a duration such as 8 h; did you mean h?)"},
          Row{time, "at_most: 1 yr", "write days, such as 365 d"},
          Row{time, "at_most: -3 h", "negative (found -3 h"},
          Row{time, "at_most: .nan h", "not a number (found .nan h"},
          Row{time, "at_most: 1e400 h", "out of range (found 1e400 h"},
          Row{time, "at_most: 1e-400 h", "out of range"},
          Row{time, "at_most: 1e-9 s", "too small to be told from zero"},
          Row{time,
              "at_most: 1e12 d",
              "out of range (found 1e12 d, expected a duration such as 8 h; at most 3652500 d)"},
          Row{time, "at_most: 010 h", "write 10"},
          Row{volume, "volume: 5 ton", "unit ton is not used"},
          Row{volume,
              "volume: 22 TEU",
              "wrong kind of unit, an amount of TEU (found 22 TEU, expected an amount in TEU/yr "
              "such as 20 TEU/yr)"},
          Row{volume, "volume: 22 kTEU/day", "wrong kind of unit, TEU per time"},
          Row{volume, "volume: 22 kTEU/month", "write it per calendar year: /yr"},
          Row{volume,
              "volume: 22 Mt/yr",
              "wrong kind of unit, mass per yr (found 22 Mt/yr, expected an amount in TEU/yr"},
          Row{volume, "volume: 0 TEU/yr", "must be more than zero"},
          Row{volume, "volume: 1e14 TEU/yr", "out of range"},
          Row{"rate: 20 TEU/h",
              "rate: 20 TEU/yr",
              "a rate per calendar year or month is not possible here"},
          Row{"rate: 20 TEU/h", "rate: 20 km/h", "wrong kind of unit, a speed"},
          Row{"rate: 20 TEU/h", "rate: 0 TEU/h", "must be more than zero"},
          Row{"length: 3146 km", "length: -1 km", "negative"},
          Row{"speed: 670 km/day",
              "speed: 670 km",
              "wrong kind of unit, a length (found 670 km, expected a speed, more than 0 such as "
              "670 km/day)"},
          Row{"speed: 670 km/day", "speed: 670 kW", "unknown unit kW"},
          Row{"slots: 18/day",
              "slots: 0.5/day",
              "not a whole number of starts (found 0.5/day, expected starts per time, whole "
              "numbers such as 18/day; take a longer period: 1/week)"},
          Row{"slots: 18/day", "slots: 0/day", "out of range"},
          Row{"slots: 18/day", "slots: 18", "unit missing"},
          Row{"mass: 14 t/TEU",
              "mass: 14 t",
              "wrong kind of unit, a mass (found 14 t, expected a mass per unit such as 14 t/TEU)"},
          Row{"lot: 2 TEU", "lot: 0 TEU", "must be more than zero"},
          Row{"{unit: t, lot: 1000 t}", "{unit: t, lot: 1000 t, mass: 2 t/t}", "has no other mass"},
          Row{"unit: TEU", "unit: km", "not a unit of cargo"},
          Row{"capex: 47600 MKZT", "capex: 47600 MKZT/yr", "KZT per yr"},
          Row{"capex: 47600 MKZT", "capex: 47600", "unit missing"},
          Row{"delay_cost: 30 USD/TEU/day", "delay_cost: 30 USD/day", "USD per time"},
          Row{"high: 1.1}", "high: 1.1 h}", "a unit where none belongs"},
          Row{"value: 12 d", "value: 12 parsec", "unknown unit parsec"},
      }) {
    check(row);
  }
}

TEST_CASE("bad values: dates, shares, words and texts") {
  for (const Row& row : {
           Row{"to: 2025-01-01",
               "to: 2025-02-30",
               "to: no such day in the calendar (found 2025-02-30, expected a date in UTC"},
           Row{"to: 2025-01-01", "to: 2025-01-01 24:00", "write 00:00 of the next day"},
           Row{"to: 2025-01-01", "to: 2025-01-01 25:00", "no such time of day"},
           Row{"to: 2025-01-01", "to: 12024-01-01", "not a date"},
           Row{"to: 2025-01-01",
               "to: 2024-01-01",
               "the window ends before it begins (found 2024-01-01 to 2024-01-01)"},
           Row{"to: 2025-01-01", "to: 2023-01-01", "the window ends before it begins"},
           Row{"warm_up: 60 d", "warm_up: -60 d", "warm_up: negative"},
           Row{"50 %]", "1.5]", "share_by_month: out of range (found 1.5"},
           Row{"50 %]", "100 %]", "always closed"},
           Row{", 50 %]", "]", "11 values (found a list, expected twelve closed shares"},
           Row{"by_month_counts: [1, 1,", "by_month: [1, 1,", "by_month: out of range (found 5"},
           Row{"by_month_counts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5]",
               "by_month: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 1e-7]",
               "shares do not add up to 1 (found 1.0000001, expected 1;"},
           Row{"by_month_counts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5]",
               "by_month_counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
               "all counts are zero"},
           Row{"position: [43.60, 51.22]", "position: [91, 51.22]", "out of range (found 91"},
           Row{"position: [43.60, 51.22]", "position: [43.60]", "not two numbers"},
           Row{"country: KZ", "country: Kazakhstan", "not a country code"},
           Row{"when: full",
               "when: fulll",
               "not one of the words allowed here (found fulll, expected full, loaded, timetable "
               "or at_once; did you mean full?)"},
           Row{"mode: sea,", "mode: [sea],", "not one of the words allowed here (found a list"},
           Row{"confidence: assumed",
               "confidence: sure",
               "rail_cranes.count.confidence: not one of the words"},
           Row{"corridor: 1",
               "corridor: 2",
               "written for version 2 of the language (found 2, expected the version of the "
               "language such as 1; this program reads version 1 only)"},
           Row{"corridor: 1\n", "", "required key corridor is missing"},
           Row{"name: Test corridor", R"(name: "a\nb")", "not a name"},
       }) {
    check(row);
  }
}

TEST_CASE("bad values: distributions") {
  const char* from = "per: train, time: 10 h";
  for (const Row& row : {
           Row{from,
               "time: {lognormal: {mean: 0 h, cv: 0.5}}",
               "time.lognormal.mean: must be more than zero"},
           Row{from, "time: {lognormal: {mean: 8 h, cv: -1}}", "cv: out of range (found -1"},
           Row{from, "time: {lognormal: {median: 8 h, cv: 1}}", "required key mean is missing"},
           Row{from, "time: {lognorml: {mean: 8 h, cv: 1}}", "did you mean lognormal?"},
           Row{from, "time: {normal: {mean: 2 h, sd: 3 h}}", "unknown distribution (found normal"},
           Row{from,
               "time: {truncated_normal: {mean: 2 h, sd: 3 h, low: 5 h, high: 1 h}}",
               "low below high"},
           Row{from,
               "time: {truncated_normal: {mean: 2 h, sd: 0 h, low: 0 h, high: 1 h}}",
               "must be more than zero"},
           Row{from, "time: {empirical: {values: []}}", "at least one value"},
           Row{from, "time: {empirical: {values: [1 h], weights: [0]}}", "some weight above zero"},
           Row{from,
               "time: {empirical: {values: [1 h, 2 h], weights: [1, -1]}}",
               "weights[1]: out of range"},
           Row{from,
               "time: {empirical: {values: [1 h, 2 h], weights: [1]}}",
               "as many weights as values"},
           Row{from, "time: {uniform: {low: 3 h, high: 1 h}}", "low at most high"},
           Row{from,
               "time: {triangular: {low: 3 h, mode: 1 h, high: 5 h}}",
               "low at most mode at most high"},
           Row{from, "time: {erlang: {mean: 1 h, k: 0}}", "k: out of range (found 0"},
           Row{from, "time: {erlang: {mean: 1 h, k: 1.5}}", "k: not a whole number"},
           Row{from, "time: {exponential: {mean: -1 h}}", "negative"},
           Row{from,
               "time: {lognormal: 8 h}",
               "not a map (found 8 h, expected the keys of a lognormal)"},
           Row{from,
               "time: {gamma: {mean: 8 h, cv: 1}, uniform: {low: 1 h, high: 2 h}}",
               "2 keys where one distribution is named"},
           Row{from, "time: [8 h]", "not a distribution (found a list"},
           Row{from, "time: -1 h", "negative"},
           Row{"size: {lognormal: {mean: 95 TEU",
               "size: {lognormal: {mean: 95 t",
               "wrong kind of unit, a mass (found 95 t, expected an amount in TEU such as 95 TEU)"},
           Row{"{uniform: {low: 0.9, high: 1.1}}", "0", "must be more than zero"},
           // where a number comes from
           Row{from, "time: {source: x}", "value missing (expected value: a duration"},
           Row{from, "time: {value: 8 h, low: 9 h}", "low lies above the value (found 9 h)"},
           Row{from, "time: {value: 8 h, high: 7 h}", "high lies below the value (found 7 h)"},
           Row{from, "time: {value: 8 h, low: 1 t}", "time.low: wrong kind of unit, a mass"},
           Row{from,
               "time: {value: 8 h, lo: 1 h}",
               "unknown key lo (expected value, source, confidence, low, high or note)"},
           Row{from, "time: {lognormal: {mean: 8 h, cv: 1}, low: 9 h}", "low lies above the value"},
       }) {
    check(row);
  }
}

TEST_CASE("bad values: lots beyond all ships") {
  check({"lot: 2 TEU",
         "lot: 1000002 TEU",
         "commodities.container: larger than anything that moves as one (expected at most 1000000 "
         "TEU)"});
}

TEST_CASE("bad values: rates beyond all cargo") {
  const char* crane = "ship_cranes: {count: 2,";
  check({crane,
         "ship_cranes: {rate: 12345678e6 TEU/day, count: 2,",
         "rate: out of range (found 12345678e6 TEU/day"});
  check({crane, "ship_cranes: {rate: 1e9 TEU/s, count: 2,", "rate: out of range (found 1e9 TEU/s"});
}

TEST_CASE("bad values: depths, draughts and levels of water") {
  const char* ship = "feeders: {kind: ship, ";
  const char* train = "trains: {kind: train, ";
  const char* crane = "ship_cranes: {count: 2,";
  const char* end = "\nfleets:\n";
  for (const Row& row : {
           Row{crane,
               "ship_cranes: {depth: 7, count: 2,",
               "unit missing (found 7, expected a length"},
           Row{crane, "ship_cranes: {depth: -7 m, count: 2,", "negative (found -7 m"},
           Row{ship,
               "feeders: {draught: {light: 7 m, laden: 7 m}, kind: ship, ",
               "an empty ship lies less deep than a full one (found 7 m, expected less than 7 m)"},
           Row{ship,
               "feeders: {draught: {light: 3 m}, kind: ship, ",
               "required key laden is missing"},
           Row{train,
               "trains: {draught: {light: 3 m, laden: 7 m}, kind: train, ",
               "only ships have a draught"},
           Row{end,
               "\nwaters: {sea: {nodes: [aktua], levels: []}}\nfleets:\n",
               "no such node (found aktua"},
           Row{end,
               "\nwaters: {sea: {nodes: aktau, levels: [{at: 2024-01-01, level: -1}]}}\nfleets:\n",
               "unit missing (found -1, expected a height"},
           Row{end,
               "\nwaters: {sea: {nodes: aktau, levels: [{at: 2024-01-01, level: 1 m}, {at: "
               "2024-01-01, "
               "level: -1 m}]}}\nfleets:\n",
               "two levels at one date"},
       }) {
    check(row);
  }
}

TEST_CASE("bad values: tanks, streams and batches") {
  const char* yard = "capacity: {container: 2500 TEU}";
  const char* arrives = "arrives: {every: 3 d, first: 1 d, size: 10 kt, as: group}";
  const char* slots = "slots: 18/day";
  for (const Row& row : {
           Row{yard,
               "tank: true",
               "a tank holds one liquid (found 0 in capacity, expected one, such as {crude: 60 "
               "kt})"},
           Row{yard, "tank: yes please, capacity: {container: 2500 TEU}", "expected true or false"},
           Row{yard,
               "tank: true, capacity: {container: 2500 TEU}, admit: whole",
               "admit is not for tanks"},
           Row{yard,
               "tank: true, capacity: {container: 2500 TEU}, marks: {container: 2501 TEU}",
               "a mark lies above 0 and not above the capacity"},
           Row{yard,
               "capacity: {container: 2500 TEU}, marks: {container: 10 TEU}",
               "marks are for tanks (expected tank: true beside them)"},
           Row{arrives,
               "volume: 22 kt/yr, arrives: {rate: 2 t/h}",
               "volume excludes arrives.rate and arrives.rates"},
           Row{arrives,
               "arrives: {rate: 2 t/h, rates: [{at: 2024-01-01, rate: 2 t/h}]}",
               "rate and rates exclude each other"},
           Row{arrives,
               "arrives: {rates: [{at: 2024-01-01, rate: 2 t/h}, {at: 2024-01-01, rate: 0 t/h}]}",
               "two rates at one date (found 2024-01-01"},
           Row{arrives, "arrives: {rate: 2 t/h, size: 2 t}", "size is not for a stream"},
           Row{arrives, "arrives: {rate: -2 t/h}", "negative"},
           Row{arrives, "arrives: {rate: 2 TEU/h}", "wrong kind of unit"},
           Row{arrives, "arrives: {rate: 2 t/h, factor: 0.5}", "factor and every go together"},
           Row{arrives, "volume: 22 kt/yr, arrives: {factor: 0.5}", "factor is of a stream"},
           Row{slots, "slots: 18/day, batch: 2 TEU", "batch and shares belong to pipelines"},
       }) {
    check(row);
  }
}

TEST_CASE("bad values: good ones that look unusual pass") {
  for (const Row& row : {
           Row{"count: 2,", "count: \"2\",", ""},
           Row{"at_most: 3 d", "at_most: 3d", ""},
           Row{"at_most: 3 d", "at_most: 0.5 week", ""},
           Row{"at_most: 3 d", "at_most: 1e1 h", ""},
           Row{"at_most: 3 d", "at_most: {value: 3 d, low: 1 d, high: 3 d, source: x}", ""},
           Row{"time: 10 h", "time: {constant: 10 h, source: x}", ""},
           Row{"time: 10 h", "time: {value: {gamma: {mean: 10 h, cv: 1}}, low: 5 h}", ""},
           Row{"cool_down: 90 d", "seed: 18446744073709551615", ""},
           Row{"slots: 18/day", "slots: {value: 18/day, note: two shifts}", ""},
           Row{"slots: 18/day", "slots: 1/week", ""},
           Row{"name: Port of Aktau",
               "name: \"Ақтау, \\u043f\\u043e\\u0440\\u0442 =1+1 | {x} %s\"",
               ""},
       }) {
    CAPTURE(row.to);
    const ReadResult result = read(replaced(corridor_text(), row.from, row.to));
    CHECK_MESSAGE(result.ok(), messages(result));
  }
}

TEST_CASE("bad values: shifts") {
  const std::string tide = "every: {every: 12h, length: 3h}}";
  const auto from = corridor_text().find("every:", corridor_text().find("low_tide:"));
  const std::string cycle = corridor_text().substr(from, corridor_text().find('\n', from) - from);
  const std::string eight = "shifts: {open: {from: 8 h, to: 12 h}";
  for (const auto& [to, message] : std::vector<std::pair<std::string, std::string>>{
           {eight + ", holidays: 2024-01-01 08:00}}",
            "shifts: a holiday is a day without an hour (found 2024-01-01 08:00)"},
           {"shifts: {open: {from: 20 h, to: 4 h}}}",
            "found 4 h, expected more than 20 h and at most 48 h (beyond 24 h it ends on the next "
            "day)"},
           {"shifts: {open: {from: 24 h, to: 25 h}}}",
            "begins on another day (found 1 d, expected less than 24 h)"},
           {eight + ", utc_offset: 15 h}}", "shifts: found 15 h, expected at most 14 h"},
           {eight + ", days: [monday]}}",
            "shifts.days[0]: not one of the words allowed here (found monday"},
           {"shifts: {open: []}}", "never open (expected at least one shift and one day)"},
           {"shifts: {days: [mon]}}", "required key open is missing"},
           {eight + "}, " + cycle,
            "2 calendars (expected exactly one of share_by_month, every, shifts and dates)"},
       }) {
    check({cycle.c_str(), to.c_str(), message.c_str()});
  }
  check({"forbids: departures, reason: window,",
         "under_way: whole, share_by_month: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1], length: 1 d,",
         "expected exactly one of"});
}

}  // namespace
}  // namespace corridor::scenario::bad_values_test
