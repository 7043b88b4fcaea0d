#include "tools/corridor/run.hpp"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::run_test {
namespace {

namespace fs = std::filesystem;

const std::string kQueue = scenario("tutorial/queue.yaml");
const std::string kSmall = scenario("tutorial/small-corridor.yaml");

/// What must be the same wherever a run is made, by file name.
std::map<std::string, std::string> repeatable_files(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != "run.json") {
      files[entry.path().filename().string()] = content(entry.path());
    }
  }
  return files;
}

TEST_CASE("run: prints the report and leaves a complete folder") {
  const Scratch scratch;
  const Answer answer = run({kSmall, "-n", "2", "-o", (scratch / "out").string()});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(answer.err.empty());
  for (const char* page : {"What held it back: ",
                           "Freight",
                           "Transit time by flow",
                           "Where the days go",
                           "Bottlenecks",
                           "Flow and stock by node and month"}) {
    CHECK(contains(answer.out, page));
  }
  const auto files = repeatable_files(scratch / "out");
  for (const char* name : {"account.csv",
                           "calls.csv",
                           "delays.csv",
                           "facilities.csv",
                           "flows.csv",
                           "links.csv",
                           "months.csv",
                           "replications.csv",
                           "report.txt",
                           "scenario.yaml",
                           "storages.csv",
                           "summary.json",
                           "validation.csv",
                           "vehicle_waits.csv"}) {
    CAPTURE(name);
    CHECK(files.contains(name));
  }
  CHECK(contains(answer.out, files.at("report.txt")));
  CHECK(contains(content(scratch / "out/run.json"), "\"threads\""));
}

TEST_CASE("run: the same bytes for 1, 2 and 7 threads") {
  const Scratch scratch;
  for (const std::string threads : {"1", "2", "7"}) {
    const auto folder = (scratch / threads).string();
    REQUIRE(run({kSmall, "-n", "7", "--threads", threads, "-o", folder, "-q"}).exit_code == 0);
  }
  CHECK(repeatable_files(scratch / "1") == repeatable_files(scratch / "2"));
  CHECK(repeatable_files(scratch / "1") == repeatable_files(scratch / "7"));
}

TEST_CASE("run: the scenario in the folder repeats the run to the byte") {
  const Scratch scratch;
  REQUIRE(
      run({kSmall, "-n", "3", "--seed", "42", "-o", (scratch / "a").string(), "-q"}).exit_code ==
      0);
  const Answer again =
      run({(scratch / "a/scenario.yaml").string(), "-o", (scratch / "b").string(), "-q"});
  CHECK(again.exit_code == 0);
  CHECK(repeatable_files(scratch / "a") == repeatable_files(scratch / "b"));
}

TEST_CASE("run: another seed gives other results") {
  const Scratch scratch;
  for (const std::string seed : {"1", "2"}) {
    REQUIRE(
        run({kQueue, "-n", "1", "--seed", seed, "-o", (scratch / seed).string(), "-q"}).exit_code ==
        0);
  }
  CHECK(content(scratch / "1/flows.csv") != content(scratch / "2/flows.csv"));
}

TEST_CASE("run: trace and journey come from replication 0 and change nothing else") {
  const Scratch scratch;
  const std::string flow = "china";
  REQUIRE(run({kSmall, "-n", "1", "-o", (scratch / "plain").string(), "-q"}).exit_code == 0);
  const Answer watched = run({kSmall,
                              "-n",
                              "1",
                              "-o",
                              (scratch / "watched").string(),
                              "--trace",
                              "--follow",
                              flow + "/12"});
  REQUIRE(watched.exit_code == 0);
  CHECK(contains(watched.out, "The journey of " + flow + "/12"));
  CHECK(content(scratch / "watched/trace.csv")
            .starts_with("time_us,entity,event,place,cause,quantity\n"));
  CHECK(content(scratch / "watched/journey.csv").starts_with("from_us,to_us,"));
  CHECK(content(scratch / "plain/summary.json") == content(scratch / "watched/summary.json"));
}

