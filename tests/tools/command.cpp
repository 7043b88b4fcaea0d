#include "command.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <sys/wait.h>

#include <doctest/doctest.h>

#include "tools/corridor/bottlenecks.hpp"
#include "tools/corridor/calibrate.hpp"
#include "tools/corridor/capacity.hpp"
#include "tools/corridor/check.hpp"
#include "tools/corridor/compare.hpp"
#include "tools/corridor/diff.hpp"
#include "tools/corridor/explain.hpp"
#include "tools/corridor/new.hpp"
#include "tools/corridor/run.hpp"
#include "tools/corridor/schema.hpp"

namespace corridor::tools {
namespace {

template <class Command>
Answer answer_of(Command command, const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const int exit_code = command(arguments, Streams{.out = out, .err = err});
  return {.exit_code = exit_code, .out = out.str(), .err = err.str()};
}

}  // namespace

Scratch::Scratch() {
  std::string name = (std::filesystem::temp_directory_path() / "corridor-test-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Answer run(const std::vector<std::string>& arguments) {
  return answer_of(run_command, arguments);
}

Answer check(const std::vector<std::string>& arguments) {
  return answer_of(check_command, arguments);
}

Answer capacity(const std::vector<std::string>& arguments) {
  return answer_of(capacity_command, arguments);
}

Answer bottlenecks(const std::vector<std::string>& arguments) {
  return answer_of(bottlenecks_command, arguments);
}

Answer compare(const std::vector<std::string>& arguments) {
  return answer_of(compare_command, arguments);
}

Answer diff(const std::vector<std::string>& arguments) {
  return answer_of(diff_command, arguments);
}

Answer calibrate(const std::vector<std::string>& arguments) {
  return answer_of(calibrate_command, arguments);
}

Answer schema(const std::vector<std::string>& arguments) {
  return answer_of(schema_command, arguments);
}

Answer explain(const std::vector<std::string>& arguments) {
  return answer_of(explain_command, arguments);
}

Answer new_scenario(const std::vector<std::string>& arguments) {
  return answer_of(new_command, arguments);
}

Answer shell(const std::string& line) {
  const std::string whole = "CORRIDOR='" CORRIDOR_PROGRAM "'; exec 2>&1; " + line;
  FILE* pipe = ::popen(whole.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Answer answer;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    answer.out.append(buffer.data(), n);
  }
  const int status = ::pclose(pipe);
  answer.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return answer;
}

std::string scenario(const std::string& name) {
  return std::string(CORRIDOR_SOURCE_DIR) + "/scenarios/" + name;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace corridor::tools
