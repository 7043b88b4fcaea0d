#include "corridor/scenario/observed_csv.hpp"

#include <string>

#include <doctest/doctest.h>

#include "example.hpp"

namespace corridor::scenario::observed_csv_test {
namespace {

const std::string kHeader =
    "id,measure,of,at,from_event,to_event,from,to,value,unit,tolerance,source\n";

ObservedTable table(const std::string& csv) {
  const ReadResult scenario = test::read(test::corridor_text());
  REQUIRE(scenario.value);
  return read_observed_csv_text(csv, "o.csv", *scenario.value);
}

std::string problems(const std::string& csv) {
  const ObservedTable read = table(csv);
  CHECK_FALSE(read.value);
  CHECK(read.status == ReadStatus::Invalid);
  std::string text;
  for (const core::Diagnostic& diagnostic : read.diagnostics.items()) {
    text += core::to_string(diagnostic) + "\n";
  }
  return text;
}

TEST_CASE("observed table: quotes, a byte order mark and CRLF are read as RFC 4180 has them") {
  const ObservedTable read = table(
      "\xEF\xBB\xBFid,measure,of,value,unit,source\r\n"
      "boxes,delivered,titr; oil,358,/yr,\"the \"\"ministry\"\",\nnoted\"\r\n\r\n");
  REQUIRE(read.value);
  REQUIRE(read.value->size() == 1);
  const Observed& boxes = read.value->front();
  CHECK(boxes.id == "boxes");
  CHECK(boxes.of == std::vector<std::string>{"titr", "oil"});
  CHECK(boxes.value == 358);
  CHECK(boxes.unit == "/yr");
  CHECK(boxes.source == "the \"ministry\",\nnoted");
  CHECK(boxes.tolerance == 0.1);
}

TEST_CASE("observed table: rows of one id are a series, each with its period") {
  const ObservedTable read =
      table(kHeader + "boxes,delivered,titr,,,,2024-02-01,2024-03-01,1200,TEU,20 %,a\n" +
            "boxes,,,,,,2024-03-01,2024-04-01,1300 TEU,,,b\n" +
            "journey,transit,china-georgia,,departed aktau,delivered,,,12,d,,c\n");
  REQUIRE(read.value);
  REQUIRE(read.value->size() == 2);
  const Observed& boxes = read.value->front();
  REQUIRE(boxes.series.size() == 2);
  CHECK(boxes.tolerance == doctest::Approx(0.2));
  CHECK(boxes.series[1].value == 1300);
  CHECK(boxes.series[1].unit == "TEU");
  CHECK(boxes.series[1].source == "b");
  REQUIRE(boxes.series[1].from);
  CHECK(core::to_string(*boxes.series[1].from).substr(0, 10) == "2024-03-01");
  CHECK(read.value->back().unit == "d");
}

TEST_CASE("observed table: everything wrong in the header is told at once") {
  CHECK(problems("id,mesure,of,of,value\nboxes,delivered,titr,,1\n") ==
        "o.csv:1:1: error: column measure is missing\n"
        "o.csv:1:4: error: unknown column mesure (did you mean measure?)\n"
        "o.csv:1:14: error: column of stands twice\n");
}

TEST_CASE("observed table: everything wrong in the rows is told with line and column") {
  const std::string text =
      problems(kHeader + "a,delivred,titr,,,,,,1,kt/yr,,\n" + "b,delivered,tirt,,,,,,1,kt/yr,,\n" +
               "c,delivered\n" + "d,delivered,titr,,,,,,1,parsec,,\n" +
               "e,delivered,titr,,,,2020-01-01,2020-02-01,1,kt,,\n");
  for (const char* part : {"o.csv:2:3: error: observed[0].measure: ",
                           "did you mean delivered?",
                           "o.csv:3:13: error: observed[1].of",
                           "did you mean titr?",
                           "o.csv:4:1: error: a row of 2 cells (expected 12, as in the header)",
                           "o.csv:5:23: error: observed[2].value",
                           "not a period of the statistics window"}) {
    CAPTURE(text);
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("observed table: quotes that do not close, rows that disagree, ids that come back") {
  CHECK(problems("id,measure,of,value\na,\"b,c,d\n") ==
        "o.csv:2:3: error: the quote that begins here is not closed\n");
  CHECK(problems("id,measure,of,value\na,b\"c,c,d\n")
            .starts_with("o.csv:2:4: error: a quote inside a cell"));
  CHECK(
      problems(kHeader +
               "a,delivered,titr,,,,2024-02-01,,1,TEU,,\na,delivered,oil,,,,2024-03-01,,1,TEU,,\n")
          .find("o.csv:3:13: error: of differs within a") != std::string::npos);
  CHECK(problems(kHeader + "a,delivered,titr,,,,,,1,kt/yr,,\nb,delivered,titr,,,,,,1,kt/yr,,\n" +
                 "a,delivered,titr,,,,,,1,kt/yr,,\n")
            .find("used twice") != std::string::npos);
  CHECK(problems("id,measure,of,value\n").find("no observed figure") != std::string::npos);
  CHECK_FALSE(problems("").empty());
}

}  // namespace
}  // namespace corridor::scenario::observed_csv_test
