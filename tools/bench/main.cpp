// corridor-bench [REPETITIONS]: how much slower the kernel is than loops written by hand, in one
// run on one machine. Ends with 1 when a target is missed or two answers differ.

#include <charconv>
#include <cstring>
#include <iostream>
#include <vector>

#include "benchmark.hpp"
#include "hold.hpp"
#include "mm1.hpp"

namespace {

using corridor::bench::Benchmark;
namespace bench = corridor::bench;

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
  };
}

}  // namespace

int main(int argc, char** argv) {
  int repetitions = 51;
  if (argc > 1) {
    const char* const text = argv[1];
    const char* const end = text + std::strlen(text);
    const auto parsed = std::from_chars(text, end, repetitions);
    if (argc > 2 || parsed.ec != std::errc{} || parsed.ptr != end || repetitions < 1) {
      std::cerr << "usage: corridor-bench [REPETITIONS]\n";
      return 2;
    }
  }
  return bench::run(benchmarks(), repetitions, std::cout) ? 0 : 1;
}
