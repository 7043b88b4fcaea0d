#include "study.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/fingerprint.hpp"
#include "corridor/report/json.hpp"
#include "corridor/report/result_folder.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/writer.hpp"
#include "exit_codes.hpp"
#include "interrupt.hpp"
#include "run_record.hpp"
#include "shared_options.hpp"

namespace corridor::tools {
namespace {

namespace fs = std::filesystem;
using report::ResultFolder;

/// Readings of another build are not taken up: it may count otherwise.
std::string build() {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;  // all of it can be hundreds of megabytes
  std::ifstream self("/proc/self/exe", std::ios::binary);
  core::Fingerprint bytes;
  std::string piece(kPiece, '\0');
  while (self.read(piece.data(), static_cast<std::streamsize>(piece.size())), self.gcount() > 0) {
    const auto length = static_cast<std::size_t>(self.gcount());
    bytes.add(core::hash64(std::string_view(piece).substr(0, length)));
  }
  return CORRIDOR_VERSION "-" + core::to_hex(bytes.value());
}

}  // namespace

std::string numbered_folder_help(const std::string& command) {
  return "folder for the results, which must not exist or be empty (default: the next of "
         "results/SCENARIO-" +
         command + "-1, -2, ...)";
}

std::vector<Option> study_options(const std::string& help_of_out) {
  return {{.name = "seed",
           .letter = 0,
           .value = "N",
           .help = "where the random numbers come from (default: the scenario's)"},
          threads_option(),
          out_option(help_of_out),
          with_option(),
          set_option(),
          strict_option(),
          quiet_option("no report and no progress"),
          help_option()};
}

void StageBar::begin(const std::string& stage) {
  bar_ = std::make_unique<ProgressBar>(err_, visible_, labelled(stage));
}

bool StageBar::go_on(int done, int total) {
  if (!bar_) {
    begin("runs");
  }
  return bar_->go_on(done, total);
}

std::optional<double> share_option(const Arguments& given,
                                   const std::string& option,
                                   std::string& problem) {
  constexpr double kPercent = 100;
  const auto text = given.text(option);
  if (!text) {
    return std::nullopt;
  }
  std::string number = *text;
  const bool percent = !number.empty() && number.back() == '%';
  while (!number.empty() && (number.back() == '%' || number.back() == ' ')) {
    number.pop_back();
  }
  if (!scenario::parse_decimal(number).value) {
    problem = "--" + option + " needs a share (found " + *text + ", expected such as 0.95 or 95 %)";
    return std::nullopt;
  }
  const double value = scenario::nearest_double(number) / (percent ? kPercent : 1);
  if (value < 0 || value >= 1) {
    problem = "--" + option + " must be from 0 to below 1 (found " + *text + ")";
    return std::nullopt;
  }
  return value;
}

std::optional<double> amount_option(const Arguments& given,
                                    const std::string& option,
                                    std::string& problem) {
  const auto text = given.text(option);
  if (!text) {
    return std::nullopt;
  }
  if (!scenario::parse_decimal(*text).value || scenario::nearest_double(*text) < 0) {
    problem = "--" + option + " needs an amount (found " + *text + ", expected such as 250e6)";
    return std::nullopt;
  }
  return scenario::nearest_double(*text);
}

std::optional<experiment::Measure> judge_option(const Arguments& given,
                                                const scenario::Scenario& scenario,
                                                std::string& problem) {
  const auto judge = given.text("judge");
  if (!judge) {
    return std::nullopt;
  }
  experiment::ParsedMeasure parsed = experiment::parse_measure(*judge, scenario);
  if (!parsed.measure) {
    problem = "--judge: " + parsed.problem;
  }
  return parsed.measure;
}

std::string none_of_words(const std::string& option,
                          const std::string& found,
                          const std::vector<std::string>& names) {
  const std::string near = core::nearest_name(found, names);
  std::string expected;
  for (const std::string& word : names) {
    expected += (expected.empty() ? "" : ", ") + word;
  }
  return "--" + option + ": found '" + found + "', expected one of " + expected +
         (near.empty() ? "" : " (did you mean " + near + "?)");
}

Study::Study(std::string word, const Arguments& given, Streams streams)
    : word_(std::move(word)),
      given_(given),
      streams_(streams),
      quiet_(given.has("quiet")),
      progress_(streams.err,
                !quiet_ && &streams.err == &std::cerr && ::isatty(STDERR_FILENO) == 1) {}

std::string Study::stem() const {
  return (file_ == "-" ? "stdin" : fs::path(file_).stem().string()) + "-" + word_;
}

Study::~Study() {
  if (store_ && store_->problem().empty() && store_->size() == 0) {
    remove_store();
  }
}

void Study::remove_store() {
  store_.reset();
  std::error_code ignored;  // nothing depends on it
  fs::remove(kept_in_, ignored);
}

int Study::complain(const std::string& problem, int exit_code) {
  exit_code_ = tools::complain(word_, problem, exit_code, streams_);
  return exit_code_;
}

bool Study::open() {
  constexpr std::uint64_t kMostThreads = 1'000'000;
  std::string problem;
  if (given_.files().size() != 1) {
    problem = "one scenario file is needed";
  } else if (given_.has("out") && given_.text("out").value_or("").empty()) {
    problem = "--out needs the name of a folder";
  }
  const auto seed =
      whole_number(given_, "seed", 0, std::numeric_limits<std::uint64_t>::max(), problem);
  const auto threads = whole_number(given_, "threads", 0, kMostThreads, problem);
  if (!problem.empty()) {
    exit_code_ = usage_error(word_, problem, streams_);
    return false;
  }
  file_ = given_.files().front();
  folder_ = given_.text("out").value_or("");
  threads_ = static_cast<int>(threads.value_or(0));
  Input input = read_input({.file = file_,
                            .with = split_list(given_.texts("with")),
                            .sets = given_.texts("set"),
                            .strict = given_.has("strict")},
                           streams_);
  exit_code_ = input.exit_code;
  if (!input.scenario) {
    return false;
  }
  scenario_ = std::move(input.scenario);
  files_ = input.files;
  hash_ = input.hash;
  seed_ = seed.value_or(scenario_->seed);
  scenario_->seed = seed_;
  return open_store();
}

bool Study::open_store() {
  const ResultFolder::Opened opened =
      folder_.empty() ? ResultFolder::numbered("results", stem()) : ResultFolder::at(folder_);
  if (!opened.folder) {
    complain(opened.problem, ExitCode::InputOutput);
    return false;
  }
  kept_in_ =
      (folder_.empty() ? "results/" + stem() : fs::path(folder_).lexically_normal().string()) +
      ".unfinished";
  store_ = std::make_unique<experiment::ReadingStore>(kept_in_, build());
  if (!store_->problem().empty()) {
    complain(store_->problem(), ExitCode::InputOutput);
    return false;
  }
  if (store_->size() > 0 && !quiet_) {
    streams_.err << "corridor " << word_ << ": goes on with " << store_->size()
                 << " replications kept in " << core::escape_for_terminal(kept_in_) << '\n';
  }
  return true;
}

experiment::CommonPlan Study::common() const {
  return {.seed = seed_, .threads = threads_, .store = store_.get()};
}

int Study::interrupted() {
  if (!store_->problem().empty()) {
    return complain("interrupted, and nothing is kept: " + store_->problem(),
                    Interrupt::exit_code());
  }
  return complain("interrupted; what was simulated is kept in " + kept_in_ +
                      ", and the same command goes on from there",
                  Interrupt::exit_code());
}

int Study::finish(const std::string& page, std::vector<report::NamedText> files) {
  report::RunRecord record = begin_record({"corridor", word_, file_});
  record.options = scenario_->applied;
  record.seed = seed_;
  record.files = files_;
  record.input_hash = hash_;
  record.wall_seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  files.push_back({.name = "scenario.yaml", .text = scenario::canonical_yaml(*scenario_)});
  files.push_back({.name = "report.txt", .text = page});
  files.push_back({.name = "run.json", .text = report::run_json(record)});
  const Written written = write_folder(
      folder_.empty() ? ResultFolder::numbered("results", stem()) : ResultFolder::at(folder_),
      files);
  if (!written.problem.empty()) {
    return complain(written.problem, ExitCode::InputOutput);
  }
  remove_store();
  if (!quiet_) {
    streams_.out << page << "\nThe tables are in "
                 << core::escape_for_terminal(
                        written.place.lexically_proximate(fs::current_path()).string())
                 << '\n';
  }
  return streams_.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace corridor::tools
