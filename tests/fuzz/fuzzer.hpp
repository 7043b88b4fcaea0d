#pragma once
// What the two programs of libFuzzer share.

#include <cstddef>
#include <cstdint>
#include <string>

namespace corridor::fuzz {

std::string text_of(const std::uint8_t* data, std::size_t size);

/// Ends the program with the fault, so that the fuzzer keeps the input; nothing when it is empty.
void stop_on(const std::string& fault);

/// Ends the program when the present input has used more than that much processor time, in this
/// scope: time that other programs took from it is not the input's fault.
class ProcessorTimeLimit {
 public:
  ProcessorTimeLimit();
  ProcessorTimeLimit(const ProcessorTimeLimit&) = delete;
  ProcessorTimeLimit& operator=(const ProcessorTimeLimit&) = delete;
  ~ProcessorTimeLimit();
};

/// Changes `data` in place within `max_size`: as a scenario in `structured` of four cases, else by
/// bytes. Its new size.
std::size_t mutate_in_place(std::uint8_t* data,
                            std::size_t size,
                            std::size_t max_size,
                            std::uint64_t seed,
                            unsigned structured);

}  // namespace corridor::fuzz
