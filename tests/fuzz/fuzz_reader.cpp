// libFuzzer on the reader of scenarios.

#include "fuzzer.hpp"
#include "judge_reader.hpp"

// Its names are libFuzzer's.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const corridor::fuzz::ProcessorTimeLimit limit;
  corridor::fuzz::stop_on(corridor::fuzz::fault_of_reading(corridor::fuzz::text_of(data, size)));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                               std::size_t size,
                                               std::size_t max_size,
                                               unsigned int seed) {
  return corridor::fuzz::mutate_in_place(data, size, max_size, seed, 2);
}
// NOLINTEND(readability-identifier-naming)
