// The kept inputs of the fuzzers, replayed without them: each is one that found something, or the
// smallest that comes to some part of the program.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "judge_reader.hpp"
#include "judge_run.hpp"

namespace corridor::fuzz::corpus_test {
namespace {

std::vector<std::filesystem::path> corpus(const std::string& name) {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(CORRIDOR_SOURCE_DIR) / "tests/fuzz/corpus" / name;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("corpus: what the fuzzer of the reader kept is read in order") {
  const auto files = corpus("reader");
  CHECK(files.size() > 50);
  for (const auto& file : files) {
    CAPTURE(file.filename());
    const std::string fault = fault_of_reading(content(file));
    CHECK_MESSAGE(fault.empty(), fault);
  }
}

TEST_CASE("corpus: what the fuzzer of whole runs kept is in order, and much of it runs") {
  const auto files = corpus("run");
  std::size_t ran = 0;
  for (const auto& file : files) {
    CAPTURE(file.filename());
    const RunVerdict verdict = judge_run(content(file));
    CHECK_MESSAGE(verdict.fault.empty(), verdict.fault);
    ran += verdict.reached == Reached::Ran ? 1 : 0;
  }
  CHECK(files.size() > 50);
  CHECK(ran > 100);
}

}  // namespace
}  // namespace corridor::fuzz::corpus_test
