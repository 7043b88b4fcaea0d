#include "bottlenecks.hpp"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/report/bottleneck_verdict.hpp"
#include "exit_codes.hpp"
#include "interrupt.hpp"
#include "study.hpp"

namespace corridor::tools {
namespace {

using experiment::BottleneckPlan;
using experiment::Step;

constexpr int kMonthsOfQuarter = 3;

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions = [] {
    std::vector<Option> all{
        {.name = "replications",
         .letter = 'n',
         .value = "N",
         .help = "of the scenario as it is and, at most, of each probe (default 20)"},
        {.name = "first",
         .letter = 0,
         .value = "N",
         .help =
             "of every probe at first (default 6); those that cannot be the bottleneck end there"},
        {.name = "max-runs",
         .letter = 0,
         .value = "N",
         .help = "of all probes together (default 3000)"},
        {.name = "step",
         .letter = 0,
         .value = "STEP",
         .help =
             "how a limit is eased: one (a server, a vehicle, a slot more; else a tenth), tenth "
             "(everything by a tenth, rates too) or twice (default one)"},
        {.name = "judge",
         .letter = 0,
         .value = "MEASURE",
         .help =
             "what the verdict is by: throughput, mean, P50, P80, P95, time_cost or paid, also of "
             "one flow as in P50:FLOW (default: throughput where less than 97 % of what is offered "
             "is delivered, else mean)"},
        {.name = "alike",
         .letter = 0,
         .value = "SHARE",
         .help = "limits that gain at least this part of the greatest gain share the verdict "
                 "(default 60 %)"},
        {.name = "confidence",
         .letter = 0,
         .value = "SHARE",
         .help = "of all intervals together (default 95 %)"},
        {.name = "cascade",
         .letter = 0,
         .value = "N",
         .help = "remove the bottleneck (twice of it) and look again, up to the N-th limit"},
        {.name = "by",
         .letter = 0,
         .value = "SEASON",
         .help = "by quarter or month: the bottleneck of each part of the window too"}};
    const std::vector<Option> shared = study_options(numbered_folder_help("bottlenecks"));
    all.insert(all.end(), shared.begin(), shared.end());
    return all;
  }();
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor bottlenecks SCENARIO.yaml [OPTIONS]\n\n"
         "Says which limit really holds a corridor back: what each detector sees (how busy,\n"
         "waited for, longest active, narrowest cut), and what easing that one limit gains,\n"
         "measured under the same random numbers. The verdict is by measured gain. Ctrl-C\n"
         "loses nothing: the same command goes on. docs/bottlenecks.md explains.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor bottlenecks scenarios/base-2024.yaml\n"
         "  corridor bottlenecks scenarios/base-2024.yaml --by quarter\n"
         "  corridor bottlenecks scenarios/base-2024.yaml --cascade 10 -o cascade\n\n"
         "Exit codes: 0 complete, 2 bad scenario or usage, 3 a file cannot be read or\n"
         "written, 130 or 143 interrupted.\n";
}

/// What is asked for beside the plan.
struct Request {
  BottleneckPlan plan;
  int cascade = 0;
  int months = 0;  // of a season; 0: none
};

std::string read_words(const Arguments& given, Request& request) {
  if (const auto step = given.text("step")) {
    const std::vector<std::string> names{"one", "tenth", "twice"};
    const auto found = std::ranges::find(names, *step);
    if (found == names.end()) {
      return none_of_words("step", *step, names);
    }
    request.plan.probe.step = static_cast<Step>(found - names.begin());
  }
  if (const auto by = given.text("by")) {
    if (*by != "quarter" && *by != "month") {
      return none_of_words("by", *by, {"quarter", "month"});
    }
    request.months = *by == "month" ? 1 : kMonthsOfQuarter;
  }
  return {};
}

std::string read_request(const Arguments& given, Request& request) {
  constexpr std::uint64_t kMost = 100'000;
  constexpr std::uint64_t kMostRuns = 10'000'000;
  constexpr std::uint64_t kMostLevels = 1000;
  std::string problem;
  const auto whole =
      [&](const char* option, std::uint64_t least, std::uint64_t most, int otherwise) {
        return static_cast<int>(whole_number(given, option, least, most, problem)
                                    .value_or(static_cast<std::uint64_t>(otherwise)));
      };
  experiment::ProbePlan& probe = request.plan.probe;
  request.plan.replications = whole("replications", 2, kMost, request.plan.replications);
  probe.most = request.plan.replications;
  probe.first = std::min(whole("first", 2, kMost, probe.first), probe.most);
  probe.max_runs = whole("max-runs", 1, kMostRuns, probe.max_runs);
  request.cascade = whole("cascade", 1, kMostLevels, 0);
  probe.alike = share_option(given, "alike", problem).value_or(probe.alike);
  probe.confidence = share_option(given, "confidence", problem).value_or(probe.confidence);
  if (problem.empty() && given.has("by") && given.has("cascade")) {
    problem = "--by and --cascade exclude each other: a cascade is of the whole window";
  }
  const std::string words = read_words(given, request);
  return problem.empty() ? words : problem;
}

/// The command, step by step.
class Search {
 public:
  Search(Study& study, Request request) : study_(study), request_(std::move(request)) {
    request_.plan.common = study.common();
  }

