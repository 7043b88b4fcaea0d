#include "run_options.hpp"

#include <limits>
#include <ostream>

#include "arguments.hpp"

namespace corridor::tools {
namespace {

constexpr std::uint64_t kMostReplications = 100'000;
constexpr std::uint64_t kMostThreads = 1'000'000;  // as many as there are replications are used

/// How often to simulate, and what to find out by it.
std::vector<Option> analysis_options() {
  return {
      {.name = "precision",
       .letter = 0,
       .value = "MEASURE=PERCENT[,...]",
       .help =
           "simulate until the 95 % interval of each measure is that narrow, as in "
           "P50=2%,throughput=1%: half-width over mean at most p / (1 + p), kept over five more "
           "replications (5 % more beyond 100). Measures: throughput, mean, P50, P80, P95 of all "
           "flows, or of one as in P95:FLOW",
       .repeatable = true},
      {.name = "max-replications",
       .letter = 0,
       .value = "N",
       .help = "with --precision: give up after so many (default 500) and say what was reached"},
      {.name = "low-high",
       .letter = 0,
       .value = {},
       .help = "find out which number matters: move each input with low or high there alone, under "
               "the same random numbers, and show the ten that move throughput, P50 and P95 most; "
               "all are in tornado.csv"},
      {.name = "flow",
       .letter = 0,
       .value = "FLOW",
       .help = "with --low-high: judge by this flow instead of all together"}};
}

std::vector<Option> run_options() {
  return {
      {.name = "replications",
       .letter = 'n',
       .value = "N",
       .help = "how often to simulate, each time with other random numbers (default: the "
               "scenario's); one has intervals by batch means where it is long enough. With "
               "--precision the least number (default 10)"},
      {.name = "seed",
       .letter = 0,
       .value = "N",
       .help = "where the random numbers come from (default: the scenario's); the same seed gives "
               "the same results"},
      {.name = "threads",
       .letter = 0,
       .value = "N",
       .help = "replications at a time (default 0: one a processor); does not change results"},
      {.name = "out",
       .letter = 'o',
       .value = "DIR",
       .help = "folder for the results, which must not exist or be empty (default: the next of "
               "results/SCENARIO-1, -2, ...)"},
      {.name = "with",
       .letter = 0,
       .value = "OPTION[,OPTION...]",
       .help = "run with options of the scenario in force, each from its date on; can be given "
               "several times",
       .repeatable = true},
      {.name = "set",
       .letter = 0,
       .value = "PATH=VALUE",
       .help = "change a value of the scenario for this run; can be given several times",
       .repeatable = true},
      {.name = "trace",
       .letter = 0,
       .value = {},
       .help = "write every event of replication 0 to trace.csv (one more simulation)"},
      {.name = "follow",
       .letter = 0,
       .value = "FLOW/N",
       .help = "tell the journey of the N-th lot of a flow in replication 0, counted from 1, as a "
               "table and in journey.csv (one more simulation)"},
      {.name = "show",
       .letter = 0,
       .value = "FLOW[,FLOW...]",
       .help = "tell place by place where the days of these flows go (default: of the largest flow "
               "of each commodity)",
       .repeatable = true},
      {.name = "strict", .letter = 0, .value = {}, .help = "take warnings as errors"},
      {.name = "quiet",
       .letter = 'q',
       .value = {},
       .help = "no report and no progress, only problems"},
      {.name = "help", .letter = 'h', .value = {}, .help = "show this text"}};
}

/// The analysis stands behind the number of replications.
const std::vector<Option>& options() {
  static const std::vector<Option> kOptions = [] {
    std::vector<Option> all = run_options();
    const std::vector<Option> analysis = analysis_options();
    all.insert(all.begin() + 1, analysis.begin(), analysis.end());
    return all;
  }();
  return kOptions;
}

/// Fills in the numbers; answers with what is wrong with one of them, or nothing.
std::string read_numbers(const Arguments& given, RunRequest& request) {
  std::string problem;
  const auto number = [&](const char* option, std::uint64_t least, std::uint64_t most) {
    return problem.empty() ? whole_number(given, option, least, most, problem) : std::nullopt;
  };
  if (const auto n = number("replications", 1, kMostReplications)) {
    request.replications = static_cast<int>(*n);
  }
  if (const auto n = number("max-replications", 1, kMostReplications)) {
    request.max_replications = static_cast<int>(*n);
  }
  request.seed = number("seed", 0, std::numeric_limits<std::uint64_t>::max());
  if (const auto n = number("threads", 0, kMostThreads)) {
    request.threads = static_cast<int>(*n);
  }
  return problem;
}

/// What does not go together, or nothing.
std::string conflict(const Arguments& given, const RunRequest& request) {
  constexpr int kLeast = 3;
  constexpr int kUsually = 500;
  if (request.max_replications && request.precision.empty()) {
    return "--max-replications belongs to --precision";
  }
  if (given.has("flow") && !request.low_high) {
    return "--flow belongs to --low-high";
  }
  if (request.precision.empty() || !request.replications) {
    return {};
  }
  if (*request.replications < kLeast) {
    return "--precision needs three replications at least to begin with";
  }
  if (*request.replications > request.max_replications.value_or(kUsually)) {
    return "--replications is the least number with --precision and lies above "
           "--max-replications";
  }
  return {};
}

}  // namespace

ParsedRun parse_run(std::span<const std::string> arguments) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return {.request = std::nullopt, .problem = parsed.problem};
  }
  const Arguments& given = *parsed.arguments;
  RunRequest request;
  request.command = {"corridor", "run"};
  request.command.insert(request.command.end(), arguments.begin(), arguments.end());
  request.help = given.has("help");
  if (!request.help && given.files().size() != 1) {
    return {.request = std::nullopt, .problem = "one scenario file is needed"};
  }
  request.file = given.files().empty() ? "" : given.files().front();
  request.with = split_list(given.texts("with"));
  request.sets = given.texts("set");
  request.folder = given.text("out").value_or("");
  request.follow = given.text("follow").value_or("");
  request.show = split_list(given.texts("show"));
  request.precision =
      given.has("precision") ? split_list(given.texts("precision")) : std::vector<std::string>();
  request.low_high = given.has("low-high");
  request.low_high_flow = given.text("flow").value_or("");
  request.trace = given.has("trace");
  request.strict = given.has("strict");
  request.quiet = given.has("quiet");
  if (given.has("out") && request.folder.empty()) {
    return {.request = std::nullopt, .problem = "--out needs the name of a folder"};
  }
  std::string problem = read_numbers(given, request);
  if (problem.empty()) {
    problem = conflict(given, request);
  }
  if (!problem.empty()) {
    return {.request = std::nullopt, .problem = problem};
  }
  return {.request = request, .problem = {}};
}

