#include "changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/loader.hpp"
#include "corridor/scenario/locate.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

using What = Change::What;

/// Paths that may change within a run; 0 stands for the owner, 1 for the part, 2 for the commodity.
struct Pattern {
  What what;
  std::array<const char*, 6> steps;
};
constexpr std::array<Pattern, 6> kPatterns{{
    {What::FacilityCount, {"nodes", "0", "facilities", "1", "count", nullptr}},
    {What::BerthDepth, {"nodes", "0", "facilities", "1", "depth", nullptr}},
    {What::StorageCapacity, {"nodes", "0", "storage", "1", "capacity", "2"}},
    {What::LinkSlots, {"links", "0", "slots", nullptr, nullptr, nullptr}},
    {What::LinkRate, {"links", "0", "rate", nullptr, nullptr, nullptr}},
    {What::FleetCount, {"fleets", "0", "count", nullptr, nullptr, nullptr}},
}};

bool fits(const Pattern& pattern, const std::vector<std::string>& steps, Change& change) {
  change.what = pattern.what;
  for (std::size_t i = 0; i < pattern.steps.size(); ++i) {
    const char* wanted = pattern.steps[i];
    if (wanted == nullptr || i >= steps.size()) {
      return wanted == nullptr && i == steps.size();
    }
    const std::string_view slot = wanted;
    if (slot == "0") {
      change.owner = steps[i];
    } else if (slot == "1") {
      change.part = steps[i];
    } else if (slot == "2") {
      change.commodity = steps[i];
    } else if (slot != steps[i]) {
      return false;
    }
  }
  return steps.size() == pattern.steps.size();
}

std::optional<Change> match(const std::string& path) {
  const auto steps = split_path(path);
  for (const Pattern& pattern : kPatterns) {
    Change change;
    if (steps && fits(pattern, *steps, change)) {
      change.path = path;
      return change;
    }
  }
  return std::nullopt;
}

template <class T>
std::optional<T> read_as(Reading& reading, const KindOf<T>& kind, const Tree& tree) {
  T value{};
  return read_value(reading, kind, tree, &value) ? std::optional<T>(value) : std::nullopt;
}

/// The value in the measure of Change::value.
std::optional<std::int64_t> changed_value(Reading& reading, What what, const Tree& tree) {
  switch (what) {
    case What::FacilityCount:
    case What::FleetCount:
      return read_as(reading, whole(0), tree);
    case What::StorageCapacity: {
      const auto value = read_as(reading, amount(), tree);
      return value ? std::optional(value->micro) : std::nullopt;
    }
    case What::LinkRate: {
      const auto value = read_as(reading, rate(), tree);
      return value ? std::optional(value->amount_in(core::kDay).micro) : std::nullopt;
    }
    case What::BerthDepth: {
      const auto value = read_as(reading, length(), tree);
      return value ? std::optional<std::int64_t>(std::llround(value->metres * 1e6)) : std::nullopt;
    }
    case What::LinkSlots: {
      const auto value = read_as(reading, slots(), tree);
      if (!value) {
        return std::nullopt;
      }
      const std::int64_t per_day = value->count * core::kDay.count() / value->per.count();
      if (per_day * value->per.count() != value->count * core::kDay.count()) {
        reading.error_at(tree.place, "changed slots are a whole number per day");
        return std::nullopt;
      }
      return per_day;
    }
  }
  return std::nullopt;
}

void read_change(Reading& reading, const TreeEntry& entry, std::vector<Change>& changes) {
  const Reading::Step step(reading, entry.key, entry.place);
  const auto located = locate(reading.scenario(), entry.key);
  if (!located.value) {
    reading.error_at(entry.place,
                     fmt::format("no such path (found {}, {}{}{})",
                                 entry.key,
                                 located.problem.what,
                                 located.problem.hint.empty() ? "" : "; ",
                                 located.problem.hint));
    return;
  }
  auto change = match(entry.key);
  if (!change) {
    reading.error_at(
        entry.place,
        fmt::format(
            "cannot change within a run (found {}, expected {})", entry.key, changeable_words()));
    return;
  }
  reading.scope.cargo_unit = located.value->scope.cargo_unit;
  if (const auto value = changed_value(reading, change->what, entry.value)) {
    change->value = *value;
    changes.push_back(std::move(*change));
  }
}

