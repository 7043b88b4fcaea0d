#include "tools/corridor/compare.hpp"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::compare_test {
namespace {

const char* const kPort = R"(corridor: 1
name: A port
from: 2024-01-01
to: 2024-03-01
warm_up: 5 d
cool_down: 30 d
currencies: {KZT: 0.002 USD}
commodities: {box: {unit: box, lot: 1 box, delay_cost: 24 USD/box/day}}
nodes:
  port:
    facilities:
      crane: {count: 1, time: {exponential: {mean: 50 min}}}
      gate: {count: 1, time: {exponential: {mean: 10 min}}}
    storage: {yard: {capacity: {box: 500 box}}}
    handling: [{cargo: box, from: origin, to: destination, steps: [{use: crane, into: yard}, {use: gate, out_of: yard}]}]
flows: {boxes: {from: port, to: port, commodity: box, arrives: {every: {exponential: {mean: 1 h}}}}}
options:
  crane: {changes: {nodes.port.facilities.crane.count: 2}, capex: 50 MKZT, opex: 1000 USD/yr, from: 2026-01-01}
  crane_3: {changes: {nodes.port.facilities.crane.count: 3}, from: 2027-01-01}
  gate: {changes: {nodes.port.facilities.gate.count: 2}, capex: 10000 USD}
  yard: {changes: {nodes.port.storage.yard.capacity.box: 600 box}, capex: 1 MUSD}
  quake: {event: true, changes: {nodes.port.facilities.gate.time: 15 min}}
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

TEST_CASE("compare: all projects ranked, what changes nothing is 0, an event is left out") {
  const Port port;
  const Answer answer = compare({port.file(), "-n", "6", "-o", port.folder("out")});
  CAPTURE(answer.out);
  CAPTURE(answer.err);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "Most is gained for certain by crane_3"));
  CHECK(contains(answer.out, "Today the bottleneck is port.crane."));
  CHECK(contains(answer.out, "Of those whose cost is published crane is worth"));
  CHECK_FALSE(contains(answer.out, "quake"));
  const std::string table = port.text("out/options.csv");
  CHECK(contains(table, "\nyard,simulated,"));
  CHECK(contains(table, "\ncrane,simulated,"));
  // not one event differs: four replications, and nothing but zeros
  CHECK(contains(table, ",4,yes,0,0,"));
  CHECK(contains(port.text("out/options.json"), "\"judged_by\": \"mean\""));
}

TEST_CASE("compare: combinations, those that exclude each other told with both places") {
  const Port port;
  const Answer answer = compare({port.file(),
                                 "-n",
                                 "4",
                                 "--options",
                                 "crane,crane_3,gate",
                                 "--combine",
                                 "2",
                                 "--no-next",
                                 "-o",
                                 port.folder("out")});
  CAPTURE(answer.out);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "Options together"));
  CHECK(contains(answer.out, "crane + gate"));
  CHECK(contains(answer.out, "Not compared"));
  const std::string table = port.text("out/options.csv");
  CHECK(contains(table, "crane + crane_3,refused: "));
  CHECK(contains(table, "port.yaml:19: options.crane_3.changes.nodes.port.facilities.crane.count"));
  CHECK(contains(table, "port.yaml:18:21"));
}

TEST_CASE(
    "compare: of many combinations a few are simulated, the others are told with the reason") {
  const Port port;
  const Answer answer = compare({port.file(),
                                 "-n",
                                 "12",
                                 "--judge",
                                 "mean",
                                 "--options",
                                 "crane,gate,yard",
                                 "--combine",
                                 "3",
                                 "--max-sets",
                                 "1",
                                 "--budget",
                                 "1.1e6",
                                 "--no-next",
                                 "-o",
                                 port.folder("out")});
  CAPTURE(answer.out);
  CAPTURE(answer.err);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "Of 3 combinations 1 was simulated"));  // all three cost too much
  CHECK(contains(answer.out, "simulated were 2 of which at most one part"));
  const std::string table = port.text("out/options.csv");
  CHECK(contains(table, "\ncrane + gate,simulated,1,12,"));
  CHECK(contains(table,
                 "\ngate + yard,\"not simulated: at most one part makes a difference alone: "));
  CHECK_FALSE(contains(table, "crane + gate + yard"));
}

TEST_CASE("compare: what ran as one of its parts has the figures of it") {
  const Port port;
  const Answer answer = compare({port.file(),
                                 "-n",
                                 "6",
                                 "--options",
                                 "crane,yard",
                                 "--combine",
                                 "2",
                                 "--no-next",
                                 "-o",
                                 port.folder("out")});
  CAPTURE(answer.out);
  CHECK(contains(answer.out, "The one combination was simulated."));
  CHECK(contains(answer.out, "crane + yard     4  the same as crane, event by event"));
  CHECK(contains(port.text("out/options.json"), "\"runs_of_sets\": 14"));  // 6 + 4 + 4
  CHECK(contains(port.text("out/options.json"), "\"runs_of_sets_if_equal\": 18"));
}

