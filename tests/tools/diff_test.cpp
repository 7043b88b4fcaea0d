#include "tools/corridor/diff.hpp"

#include <string>

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::diff_test {
namespace {

TEST_CASE("diff: a scenario and itself have no difference, and that is 0") {
  const std::string file = scenario("tutorial/ferry-line.yaml");
  const Answer answer = diff({file, file});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "No value differs."));
  CHECK(diff({file, file, "-q"}).out.empty());
}

TEST_CASE("diff: options and settings of one side are what differs") {
  const Scratch scratch;
  const std::string file = (scratch / "s.yaml").string();
  write(scratch / "s.yaml",
        ferry_text() + "options:\n  four: {changes: {fleets.ferries.count: 4}}\n");
  const Answer answer = diff({file, file, "--with-b", "four", "--set-a", "seed=9"});
  CAPTURE(answer.out);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "\n  fleets.ferries.count\n"));
  CHECK(contains(answer.out, " -> 4 ("));
  CHECK(contains(answer.out, "\n- seed\n      9 -> 1 (default)"));
  CHECK(diff({file, file, "--with-b", "four", "-q"}).out == "applied\nfleets.ferries.count\n");
}

TEST_CASE("diff: what is wrong in either scenario or in the arguments is 2") {
  const std::string file = scenario("tutorial/ferry-line.yaml");
  CHECK(diff({file}).exit_code == ExitCode::BadInput);
  CHECK(diff({"-", "-"}).exit_code == ExitCode::BadInput);
  CHECK(diff({file, file, "--json", "-q"}).exit_code == ExitCode::BadInput);
  CHECK(diff({file, "nowhere.yaml"}).exit_code == ExitCode::BadInput);
  const Answer answer = diff({file, file, "--set-a", "fleets.nobody.count=1"});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(contains(answer.err, "fleets.nobody"));
  CHECK(answer.out.empty());
}

}  // namespace
}  // namespace corridor::tools::diff_test
