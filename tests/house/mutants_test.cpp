// The numbered faults of the mutation check.

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "project.hpp"

namespace corridor::house::mutants_test {
namespace {

/// The numbers of the faults in a text, in their order; 0 for what is no number.
std::vector<int> mutants_in(std::string_view text) {
  constexpr std::string_view kMacro = "CORRIDOR_MUTANT(";
  std::vector<int> numbers;
  for (std::size_t at = text.find(kMacro); at != std::string_view::npos;
       at = text.find(kMacro, at)) {
    at = std::min(text.find_first_not_of(" \n", at + kMacro.size()), text.size());
    int number = 0;
    std::from_chars(text.data() + at, text.data() + text.size(), number);
    numbers.push_back(number);
  }
  return numbers;
}

TEST_CASE("mutants: numbered from 1 to 50, each once, in sources of the program only") {
  std::multiset<int> found;
  for (const SourceFile& file : project()) {
    if (file.path.starts_with("sim/") && file.path.ends_with(".cpp")) {
      const std::vector<int> numbers = mutants_in(file.text);
      found.insert(numbers.begin(), numbers.end());
    } else if (file.path.starts_with("include/") &&
               file.path != "include/corridor/core/mutant.hpp") {
      CHECK_MESSAGE(mutants_in(file.text).empty(), file.path);
    }
  }
  std::multiset<int> wanted;
  for (int n = 1; n <= 50; ++n) {
    wanted.insert(n);
  }
  CHECK(found == wanted);
}

TEST_CASE("mutants: a number is found wherever it stands") {
  CHECK(mutants_in("if (CORRIDOR_MUTANT(7, a, b) &&\n  CORRIDOR_MUTANT(\n  12, a, b))") ==
        std::vector<int>{7, 12});
  CHECK(mutants_in("CORRIDOR_MUTANT(n, right, wrong)") == std::vector<int>{0});
}

}  // namespace
}  // namespace corridor::house::mutants_test
