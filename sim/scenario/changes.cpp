#include "changes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "changed_value.hpp"
#include "corridor/scenario/loader.hpp"
#include "corridor/scenario/locate.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

void tell_no_such_path(Reading& reading, const TreeEntry& entry, const Problem& problem) {
  reading.error_at(entry.place,
                   fmt::format("no such path (found {}, {}{}{})",
                               entry.key,
                               problem.what,
                               problem.hint.empty() ? "" : "; ",
                               problem.hint));
}

/// Flows are read after disruptions: whether there is such a flow is checked when all is read.
bool is_there(Reading& reading, const TreeEntry& entry, const std::optional<Change>& change) {
  if (change && change->what == Change::What::FlowVolume) {
    return true;
  }
  const auto located = locate(reading.scenario(), entry.key);
  if (!located.value) {
    tell_no_such_path(reading, entry, located.problem);
    return false;
  }
  reading.scope.cargo_unit = located.value->scope.cargo_unit;
  return true;
}

void read_change(Reading& reading, const TreeEntry& entry, std::vector<Change>& changes) {
  const Reading::Step step(reading, entry.key, entry.place);
  auto change = change_of(entry.key);
  if (!is_there(reading, entry, change)) {
    return;
  }
  if (!change) {
    reading.error_at(
        entry.place,
        fmt::format(
            "cannot change within a run (found {}, expected {})", entry.key, changeable_words()));
    return;
  }
  if (read_changed_value(reading, entry.value, *change)) {
    changes.push_back(std::move(*change));
  }
}

Tree write_changes(Writing& writing, const std::vector<Change>& changes) {
  Tree map = make_map();
  const std::string before = writing.path;
  for (const Change& change : changes) {
    writing.path = joined_path(before, change.path);
    map.entries.push_back(
        {.key = change.path, .place = {}, .value = changed_value_tree(writing, change)});
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
    tell_no_such_path(reading, entry, located.problem);
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
  return change_of(path).has_value();
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