TEST_CASE("run: --show tells place by place of the flows that are named") {
  const Scratch scratch;
  const std::string line = scenario("lab/ferry-line-rail.yaml");
  const Answer all = run({line, "-n", "1", "-o", (scratch / "all").string()});
  const Answer shown = run({line, "-n", "1", "-o", (scratch / "shown").string(), "--show", "back"});
  REQUIRE(shown.exit_code == 0);
  CHECK(contains(all.out, "\nout: "));
  CHECK_FALSE(contains(shown.out, "\nout: "));
  CHECK(contains(shown.out, "\nback: "));
}

TEST_CASE("run: without -o the folders are numbered below results/") {
  const Scratch scratch;
  const fs::path before = fs::current_path();
  fs::current_path(scratch.path());
  const Answer first = run({kQueue, "-n", "1"});
  const Answer second = run({kQueue, "-n", "1"});
  fs::current_path(before);
  CHECK(contains(first.out, "The tables are in results/queue-1\n"));
  CHECK(contains(second.out, "The tables are in results/queue-2\n"));
  CHECK(fs::exists(scratch / "results/queue-2/summary.json"));
}

TEST_CASE("run: --set changes the run and is in the scenario of the folder") {
  const Scratch scratch;
  const Answer answer = run({kSmall,
                             "-n",
                             "1",
                             "--set",
                             "fleets.feeders.count=3",
                             "-o",
                             (scratch / "out").string(),
                             "-q"});
  CHECK(answer.exit_code == 0);
  CHECK(contains(content(scratch / "out/scenario.yaml"), "count: 3"));
}

TEST_CASE("run: wrong usage names the option and writes nothing") {
  struct Case {
    std::vector<std::string> more;
    std::string message;
  };
  const std::vector<Case> cases{
      {{"-n", "0"}, "--replications takes a whole number from 1 to 100000, not '0'"},
      {{"--threads", "-1"}, "--threads takes a whole number from 0 to 1000000, not '-1'"},
      {{"--seed", "1.5"}, "--seed takes a whole number"},
      {{"--seed", "1", "--seed", "2"}, "--seed is given twice"},
      {{"--treads", "2"}, "unknown option --treads (did you mean --threads?)"},
      {{"more.yaml"}, "one scenario file is needed"},
      {{"--follow", "customers"}, "--follow: a lot is named FLOW/N"},
      {{"--follow", "truks/1"}, "--follow: no flow 'truks' (did you mean 'trucks'?)"},
      {{"--show", "truks"}, "--show: no flow 'truks' (did you mean 'trucks'?)"},
      {{"--follow", "trucks/999999999"}, "--follow: replication 0 offers no lot trucks/999999999"},
      {{"-o", ""}, "--out"},
  };
  const Scratch scratch;
  for (const Case& one : cases) {
    std::vector<std::string> arguments{kQueue};
    if (one.more.front() != "-o") {
      arguments.insert(arguments.end(), {"-o", (scratch / "out").string()});
    }
    arguments.insert(arguments.end(), one.more.begin(), one.more.end());
    const Answer answer = run(arguments);
    CAPTURE(one.message);
    CAPTURE(answer.err);
    CHECK(answer.exit_code == ExitCode::BadInput);
    CHECK(contains(answer.err, one.message));
    CHECK(answer.out.empty());
  }
  CHECK(scratch.empty());
}

TEST_CASE("run: a missing file is bad input, an output that cannot be is told before the run") {
  const Scratch scratch;
  CHECK(run({(scratch / "no.yaml").string(), "-o", (scratch / "out").string()}).exit_code ==
        ExitCode::BadInput);
  write(scratch / "file", "");
  const Answer file = run({kQueue, "-o", (scratch / "file").string()});
  CHECK(file.exit_code == ExitCode::InputOutput);
  CHECK(contains(file.err, "is not a folder"));
  const Answer full = run({kQueue, "-o", scratch.path().string()});
  CHECK(full.exit_code == ExitCode::InputOutput);
  CHECK(contains(full.err, "is not empty"));
  CHECK(run({kQueue, "-o", "/proc/no/such"}).exit_code == ExitCode::InputOutput);
}

TEST_CASE("run: help is an answer and teaches by examples") {
  const Answer answer = run({"--help"});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "Examples:"));
  CHECK(contains(answer.out, "-n, --replications N"));
}

}  // namespace
}  // namespace corridor::tools::run_test
