// corridor-twin: the models of tools/bench/simpy in the kernel's processes. Prints one line a
// replication; tools/bench/simpy/compare.py sets both side by side.

#include "twin.hpp"

#include <charconv>
#include <iostream>
#include <string_view>
#include <system_error>

namespace {

int usage() {
  std::cerr << "usage: corridor-twin mm1|ferry_line REPLICATIONS\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    return usage();
  }
  const std::string_view model = argv[1];
  const std::string_view text = argv[2];
  std::uint64_t replications = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), replications);
  const bool is_mm1 = model == "mm1";
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() ||
      (!is_mm1 && model != "ferry_line")) {
    return usage();
  }
  std::cout.precision(17);
  for (std::uint64_t i = 0; i < replications; ++i) {
    const auto means = is_mm1 ? corridor::bench::twin_mm1(i) : corridor::bench::twin_ferry_line(i);
    for (std::size_t k = 0; k < means.size(); ++k) {
      std::cout << (k == 0 ? "" : " ") << means[k];
    }
    std::cout << '\n';
  }
  return 0;
}
