#include "corridor/scenario/reader.hpp"

#include <optional>
#include <set>
#include <utility>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/reading.hpp"
#include "include.hpp"
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

ReadResult finish(Input input, std::optional<Tree> root, const ReadOptions& options) {
  ReadResult result;
  if (root) {
    for (const std::string& assignment : options.sets) {
      apply_set(assignment, input.sources, input.diagnostics, *root);
    }
    Scenario scenario;
    Reading reading(scenario, input.sources, input.diagnostics, Units(declared_units(*root)));
    read_struct(reading, describe_scenario(), *root, &scenario);
    if (!input.diagnostics.has_errors()) {
      result.value = std::move(scenario);
    }
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
  if (const TreeEntry* include = root ? root->find("include") : nullptr) {
    input.diagnostics.error(
        input.sources.mark(include->place), "include", "only a file can include files");
    root.reset();
  }
  return finish(std::move(input), std::move(root), options);
}

}  // namespace corridor::scenario
