#include "corridor/scenario/explain.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/reading.hpp"
#include "language_walk.hpp"
#include "provenance.hpp"

namespace corridor::scenario {
namespace {

/// Keys that join files: they are gone before the descriptions see the scenario.
struct JoiningKey {
  const char* key;
  const char* help;
  const char* value;
  const char* example;
};
constexpr std::array<JoiningKey, 2> kJoiningKeys{
    {{"include",
      "other files that are joined to this one",
      "a file or a list of files: paths from this file, not above the scenario's folder",
      "[ports.yaml, flows.yaml]"},
     {"extends",
      "the scenario that this one is laid over, key by key; a list replaces the list there, "
      "{append: [...]} adds to its end",
      "a file: its path from this one",
      "base-2024.yaml"}}};

using Line = std::pair<std::string, std::string>;

/// Two columns, the first as wide as its longest text.
std::string columns(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) {
    width = std::max(width, line.first.size());
  }
  std::string text;
  for (const auto& [left, right] : lines) {
    text += fmt::format("  {:<{}}  {}\n", left, width, right);
  }
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

bool says_nothing(const Tree& tree) {
  return tree.text.empty() && tree.items.empty() && tree.entries.empty();
}

std::string default_text(const Field& field) {
  if (field.is_required) {
    return "none: the key is required";
  }
  if (!field.default_text.empty()) {
    return field.default_text;
  }
  return says_nothing(field.default_tree) ? "none" : flow_text(field.default_tree);
}

void add(std::vector<Line>& lines, const char* name, const std::string& text) {
  if (!text.empty()) {
    lines.emplace_back(name, text);
  }
}

/// What may be written there.
void add_value(std::vector<Line>& lines, const Kind& kind) {
  add(lines, "value", kind.words);
  if (kind.choices.empty() || kind.shape == Shape::Choice) {
    add(lines, "units", kind.spelling.units);
  }
  add(lines, "range", kind.range);
  const bool forms = kind.shape == Shape::Choice;
  add(lines, forms ? "forms" : "words", joined(kind.choices));
  add(lines, "example", kind.example);
}

std::string with_source(const Kind& kind) {
  if (!kind.number) {
    return {};
  }
  const char* bounds = kind.shape == Shape::List ? "" : ", low: ..., high: ...";
  return fmt::format("may be {{value: ..., source: ..., confidence: ...{}, note: ...}}", bounds);
}

std::string owner_words(const Spot& spot) {
  return spot.owner->noun == "scenario"
             ? "the top of a scenario"
             : fmt::format("{}: {}", spot.owner->a_noun(), spot.owner->help);
}

/// The keys of a noun, a line each.
std::string keys(const Description& description) {
  std::vector<Line> lines;
  for (const Field& field : description.fields) {
    lines.emplace_back(field.key + (field.is_required ? " *" : ""), field.help);
  }
  return fmt::format("\nKeys of {} (* required):\n{}", description.a_noun(), columns(lines));
}

std::string explanation(const Spot& spot) {
  std::vector<Line> lines;
  if (spot.field != nullptr) {
    add(lines, "meaning", spot.field->help);
  } else {
    add(lines, "meaning", provenance_help(last_step(spot.path)));
  }
  add_value(lines, *spot.kind);
  if (spot.field != nullptr) {
    add(lines, "unless given", default_text(*spot.field));
  }
  add(lines, "with source", with_source(*spot.kind));
  if (spot.owner != nullptr) {
    add(lines, "belongs to", owner_words(spot));
  }
  add(lines, "did you mean", spot.hint);
  std::string text = core::escape_for_terminal(spot.path) + "\n" + columns(lines);
  if (const Description* structure = structure_of(*spot.kind)) {
    text += fmt::format("\n{}\n", structure->help) + keys(*structure);
  }
  return text;
}

std::string noun_explanation(const Description& noun) {
  const std::string path = path_of(noun);
  return fmt::format(
             "{}{}\n{}\n", noun.noun, path.empty() ? "" : fmt::format("  ({})", path), noun.help) +
         keys(noun);
}

/// All places where a key has that name.
std::vector<Spot> spots_called(const std::string& key) {
  std::vector<Spot> found;
  for (const Spot& spot : all_spots()) {
    if (spot.field->key == key) {
      found.push_back(spot);
    }
  }
  return found;
}

std::string also_called(const std::string& key, const std::vector<Spot>& spots) {
  std::vector<Line> lines;
  lines.reserve(spots.size());
  for (const Spot& spot : spots) {
    lines.emplace_back(spot.path, spot.field->help);
  }
  return lines.empty() ? "" : fmt::format("\nKeys called {}:\n{}", key, columns(lines));
}

Problem unknown_word(const std::string& word) {
  std::vector<std::string> known;
  for (const Description* description : all_descriptions()) {
    known.push_back(description->noun);
  }
  for (const Spot& spot : all_spots()) {
    known.push_back(spot.field->key);
  }
  for (const JoiningKey& joining : kJoiningKeys) {
    known.emplace_back(joining.key);
  }
  const std::string near = core::nearest_name(word, known);
  return {.what = fmt::format("no key or noun {}", word),
          .hint = near.empty() ? "" : fmt::format("did you mean {}?", near)};
}

std::string explanation(const JoiningKey& joining) {
  return std::string(joining.key) + "\n" +
         columns({{"meaning", joining.help},
                  {"value", joining.value},
                  {"example", joining.example},
                  {"belongs to", "the top of a scenario or of an included file"}});
}

/// A noun, a key at the top, or a key of some noun.
Parsed<std::string> explain_word(const std::string& word) {
  const auto* const joining = std::ranges::find(kJoiningKeys, word, &JoiningKey::key);
  if (joining != kJoiningKeys.end()) {
    return {.value = explanation(*joining), .problem = {}};
  }
  std::vector<Spot> spots = spots_called(word);
  std::string text;
  if (describe_scenario().find(word) != nullptr) {
    text = explanation(spots.front());
    spots.erase(spots.begin());
  } else if (const Description* noun = find_noun(word)) {
    text = noun_explanation(*noun);
  } else if (spots.size() == 1) {
    return {.value = explanation(spots.front()), .problem = {}};
  } else if (spots.empty()) {
    return {.value = {}, .problem = unknown_word(word)};
  }
  text += also_called(word, spots);
  return {.value = text.substr(text.find_first_not_of('\n')), .problem = {}};
}

/// "services.*.calls[*].depart.at_most" -> "services.calls.depart.at_most"
std::string without_ids(const std::string& path) {
  std::string keys;
  for (const std::string& step : split_path(path).value_or(std::vector<std::string>{})) {
    if (step != "*" && step.find_first_not_of("0123456789") != std::string::npos) {
      keys += "." + step;
    }
  }
  return keys;
}

/// Places whose path ends like that: "depart.at_most".
std::vector<Spot> spots_ending(const std::string& what) {
  std::vector<Spot> found;
  const std::string end = without_ids(what);
  for (const Spot& spot : all_spots()) {
    if (without_ids(spot.path).ends_with(end)) {
      found.push_back(spot);
    }
  }
  return found;
}

bool is_form(const Description& noun) {
  const Kind& distribution = describe_handling_step().find("time")->kind;
  return std::find(distribution.choices.begin(), distribution.choices.end(), noun.noun) !=
         distribution.choices.end();
}

}  // namespace

Parsed<std::string> explain(const std::string& what) {
  if (find_noun(what) != nullptr) {
    return explain_word(what);
  }
  const auto steps = split_path(what);
  if (!steps) {
    return {.value = {},
            .problem = {.what = "not a path", .hint = "join keys with points: flows.*.volume"}};
  }
  if (steps->size() == 1) {
    return explain_word(what);
  }
  const Parsed<Spot> spot = walk_to(*steps);
  if (spot.value) {
    return {.value = explanation(*spot.value), .problem = {}};
  }
  const std::vector<Spot> ending = spots_ending(what);
  return ending.empty() ? Parsed<std::string>{.value = {}, .problem = spot.problem}
                        : Parsed<std::string>{.value = explanation(ending.front()), .problem = {}};
}

std::string explain_overview() {
  std::vector<Line> top;
  for (const Field& field : describe_scenario().fields) {
    top.emplace_back(field.key + (field.is_required ? " *" : ""), field.help);
  }
  for (const JoiningKey& joining : kJoiningKeys) {
    top.emplace_back(joining.key, joining.help);
  }
  std::vector<Line> nouns;
  std::vector<Line> forms;
  for (const Description* description : all_descriptions()) {
    (is_form(*description) ? forms : nouns).emplace_back(description->noun, description->help);
  }
  return fmt::format(
      "Keys at the top of a scenario (* required):\n{}\nNouns:\n{}\nDistributions:\n{}",
      columns(top),
      columns(nouns),
      columns(forms));
}

}  // namespace corridor::scenario
