#include "benchmark.hpp"

#include <ostream>

#include <fmt/format.h>

#include "timing.hpp"

namespace corridor::bench {

namespace {

struct Run {
  std::int64_t answer = 0;
  double nanoseconds = 0;
};

Run timed(std::int64_t (*model)(std::uint64_t), std::uint64_t size) {
  const double start = processor_nanoseconds();
  const std::int64_t answer = model(size);
  return {answer, processor_nanoseconds() - start};
}

}  // namespace

Measured measure(const Benchmark& benchmark, int repetitions) {
  Measured result;
  std::vector<double> kernel;
  std::vector<double> hand;
  std::vector<double> ratios;
  for (int i = -1; i < repetitions; ++i) {
    const Run by_kernel = timed(benchmark.by_kernel, benchmark.size);
    const Run by_hand = timed(benchmark.by_hand, benchmark.size);
    result.same_answer = result.same_answer && by_kernel.answer == by_hand.answer;
    if (i >= 0) {
      kernel.push_back(by_kernel.nanoseconds / static_cast<double>(benchmark.size));
      hand.push_back(by_hand.nanoseconds / static_cast<double>(benchmark.size));
      ratios.push_back(by_kernel.nanoseconds / by_hand.nanoseconds);
    }
  }
  result.kernel = median(kernel);
  result.hand = median(hand);
  result.ratio = median(ratios);
  return result;
}

bool run(const std::vector<Benchmark>& benchmarks, int repetitions, std::ostream& out) {
  bool all_good = true;
  out << fmt::format("{:<26} {:>10} {:>10} {:>7} {:>8}\n",
                     "benchmark",
                     "kernel ns",
                     "by hand ns",
                     "ratio",
                     "at most");
  for (const Benchmark& benchmark : benchmarks) {
    const Measured measured = measure(benchmark, repetitions);
    const bool good = measured.same_answer && measured.ratio <= benchmark.target;
    all_good = all_good && good;
    out << fmt::format("{:<26} {:>10.1f} {:>10.1f} {:>7.2f} {:>8.2f}  a {}{}{}\n",
                       benchmark.name,
                       measured.kernel,
                       measured.hand,
                       measured.ratio,
                       benchmark.target,
                       benchmark.unit,
                       measured.ratio <= benchmark.target ? "" : "  TOO SLOW",
                       measured.same_answer ? "" : "  ANSWERS DIFFER")
        << std::flush;
  }
  return all_good;
}

}  // namespace corridor::bench