  int run() {
    std::string problem;
    request_.plan.judge = judge_option(study_.given(), study_.scenario(), problem);
    if (!problem.empty()) {
      return study_.complain(problem, ExitCode::BadInput);
    }
    return request_.cascade > 0 ? run_cascade() : run_once();
  }

 private:
  experiment::Tell tell(const std::string& where = {}) {
    return [this, where](const std::string& stage) { study_.progress().begin(where + stage); };
  }

  int run_once() {
    const scenario::Scenario& scenario = study_.scenario();
    const auto found =
        experiment::find_bottlenecks(scenario, request_.plan, study_.progress(), tell());
    if (found.interrupted) {
      return study_.interrupted();
    }
    std::string page = report::bottleneck_verdict(scenario.name, found);
    std::vector<report::NamedText> files = report::bottleneck_files(scenario.name, found);
    if (request_.months > 0) {
      std::vector<report::SeasonFound> seasons;
      for (const auto& season : experiment::seasons_of(scenario, request_.months)) {
        seasons.push_back(
            {.season = season,
             .found = experiment::find_bottlenecks(experiment::in_season(scenario, season),
                                                   request_.plan,
                                                   study_.progress(),
                                                   tell(season.name + ": "))});
        if (seasons.back().found.interrupted) {
          return study_.interrupted();
        }
      }
      page += report::season_page(seasons);
      files.push_back(report::season_file(seasons));
    }
    return study_.finish(page, std::move(files));
  }

  int run_cascade() {
    std::vector<experiment::CascadeLevel> levels;
    const bool complete = experiment::cascade(
        study_.scenario(),
        request_.cascade,
        request_.plan,
        study_.progress(),
        tell(),
        [&](const experiment::CascadeLevel& level) { levels.push_back(level); });
    if (!complete) {
      return study_.interrupted();
    }
    const std::string& name = study_.scenario().name;
    const std::string page =
        report::bottleneck_verdict(name, levels.front().found) + report::cascade_page(name, levels);
    std::vector<report::NamedText> files = report::bottleneck_files(name, levels.front().found);
    files.push_back(report::cascade_file(levels));
    return study_.finish(page, std::move(files));
  }

  Study& study_;
  Request request_;
};

}  // namespace

int bottlenecks_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("bottlenecks", parsed.problem, streams);
  }
  if (parsed.arguments->has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  Request request;
  const std::string problem = read_request(*parsed.arguments, request);
  if (!problem.empty()) {
    return usage_error("bottlenecks", problem, streams);
  }
  const Interrupt interrupt;
  Study study("bottlenecks", *parsed.arguments, streams);
  return study.open() ? Search(study, request).run() : study.exit_code();
}

}  // namespace corridor::tools
