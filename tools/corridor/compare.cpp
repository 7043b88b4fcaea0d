#include "compare.hpp"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/experiment/comparison.hpp"
#include "corridor/report/option_page.hpp"
#include "corridor/scenario/accounts.hpp"
#include "exit_codes.hpp"
#include "interrupt.hpp"
#include "option_sets.hpp"
#include "selecting.hpp"
#include "study.hpp"

namespace corridor::tools {
namespace {

using experiment::OptionSet;

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions = [] {
    std::vector<Option> all{
        {.name = "options",
         .letter = 0,
         .value = "SET[,SET...]",
         .help = "options of the scenario, or several at once as in a+b; 'all' are its projects "
                 "(default), 'events' what happens to it",
         .repeatable = true},
        {.name = "combine",
         .letter = 0,
         .value = "K",
         .help = "also the combinations of 2 to K of the single options"},
        {.name = "max-sets",
         .letter = 0,
         .value = "N",
         .help = "simulate at most N of the combinations, those that promise most; 0: all (default "
                 "40)"},
        {.name = "budget",
         .letter = 0,
         .value = "AMOUNT",
         .help =
             "only sets whose investment is at most that, in the currency of the accounts, as in "
             "250e6; those without a published cost are left out"},
        {.name = "as-dated",
         .letter = 0,
         .value = {},
         .help = "each option from its date on (default: as if open from the beginning)"},
        {.name = "replications",
         .letter = 'n',
         .value = "N",
         .help = "of each set that changes anything (default 20); a combination that is behind for "
                 "certain gets fewer"},
        {.name = "rate", .letter = 0, .value = "SHARE", .help = "interest a year (default 8 %)"},
        {.name = "horizon", .letter = 0, .value = "YEARS", .help = "of use (default 20)"},
        {.name = "judge",
         .letter = 0,
         .value = "MEASURE",
         .help =
             "what options are ranked by: throughput, mean, P50, P80, P95, time_cost or paid, also "
             "of one flow as in P50:FLOW (default: throughput where less than 97 % of what is "
             "offered is delivered, else mean)"},
        {.name = "no-next",
         .letter = 0,
         .value = {},
         .help = "do not look for the bottleneck after each set"}};
    const std::vector<Option> selection = selection_options();
    all.insert(all.end(), selection.begin(), selection.end());
    const std::vector<Option> shared = study_options(numbered_folder_help("compare"));
    all.insert(all.end(), shared.begin(), shared.end());
    return all;
  }();
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor compare SCENARIO.yaml [OPTIONS]\n\n"
         "Compares options of a scenario with it as it is, all under the same arrivals,\n"
         "storms and breakdowns: what each changes and how sure that is, what it costs and\n"
         "brings by the year, what holds the corridor back after it, and which options help\n"
         "each other. Ctrl-C loses nothing: the same command goes on. docs/decisions.md has\n"
         "a worked case.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor compare scenarios/base-2024.yaml\n"
         "  corridor compare scenarios/base-2024.yaml --options eighth_ferry,six_feeders \\\n"
         "    --combine 2\n"
         "  corridor compare scenarios/base-2024.yaml --budget 300e6 --combine 2\n\n"
         "Exit codes: 0 complete, 2 bad scenario or usage, 3 a file cannot be read or\n"
         "written, 130 or 143 interrupted.\n";
}

struct Request {
  experiment::ComparePlan plan;
  std::optional<experiment::SelectPlan> select;
  std::vector<std::string> asked;
  int combine = 1;
  std::optional<double> budget;
  bool as_dated = false;
};

std::string read_request(const Arguments& given, Request& request) {
  constexpr std::uint64_t kMost = 100'000;
  constexpr std::uint64_t kMostYears = 1000;
  constexpr std::uint64_t kMostTogether = 10;
  std::string problem;
  const auto whole =
      [&](const char* option, std::uint64_t least, std::uint64_t most, int otherwise) {
        return static_cast<int>(whole_number(given, option, least, most, problem)
                                    .value_or(static_cast<std::uint64_t>(otherwise)));
      };
  request.plan.replications = whole("replications", 2, kMost, request.plan.replications);
  request.plan.first = std::min(request.plan.first, request.plan.replications);
  request.plan.probe.most = request.plan.replications;
  request.plan.probe.first = std::min(request.plan.probe.first, request.plan.replications);
  request.combine = whole("combine", 1, kMostTogether, 1);
  request.plan.max_sets = whole("max-sets", 0, kMost, request.plan.max_sets);
  if (problem.empty() && given.has("max-sets") && (request.combine < 2 || given.has("select"))) {
    problem = "--max-sets goes with --combine and without --select, which simulates all";
  }
  request.plan.horizon.years = whole("horizon", 1, kMostYears, request.plan.horizon.years);
  request.plan.horizon.rate =
      share_option(given, "rate", problem).value_or(request.plan.horizon.rate);
  request.plan.next_limits = given.has("no-next") ? 0 : request.plan.next_limits;
  request.as_dated = given.has("as-dated");
  request.asked =
      given.has("options") ? split_list(given.texts("options")) : std::vector<std::string>{"all"};
  request.budget = amount_option(given, "budget", problem);
  return problem;
}

class Comparing {
 public:
  Comparing(Study& study, Request request) : study_(study), request_(std::move(request)) {
    request_.plan.common = study.common();
  }

