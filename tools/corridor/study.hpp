#pragma once
// What commands share that simulate many variants of a scenario: their options, progress by stage,
// a file in which readings are kept while they work, and the folder of their results.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/report/tables.hpp"
#include "dispatch.hpp"
#include "input.hpp"
#include "progress_bar.hpp"

namespace corridor::tools {

/// --seed, --threads, --out, --with, --set, --strict, --quiet, --help, in this order.
std::vector<Option> study_options(const std::string& help_of_out);
/// Help of --out where results/SCENARIO-COMMAND-N is the default.
std::string numbered_folder_help(const std::string& command);

/// A bar that says what is being done.
class StageBar final : public experiment::Progress {
 public:
  StageBar(std::ostream& err, bool visible) : err_(err), visible_(visible) {}
  void begin(const std::string& stage);
  bool go_on(int done, int total) override;

 private:
  std::ostream& err_;
  bool visible_;
  std::unique_ptr<ProgressBar> bar_;
};

/// A number written like 0.95, 95% or 95 %.
std::optional<double> share_option(const Arguments& given,
                                   const std::string& option,
                                   std::string& problem);

/// An amount of money such as 250e6.
std::optional<double> amount_option(const Arguments& given,
                                    const std::string& option,
                                    std::string& problem);

/// --judge: a measure of the scenario.
std::optional<experiment::Measure> judge_option(const Arguments& given,
                                                const scenario::Scenario& scenario,
                                                std::string& problem);

/// "--step: found 'ten', expected one of one, tenth, twice (did you mean tenth?)"
std::string none_of_words(const std::string& option,
                          const std::string& found,
                          const std::vector<std::string>& names);

class Study {
 public:
  /// `word` is that of the command. The arguments have been parsed by its options.
  Study(std::string word, const Arguments& given, Streams streams);
  Study(const Study&) = delete;
  Study& operator=(const Study&) = delete;
  /// Takes the file of readings away when nothing is in it.
  ~Study();

  /// Reads the scenario, looks whether the folder can be written, takes up what was kept. False:
  /// exit_code() says why, and the reason was printed.
  bool open();
  [[nodiscard]] int exit_code() const { return exit_code_; }
  [[nodiscard]] const scenario::Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const Arguments& given() const { return given_; }
  [[nodiscard]] experiment::CommonPlan common() const;
  [[nodiscard]] StageBar& progress() { return progress_; }

  /// Prints what is wrong and where help is.
  int complain(const std::string& problem, int exit_code);
  /// Says that it was interrupted and how to go on.
  int interrupted();
  /// Writes the files into the folder and prints the page.
  int finish(const std::string& page, std::vector<report::NamedText> files);

 private:
  [[nodiscard]] std::string stem() const;
  bool open_store();
  void remove_store();

  std::string word_;
  const Arguments& given_;
  Streams streams_;
  bool quiet_;
  StageBar progress_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  int exit_code_ = 0;
  std::string file_, folder_, kept_in_;
  std::optional<scenario::Scenario> scenario_;
  std::vector<std::string> files_;
  std::uint64_t hash_ = 0;
  std::uint64_t seed_ = 1;
  int threads_ = 0;
  std::unique_ptr<experiment::ReadingStore> store_;
};

}  // namespace corridor::tools
