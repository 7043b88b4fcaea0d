// corridor-bench: what the kernel costs beside loops written by hand, and what one replication of
// 2024 costs, as ratios of one run on one machine. Ends with 1 when a target is missed or two
// answers differ.

#include <charconv>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "benchmark.hpp"
#include "corridor_year.hpp"
#include "hold.hpp"
#include "mm1.hpp"
#include "parallel.hpp"
#include "scaling.hpp"
#include "tools/corridor/input.hpp"

namespace {

using corridor::bench::Benchmark;
namespace bench = corridor::bench;

constexpr int kDefaultRepetitions = 51;

std::vector<Benchmark> benchmarks() {
  return {
      {"M/M/1 by processes", "customer", 100'000, 2.0, bench::mm1_by_processes, bench::mm1_by_hand},
      {"M/M/1 by events", "customer", 100'000, 1.5, bench::mm1_by_events, bench::mm1_by_hand},
      {"hold, 100 pending",
       "event",
       200'000,
       1.5,
       bench::hold_100_by_kernel,
       bench::hold_100_by_hand},
      {"hold, 10,000 pending",
       "event",
       200'000,
       1.5,
       bench::hold_10000_by_kernel,
       bench::hold_10000_by_hand},
      {"hold, 1,000,000 pending",
       "event",
       4'000'000,
       1.0,
       bench::hold_million_by_kernel,
       bench::hold_million_by_quaternary_heap},
  };
}

/// Whole runs take longer than the loops and spread less.
int of_whole_runs(int repetitions) {
  return (repetitions + 4) / 5;
}

bool measure_scenario(const std::string& file, int repetitions) {
  const auto input =
      corridor::tools::read_input({.file = file, .sets = {}}, {std::cout, std::cerr});
  if (!input.scenario) {
    return false;
  }
  std::cout << "\nreplications of " << file << '\n';
  const bool fast = bench::measure_replication(*input.scenario, repetitions, std::cout);
  const bool parallel = bench::measure_threads(*input.scenario, repetitions, std::cout);
  const bool small = bench::measure_memory(*input.scenario, std::cout);
  const bool scales =
      bench::measure_scaling(*input.scenario, of_whole_runs(repetitions), std::cout);
  std::cout << "\nwhere the time of one goes\n";
  bench::profile_replication(*input.scenario, std::cout);
  return fast && parallel && small && scales;
}

int usage() {
  std::cerr << "usage: corridor-bench [REPETITIONS [SCENARIO]]\n"
               "REPETITIONS of each loop ("
            << kDefaultRepetitions
            << " by default; a fifth of that for whole runs), SCENARIO instead of that of 2024.\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  int repetitions = kDefaultRepetitions;
  if (argc > 1) {
    const char* const text = argv[1];
    const char* const end = text + std::strlen(text);
    const auto parsed = std::from_chars(text, end, repetitions);
    if (argc > 3 || parsed.ec != std::errc{} || parsed.ptr != end || repetitions < 1) {
      return usage();
    }
  }
  const std::string scenario = argc > 2 ? argv[2] : CORRIDOR_SOURCE_DIR "/scenarios/base-2024.yaml";
  const bool kernel = bench::run(benchmarks(), repetitions, std::cout);
  const bool year = measure_scenario(scenario, of_whole_runs(repetitions));
  return kernel && year ? 0 : 1;
}
