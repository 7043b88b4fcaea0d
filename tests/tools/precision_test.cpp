// `corridor run --precision` and `--low-high`, as a user gives them.

#include <map>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::precision_test {
namespace {

namespace fs = std::filesystem;

const std::string kQueue = scenario("tutorial/queue.yaml");

std::string uncertain_queue() {
  return R"(corridor: 1
name: A counter
from: 2024-01-01
to: 2024-03-01
warm_up: 10 d
cool_down: 10 d
replications: 5
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  counter:
    facilities:
      server: {count: 1, time: {exponential: {mean: 30 min}, low: 24 min, high: 36 min, source: a watch}}
      spare: {count: {value: 2, low: 1}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: server}]}]
flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: {exponential: {mean: 60 min}}}}}
)";
}

/// Lines of a page joined again.
std::string unwrapped(const std::string& page) {
  std::string text;
  for (const char c : page) {
    if (c != '\n' && c != ' ') {
      text += c;
    } else if (!text.ends_with(' ')) {
      text += ' ';
    }
  }
  return text;
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != "run.json") {
      files[entry.path().filename().string()] = content(entry.path());
    }
  }
  return files;
}

TEST_CASE(
    "run --precision: says with how many replications it was reached; any threads, one answer") {
  const Scratch scratch;
  for (const std::string threads : {"1", "3"}) {
    const Answer answer = run({kQueue,
                               "--precision",
                               "mean=4%,throughput=2%",
                               "--threads",
                               threads,
                               "-o",
                               (scratch / threads).string()});
    CHECK(answer.exit_code == ExitCode::Complete);
    CHECK(contains(unwrapped(answer.out),
                   "Precision of mean: asked within 4.0 % of the mean, reached with "));
    CHECK(contains(answer.out, "Precision of throughput: asked within 2.0 %"));
  }
  CHECK(files_of(scratch / "1") == files_of(scratch / "3"));
  CHECK(contains(content(scratch / "1/summary.json"), "\"precision\""));
}

TEST_CASE("run --precision: a cap that is reached is told") {
  const Scratch scratch;
  const Answer answer = run({kQueue,
                             "--precision",
                             "P95:trucks=0.1%",
                             "--max-replications",
                             "12",
                             "-o",
                             (scratch / "out").string()});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(unwrapped(answer.out), "not reached (cap of 12 reached): half-width"));
  CHECK(contains(content(scratch / "out/scenario.yaml"), "replications: 12"));
}

TEST_CASE("run --precision: what was simulated before Ctrl-C is kept") {
  const Scratch scratch;
  const Answer answer =
      shell("timeout --preserve-status -s INT 1 $CORRIDOR run " + kQueue +
            " --precision mean=0.001% --max-replications 100000 -o " + (scratch / "out").string());
  CHECK(answer.exit_code == ExitCode::Interrupted);
  CHECK(contains(unwrapped(answer.out), "not reached (interrupted)"));
  CHECK(contains(answer.out, "Interrupted after "));
  CHECK(fs::exists(scratch / "out/summary.json"));
}

TEST_CASE("run --low-high: a tornado of what each input moves, all of it in tornado.csv") {
  const Scratch scratch;
  write(scratch / "s.yaml", uncertain_queue());
  const Answer answer =
      run({(scratch / "s.yaml").string(), "--low-high", "-o", (scratch / "out").string()});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.err, "2 inputs have low or high: 15 runs on "));
  CHECK(contains(answer.out, "Which number matters"));
  CHECK(
      contains(answer.out, "nodes.counter.facilities.server.time: {exponential: {mean: 30 min}}"));
  CHECK(contains(answer.out, "LLLLLLL"));
  CHECK(contains(answer.out, "HHHHHHHHHHHHH"));
  CHECK(contains(answer.out, "Without any effect: nodes.counter.facilities.spare.count."));
  const std::string csv = content(scratch / "out/tornado.csv");
  CHECK(csv.starts_with("measure,unit,base,input,value,bound,bound_value,difference,half_width,"));
  CHECK(contains(csv, ",nodes.counter.facilities.spare.count,2,low,1,0,0,5,yes,,"));
  CHECK(contains(csv, ",a watch,"));
  const Answer again = run({(scratch / "s.yaml").string(),
                            "--low-high",
                            "--threads",
                            "1",
                            "-q",
                            "-o",
                            (scratch / "again").string()});
  CHECK_FALSE(contains(again.err, "runs on"));
  CHECK(files_of(scratch / "out") == files_of(scratch / "again"));
}

TEST_CASE("run --low-high: needs two replications to compare") {
  const Answer answer = run({scenario("tutorial/queue.yaml"), "--low-high", "-n", "1"});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(contains(answer.err, "--low-high: compares replication by replication (found 1"));
}

TEST_CASE("run --low-high: without any uncertain number it says how to write one") {
  const Scratch scratch;
  const Answer answer = run({kQueue, "-n", "2", "--low-high", "-o", (scratch / "out").string()});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "No number of the scenario has low or high"));
}

TEST_CASE("run --precision, --low-high: wrong usage names the option") {
  struct Case {
    std::vector<std::string> more;
    std::string message;
  };
  const std::vector<Case> cases{
      {{"--precision", "P5=2%"}, "--precision: no measure 'P5' (did you mean 'P50'?)"},
      {{"--precision", "P50:truks=2%"}, "--precision: no flow 'truks' (did you mean 'trucks'?)"},
      {{"--precision", "P50=200%"}, "--precision: the precision of P50 is a share"},
      {{"--precision", "P50=2%", "-n", "2"}, "--precision needs three replications"},
      {{"--precision", "P50=2%", "-n", "20", "--max-replications", "10"}, "lies above"},
      {{"--max-replications", "10"}, "--max-replications belongs to --precision"},
      {{"--flow", "trucks"}, "--flow belongs to --low-high"},
      {{"--low-high", "--flow", "truks"}, "--flow: no flow 'truks' (did you mean 'trucks'?)"},
  };
  const Scratch scratch;
  for (const Case& one : cases) {
    std::vector<std::string> arguments{kQueue, "-o", (scratch / "out").string()};
    arguments.insert(arguments.end(), one.more.begin(), one.more.end());
    const Answer answer = run(arguments);
    CAPTURE(one.message);
    CAPTURE(answer.err);
    CHECK(answer.exit_code == ExitCode::BadInput);
    CHECK(contains(answer.err, one.message));
  }
  CHECK(scratch.empty());
}

TEST_CASE("run: the report says what the figures rest on") {
  const Scratch scratch;
  const Answer many = run({kQueue, "-n", "5", "-o", (scratch / "many").string()});
  CHECK(contains(many.out, "How far the figures can be trusted"));
  CHECK(contains(unwrapped(many.out),
                 "Warm-up: given 30 d; MSER-5 of the number of lots in the corridor"));
  CHECK(contains(many.out, "In equilibrium: no stock"));
  CHECK(fs::exists(scratch / "many/in_system.csv"));
  const Answer short_one = run({scenario("tutorial/small-corridor.yaml"),
                                "--set",
                                "warm_up=0 d",
                                "-o",
                                (scratch / "short").string()});
  CHECK(contains(unwrapped(short_one.out), "is shorter than MSER-5 suggests"));
  const Answer one = run({kQueue, "-n", "1", "-o", (scratch / "one").string()});
  CHECK(contains(unwrapped(one.out), "interval by batch means"));
}

}  // namespace
}  // namespace corridor::tools::precision_test
