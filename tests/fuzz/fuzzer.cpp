// The hooks that libFuzzer looks for by name, and what the programs share.

#include "fuzzer.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <sys/time.h>
#include <unistd.h>

#include "mutate.hpp"

// Its names are libFuzzer's.
// NOLINTBEGIN(readability-identifier-naming,readability-function-size)
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1,
                                                 std::size_t size1,
                                                 const std::uint8_t* data2,
                                                 std::size_t size2,
                                                 std::uint8_t* out,
                                                 std::size_t max_out_size,
                                                 unsigned int seed) {
  const std::string first = corridor::fuzz::text_of(data1, size1);
  const std::string second = corridor::fuzz::text_of(data2, size2);
  // Half of all changes come here, and a section of another scenario seldom fits.
  const std::string text = seed % 4 == 0 ? corridor::fuzz::cross_over(first, second, seed)
                                         : corridor::fuzz::mutate(first, seed);
  const std::size_t size = std::min(text.size(), max_out_size);
  std::copy_n(text.begin(), size, out);
  return size;
}
// NOLINTEND(readability-identifier-naming,readability-function-size)

namespace corridor::fuzz {
namespace {

constexpr int kMostSeconds = 10;

void set_timer(int seconds) {
  const itimerval timer{{0, 0}, {seconds, 0}};
  setitimer(ITIMER_PROF, &timer, nullptr);
}

// The fuzzer's own handler of the abort prints the stack and keeps the input.
void on_time_used(int /*signal*/) {
  constexpr std::string_view kText = "fault: more than 10 s of processor time\n";
  static_cast<void>(write(STDERR_FILENO, kText.data(), kText.size()) == 0);
  std::abort();
}

}  // namespace

ProcessorTimeLimit::ProcessorTimeLimit() {
  std::signal(SIGPROF, on_time_used);
  set_timer(kMostSeconds);
}

ProcessorTimeLimit::~ProcessorTimeLimit() {
  set_timer(0);
}

std::string text_of(const std::uint8_t* data, std::size_t size) {
  std::string text(size, '\0');
  if (size > 0) {
    std::memcpy(text.data(), data, size);
  }
  return text;
}

void stop_on(const std::string& fault) {
  if (!fault.empty()) {
    std::fprintf(stderr, "fault: %s\n", fault.c_str());
    std::abort();
  }
}

std::size_t mutate_in_place(std::uint8_t* data,
                            std::size_t size,
                            std::size_t max_size,
                            std::uint64_t seed,
                            unsigned structured) {
  if (seed % 4 >= structured) {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  const std::string text = mutate(text_of(data, size), seed);
  const std::size_t new_size = std::min(text.size(), max_size);
  std::copy_n(text.begin(), new_size, data);
  return new_size;
}

}  // namespace corridor::fuzz
