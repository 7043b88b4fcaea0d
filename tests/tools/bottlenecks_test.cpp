#include "tools/corridor/bottlenecks.hpp"

#include <string>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::bottlenecks_test {
namespace {

/// A crane that is busy most of its time before a gate that is not; both at one node.
const char* const kPort = R"(corridor: 1
name: A port
from: 2024-01-01
to: 2024-04-01
warm_up: 5 d
cool_down: 30 d
commodities: {box: {unit: box, lot: 1 box}}
nodes:
  port:
    facilities:
      crane: {count: 1, time: {exponential: {mean: 50 min}}}
      gate: {count: 1, time: {exponential: {mean: 10 min}}}
    storage: {yard: {capacity: {box: 500 box}}}
    handling: [{cargo: box, from: origin, to: destination, steps: [{use: crane, into: yard}, {use: gate, out_of: yard}]}]
flows: {boxes: {from: port, to: port, commodity: box, arrives: {every: {exponential: {mean: 1 h}}}}}
)";

class Port {
 public:
  Port() { write(scratch_ / "port.yaml", kPort); }
  [[nodiscard]] std::string file() const { return (scratch_ / "port.yaml").string(); }
  [[nodiscard]] std::string folder(const std::string& name) const {
    return (scratch_ / name).string();
  }
  [[nodiscard]] std::string text(const std::string& path) const { return content(scratch_ / path); }

 private:
  Scratch scratch_;
};

TEST_CASE("bottlenecks: the verdict first, the table, and the files beside it") {
  const Port port;
  const Answer answer = bottlenecks({port.file(), "-n", "6", "-o", port.folder("out")});
  CAPTURE(answer.out);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out,
                 "The bottleneck is port.crane: with count 1 -> 2 the mean journey changes"));
  CHECK(contains(answer.out, "Limits by measured gain"));
  CHECK(contains(bottlenecks({port.file(),
                              "-n",
                              "4",
                              "--first",
                              "4",
                              "--confidence",
                              "90%",
                              "-o",
                              port.folder("ninety")})
                     .out,
                 "at 90 %"));
  CHECK(
      contains(port.text("out/bottlenecks.csv"), "\nfacility,port.crane,bottleneck,count 1 -> 2,"));
  CHECK(contains(port.text("out/bottlenecks.csv"), "screened out"));
  CHECK(contains(port.text("out/bottlenecks.json"), "\"finding\": \"one\""));
  CHECK(contains(port.text("out/scenario.yaml"), "name: A port"));
  CHECK(contains(port.text("out/report.txt"), "The bottleneck is port.crane"));
}

TEST_CASE("bottlenecks: by month and as a cascade") {
  const Port port;
  const Answer months = bottlenecks(
      {port.file(), "-n", "4", "--first", "4", "--by", "month", "-o", port.folder("m")});
  CAPTURE(months.out);
  CHECK(months.exit_code == ExitCode::Complete);
  for (const char* month : {"2024-01", "2024-02", "2024-03"}) {
    CHECK(contains(months.out, std::string("\n  ") + month + "  port.crane"));
    CHECK(
        contains(port.text("m/seasons.csv"), std::string("\n") + month + ",facility,port.crane,"));
  }
  const Answer cascade =
      bottlenecks({port.file(), "-n", "4", "--cascade", "2", "-o", port.folder("c")});
  CHECK(cascade.exit_code == ExitCode::Complete);
  CHECK(contains(cascade.out, "in which order limits appear"));
  CHECK(contains(port.text("c/cascade.csv"), "\n1,count 1 -> 2,"));
}

TEST_CASE("bottlenecks: the same bytes on any number of threads") {
  const Port port;
  for (const char* threads : {"1", "3"}) {
    const Answer answer = bottlenecks(
        {port.file(), "-n", "4", "--threads", threads, "-q", "-o", port.folder(threads)});
    CHECK(answer.exit_code == ExitCode::Complete);
    CHECK(answer.out.empty());
  }
  for (const char* file : {"/bottlenecks.csv", "/bottlenecks.json", "/report.txt"}) {
    CHECK(port.text(std::string("1") + file) == port.text(std::string("3") + file));
  }
}

TEST_CASE("bottlenecks: Ctrl-C keeps what was simulated, and the same command goes on from there") {
  const Port port;
  const std::string command =
      "$CORRIDOR bottlenecks " + port.file() + " -n 8 --set to=2040-01-01 -o " + port.folder("out");
  const Answer cut = shell("timeout --preserve-status -s INT 1 " + command);
  CAPTURE(cut.out);
  REQUIRE(cut.exit_code == ExitCode::Interrupted);
  CHECK(contains(cut.out,
                 "interrupted; what was simulated is kept in " + port.folder("out.unfinished")));
  const Answer whole = shell(command);
  CHECK(whole.exit_code == ExitCode::Complete);
  const Answer again = shell("$CORRIDOR bottlenecks " + port.file() +
                             " -n 8 --set to=2040-01-01 -o " + port.folder("again"));
  CHECK(port.text("out/bottlenecks.csv") == port.text("again/bottlenecks.csv"));
  CHECK_FALSE(std::filesystem::exists(port.folder("out.unfinished")));
}

TEST_CASE("bottlenecks: what is wrong with the arguments, and what was expected") {
  struct Case {
    std::vector<std::string> arguments;
    std::string problem;
  };
  const Port port;
  for (const Case& one :
       {Case{{}, "one scenario file is needed"},
        Case{{port.file(), "--step", "ten"},
             "--step: found 'ten', expected one of one, tenth, twice (did you mean one?)"},
        Case{{port.file(), "--by", "week"}, "--by: found 'week', expected one of quarter, month"},
        Case{{port.file(), "--judge", "mena"}, "--judge: no measure 'mena' (did you mean 'mean'?)"},
        Case{{port.file(), "-n", "1"}, "--replications"},
        Case{{port.file(), "--by", "month", "--cascade", "2"},
             "--by and --cascade exclude each other"},
        Case{{port.file(), "--alike", "1.5"}, "--alike must be from 0 to below 1 (found 1.5)"},
        Case{{port.file(), "--confidence", "high"}, "--confidence needs a share (found high"},
        Case{{port.file(), "--set", "flows.boxes.commodity=bix"}, "bix"}}) {
    const Answer answer = bottlenecks(one.arguments);
    CAPTURE(answer.err);
    CHECK(answer.exit_code == ExitCode::BadInput);
    CHECK(contains(answer.err, one.problem));
    CHECK(answer.out.empty());
  }
  CHECK(contains(bottlenecks({"--help"}).out, "Usage: corridor bottlenecks"));
}

}  // namespace
}  // namespace corridor::tools::bottlenecks_test
