#include "libraries.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace corridor::house {
namespace {

enum class Where { SourcesOnly, HeadersToo };

/// A library is known by how its includes begin and allowed below the given folders ("" is all).
/// Heavy ones stay out of headers, where each file that includes them would pay for it.
struct Library {
  std::string_view prefix;
  std::vector<std::string_view> folders;
  Where where = Where::SourcesOnly;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> kLibraries{
      {.prefix = "Random123/",
       .folders = {"include/corridor/core/", "sim/core/"},
       .where = Where::HeadersToo},
      {.prefix = "doctest/", .folders = {"tests/"}, .where = Where::HeadersToo},
      {.prefix = "fmt/", .folders = {""}},
      {.prefix = "yaml-cpp/", .folders = {"sim/scenario/"}},
      {.prefix = "boost/graph/", .folders = {"sim/network/"}},
      {.prefix = "boost/property_map/", .folders = {"sim/network/"}},
      {.prefix = "boost/math/", .folders = {"sim/stats/", "tests/"}},
      {.prefix = "boost/program_options", .folders = {"tools/"}},
      {.prefix = "Eigen/", .folders = {"sim/stats/"}},
      {.prefix = "nlopt.h", .folders = {"sim/stats/"}},
      {.prefix = "nlohmann/json_fwd.hpp", .folders = {"sim/report/"}, .where = Where::HeadersToo},
      {.prefix = "nlohmann/",
       .folders = {"sim/experiment/", "sim/report/", "tests/experiment/", "tests/report/"}}};
  return kLibraries;
}

/// What the operating system offers is for the modules that read and write.
const Library& operating_system() {
  static const Library kPosix{
      .prefix = "",
      .folders = {"sim/experiment/", "sim/report/", "sim/scenario/", "tests/", "tools/"}};
  return kPosix;
}

bool is_standard(std::string_view name) {
  return name.find_first_of("/.") == std::string_view::npos;
}

bool is_posix(std::string_view name) {
  return name.starts_with("sys/") ||
         (name.ends_with(".h") && name.find('/') == std::string_view::npos);
}

const Library* library_of(std::string_view name) {
  const auto found = std::ranges::find_if(
      libraries(), [&](const Library& library) { return name.starts_with(library.prefix); });
  if (found != libraries().end()) {
    return &*found;
  }
  return is_posix(name) ? &operating_system() : nullptr;
}

/// Empty when the include is allowed.
std::string problem_of(std::string_view path, std::string_view name) {
  const Library* library = library_of(name);
  if (library == nullptr) {
    return "is not in the table of libraries";
  }
  if (std::ranges::none_of(library->folders,
                           [&](std::string_view folder) { return path.starts_with(folder); })) {
    return "belongs to another module";
  }
  if (library->where == Where::SourcesOnly && is_header(path)) {
    return "belongs in sources, not in headers";
  }
  return {};
}

constexpr std::array<std::string_view, 10> kImpure{"atomic",
                                                   "ctime",
                                                   "filesystem",
                                                   "fstream",
                                                   "future",
                                                   "iostream",
                                                   "mutex",
                                                   "random",
                                                   "shared_mutex",
                                                   "thread"};
constexpr std::array<std::string_view, 5> kPureModules{
    "core", "kernel", "model", "network", "stats"};

bool is_pure(std::string_view path) {
  const auto parts = parts_of(path);
  const std::size_t module = path.starts_with("include/") ? 2 : 1;
  return (path.starts_with("include/") || path.starts_with("sim/")) && parts.size() > module &&
         std::ranges::find(kPureModules, parts[module]) != kPureModules.end();
}

}  // namespace

std::vector<std::string> library_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (!is_cpp(file.path)) {
      continue;
    }
    for (const Include& include : includes_of(file)) {
      if (include.quoted || is_standard(include.name)) {
        continue;
      }
      const std::string problem = problem_of(file.path, include.name);
      if (!problem.empty()) {
        violations.push_back(
            violation(file.path, include.line, "<" + include.name + "> " + problem));
      }
    }
  }
  return violations;
}

std::vector<std::string> purity_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (!is_cpp(file.path) || !is_pure(file.path)) {
      continue;
    }
    for (const Include& include : includes_of(file)) {
      if (!include.quoted && std::ranges::find(kImpure, include.name) != kImpure.end()) {
        violations.push_back(violation(
            file.path, include.line, "<" + include.name + "> has no place in a pure function"));
      }
    }
  }
  return violations;
}

}  // namespace corridor::house
