#include "fitting.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "corridor/core/diagnostics.hpp"
#include "corridor/experiment/fit.hpp"
#include "corridor/report/fit_page.hpp"
#include "corridor/scenario/overlay_text.hpp"
#include "corridor/scenario/parameters.hpp"
#include "corridor/scenario/writer.hpp"
#include "exit_codes.hpp"
#include "observed.hpp"
#include "study.hpp"

namespace corridor::tools {
namespace {

namespace fs = std::filesystem;
using scenario::Parameter;

std::string read_plan(const Arguments& given, int otherwise, experiment::FitPlan& plan) {
  constexpr std::uint64_t kMost = 100'000;
  std::string problem;
  const auto whole = [&](const char* option, std::uint64_t least, int value) {
    return static_cast<int>(whole_number(given, option, least, kMost, problem)
                                .value_or(static_cast<std::uint64_t>(value)));
  };
  plan.replications = whole("replications", 2, otherwise);
  plan.search_replications =
      std::min(whole("search-replications", 2, plan.search_replications), plan.replications);
  plan.evaluations = whole("evaluations", 1, 0);
  return problem;
}

/// The path itself or one below it: "links.a.speed" lies in "links.a", "links.a-b" does not.
bool lies_in(const std::string& path, const std::string& above) {
  return path.starts_with(above) &&
         (path.size() == above.size() || path[above.size()] == '.' || path[above.size()] == '[');
}

/// The option in force that changes one of the values, which would take its place again.
std::string option_that_changes(const scenario::Scenario& scenario, const std::string& path) {
  for (const std::string& id : scenario.applied) {
    const auto option = scenario.options.find(id);
    if (option == scenario.options.end()) {
      continue;
    }
    const auto touches = [&path](const auto& change) {
      return lies_in(path, change.first) || lies_in(change.first, path);
    };
    if (std::ranges::any_of(option->second.changes, touches)) {
      return id;
    }
  }
  return {};
}

std::vector<std::string> problems_of(const scenario::Parameters& asked,
                                     const scenario::Scenario& scenario) {
  std::vector<std::string> problems = asked.problems;
  for (const Parameter& parameter : asked.parameters) {
    for (const std::string& path : parameter.paths) {
      const std::string option = option_that_changes(scenario, path);
      if (!option.empty()) {
        problems.push_back(path + " is changed by option " + option +
                           ", which is in force (expected a value that no option changes)");
      }
    }
  }
  if (problems.empty() && asked.parameters.empty()) {
    problems.emplace_back("no number of the scenario has low or high (expected PATH=LOW..HIGH)");
  }
  return problems;
}

/// The overlay names the scenario beside which it is to lie.
std::string overlay_of(const experiment::Fit& fit, const std::string& file) {
  std::vector<std::string> paths;
  for (const std::size_t i : fit.moved) {
    const Parameter& parameter = fit.parameters[i].parameter;
    paths.insert(paths.end(), parameter.paths.begin(), parameter.paths.end());
  }
  const std::string base = fs::path(file).filename().string();
  const std::string text = scenario::overlay_yaml(*fit.fitted, paths, base);
  return text.empty() ? text
                      : "# The fitted values over " + base + ", beside which this lies.\n" + text;
}

class Fitting {
 public:
  Fitting(Study& study, Streams streams) : study_(study), streams_(streams) {}

  int run() {
    scenario::Scenario scenario = study_.scenario();
    if (const auto code = take_observed(study_.given(), scenario, streams_)) {
      return *code;
    }
    experiment::FitPlan plan;
    const std::string problem = read_plan(study_.given(), scenario.replications, plan);
    if (!problem.empty()) {
      return study_.complain(problem, ExitCode::BadInput);
    }
    const auto asked =
        scenario::parse_parameters(split_list(study_.given().texts("fit")), scenario);
    const std::vector<std::string> problems = problems_of(asked, scenario);
    for (const std::string& one : problems) {
      study_.complain("--fit: " + one, ExitCode::BadInput);
    }
    return problems.empty() ? fit(scenario, asked.parameters, plan) : study_.exit_code();
  }

 private:
  int fit(const scenario::Scenario& scenario,
          std::vector<Parameter> parameters,
          experiment::FitPlan& plan) {
    plan.common = study_.common();
    plan.source = "calibrated against " + source();
    const experiment::Fit fit = experiment::fit(
        scenario, std::move(parameters), plan, study_.progress(), [this](const std::string& stage) {
          study_.progress().begin(stage);
        });
    if (fit.interrupted) {
      return study_.interrupted();
    }
    if (!fit.problem.empty()) {
      return study_.complain("--fit: " + fit.problem, ExitCode::BadInput);
    }
    auto files = report::fit_files(fit);
    files.push_back({.name = "calibrated.yaml", .text = scenario::canonical_yaml(*fit.fitted)});
    if (std::string overlay = overlay_of(fit, study_.file()); !overlay.empty()) {
      files.push_back({.name = "overlay.yaml", .text = std::move(overlay)});
    }
    return study_.finish(report::fit_page(scenario.name, fit), std::move(files));
  }

  [[nodiscard]] std::string source() const {
    const std::string file = study_.given().text("observed").value_or(study_.file());
    return fs::path(file).filename().string();
  }

  Study& study_;
  Streams streams_;
};

}  // namespace

std::vector<Option> fit_options() {
  return {{.name = "fit",
           .letter = 0,
           .value = "PATH[,PATH...]",
           .help = "fit these numbers between their low and high, or PATH=12 h..72 h, or by a "
                   "factor PATH=0.8x..1.2x; PATH+PATH have one value; 'all' are all that have low "
                   "or high",
           .repeatable = true},
          {.name = "evaluations",
           .letter = 0,
           .value = "N",
           .help = "with --fit: points of the search at most (default 25 for each parameter)"},
          {.name = "search-replications",
           .letter = 0,
           .value = "N",
           .help = "with --fit: of each point of the search (default 5)"}};
}

int fit_command(const Arguments& given, Streams streams) {
  Study study("calibrate", given, streams);
  return study.open() ? Fitting(study, streams).run() : study.exit_code();
}

}  // namespace corridor::tools
