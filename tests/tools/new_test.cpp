#include "tools/corridor/new.hpp"

#include <string>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::new_test {
namespace {

TEST_CASE("new: the scenario is accepted without a warning and runs to the end") {
  const Scratch scratch;
  const std::string file = (scratch / "mine.yaml").string();
  const Answer answer = new_scenario({file});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "corridor check " + file));
  const Answer checked = check({file, "--strict"});
  CHECK(checked.exit_code == ExitCode::Complete);
  CHECK(checked.err.empty());
  const Answer ran = run({file, "-n", "2", "-o", (scratch / "out").string()});
  CAPTURE(ran.err);
  CHECK(ran.exit_code == ExitCode::Complete);
  CHECK(contains(ran.out, "container"));
}

TEST_CASE("new: the first line names the schema to an editor, the next say how to make it") {
  const std::string text = new_scenario({}).out;
  CHECK(text.starts_with("# yaml-language-server: $schema=./scenario.schema.json\n"));
  CHECK(contains(text, "corridor schema > scenario.schema.json"));
}

TEST_CASE("new: without a file and with '-' the same text goes to standard output") {
  const Scratch scratch;
  const Answer bare = new_scenario({});
  CHECK(bare.exit_code == ExitCode::Complete);
  CHECK(new_scenario({"-"}).out == bare.out);
  CHECK(new_scenario({(scratch / "a.yaml").string()}).exit_code == ExitCode::Complete);
  CHECK(content(scratch / "a.yaml") == bare.out);
}

TEST_CASE("new: a file that is there stays as it is") {
  const Scratch scratch;
  write(scratch / "mine.yaml", "mine");
  const Answer answer = new_scenario({(scratch / "mine.yaml").string()});
  CHECK(answer.exit_code == ExitCode::InputOutput);
  CHECK(contains(answer.err, "exists already and is not overwritten"));
  CHECK(answer.out.empty());
  CHECK(content(scratch / "mine.yaml") == "mine");
}

TEST_CASE("new: a folder that is not there, too many files and full disks are complaints") {
  const Scratch scratch;
  const Answer nowhere = new_scenario({(scratch / "no/such/a.yaml").string()});
  CHECK(nowhere.exit_code == ExitCode::InputOutput);
  CHECK(contains(nowhere.err, "No such file or directory"));
  CHECK(new_scenario({"a.yaml", "b.yaml"}).exit_code == ExitCode::BadInput);
  CHECK(scratch.empty());
  CHECK(shell("$CORRIDOR new > /dev/full").exit_code == ExitCode::InputOutput);
  CHECK(new_scenario({"--help"}).exit_code == ExitCode::Complete);
}

}  // namespace
}  // namespace corridor::tools::new_test
