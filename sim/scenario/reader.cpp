#include "corridor/scenario/reader.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/reading.hpp"
#include "include.hpp"
#include "options.hpp"
#include "overlay.hpp"

namespace corridor::scenario {
namespace {

/// The units that commodities declare: amounts anywhere in the file may use them.
std::vector<std::string> declared_units(const Tree& root) {
  std::set<std::string> units;
  const TreeEntry* commodities = root.find("commodities");
  if (commodities == nullptr) {
    return {};
  }
  for (const TreeEntry& commodity : commodities->value.entries) {
    const TreeEntry* unit = commodity.value.find("unit");
    if (unit != nullptr && !check_cargo_unit(unit->value.text)) {
      units.insert(unit->value.text);
    }
  }
  return {units.begin(), units.end()};
}

std::optional<Scenario> read_tree(const Tree& root,
                                  const Sources& sources,
                                  core::Diagnostics& diagnostics) {
  Scenario scenario;
  Reading reading(scenario, sources, diagnostics, Units(declared_units(root)));
  read_struct(reading, describe_scenario(), root, &scenario);
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(scenario));
}

/// The key at the top that an assignment concerns.
std::string key_of(const std::string& assignment) {
  return assignment.substr(0, assignment.find_first_of(".[="));
}

bool sets_with(const std::string& assignment) {
  return key_of(assignment) == "with";
}

/// Whether an assignment says when the run is or what an option is: options follow from these.
bool concerns_options(const std::string& assignment) {
  const std::string key = key_of(assignment);
  return key == "options" || key == "with" || key == "from" || key == "to" || key == "warm_up" ||
         key == "cool_down";
}

/// Options that the file names by `with`, and those of the command. False when the scenario without
/// them is wrong already.
bool apply_with(const ReadOptions& options, Input& input, Tree& root) {
  Tree tree = root;
  for (const std::string& assignment : options.sets) {
    if (concerns_options(assignment)) {
      apply_set(assignment, input.sources, input.diagnostics, tree);
    }
  }
  core::Diagnostics diagnostics = input.diagnostics;
  const auto base = read_tree(tree, input.sources, diagnostics);
  if (!base) {
    input.diagnostics = std::move(diagnostics);
    return false;
  }
  std::vector<std::string> with = base->with;
  with.insert(with.end(), options.with.begin(), options.with.end());
  std::erase_if(root.entries, [](const TreeEntry& entry) { return entry.key == "with"; });
  with.insert(with.end(), options.from_start.begin(), options.from_start.end());
  apply_options(with, options.from_start, *base, input.sources, input.diagnostics, root);
  return !input.diagnostics.has_errors();
}

ReadResult finish(Input input, std::optional<Tree> root, const ReadOptions& options) {
  ReadResult result;
  const bool with = root && (!options.with.empty() || !options.from_start.empty() ||
                             root->find("with") != nullptr ||
                             std::any_of(options.sets.begin(), options.sets.end(), sets_with));
  if (root && (!with || apply_with(options, input, *root))) {
    for (const std::string& assignment : options.sets) {
      if (!sets_with(assignment)) {
        apply_set(assignment, input.sources, input.diagnostics, *root);
      }
    }
    result.value = read_tree(*root, input.sources, input.diagnostics);
  }
  input.diagnostics.sort_by_place();
  result.status =
      input.diagnostics.has_errors() ? std::max(ReadStatus::Invalid, input.status) : ReadStatus::Ok;
  result.diagnostics = std::move(input.diagnostics);
  result.files = std::move(input.files);
  result.input_hash = input.hash;
  return result;
}

}  // namespace

ReadResult read_scenario(const std::string& file, const ReadOptions& options) {
  Input input;
  auto root = load_with_includes(file, input);
  return finish(std::move(input), std::move(root), options);
}

ReadResult read_scenario_text(const std::string& text,
                              const std::string& name,
                              const ReadOptions& options) {
  Input input;
  auto root = load_alone(text, name, input);
  for (const char* key : {"include", "extends"}) {
    if (const TreeEntry* entry = root ? root->find(key) : nullptr) {
      input.diagnostics.error(
          input.sources.mark(entry->place),
          key,
          fmt::format("only a file can {} files", key == std::string("include") ? key : "extend"));
      root.reset();
    }
  }
  return finish(std::move(input), std::move(root), options);
}

}  // namespace corridor::scenario