std::string change_text(const Writing& writing, const Change& change) {
  switch (change.what) {
    case What::FacilityCount:
    case What::FleetCount:
      return fmt::format("{}", change.value);
    case What::StorageCapacity: {
      const auto& commodities = writing.scope.scenario->commodities;
      const auto found = commodities.find(change.commodity);
      return fmt::format(
          "{} {}", micro_text(change.value), found == commodities.end() ? "t" : found->second.unit);
    }
    case What::LinkSlots:
      return fmt::format("{}/day", change.value);
    case What::BerthDepth:
      return fmt::format("{} m", micro_text(change.value));
    case What::LinkRate:
      return fmt::format("{} {}/day", micro_text(change.value), writing.cargo_unit());
  }
  return {};
}

Tree write_changes(Writing& writing, const std::vector<Change>& changes) {
  Tree map = make_map();
  const std::string before = writing.path;
  for (const Change& change : changes) {
    writing.path = joined_path(before, change.path);
    map.entries.push_back(
        {.key = change.path, .place = {}, .value = make_scalar(change_text(writing, change))});
  }
  writing.path = before;
  std::sort(map.entries.begin(), map.entries.end(), [](const TreeEntry& a, const TreeEntry& b) {
    return a.key < b.key;
  });
  return map;
}

void read_option_change(Reading& reading,
                        const TreeEntry& entry,
                        std::map<std::string, std::string>& changes) {
  const Reading::Step step(reading, entry.key, entry.place);
  const auto located = locate(reading.scenario(), entry.key);
  if (!located.value) {
    reading.error_at(entry.place,
                     fmt::format("no such path (found {}, {}{}{})",
                                 entry.key,
                                 located.problem.what,
                                 located.problem.hint.empty() ? "" : "; ",
                                 located.problem.hint));
    return;
  }
  const Scope outside = std::exchange(reading.scope, located.value->scope);
  if (entry.value.kind == Tree::Kind::Null) {
    reading.error(
        entry.value, {.what = "empty value", .hint = ""}, located.value->kind->expected());
  } else if (try_value(reading, *located.value->kind, entry.value)) {
    Tree value = entry.value;
    sort_keys(value);  // the order in the file must not matter
    changes[entry.key] = flow_text(value);
  }
  reading.scope = outside;
}

Tree parsed_again(const std::string& yaml) {
  Sources sources;
  core::Diagnostics diagnostics;
  const std::uint32_t file = sources.add("");
  return load_tree(yaml, file, sources, diagnostics).value_or(Tree{});
}

template <class Container, class ReadEntry>
Kind path_map(Kind kind, ReadEntry read_entry) {
  kind.shape = Shape::Map;
  kind.key = "path";
  kind.element.push_back(described("a value of the field that the path names"));
  kind.read = [kind, read_entry](Reading& reading, const Tree& tree, void* object) {
    if (!tree.is_map()) {
      reading.error(tree, {.what = "not a map", .hint = ""}, kind.expected());
      return false;
    }
    const std::size_t errors = reading.n_errors();
    for (const TreeEntry& entry : tree.entries) {
      read_entry(reading, entry, *static_cast<Container*>(object));
    }
    return errors == reading.n_errors();
  };
  return kind;
}

}  // namespace

bool changes_by_date(const std::string& path) {
  return match(path).has_value();
}

const char* changeable_words() {
  return "a facility's count, a berth's depth, a storage capacity, a link's slots or rate, or a "
         "fleet's count";
}

KindOf<std::vector<Change>> dated_changes() {
  using Changes = std::vector<Change>;
  Kind kind = path_map<Changes>(
      described("a map of paths to new values", "{fleets.ferries.count: 5}"), read_change);
  // In the order of paths: that of the keys in the file must not matter.
  kind.read = [read = kind.read](Reading& reading, const Tree& tree, void* object) {
    auto& changes = *static_cast<Changes*>(object);
    const bool good = read(reading, tree, object);
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
      return a.path < b.path;
    });
    return good;
  };
  kind.write = [](Writing& writing, const void* object) {
    return write_changes(writing, *static_cast<const Changes*>(object));
  };
  return finished<Changes>(std::move(kind));
}

KindOf<std::map<std::string, std::string>> option_changes() {
  using Changes = std::map<std::string, std::string>;
  Kind kind =
      path_map<Changes>(described("a map of paths to new values",
                                  "{nodes.aktau.storage.yard.capacity.container: 6000 TEU}"),
                        read_option_change);
  kind.write = [](Writing&, const void* object) {
    Tree map = make_map();
    for (const auto& [path, value] : *static_cast<const Changes*>(object)) {
      map.entries.push_back({.key = path, .place = {}, .value = parsed_again(value)});
    }
    return map;
  };
  return finished<Changes>(std::move(kind));
}

}  // namespace corridor::scenario
