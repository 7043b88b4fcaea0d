// The reference page of the language, made from the descriptions and the tables beside them.

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/measures.hpp"
#include "corridor/scenario/units.hpp"
#include "corridor/scenario/writer.hpp"
#include "unit_table.hpp"

namespace corridor::scenario {
namespace {

constexpr const char* kMinimalExample = R"(corridor: 1
from: 2024-01-01
to: 2025-01-01

commodities:
  box: {unit: TEU, lot: 1 TEU}

nodes:
  port:
    facilities:
      cranes: {count: 2}
    handling:
      - cargo: box
        from: origin
        to: destination
        steps:
          - {use: cranes, time: {exponential: {mean: 30 min}}}

flows:
  boxes: {from: port, to: port, commodity: box, arrives: {every: {exponential: {mean: 20 min}}}}
)";

constexpr const char* kIntroduction = R"(# Scenario reference

This page is made from the descriptions that the reader uses (`UPDATE=1` with the scenario tests writes
it anew). The smallest scenario is a plain queue, a flow from a node to itself:

```yaml
{}```

## Rules that hold everywhere

- One file is one YAML (or JSON) document of at most 8 MiB in UTF-8. Not supported, and refused: duplicate keys, tags, merge
  keys, cyclic aliases, several documents, nesting deeper than 64 levels, control characters.
- Ids begin with a letter, then letters, digits, `_` and, but for nodes, `-`; at most 64 characters.
- A number is written with a decimal point, without separators, and with its unit: `8 h`, `14 t/TEU`, `18/day`.
  At most 18 digits. Cargo, money and durations are exact to a millionth, a millionth and a microsecond.
- All times but those of shifts are UTC, without summer time and leap seconds: `2024-01-01`, `2024-01-01 06:30`, `2024-01-01T06:30:00Z`.
- Any number, distribution or list of twelve may be a map that says where it comes from:
  `{{value: 1, source: "...", confidence: sourced, low: 1, high: 2, note: "..."}}`; beside a distribution the same keys stand
  without `value`. `confidence` is `sourced`, `derived` or `assumed`; `low` and `high` enclose the value (of a
  distribution: its mean). `source`, `confidence` and `note` of a whole map hold for the numbers in it.
- `include: [ports.yaml, flows.yaml]` at the top joins other files: paths are relative to the file that names them and stay below the
  scenario's folder; what stands below a noun's key may come from several files, each id from one.
- `extends: base.yaml` at the top lays the file, with what it includes, over another one, by the same rules for paths: maps are merged
  key by key, values and lists replaced, a number with its source and a distribution as a whole; `{{append: [...]}}` in place of a list
  adds to its end (such as the handling of a port that is there); a key with the value `null` is removed. What is extended may extend
  in turn.
- An option is put in force by `--with OPTION`. Its values replace those of the scenario; with a date `from` after the beginning of the
  run they hold from then on, which only a facility's count, time or rate, a berth's depth, a storage capacity, a link's slots,
  speed, time or rate, a fleet's count or capacity, and a flow's volume can. `--set` comes after it. `with: [OPTION]` in the file does the same.
- A dated change holds for what starts after it: who runs or is worked on goes on as it began. Of several changes of one number that
  which began last holds; at the end of all of them the number is what it was. A changed volume keeps its season.
- A path names a value: `nodes.aktau.storage.yard.capacity.container`, `services.feeder.calls[0].depart.at_most`. It is used by
  `--set path=value`, by `options` and by dated `changes`.

)";

std::string capitalised(std::string text) {
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

std::string anchor(std::string noun) {
  std::replace(noun.begin(), noun.end(), ' ', '-');
  return noun;
}

std::string in_cell(const std::string& text) {
  std::string cell;
  for (const char c : text) {
    cell += c == '|' ? "\\|" : std::string(1, c);
  }
  return cell;
}

std::string quoted_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += fmt::format("{}`{}`", text.empty() ? "" : ", ", word);
  }
  return text;
}

/// "a map by id of [facility](#facility)".
std::string value_words(const Kind& kind) {
  switch (kind.shape) {
    case Shape::Struct:
      return fmt::format("[{}](#{})", kind.structure().noun, anchor(kind.structure().noun));
    case Shape::Map:
      return fmt::format("by {}: {}", kind.key, value_words(kind.element.front()));
    case Shape::List:
      if (!kind.element.empty()) {
        return fmt::format("{}{}",
                           kind.range.empty() ? "list of: " : "one or list of: ",
                           value_words(kind.element.front()));
      }
      break;
    case Shape::Choice:
      return fmt::format("{} ([forms](#distributions))", kind.words);
    case Shape::Scalar:
      if (!kind.choices.empty()) {
        return quoted_words(kind.choices);
      }
      break;
  }
  return kind.range.empty() ? kind.words : fmt::format("{}, {}", kind.words, kind.range);
}

