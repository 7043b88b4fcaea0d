// libFuzzer on whole runs of small scenarios.

#include <algorithm>
#include <array>
#include <cstdio>

#include "fuzzer.hpp"
#include "judge_run.hpp"

// The counters of covered code, placed by the compiler and read by libFuzzer after each input.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
extern std::uint8_t __start___sancov_cntrs[];
extern std::uint8_t __stop___sancov_cntrs[];
}
// NOLINTEND(bugprone-reserved-identifier)

namespace {

/// Inputs that the reader refuses shall not be kept for what they cover of it: the other program
/// looks at those, and here they would soon be most of the corpus.
void forget_coverage() {
  std::fill(__start___sancov_cntrs, __stop___sancov_cntrs, std::uint8_t{0});
}

/// How far the inputs came, told at the end: a fuzzer that never gets past the reader finds
/// nothing.
class Tally {
 public:
  Tally() = default;
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;
  ~Tally() {
    std::fprintf(stderr,
                 "reached: %llu refused, %llu failed the check, %llu too large, %llu ran\n",
                 n_[0],
                 n_[1],
                 n_[2],
                 n_[3]);
  }
  void add(corridor::fuzz::Reached reached) { ++n_[static_cast<std::size_t>(reached)]; }

 private:
  std::array<unsigned long long, 4> n_{};
};

}  // namespace

// Its names are libFuzzer's.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Tally tally;
  const auto verdict = corridor::fuzz::judge_run(corridor::fuzz::text_of(data, size));
  tally.add(verdict.reached);
  if (verdict.reached == corridor::fuzz::Reached::Refused) {
    forget_coverage();
  }
  corridor::fuzz::stop_on(verdict.fault);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                               std::size_t size,
                                               std::size_t max_size,
                                               unsigned int seed) {
  return corridor::fuzz::mutate_in_place(data, size, max_size, seed, 3);
}
// NOLINTEND(readability-identifier-naming)
