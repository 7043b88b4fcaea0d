#include "corridor/scenario/difference.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/units.hpp"
#include "corridor/scenario/writer.hpp"
#include "provenance.hpp"

namespace corridor::scenario {
namespace {

const Tree* value_of(const Tree* tree, std::string_view key) {
  const TreeEntry* entry = tree != nullptr && tree->is_map() ? tree->find(key) : nullptr;
  return entry == nullptr ? nullptr : &entry->value;
}

std::size_t count_values(const Tree& tree) {
  std::size_t n = tree.is_scalar() ? 1 : 0;
  for (const Tree& item : tree.items) {
    n += count_values(item);
  }
  for (const TreeEntry& entry : tree.entries) {
    n += count_values(entry.value);
  }
  return n;
}

const Kind* kind_at(const std::string& path) {
  const auto kind = find_kind(path);
  return kind.value ? *kind.value : nullptr;
}

/// The place of one value in both; items of lists may have moved.
struct Paths {
  std::string shown;
  std::string before;
  std::string after;

  [[nodiscard]] Paths below(const std::string& key) const {
    return {.shown = joined_path(shown, key),
            .before = joined_path(before, key),
            .after = joined_path(after, key)};
  }
  /// The kind is the same in both, but a list may be shorter in one of them.
  [[nodiscard]] const Kind* kind() const { return kind_at(before); }
};

/// Splits "358/yr" or "8 h" into number and unit; no number in other texts.
struct Figure {
  std::optional<double> number;
  std::string_view unit;
};

Figure figure_of(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("+-.0123456789"), text.size());
  const std::string_view number = text.substr(0, end);
  if (!parse_decimal(number).value) {
    return {.number = {}, .unit = {}};
  }
  return {.number = nearest_double(number), .unit = text.substr(end)};
}

/// Both in one unit: as written where the units are the same, converted where the dimensions are.
std::optional<std::pair<double, double>> comparable(const std::string& a, const std::string& b) {
  const Figure first = figure_of(a);
  const Figure second = figure_of(b);
  if (!first.number || !second.number) {
    return std::nullopt;
  }
  if (first.unit == second.unit) {
    return std::pair(*first.number, *second.number);
  }
  static const Units kUnits;
  const auto x = kUnits.parse(a);
  const auto y = kUnits.parse(b);
  if (!x.value || !y.value || x.value->dimension != y.value->dimension) {
    return std::nullopt;
  }
  return std::pair(x.value->to_double(), y.value->to_double());
}

std::optional<double> relative_change(const std::string& before, const std::string& after) {
  const auto both = comparable(before, after);
  if (!both || both->first == 0) {
    return std::nullopt;
  }
  return (both->second - both->first) / std::fabs(both->first);
}

/// Ids of a list's items, or none when one has no id.
std::optional<std::vector<std::string>> ids_of(const Tree& list) {
  std::vector<std::string> ids;
  for (const Tree& item : list.items) {
    const Tree* id = value_of(&item, "id");
    if (id == nullptr || !id->is_scalar()) {
      return std::nullopt;
    }
    ids.push_back(id->text);
  }
  return ids;
}

class Comparison {
 public:
  Comparison(const Scenario& before, const Scenario& after) : before_(before), after_(after) {}

  std::vector<Difference> run() {
    const Tree a = canonical_tree(before_);
    const Tree b = canonical_tree(after_);
    compare_maps(a, b, {}, false);
    std::ranges::stable_sort(found_, {}, &Difference::path);
    return std::move(found_);
  }

 private:
  void compare(const Tree* a, const Tree* b, const Paths& paths, bool provenance) {
    const bool both = a != nullptr && b != nullptr;
    if (both && !provenance && compare_parts(*a, *b, paths)) {
      return;
    }
    if (!both || flow_text(*a) != flow_text(*b)) {
      add(a, b, paths, provenance);
    }
  }

  /// False when it is one value without parts.
  bool compare_parts(const Tree& a, const Tree& b, const Paths& paths) {
    const Kind* kind = paths.kind();
    if (kind == nullptr) {
      return false;
    }
    if (kind->number && is_wrapped_in_one(a, b)) {
      compare_wrapped(a, b, paths);
      return true;
    }
    if (has_parts(*kind) && a.is_map() && b.is_map()) {
      compare_maps(a, b, paths, kind->shape == Shape::Struct);
      return true;
    }
    if (kind->shape == Shape::List && holds_maps(a) && holds_maps(b)) {
      compare_lists(a, b, paths);
      return true;
    }
    return false;
  }

  static bool has_parts(const Kind& kind) {
    return kind.shape == Shape::Struct || kind.shape == Shape::Map;
  }

  static bool holds_maps(const Tree& list) {
    return list.is_list() && std::ranges::all_of(list.items, &Tree::is_map);
  }

