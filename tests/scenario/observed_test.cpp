// Observed figures: one value or a series, and what each is compared by.

#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/writer.hpp"
#include "example.hpp"

namespace corridor::scenario::observed_test {
namespace {

using test::corridor_text;
using test::messages;
using test::read;
using test::replaced;

const char* const kJourney = "value: 12 d}";

std::string with(const std::string& keys) {
  return replaced(corridor_text(), kJourney, keys + "}");
}

std::string first_message(const std::string& text) {
  const ReadResult result = read(text);
  CHECK_FALSE(result.ok());
  return messages(result).substr(0, messages(result).find('\n'));
}

TEST_CASE("observed: a tolerance of ten per cent and the mean unless told otherwise") {
  const ReadResult result = read(with("value: 12 d"));
  REQUIRE_MESSAGE(result.ok(), messages(result));
  const Observed& plain = result.value->observed.at(1);
  CHECK(plain.tolerance == 0.1);
  CHECK(plain.statistic == Statistic::Mean);
  CHECK(plain.role == Role::Compared);

  const ReadResult told =
      read(with("value: 12 d, tolerance: 15 %, statistic: P50, role: predicted"));
  REQUIRE_MESSAGE(told.ok(), messages(told));
  const Observed& figure = told.value->observed.at(1);
  CHECK(figure.tolerance == 0.15);
  CHECK(figure.statistic == Statistic::P50);
  CHECK(figure.role == Role::Predicted);
}

TEST_CASE("observed: a series has a part for each entry, open ends are those of the window") {
  const ReadResult result =
      read(with("series: [{to: 2024-04-01, value: 11 d}, {from: 2024-03-01, to: 2024-04-01, value: "
                "10.5 d, source: a newspaper}, {from: 2024-07-01, value: 9 d}]"));
  REQUIRE_MESSAGE(result.ok(), messages(result));
  const Scenario& scenario = *result.value;
  const auto parts = observed_parts(scenario);
  REQUIRE(parts.size() == 4);
  CHECK_FALSE(parts[0].entry);
  CHECK(parts[0].period.from == scenario.from);
  CHECK(parts[0].period.to == scenario.to);
  CHECK(parts[1].figure == 1);
  CHECK(parts[1].entry == 0);
  CHECK(parts[1].period.from == scenario.from);
  CHECK(parts[2].period.from == std::chrono::sys_days{std::chrono::year{2024} / 3 / 1});
  CHECK(parts[2].period.to == std::chrono::sys_days{std::chrono::year{2024} / 4 / 1});
  CHECK(parts[3].period.to == scenario.to);
  CHECK(scenario.observed[1].series[1].value == 10.5);
  CHECK(scenario.observed[1].series[1].unit == "d");
  CHECK(scenario.observed[1].series[1].source == "a newspaper");
}

TEST_CASE("observed: what was read is written and read again, value or series") {
  for (const char* keys :
       {"value: 0 d, tolerance: 0.25, role: balance",
        "series: [{to: 2024-04-01, value: 11 d, note: more than}], role: fitted"}) {
    const ReadResult once = read(with(keys));
    REQUIRE_MESSAGE(once.ok(), messages(once));
    const std::string written = canonical_yaml(*once.value);
    const ReadResult twice = read(written);
    REQUIRE_MESSAGE(twice.ok(), messages(twice) << written);
    CHECK(canonical_yaml(*twice.value) == written);
    CHECK(twice.value->observed[1].series.size() == once.value->observed[1].series.size());
    CHECK(twice.value->observed[1].role == once.value->observed[1].role);
  }
}

TEST_CASE("observed: mistakes are told where they stand") {
  struct Row {
    const char* keys;
    const char* message;
  };
  for (const Row& row : {
           Row{"note: nothing", "what was observed? (expected either value or series)"},
           Row{"value: 12 d, series: [{value: 1 d}]", "expected either value or series"},
           Row{"series: [{to: 2024-04-01}]", "required key value is missing"},
           Row{"series: [{to: 2025-04-01, value: 1 d}]",
               "not a period of the statistics window (found 2024-01-01 to 2025-04-01, expected "
               "within 2024-01-01 to 2025-01-01)"},
           Row{"series: [{from: 2024-04-01, to: 2024-04-01, value: 1 d}]", "not a period"},
           Row{"value: 12 d, tolerance: 0", "out of range"},
           Row{"value: 12 d, tolerance: 150 %", "out of range"},
           Row{"value: 12 d, statistic: P51", "P51"},
           Row{"value: 12 d, role: fit",
               "found fit, expected compared, fitted, predicted or balance"},
       }) {
    CAPTURE(row.keys);
    const std::string first = first_message(with(row.keys));
    CHECK_MESSAGE(first.find(row.message) != std::string::npos, first);
  }
  const std::string first = first_message(
      replaced(corridor_text(), "value: 20.5 kTEU/yr", "value: 20.5 kTEU/yr, statistic: P50"));
  CHECK_MESSAGE(first.find("statistic is used only with transit and dwell") != std::string::npos,
                first);
}

}  // namespace
}  // namespace corridor::scenario::observed_test
