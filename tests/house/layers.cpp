#include "layers.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace corridor::house {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Each module and those it may include. `tools` and tests of the whole program may include all.
const std::map<std::string, Names, std::less<>>& arrows() {
  static const std::map<std::string, Names, std::less<>> kArrows{
      {"core", {}},
      {"stats", {"core"}},
      {"kernel", {"core", "stats"}},
      {"network", {"core"}},
      {"scenario", {"core"}},
      {"model", {"core", "stats", "kernel", "network", "scenario"}},
      {"experiment", {"core", "stats", "network", "scenario", "model"}},
      {"report", {"core", "stats", "scenario", "model", "experiment"}}};
  return kArrows;
}

/// The model knows a scenario as data, not how it is read; its tests read scenarios from text.
constexpr std::string_view kScenarioData = "include/corridor/scenario/scenario.hpp";

enum class Area { PublicHeader, Implementation, Test, Tool, Elsewhere };

struct Place {
  Area area = Area::Elsewhere;
  std::string module;  // empty when the file belongs to none
};

Place place_of(const std::string& path) {
  const auto parts = parts_of(path);
  const auto module_at = [&](std::size_t i) {
    return parts.size() > i + 1 && arrows().contains(parts[i]) ? std::string(parts[i])
                                                               : std::string();
  };
  if (path.starts_with("include/corridor/")) {
    return {.area = Area::PublicHeader, .module = module_at(2)};
  }
  if (path.starts_with("sim/")) {
    return {.area = Area::Implementation, .module = module_at(1)};
  }
  if (path.starts_with("tests/")) {
    return {.area = Area::Test, .module = module_at(1)};
  }
  return {.area = path.starts_with("tools/") ? Area::Tool : Area::Elsewhere, .module = {}};
}

std::optional<std::string> public_header_problem(const Place& from, const Edge& edge) {
  const std::string used = place_of(edge.to).module;
  if (from.module.empty() || from.module == used) {
    return std::nullopt;
  }
  if (!arrows().at(from.module).contains(used)) {
    return from.module + " may not use " + used;
  }
  if (from.module == "model" && from.area != Area::Test && used == "scenario" &&
      edge.to != kScenarioData) {
    return "model may use the data of scenario only (scenario.hpp)";
  }
  return std::nullopt;
}

std::optional<std::string> problem_of(const Edge& edge) {
  const Place from = place_of(edge.from);
  const Place to = place_of(edge.to);
  switch (to.area) {
    case Area::PublicHeader:
      return public_header_problem(from, edge);
    case Area::Implementation:
      if (from.module != to.module || from.area == Area::PublicHeader) {
        return "a header below sim/ is private to its module";
      }
      return std::nullopt;
    case Area::Test:
      return from.area == Area::Test ? std::nullopt
                                     : std::optional<std::string>("only tests may use tests");
    case Area::Tool:
      if (from.area == Area::Tool || (from.area == Area::Test && from.module.empty())) {
        return std::nullopt;
      }
      return "only tools may use tools";
    case Area::Elsewhere:
      return "no code belongs here";
  }
  return std::nullopt;
}

std::optional<std::string> resolve(const std::string& includer,
                                   const std::string& name,
                                   const Names& known) {
  const std::filesystem::path beside = std::filesystem::path(includer).parent_path() / name;
  for (const std::string& candidate :
       {beside.lexically_normal().generic_string(), "include/" + name, name}) {
    if (known.contains(candidate)) {
      return candidate;
    }
  }
  return std::nullopt;
}

using Followers = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Depth-first search that remembers its path; an include of a file on the path closes a circle.
class CycleSearch {
 public:
  explicit CycleSearch(const Followers& followers) : followers_(followers) {}

  void visit(const std::string& file) {
    const auto on_path = std::ranges::find(path_, file);
    if (on_path != path_.end()) {
      report(on_path, file);
      return;
    }
    if (!done_.insert(file).second || !followers_.contains(file)) {
      return;
    }
    path_.push_back(file);
    for (const std::string& next : followers_.at(file)) {
      visit(next);
    }
    path_.pop_back();
  }

  [[nodiscard]] const std::vector<std::string>& violations() const { return violations_; }

 private:
  void report(std::vector<std::string>::const_iterator first, const std::string& last) {
    std::string circle;
    for (; first != path_.end(); ++first) {
      circle += *first + " -> ";
    }
    violations_.push_back("circle of includes: " + circle + last);
  }

  const Followers& followers_;
  Names done_;
  std::vector<std::string> path_;
  std::vector<std::string> violations_;
};

}  // namespace

IncludeGraph include_graph(const std::vector<SourceFile>& files) {
  Names known;
  for (const SourceFile& file : files) {
    known.insert(file.path);
  }
  IncludeGraph graph;
  for (const SourceFile& file : files) {
    if (!is_cpp(file.path)) {
      continue;
    }
    for (const Include& include : includes_of(file)) {
      if (!include.quoted) {
        continue;
      }
      const auto target = resolve(file.path, include.name, known);
      if (target) {
        graph.edges.push_back({.from = file.path, .to = *target, .line = include.line});
      } else {
        graph.violations.push_back(violation(
            file.path, include.line, "\"" + include.name + "\" is not a file of the project"));
      }
    }
  }
  return graph;
}

std::vector<std::string> layer_violations(const std::vector<Edge>& edges) {
  std::vector<std::string> violations;
  for (const Edge& edge : edges) {
    if (const auto problem = problem_of(edge)) {
      violations.push_back(violation(edge.from, edge.line, *problem + ": " + edge.to));
    }
  }
  return violations;
}

std::vector<std::string> cycle_violations(const std::vector<Edge>& edges) {
  Followers followers;
  for (const Edge& edge : edges) {
    followers[edge.from].push_back(edge.to);
  }
  CycleSearch search(followers);
  for (const auto& [file, targets] : followers) {
    search.visit(file);
  }
  return search.violations();
}

}  // namespace corridor::house