  static bool is_wrapped_in_one(const Tree& a, const Tree& b) {
    return value_of(&a, "value") != nullptr || value_of(&b, "value") != nullptr;
  }

  /// {value: 3, source: ..., low: 2} beside the same or the bare value.
  void compare_wrapped(const Tree& a, const Tree& b, const Paths& paths) {
    const Tree* bare_a = value_of(&a, "value");
    const Tree* bare_b = value_of(&b, "value");
    const Tree& value_a = bare_a == nullptr ? a : *bare_a;
    const Tree& value_b = bare_b == nullptr ? b : *bare_b;
    if (flow_text(value_a) != flow_text(value_b)) {
      add(&value_a, &value_b, paths, false);
    }
    for (const char* key : {"confidence", "high", "low", "note", "source"}) {
      const Tree* of_a = bare_a == nullptr ? nullptr : value_of(&a, key);
      const Tree* of_b = bare_b == nullptr ? nullptr : value_of(&b, key);
      if (of_a != nullptr || of_b != nullptr) {
        compare(of_a, of_b, paths.below(key), true);
      }
    }
  }

  /// Of a struct the keys that say where its numbers come from are provenance.
  void compare_maps(const Tree& a, const Tree& b, const Paths& paths, bool is_struct) {
    std::set<std::string> keys;
    for (const Tree* tree : {&a, &b}) {
      for (const TreeEntry& entry : tree->entries) {
        keys.insert(entry.key);
      }
    }
    for (const std::string& key : keys) {
      const bool provenance = is_struct && is_provenance_key(key);
      compare(value_of(&a, key), value_of(&b, key), paths.below(key), provenance);
    }
  }

  void compare_item(const Tree& a,
                    const Tree& b,
                    const Paths& list,
                    std::size_t i,
                    std::size_t j,
                    const std::string& name) {
    const Paths paths{.shown = list.shown + '[' + name + ']',
                      .before = list.before + '[' + std::to_string(i) + ']',
                      .after = list.after + '[' + std::to_string(j) + ']'};
    compare(i < a.items.size() ? &a.items[i] : nullptr,
            j < b.items.size() ? &b.items[j] : nullptr,
            paths,
            false);
  }

  void compare_lists(const Tree& a, const Tree& b, const Paths& paths) {
    const auto ids_a = ids_of(a);
    const auto ids_b = ids_of(b);
    if (!ids_a || !ids_b) {
      for (std::size_t i = 0; i < std::max(a.items.size(), b.items.size()); ++i) {
        compare_item(a, b, paths, i, i, std::to_string(i));
      }
      return;
    }
    std::set<std::string> ids(ids_a->begin(), ids_a->end());
    ids.insert(ids_b->begin(), ids_b->end());
    for (const std::string& id : ids) {
      const auto i = std::ranges::find(*ids_a, id) - ids_a->begin();
      const auto j = std::ranges::find(*ids_b, id) - ids_b->begin();
      compare_item(a, b, paths, static_cast<std::size_t>(i), static_cast<std::size_t>(j), id);
    }
  }

  static DifferenceSide side(const Scenario& scenario, const Tree* tree, const std::string& path) {
    if (tree == nullptr) {
      return {.given = false, .text = default_text(path), .mark = {}, .n_values = 0};
    }
    return {.given = true,
            .text = tree->is_scalar() ? tree->text : flow_text(*tree),
            .mark = scenario.mark_of(path),
            .n_values = count_values(*tree)};
  }

  /// What holds where the key is left out, or nothing.
  static std::string default_text(const std::string& path) {
    const std::size_t point = path.rfind('.');
    const std::string key = path.substr(point == std::string::npos ? 0 : point + 1);
    const Kind* above = point == std::string::npos ? nullptr : kind_at(path.substr(0, point));
    if (point != std::string::npos && (above == nullptr || above->structure == nullptr)) {
      return {};
    }
    const Description& description = above == nullptr ? describe_scenario() : above->structure();
    const Field* field = description.find(key);
    if (field == nullptr || field->is_required) {
      return {};
    }
    return field->default_tree.is_scalar() ? field->default_tree.text : field->default_text;
  }

  void add(const Tree* a, const Tree* b, const Paths& paths, bool provenance) {
    Difference& found = found_.emplace_back();
    found.path = paths.shown;
    found.kind = a == nullptr   ? DifferenceKind::Added
                 : b == nullptr ? DifferenceKind::Removed
                                : DifferenceKind::Changed;
    found.provenance = provenance;
    found.before = side(before_, a, paths.before);
    found.after = side(after_, b, paths.after);
    found.relative = relative_change(found.before.text, found.after.text);
  }

  const Scenario& before_;
  const Scenario& after_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const Scenario& before, const Scenario& after) {
  return Comparison(before, after).run();
}

}  // namespace corridor::scenario