void print_run_help(std::ostream& out) {
  out << "Usage: corridor run SCENARIO.yaml [OPTIONS]\n\n"
         "Simulates a scenario and shows what was carried, how long it took, where the\n"
         "days went and what held it back, beside what was observed. The tables, the\n"
         "scenario as it was simulated and the report are left in a folder of their own.\n"
         "'-' reads the scenario from standard input.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor run scenarios/base-2024.yaml\n"
         "      the corridor of 2024, as often as the scenario says\n"
         "  corridor run scenarios/base-2024.yaml -n 5 --set fleets.feeders.count=6 -o six\n"
         "      a quick look at one more feeder, kept in the folder `six`\n"
         "  corridor run scenarios/base-2024.yaml --precision P50=2%,throughput=1%\n"
         "      as many replications as that takes; docs/output-analysis.md says how\n"
         "  corridor run scenarios/base-2024.yaml --low-high\n"
         "      which uncertain number of the scenario moves the result most\n"
         "  corridor run scenarios/tutorial/queue.yaml --follow trucks/12\n"
         "      one queue, and the twelfth truck's way through it\n\n"
         "Exit codes: 0 complete, 1 an account does not balance (a bug), 2 bad scenario\n"
         "or usage, 3 a file cannot be read or written, 4 the model stopped in some\n"
         "replication (results are written), 130 or 143 interrupted (nothing is written;\n"
         "with --precision and --low-high what was simulated until then is).\n";
}

}  // namespace corridor::tools
