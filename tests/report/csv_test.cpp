#include "corridor/report/csv.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::report::csv_test {
namespace {

TEST_CASE("csv: text is quoted where RFC 4180 asks for it and guarded where a formula begins") {
  struct Case {
    std::string text, field;
  };
  const std::vector<Case> cases{
      {"Aktau", "Aktau"},
      {"", ""},
      {"a,b", R"("a,b")"},
      {R"(say "so")", R"("say ""so""")"},
      {"two\nlines", "\"two\nlines\""},
      {"semi;colon", "semi;colon"},
      {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},  // formula
      {"@SUM(1,2)", "\"'@SUM(1,2)\""},
      {"+1", "'+1"},
      {"-1", "'-1"},
      {"\tx", "'\tx"},
      {"\rx", "\"'\rx\""},
  };
  for (const Case& one : cases) {
    CHECK(csv_text(one.text) == one.field);
  }
}

TEST_CASE("csv: numbers have nine digits and stay numbers; what is unknown is empty") {
  Csv csv({"a", "b", "c", "d"});
  csv.number(-3.5).number(1.0 / 3).count(-7).number(std::optional<double>()).end_row();
  csv.number(std::numeric_limits<double>::quiet_NaN()).text("x").count(0).number(1e15).end_row();
  CHECK(csv.content() == "a,b,c,d\n-3.5,0.333333333,-7,\n,x,0,1e+15\n");
}

TEST_CASE("csv: an estimate takes three cells") {
  experiment::Estimate one;
  one.add(2);
  Csv csv({"mean", "half_width", "replications"});
  csv.estimate(one).end_row();
  csv.estimate(experiment::Estimate{}).end_row();
  CHECK(csv.content() == "mean,half_width,replications\n2,,1\n,,0\n");
}

TEST_CASE("csv: a file can be written as it grows") {
  Csv csv({"a"});
  CHECK(csv.take() == "a\n");
  csv.text("1").end_row();
  CHECK(csv.take() == "1\n");
  CHECK(csv.take().empty());
}

}  // namespace
}  // namespace corridor::report::csv_test
