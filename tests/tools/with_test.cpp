// `--with`: options of a scenario in force, from the command line to the results.
#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/arguments.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::with_test {
namespace {

std::string text() {
  return ferry_text() + R"(options:
  four: {changes: {fleets.ferries.count: 4}}
  later: {changes: {nodes.east.facilities.berth.count: 2}, from: 2024-02-01}
  third: {changes: {fleets.ferries.count: 3}, from: 2024-02-01}
  never: {changes: {nodes.west.facilities.berth.count: 2}, from: 2030-01-01}
)";
}

/// A run with further arguments in the folder `name`.
Answer run_to(const Scratch& scratch,
              const std::string& file,
              const std::string& name,
              std::vector<std::string> more = {}) {
  more.insert(more.begin(), {(scratch / file).string(), "-q", "-o", (scratch / name).string()});
  return run(more);
}

TEST_CASE("with: lists may be joined by commas or given one by one") {
  CHECK(split_list({"a,b", "c"}) == std::vector<std::string>{"a", "b", "c"});
  CHECK(split_list({}).empty());
  CHECK(split_list({"a,"}) == std::vector<std::string>{"a", ""});
}

TEST_CASE("with: the scenario in the folder repeats the run to the byte") {
  const Scratch scratch;
  write(scratch / "s.yaml", text());
  const Answer first = run_to(scratch, "s.yaml", "a", {"--with", "four,later"});
  CAPTURE(first.err);
  REQUIRE(first.exit_code == 0);
  REQUIRE(run_to(scratch, "a/scenario.yaml", "b").exit_code == 0);
  for (const char* file :
       {"summary.json", "scenario.yaml", "report.txt", "flows.csv", "calls.csv"}) {
    CAPTURE(file);
    CHECK(content(scratch / "a" / file) == content(scratch / "b" / file));
  }
  CHECK(contains(content(scratch / "a/report.txt"), "\nWith four, later.\n"));
  for (const char* file : {"run.json", "summary.json"}) {
    CHECK(contains(content(scratch / "a" / file), "\"options\": [\n  \"four\",\n  \"later\"\n ]"));
  }
}

TEST_CASE("with: an option changes the run, a dated one only from its date on") {
  const Scratch scratch;
  write(scratch / "s.yaml", text());
  REQUIRE(run_to(scratch, "s.yaml", "plain", {"--trace"}).exit_code == 0);
  REQUIRE(run_to(scratch, "s.yaml", "four", {"--with", "four"}).exit_code == 0);
  REQUIRE(run_to(scratch, "s.yaml", "third", {"--with", "third", "--trace"}).exit_code == 0);
  CHECK(content(scratch / "plain/calls.csv") != content(scratch / "four/calls.csv"));
  const std::string before = content(scratch / "plain/trace.csv");
  const std::string after = content(scratch / "third/trace.csv");
  std::size_t same = 0;
  while (same < before.size() && same < after.size() && before[same] == after[same]) {
    ++same;
  }
  const std::string last_same = before.substr(0, before.rfind('\n', same));
  const std::string time = last_same.substr(last_same.rfind('\n') + 1, 16);
  CHECK(std::stoll(time) >= 1'706'745'600'000'000);  // 2024-02-01
  CHECK(same < before.size());
}

TEST_CASE("with: check and run give the same verdict") {
  const Scratch scratch;
  write(scratch / "s.yaml", text());
  const std::string file = (scratch / "s.yaml").string();
  const Answer checked = check({file, "-q", "--with", "fore"});
  const Answer ran = run_to(scratch, "s.yaml", "out", {"--with", "fore"});
  CHECK(checked.exit_code == ExitCode::BadInput);
  CHECK(ran.exit_code == ExitCode::BadInput);
  CHECK(checked.err == ran.err);
  CHECK(contains(checked.err, "did you mean four?"));
  CHECK_FALSE(std::filesystem::exists(scratch / "out"));
  const Answer late = check({file, "-q", "--with", "never"});
  CHECK(late.exit_code == ExitCode::Complete);
  CHECK(
      contains(late.err, "warning: options.never: comes into force at 2030-01-01, after the run"));
}

}  // namespace
}  // namespace corridor::tools::with_test
