#include "parallel.hpp"

#include <chrono>
#include <functional>
#include <ostream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "corridor/core/check.hpp"
#include "corridor/experiment/replications.hpp"
#include "corridor/experiment/summarise.hpp"
#include "corridor/model/check.hpp"
#include "timing.hpp"

namespace corridor::bench {

namespace {

constexpr int kOfOneThread = 20;
constexpr double kLeastOfProcesses = 0.9;
constexpr int kFew = 4;
constexpr int kMany = 200;
constexpr double kMostMegabytes = 300;

class NoProgress final : public experiment::Progress {
 public:
  bool go_on(int /*done*/, int /*total*/) override { return true; }
};

/// As `corridor run` does it.
void replicate(const scenario::Scenario& scenario, int replications, int threads) {
  experiment::Summariser summariser(scenario, scenario.seed, model::routes(scenario));
  NoProgress progress;
  experiment::run_replications(
      scenario,
      {.replications = replications, .seed = scenario.seed, .threads = threads},
      [&summariser](const model::Outcome& outcome) { summariser.add(outcome); },
      progress);
  const experiment::Summary summary = summariser.summary();
  CORRIDOR_CHECK(summary.n_unbalanced() == 0, "accounts of a benchmark do not balance");
}

/// A child that does the work and ends.
pid_t begin(const std::function<void()>& work) {
  const pid_t child = fork();
  CORRIDOR_CHECK(child >= 0, "no process for a benchmark");
  if (child == 0) {
    work();
    _exit(0);
  }
  return child;
}

/// Peak memory of the child in bytes.
double finish(pid_t child) {
  int status = 0;
  rusage usage{};
  const pid_t ended = wait4(child, &status, 0, &usage);
  CORRIDOR_CHECK(ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0,
                 "a process of a benchmark failed");
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

double wall_seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

bool measure_threads(const scenario::Scenario& scenario, int repetitions, std::ostream& out) {
  const auto two_processes = [&scenario] {
    const auto half = [&scenario] { replicate(scenario, kOfOneThread, 1); };
    const pid_t first = begin(half);
    const pid_t second = begin(half);
    finish(first);
    finish(second);
  };
  const auto two_threads = [&scenario] {
    finish(begin([&scenario] { replicate(scenario, 2 * kOfOneThread, 2); }));
  };
  std::vector<double> ratios;
  for (int i = -1; i < repetitions; ++i) {
    const double processes = wall_seconds(two_processes);
    const double threads = wall_seconds(two_threads);
    if (i >= 0) {
      ratios.push_back(processes / threads);
    }
  }
  const double ratio = median(ratios);
  const bool good = ratio >= kLeastOfProcesses;
  out << fmt::format("  {:<34} {:>12.2f}   at least {:g}{}\n",
                     "two threads over two processes",
                     ratio,
                     kLeastOfProcesses,
                     good ? "" : "  MISSED");
  return good;
}

bool measure_memory(const scenario::Scenario& scenario, std::ostream& out) {
  const auto megabytes = [&scenario](int replications) {
    return finish(begin([&scenario, replications] { replicate(scenario, replications, 2); })) / 1e6;
  };
  const double few = megabytes(kFew);
  const double many = megabytes(kMany);
  const bool good = many <= kMostMegabytes;
  out << fmt::format("  {:<34} {:>12}   at most {:g}{}\n",
                     fmt::format("MB of {} and of {} replications", kFew, kMany),
                     fmt::format("{:.0f}, {:.0f}", few, many),
                     kMostMegabytes,
                     good ? "" : "  MISSED");
  return good;
}

}  // namespace corridor::bench