  int run() {
    if (study_.file() == "-") {
      return study_.complain(
          "options are read again from the file: standard input cannot be compared",
          ExitCode::BadInput);
    }
    std::string problem;
    request_.plan.judge = judge_option(study_.given(), study_.scenario(), problem);
    if (!problem.empty()) {
      return study_.complain(problem, ExitCode::BadInput);
    }
    NamedSets named = named_sets(study_.scenario(), request_.asked);
    if (!named.problem.empty()) {
      return study_.complain("--options: " + named.problem, ExitCode::BadInput);
    }
    const std::size_t n_named = named.sets.size();
    add_combinations(request_.combine, named.sets);
    std::vector<OptionSet> sets = read(named.sets, n_named);
    if (sets.empty()) {
      return study_.complain("--budget: no set is known to cost that little", ExitCode::BadInput);
    }
    if (const int code = refuse(sets); code != ExitCode::Complete) {
      return code;
    }
    return request_.select ? select_option(study_,
                                           *request_.select,
                                           request_.plan.judge,
                                           request_.plan.replications,
                                           std::move(sets))
                           : compare(std::move(sets));
  }

 private:
  int compare(std::vector<OptionSet> sets) {
    const auto comparison =
        experiment::compare(study_.scenario(),
                            std::move(sets),
                            request_.plan,
                            study_.progress(),
                            [this](const std::string& stage) { study_.progress().begin(stage); });
    if (comparison.interrupted) {
      return study_.interrupted();
    }
    const std::string& name = study_.scenario().name;
    return study_.finish(report::option_page(name, comparison, request_.plan.horizon),
                         report::option_files(name, comparison, request_.plan.horizon));
  }

  /// The first `n_named` of them were named, the others are combinations.
  [[nodiscard]] std::vector<OptionSet> read(const std::vector<std::vector<std::string>>& named,
                                            std::size_t n_named) const {
    const OptionSetRequest request{.file = study_.file(),
                                   .with = split_list(study_.given().texts("with")),
                                   .sets = study_.given().texts("set"),
                                   .as_dated = request_.as_dated};
    std::vector<OptionSet> sets;
    for (std::size_t s = 0; s < named.size(); ++s) {
      const bool affordable = !request_.budget || within_budget(named[s]);
      if (affordable) {
        sets.push_back(read_set(study_.scenario(), request, named[s]));
        sets.back().combined = s >= n_named;
      }
    }
    return sets;
  }
  [[nodiscard]] bool within_budget(const std::vector<std::string>& options) const {
    const auto cost = cost_of_options(study_.scenario(), options);
    return cost.capex && *cost.capex <= *request_.budget;
  }

  /// A set that was named is an error; a combination that excludes itself is only told.
  int refuse(const std::vector<OptionSet>& sets) {
    for (const OptionSet& set : sets) {
      std::string written;
      for (const std::string& option : set.options) {
        written += (written.empty() ? "" : "+") + option;
      }
      const bool named = std::ranges::find(request_.asked, written) != request_.asked.end();
      if (!set.scenario && named) {
        return study_.complain(set.name() + ": " + set.refused, ExitCode::BadInput);
      }
    }
    return ExitCode::Complete;
  }

  Study& study_;
  Request request_;
};

}  // namespace

int compare_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("compare", parsed.problem, streams);
  }
  if (parsed.arguments->has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  Request request;
  std::string problem = read_request(*parsed.arguments, request);
  if (problem.empty()) {
    problem = read_selection(*parsed.arguments, request.select);
  }
  if (!problem.empty()) {
    return usage_error("compare", problem, streams);
  }
  const Interrupt interrupt;
  Study study("compare", *parsed.arguments, streams);
  return study.open() ? Comparing(study, request).run() : study.exit_code();
}

}  // namespace corridor::tools
