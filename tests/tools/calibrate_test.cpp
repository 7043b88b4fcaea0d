#include "tools/corridor/calibrate.hpp"

#include <string>

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools {
namespace {

TEST_CASE(
    "calibrate: figures of a table beside the simulated ones, the same on any number of threads") {
  const Scratch scratch;
  write(scratch / "o.csv",
        "id,measure,of,at,value,unit,tolerance\nsailings,departures,line,kuryk,10,/day,20 %\n");
  const std::string file = scenario("tutorial/ferry-line.yaml");
  const auto to = [&](const std::string& folder, const std::string& threads) {
    return calibrate({file,
                      "--observed",
                      (scratch / "o.csv").string(),
                      "-n",
                      "3",
                      "--threads",
                      threads,
                      "-o",
                      (scratch / folder).string()});
  };
  const Answer one = to("one", "1");
  CAPTURE(one.err);
  REQUIRE(one.exit_code == ExitCode::Complete);
  CHECK(contains(one.out, "sailings"));
  CHECK(contains(one.out, "Sum of squared misfits"));
  REQUIRE(to("two", "2").exit_code == ExitCode::Complete);
  CHECK(content(scratch / "one/misfit.csv") == content(scratch / "two/misfit.csv"));
  CHECK(content(scratch / "one/misfit.txt") == one.out);
}

TEST_CASE("calibrate: a wrong table is 2 with its places, and nothing is simulated") {
  const Scratch scratch;
  write(scratch / "o.csv", "id,measure,of,value\nsailings,departures,lime,10/day\n");
  const Answer answer =
      calibrate({scenario("tutorial/ferry-line.yaml"), "--observed", (scratch / "o.csv").string()});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(contains(answer.err, "o.csv:2:21: error: observed[0].of"));
  CHECK(answer.out.empty());
}

TEST_CASE("calibrate: what is wrong in the arguments is 2") {
  const Scratch scratch;
  const std::string file = scenario("tutorial/ferry-line.yaml");
  CHECK(calibrate({}).exit_code == ExitCode::BadInput);
  CHECK(calibrate({file, "-n", "0"}).exit_code == ExitCode::BadInput);
  CHECK(calibrate({file, "--observed", (scratch / "none.csv").string()}).exit_code ==
        ExitCode::BadInput);
  write(scratch / "s.yaml", ferry_text());
  const Answer nothing = calibrate({(scratch / "s.yaml").string()});
  CHECK(nothing.exit_code == ExitCode::BadInput);
  CHECK(contains(nothing.err, "nothing was observed"));
}

}  // namespace
}  // namespace corridor::tools
