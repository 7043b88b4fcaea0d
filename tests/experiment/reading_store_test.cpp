#include "corridor/experiment/reading_store.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::experiment::reading_store_test {
namespace {

/// A file that goes away with the test.
class File {
 public:
  File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string text() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  void write(const std::string& text) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
  }

 private:
  std::string path_ =
      (std::filesystem::temp_directory_path() /
       ("corridor-readings-" + std::to_string(std::hash<const void*>()(this)) + ".jsonl"))
          .string();
};

const Reading kFull{
    .fingerprint = 0xfedcba9876543210ULL, .complete = true, .values = {1.0 / 3, std::nullopt}};
const Reading kStopped{.fingerprint = 7, .complete = false, .values = {}};

TEST_CASE("readings come back bit by bit, also in another call") {
  const File file;
  {
    ReadingStore store(file.path(), "1");
    store.keep(42, 0, kFull);
    store.keep(42, 1, kStopped);
    CHECK(store.find(42, 0) == kFull);
    CHECK(store.problem().empty());
  }
  const ReadingStore again(file.path(), "1");
  CHECK(again.size() == 2);
  CHECK(again.find(42, 0) == kFull);
  CHECK(again.find(42, 1) == kStopped);
  CHECK_FALSE(again.find(42, 2).has_value());
  CHECK_FALSE(again.find(41, 0).has_value());
}

TEST_CASE("readings: lines that are cut off, altered or of another version are left out") {
  const File file;
  {
    ReadingStore store(file.path(), "1");
    store.keep(1, 0, kFull);
    store.keep(1, 1, kFull);
    store.keep(1, 2, kFull);
  }
  std::string text = file.text();
  text.replace(text.find("\"replication\":1"), 15, "\"replication\":9");
  file.write(text.substr(0, text.size() - 20));
  {
    ReadingStore cut(file.path(), "1");
    CHECK(cut.size() == 1);
    CHECK(cut.find(1, 0) == kFull);
    cut.keep(1, 5, kFull);  // after the line that was cut off
  }
  CHECK(ReadingStore(file.path(), "1").find(1, 5) == kFull);
  CHECK(ReadingStore(file.path(), "2").size() == 0);
}

TEST_CASE("readings: a place that cannot be written to is told") {
  const ReadingStore store("/nowhere/at/all.jsonl", "1");
  CHECK(store.problem() == "cannot write to /nowhere/at/all.jsonl");
}

}  // namespace
}  // namespace corridor::experiment::reading_store_test
