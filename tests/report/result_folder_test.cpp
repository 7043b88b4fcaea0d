#include "corridor/report/result_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

namespace corridor::report::result_folder_test {
namespace {

namespace fs = std::filesystem;

/// An empty folder that goes away with the test.
class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "corridor-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] std::ptrdiff_t n_entries() const {
    return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
  }

 private:
  fs::path path_;
};

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("result folder: appears whole and under its name when complete") {
  const Scratch scratch;
  ResultFolder::Opened opened = ResultFolder::at(scratch / "new/run");
  REQUIRE(opened.folder.has_value());
  CHECK_FALSE(opened.folder->write("a.csv", "x\n").has_value());
  CHECK_FALSE(fs::exists(scratch / "new/run"));
  CHECK_FALSE(opened.folder->complete().has_value());
  CHECK(content(scratch / "new/run/a.csv") == "x\n");
  CHECK(std::distance(fs::directory_iterator(scratch / "new"), fs::directory_iterator()) == 1);
}

TEST_CASE("result folder: what is not completed leaves nothing behind") {
  const Scratch scratch;
  {
    const ResultFolder::Opened opened = ResultFolder::at(scratch / "run");
    REQUIRE(opened.folder.has_value());
    CHECK(scratch.n_entries() == 1);
  }
  CHECK(scratch.n_entries() == 0);
}

TEST_CASE("result folder: an empty folder is filled, anything else is left alone") {
  const Scratch scratch;
  fs::create_directory(scratch / "empty");
  ResultFolder::Opened empty = ResultFolder::at((scratch / "empty").string() + "/");
  REQUIRE(empty.folder.has_value());
  CHECK_FALSE(empty.folder->write("a", "1").has_value());
  CHECK_FALSE(empty.folder->complete().has_value());
  CHECK(content(scratch / "empty/a") == "1");

  const ResultFolder::Opened full = ResultFolder::at(scratch / "empty");
  CHECK_FALSE(full.folder.has_value());
  CHECK(full.problem.find("is not empty") != std::string::npos);

  const ResultFolder::Opened file = ResultFolder::at(scratch / "empty/a");
  CHECK_FALSE(file.folder.has_value());
  CHECK(file.problem.find("is not a folder") != std::string::npos);
  CHECK_FALSE(ResultFolder::at(scratch / "empty/a/below").folder.has_value());
}

TEST_CASE("result folder: of two runs for one place the second does not overwrite") {
  const Scratch scratch;
  ResultFolder::Opened first = ResultFolder::at(scratch / "run");
  ResultFolder::Opened second = ResultFolder::at(scratch / "run");
  REQUIRE(first.folder.has_value());
  REQUIRE(second.folder.has_value());
  CHECK_FALSE(first.folder->write("a", "first").has_value());
  CHECK_FALSE(second.folder->write("a", "second").has_value());
  CHECK_FALSE(first.folder->complete().has_value());
  CHECK(second.folder->complete().has_value());
  CHECK(content(scratch / "run/a") == "first");
}

TEST_CASE("result folder: numbered folders take the next free number, also at once") {
  const Scratch scratch;
  ResultFolder::Opened first = ResultFolder::numbered(scratch / "results", "base");
  ResultFolder::Opened second = ResultFolder::numbered(scratch / "results", "base");
  REQUIRE(first.folder.has_value());
  REQUIRE(second.folder.has_value());
  CHECK_FALSE(first.folder->write("a", "").has_value());
  CHECK_FALSE(second.folder->write("a", "").has_value());
  CHECK_FALSE(first.folder->complete().has_value());
  CHECK_FALSE(second.folder->complete().has_value());
  CHECK(first.folder->place().filename() == "base-1");
  CHECK(second.folder->place().filename() == "base-2");
  CHECK(fs::exists(scratch / "results/base-2/a"));
}

TEST_CASE("result folder: a file that cannot be written is named") {
  const Scratch scratch;
  ResultFolder::Opened opened = ResultFolder::at(scratch / "run");
  REQUIRE(opened.folder.has_value());
  const auto problem = opened.folder->write("no/such/folder.csv", "x");
  REQUIRE(problem.has_value());
  CHECK(problem->find("run/no/such/folder.csv") != std::string::npos);
}

}  // namespace
}  // namespace corridor::report::result_folder_test
