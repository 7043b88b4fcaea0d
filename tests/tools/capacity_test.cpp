#include "tools/corridor/capacity.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::capacity_test {
namespace {

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    longest = std::max(longest, end - begin);
    begin = end + 1;
  }
  return longest;
}

TEST_CASE("capacity: the answer comes first, then the tables behind it") {
  const Answer answer = capacity({scenario("tutorial/ferry-line.yaml")});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(answer.err.empty());
  std::size_t last = 0;
  for (const char* part : {"A ferry line: what theory says",
                           "The network can carry all of the 15,000 truck a year",
                           "vehicles of line",
                           "The most that can be carried (max-flow, min-cut)",
                           "How busy, and how long the wait",
                           "Berths (guide: UNCTAD 1985",
                           "Cargo waits for a vehicle"}) {
    CAPTURE(part);
    const std::size_t at = answer.out.find(part, last);
    REQUIRE(at != std::string::npos);
    last = at;
  }
  CHECK(longest_line(capacity({scenario("base-2024.yaml")}).out) <= 100);
}

TEST_CASE("capacity: what is short is named, with what it can carry") {
  const std::vector<std::string> two_fold{
      scenario("tutorial/ferry-line.yaml"), "--set", "flows.west.volume=40000 trucks/yr"};
  const Answer answer = capacity(two_fold);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, " of the 46,000 truck a year that are offered"));
  CHECK(contains(answer.out, "has to shrink to"));
  CHECK(contains(answer.err, "exceeds the static capacity"));
  CHECK(contains(answer.err, "(minimum cut: line)"));
  std::vector<std::string> strict = two_fold;
  strict.emplace_back("--strict");
  CHECK(capacity(strict).exit_code == ExitCode::BadInput);
}

TEST_CASE("capacity: cargo that is short is told although tonnes are not") {
  const Answer answer =
      capacity({scenario("base-2024.yaml"), "--set", "flows.trucks_west.volume=120000 trucks/yr"});
  CHECK(contains(answer.out, "The network can carry "));
  CHECK(contains(answer.out, " truck of the 1"));
  CHECK_FALSE(contains(answer.out, "can carry all of the"));
}

TEST_CASE("capacity: a ramp names the year in which a limit is exceeded") {
  const Scratch scratch;
  const std::string folder = (scratch / "ramp").string();
  const Answer answer = capacity({scenario("roadmap-2027.yaml"), "--by-year", "-o", folder});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(longest_line(answer.out) <= 100);
  CHECK(
      contains(answer.out,
               "berths kuryk.ferry_berths               0.67   0.71   0.71   0.88*  0.87*  1.10"));
  CHECK(contains(answer.out, "vehicles of ferry_kuryk                 0.61*  0.69*  0.78*  0.61"));
  CHECK(
      contains(content(scratch / "ramp/capacity_by_year.csv"), "pipeline,sangachal-ceyhan,2024,"));
  CHECK(contains(content(scratch / "ramp/capacity_by_year.json"), "\"unit\": \"trips/d\""));
  CHECK_FALSE(contains(capacity({scenario("roadmap-2027.yaml")}).out, "year by year"));
}

TEST_CASE("capacity: beside a run, with files and the reason where they part") {
  const Scratch scratch;
  const std::string file = scenario("tutorial/ferry-line.yaml");
  const std::string folder = (scratch / "run").string();
  REQUIRE(run({file, "-n", "4", "-q", "-o", folder}).exit_code == ExitCode::Complete);
  const Answer answer = capacity({file, "--run", folder, "-o", (scratch / "theory").string()});
  CAPTURE(answer.err);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "Beside the simulation"));
  CHECK(contains(answer.out, "delivered"));
  const std::string table = content(scratch / "theory/capacity_comparison.csv");
  CHECK(contains(table, "figure,of,unit,theory,simulated,half_width,parts,reason\n"));
  CHECK(contains(table, "trips,line,1/yr,"));
  // every figure that parts has a reason
  for (std::size_t at = table.find(",yes,"); at != std::string::npos;
       at = table.find(",yes,", at + 1)) {
    CHECK(table.at(at + 5) != '\n');
  }
  CHECK(content(scratch / "theory/capacity.txt") == answer.out);
  CHECK(contains(content(scratch / "theory/capacity.json"), "\"flows\": ["));
  for (const char* name : {"flows", "resources", "berths", "services", "vehicle_waits"}) {
    CHECK(!content(scratch / ("theory/capacity_" + std::string(name) + ".csv")).empty());
  }
}

TEST_CASE("capacity: of M/M/3 theory and simulation agree in every figure but for chance") {
  const Scratch scratch;
  const std::string file = scenario("lab/queue-mmc.yaml");
  const std::string folder = (scratch / "run").string();
  REQUIRE(run({file, "-n", "5", "-q", "-o", folder}).exit_code == ExitCode::Complete);
  const Answer answer = capacity({file, "--run", folder});
  CHECK(contains(answer.out, "3 of 3 figures agree"));
}

TEST_CASE("capacity: a folder that is no run, a run of something else, and usage errors") {
  const Scratch scratch;
  const std::string file = scenario("tutorial/queue.yaml");
  CHECK(capacity({file, "--run", (scratch / "none").string()}).exit_code == ExitCode::InputOutput);
  write(scratch / "summary.json", "{\"name\": 3}");
  const Answer odd = capacity({file, "--run", scratch.path().string()});
  CHECK(odd.exit_code == ExitCode::BadInput);
  CHECK(contains(odd.err, "is not the summary of a run"));
  const std::string folder = (scratch / "run").string();
  REQUIRE(run({scenario("lab/queue-mmc.yaml"), "-n", "1", "-q", "-o", folder}).exit_code ==
          ExitCode::Complete);
  const Answer other = capacity({file, "--run", folder});
  CHECK(other.exit_code == ExitCode::BadInput);
  CHECK(contains(other.err, "the run is of 'A queue with three servers'"));
  CHECK(capacity({}).exit_code == ExitCode::BadInput);
  CHECK(capacity({file, "--run", ""}).exit_code == ExitCode::BadInput);
  CHECK(capacity({"-h"}).exit_code == ExitCode::Complete);
  CHECK(capacity({file, "-o", scratch.path().string()}).exit_code == ExitCode::InputOutput);
}

}  // namespace
}  // namespace corridor::tools::capacity_test