std::string default_words(const Field& field) {
  if (field.is_required) {
    return "**required**";
  }
  if (!field.default_text.empty()) {
    return field.default_text;
  }
  const Tree& tree = field.default_tree;
  const bool none = tree.kind == Tree::Kind::Null || (tree.is_map() && tree.entries.empty()) ||
                    (tree.is_list() && tree.items.empty()) ||
                    (tree.is_scalar() && tree.text.empty());
  return none ? "none" : fmt::format("`{}`", flow_text(tree));
}

std::string example_words(const Field& field) {
  return field.kind.example.empty() ? "" : fmt::format(", as `{}`", field.kind.example);
}

std::string table(const Description& description) {
  std::string text = "| key | value | unless given | meaning |\n|---|---|---|---|\n";
  for (const Field& field : description.fields) {
    text += fmt::format("| `{}` | {} | {} | {}{} |\n",
                        field.key,
                        in_cell(value_words(field.kind)),
                        in_cell(default_words(field)),
                        in_cell(field.help),
                        in_cell(example_words(field)));
  }
  return text;
}

bool is_distribution(const Description& description, const Kind& choice) {
  return std::any_of(choice.element.begin(), choice.element.end(), [&](const Kind& form) {
    return form.structure != nullptr && &form.structure() == &description;
  });
}

const Kind& some_distribution() {
  return describe_handling_step().find("time")->kind;
}

std::string nouns() {
  std::string text;
  for (const Description* description : all_descriptions()) {
    if (!is_distribution(*description, some_distribution())) {
      text += fmt::format("## {}\n\n{}\n\n{}\n",
                          capitalised(description->noun),
                          description->help,
                          table(*description));
    }
  }
  return text;
}

std::string distributions() {
  std::string text =
      "## Distributions\n\nA value alone is a constant; else one of these forms. Their values "
      "carry the unit "
      "of what is drawn\n(durations, amounts of cargo, or no unit for factors).\n\n"
      "| form | parameters | meaning |\n|---|---|---|\n"
      "| `constant` | the value | always the same |\n";
  for (const Kind& form : some_distribution().element) {
    if (form.structure == nullptr) {
      continue;
    }
    const Description& description = form.structure();
    std::string parameters;
    for (const Field& field : description.fields) {
      parameters +=
          fmt::format("{}`{}` ({})", parameters.empty() ? "" : ", ", field.key, field.help);
    }
    text += fmt::format("| `{}` | {} | {} |\n", description.noun, parameters, description.help);
  }
  return text + "\n";
}

std::string units() {
  std::map<std::string, std::vector<std::string>> by_dimension;
  const Units units;
  for (const auto& [symbol, unit] : units.all()) {
    by_dimension[unit.percent ? "a share" : describe(unit.dimension)].push_back(symbol);
  }
  std::string text =
      "## Units\n\nCargo is counted in `t` or in the `unit` of a commodity (`TEU`, `wagon`, ...), "
      "with the prefix `k` "
      "for\nthose in capitals. `kt` is 1000 t, `kn` a knot, `NM` a nautical mile, `day` 24 h. `yr` "
      "is a calendar year and\n"
      "stands in yearly volumes and costs only.\n\n| for | symbols |\n|---|---|\n";
  for (const auto& [dimension, symbols] : by_dimension) {
    text += fmt::format("| {} | {} |\n", dimension, quoted_words(symbols));
  }
  return text + fmt::format("\nNot used, with a hint what to write instead: {}.\n\n",
                            quoted_words(refused_units()));
}

std::string measures() {
  std::string text =
      "## Measures\n\nNames for `observed: [{measure: ...}]`. Events are `offered`, `delivered`, "
      "and `arrived`, "
      "`unloaded`,\n`loaded` or `departed` followed by a node.\n\n| measure | meaning "
      "|\n|---|---|\n";
  for (const MeasureName& measure : measure_names()) {
    text += fmt::format("| `{}` | {} |\n", measure.name, measure.help);
  }
  return text;
}

}  // namespace

std::string minimal_example() {
  return kMinimalExample;
}

std::string reference_markdown() {
  return fmt::format(kIntroduction, kMinimalExample) + nouns() + distributions() + units() +
         measures();
}

}  // namespace corridor::scenario
