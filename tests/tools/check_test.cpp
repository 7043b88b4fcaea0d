#include "tools/corridor/check.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::check_test {
namespace {

const std::string kMistakes =
    std::string(CORRIDOR_SOURCE_DIR) + "/tests/tools/twelve_mistakes.yaml";

TEST_CASE("check: shows what a scenario holds and says that it is in order") {
  const Answer answer = check({scenario("tutorial/small-corridor.yaml")});
  CHECK(answer.exit_code == ExitCode::Complete);
  for (const char* part : {"Nodes\n=====",
                           "Links\n=====",
                           "Services\n========",
                           "Flows and their routes",
                           "Demand by link against capacity",
                           "In order: 'corridor run' will take it"}) {
    CAPTURE(part);
    CHECK(contains(answer.out, part));
  }
}

TEST_CASE("check: all shipped scenarios are in order") {
  for (const char* name : {"base-2023.yaml",
                           "base-2024.yaml",
                           "tutorial/queue.yaml",
                           "tutorial/ferry-line.yaml",
                           "tutorial/small-corridor.yaml",
                           "lab/queue-mmc.yaml",
                           "lab/two-berth-ferries.yaml",
                           "lab/line-boxes.yaml"}) {
    const Answer answer = check({scenario(name), "--quiet"});
    CAPTURE(name);
    CAPTURE(answer.err);
    CHECK(answer.exit_code == ExitCode::Complete);
    CHECK(answer.out.empty());
  }
}

TEST_CASE(
    "check and run: twelve mistakes give twelve messages, nothing runs and nothing is written") {
  const std::vector<std::string> messages{
      "from",            // a date that does not exist
      "mass",            // a time where a mass per unit is expected
      "capcity",         // a misspelt key
      "count",           // half a crane
      "time",            // an unknown unit
      "cv",              // a negative spread
      "speed",           // a decimal comma
      "fleet",           // a fleet that is not there
      "volume",          // a volume of the wrong commodity
      "by_month",        // shares that do not add up
      "share_by_month",  // a share above one
      "colour",          // an unknown key
  };
  const Scratch scratch;
  const Answer checked = check({kMistakes});
  const Answer ran = run({kMistakes, "-o", (scratch / "out").string()});
  CHECK(checked.exit_code == ExitCode::BadInput);
  CHECK(ran.exit_code == ExitCode::BadInput);
  CHECK(checked.err == ran.err);
  CHECK(checked.out.empty());
  CHECK(ran.out.empty());
  CHECK(scratch.empty());
  CAPTURE(checked.err);
  for (const std::string& message : messages) {
    CAPTURE(message);
    CHECK(contains(checked.err, message));
  }
  CHECK(contains(checked.err, "12 errors, 0 warnings; nothing was run and nothing was written\n"));
  CHECK(std::ranges::count(checked.err, '\n') == 13);
}

TEST_CASE("check: of many mistakes the first twenty are printed and the rest counted") {
  const Scratch scratch;
  std::string text = "corridor: 1\nname: x\nfrom: 2024-01-01\nto: 2025-01-01\n";
  for (int i = 0; i < 30; ++i) {
    text += "unknown" + std::to_string(i) + ": 1\n";
  }
  write(scratch / "many.yaml", text);
  const Answer answer = check({(scratch / "many.yaml").string()});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(std::ranges::count(answer.err, '\n') == 22);
  CHECK(contains(answer.err, "more\n"));
}

TEST_CASE("check: warnings stop nothing unless --strict") {
  const std::vector<std::string> odd{
      scenario("tutorial/queue.yaml"), "--set", "nodes.border.facilities.spare={count: 1}"};
  const Answer lenient = check(odd);
  CAPTURE(lenient.err);
  CHECK(lenient.exit_code == ExitCode::Complete);
  CHECK(contains(lenient.err, "warning"));
  CHECK(contains(lenient.out, "(1 warning above)"));
  std::vector<std::string> strict = odd;
  strict.emplace_back("--strict");
  const Answer refused = check(strict);
  CHECK(refused.exit_code == ExitCode::BadInput);
  CHECK(contains(refused.err, "1 warning, which --strict takes as errors"));
}

TEST_CASE("check: usage errors and help") {
  CHECK(check({}).exit_code == ExitCode::BadInput);
  CHECK(contains(check({"a.yaml", "--sett", "x=1"}).err, "did you mean --set?"));
  CHECK(check({"-h"}).exit_code == ExitCode::Complete);
}

}  // namespace
}  // namespace corridor::tools::check_test
