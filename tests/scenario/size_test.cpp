// Large files: the work grows with the size, not with its square. The bounds are generous.

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "example.hpp"

namespace corridor::scenario::size_test {
namespace {

std::string many_links(int n, const char* fields) {
  std::string text = "corridor: 1\nfrom: 2024-01-01\nto: 2024-02-01\nnodes:\n";
  for (int i = 0; i < 1000; ++i) {
    text += "  n" + std::to_string(i) + ": {}\n";
  }
  text += "links:\n";
  for (int i = 0; i < n; ++i) {
    text += "  l" + std::to_string(i) + ": {from: n" + std::to_string(i % 1000) + ", to: n" +
            std::to_string((i + 1) % 1000) + ", " + fields + "}\n";
  }
  return text;
}

double seconds(const std::string& text, bool good) {
  const auto start = std::chrono::steady_clock::now();
  const ReadResult result = test::read(text);
  CHECK(result.ok() == good);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_SUITE("slow") {
  TEST_CASE("size: ten times the links take about ten times as long, right or wrong") {
    for (const char* fields : {"mode: rail, time: 3 h", "mod: rail, time: 3 hrz"}) {
      CAPTURE(fields);
      const bool good = std::string(fields).find("mode") == 0;
      const double few = seconds(many_links(10'000, fields), good);
      const double many = seconds(many_links(100'000, fields), good);
      CHECK(many < 40 * few);  // 100 times if it were quadratic
    }
  }
}

}  // namespace
}  // namespace corridor::scenario::size_test
