// libFuzzer on whole runs of small scenarios.

#include <array>
#include <cstdio>

#include "coverage.hpp"
#include "fuzzer.hpp"
#include "judge_run.hpp"

namespace {

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
  const corridor::fuzz::ProcessorTimeLimit limit;
  const auto verdict = corridor::fuzz::judge_run(corridor::fuzz::text_of(data, size));
  tally.add(verdict.reached);
  // The other program looks at what the reader refuses; here it would soon be most of the corpus.
  if (verdict.reached == corridor::fuzz::Reached::Refused) {
    corridor::fuzz::forget_coverage();
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
