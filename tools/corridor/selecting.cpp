#include "selecting.hpp"

#include <algorithm>
#include <utility>

#include "corridor/experiment/observed_unit.hpp"
#include "corridor/report/selection_page.hpp"
#include "exit_codes.hpp"

namespace corridor::tools {

std::vector<Option> selection_options() {
  return {
      {.name = "select",
       .letter = 0,
       .value = "PROCEDURE",
       .help = "find the best, the base included, instead of comparing all: kn (Kim and Nelson, "
               "sequential), rinott (two stages) or ocba (a fixed number of runs)"},
      {.name = "indifference",
       .letter = 0,
       .value = "AMOUNT",
       .help = "with kn and rinott: smaller differences do not matter; days, or units over the "
               "window"},
      {.name = "confidence",
       .letter = 0,
       .value = "SHARE",
       .help = "with kn and rinott: promised probability of choosing right (default 95 %)"},
      {.name = "max-replications",
       .letter = 0,
       .value = "N",
       .help = "with --select: give up after so many of one option (default 2000)"},
      {.name = "runs",
       .letter = 0,
       .value = "N",
       .help = "with ocba: runs in all (default 20 of each)"}};
}

std::string read_selection(const Arguments& given, std::optional<experiment::SelectPlan>& select) {
  constexpr std::uint64_t kMost = 100'000;
  constexpr std::uint64_t kMostRuns = 10'000'000;
  std::string problem;
  const auto word = given.text("select");
  const auto indifference = amount_option(given, "indifference", problem);
  const auto most = whole_number(given, "max-replications", 2, kMost, problem);
  const auto runs = whole_number(given, "runs", 1, kMostRuns, problem);
  const auto confidence = share_option(given, "confidence", problem);
  if (!problem.empty()) {
    return problem;
  }
  if (!word) {
    const bool alone = indifference || most || runs || confidence;
    return alone ? "--indifference, --confidence, --max-replications and --runs go with --select"
                 : "";
  }
  const std::vector<std::string> names{"kn", "rinott", "ocba"};
  const auto found = std::ranges::find(names, *word);
  if (found == names.end()) {
    return none_of_words("select", *word, names);
  }
  experiment::SelectPlan plan;
  plan.procedure = static_cast<experiment::Procedure>(found - names.begin());
  const bool promises = plan.procedure != experiment::Procedure::Ocba;
  if (promises && (!indifference || *indifference <= 0)) {
    return "--select " + *word +
           " needs --indifference: the difference that does not matter, above 0";
  }
  plan.indifference = indifference.value_or(0);
  plan.confidence = confidence.value_or(plan.confidence);
  plan.most = static_cast<int>(most.value_or(static_cast<std::uint64_t>(plan.most)));
  plan.first = std::min(plan.first, plan.most);
  plan.budget = static_cast<std::int64_t>(runs.value_or(0));
  select = plan;
  return {};
}

int select_option(Study& study,
                  experiment::SelectPlan plan,
                  const std::optional<experiment::Measure>& judge,
                  int replications,
                  std::vector<experiment::OptionSet> sets) {
  const experiment::Measure measure = judge.value_or(
      experiment::Measure{.what = experiment::Measure::What::Throughput, .flow = {}});
  experiment::Alternatives alternatives({measure}, study.common());
  report::SelectionFound found{.names = {"as it is"},
                               .plan = plan,
                               .measure = measure,
                               .unit = {},
                               .years = experiment::calendar_years(
                                   {.from = study.scenario().from, .to = study.scenario().to}),
                               .selected = {}};
  std::vector<std::size_t> which{alternatives.add(study.scenario())};
  for (experiment::OptionSet& set : sets) {
    if (set.scenario && !set.inactive) {
      found.names.push_back(set.name());
      which.push_back(alternatives.add(std::move(*set.scenario)));
    }
  }
  found.unit = alternatives.units().front();
  if (found.plan.budget == 0) {
    found.plan.budget = static_cast<std::int64_t>(which.size()) * replications;
  }
  study.progress().begin("runs");
  found.selected = experiment::select_best(alternatives, which, found.plan, study.progress());
  if (found.selected.interrupted) {
    return study.interrupted();
  }
  if (!found.selected.problem.empty()) {
    return study.complain(found.selected.problem + "; --judge names another measure",
                          ExitCode::BadInput);
  }
  const std::string& name = study.scenario().name;
  return study.finish(report::selection_page(name, found), report::selection_files(name, found));
}

}  // namespace corridor::tools