TEST_CASE("compare: as dated, what never comes into force is said so and not ranked") {
  const Port port;
  const Answer answer =
      compare({port.file(), "-n", "4", "--as-dated", "--no-next", "-o", port.folder("out")});
  CAPTURE(answer.out);
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "crane: its date lies after the window, so nothing is said of it"));
  CHECK(contains(port.text("out/options.csv"), "\ncrane,never active in the window,,0,no,"));
}

TEST_CASE("compare: a budget leaves out what costs more and what has no published cost") {
  const Port port;
  const Answer answer =
      compare({port.file(), "-n", "4", "--budget", "150e3", "--no-next", "-o", port.folder("out")});
  CHECK(answer.exit_code == ExitCode::Complete);
  const std::string table = port.text("out/options.csv");
  CHECK(contains(table, "\ncrane,simulated,"));  // 50 MKZT are 100,000 USD
  CHECK(contains(table, "\ngate,simulated,"));
  CHECK_FALSE(contains(table, "yard"));
  CHECK_FALSE(contains(table, "crane_3"));
  const Answer none = compare({port.file(), "--budget", "1"});
  CHECK(none.exit_code == ExitCode::BadInput);
  CHECK(contains(none.err, "--budget: no set is known to cost that little"));
}

TEST_CASE("compare --select: the best, with its promise and the runs that were saved") {
  const Port port;
  const Answer kn = compare({port.file(),
                             "--select",
                             "kn",
                             "--indifference",
                             "0.02",
                             "--judge",
                             "mean",
                             "-o",
                             port.folder("kn")});
  CAPTURE(kn.out);
  CHECK(kn.exit_code == ExitCode::Complete);
  CHECK(contains(kn.out, "the best is crane_3"));
  CHECK(contains(kn.out, "With a probability of at least 95 % no"));
  CHECK(contains(port.text("kn/selection.csv"), "\ncrane_3,yes,"));
  const Answer ocba = compare({port.file(),
                               "--select",
                               "ocba",
                               "--runs",
                               "60",
                               "--judge",
                               "mean",
                               "-o",
                               port.folder("ocba")});
  CHECK(ocba.exit_code == ExitCode::Complete);
  CHECK(contains(port.text("ocba/selection.json"), "\"runs\": 60"));
}

TEST_CASE("compare: the same bytes on any number of threads") {
  const Port port;
  for (const char* threads : {"1", "3"}) {
    const Answer answer =
        compare({port.file(), "-n", "4", "--threads", threads, "-q", "-o", port.folder(threads)});
    CHECK(answer.exit_code == ExitCode::Complete);
  }
  for (const char* file : {"/options.csv", "/options.json", "/report.txt"}) {
    CHECK(port.text(std::string("1") + file) == port.text(std::string("3") + file));
  }
}

TEST_CASE("compare: what is wrong with the arguments, and what was expected") {
  struct Case {
    std::vector<std::string> arguments;
    std::string problem;
  };
  const Port port;
  for (const Case& one :
       {Case{{}, "one scenario file is needed"},
        Case{{port.file(), "--options", "crana"},
             "--options: no such option (found 'crana', expected the id of an option; did you mean "
             "crane?)"},
        Case{{port.file(), "--options", "crane+crane_3"}, "the two exclude each other"},
        Case{{port.file(), "--select", "best"},
             "--select: found 'best', expected one of kn, rinott, ocba"},
        Case{{port.file(), "--select", "kn"}, "--select kn needs --indifference"},
        Case{{port.file(), "--runs", "50"}, "go with --select"},
        Case{{port.file(), "--budget", "much"}, "--budget needs an amount (found much"},
        Case{{port.file(), "--rate", "8"}, "--rate must be from 0 to below 1 (found 8)"},
        Case{{port.file(), "--combine", "99"}, "--combine"},
        Case{{port.file(), "--max-sets", "9"}, "--max-sets goes with --combine"},
        Case{{scenario("tutorial/queue.yaml")}, "no options to compare"}}) {
    const Answer answer = compare(one.arguments);
    CAPTURE(answer.err);
    CHECK(answer.exit_code == ExitCode::BadInput);
    CHECK(contains(answer.err, one.problem));
  }
  CHECK(contains(compare({"--help"}).out, "Usage: corridor compare"));
}

}  // namespace
}  // namespace corridor::tools::compare_test
