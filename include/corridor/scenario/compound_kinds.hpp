#pragma once
// Kinds of values that are made of other values: optional ones, structs, lists and maps.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/scenario/description.hpp"
#include "corridor/scenario/kinds.hpp"
#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {

namespace detail {
Kind list_kind(Kind element, bool one_is_enough);
Kind map_kind(Kind element, std::string key);
Kind struct_kind(const Description& (*structure)());
bool read_items(Reading& reading,
                const Kind& list,
                const Tree& tree,
                const std::function<void*()>& append);
using CheckKey = std::function<void(Reading&, const TreeEntry&)>;
bool read_entries(Reading& reading,
                  const Kind& map,
                  const Tree& tree,
                  const CheckKey& check_key,
                  const std::function<void*(const std::string&)>& slot);
void add_item(Writing& writing, const Kind& element, const void* item, Tree& list);
void add_entry(
    Writing& writing, const Kind& map_kind, const std::string& key, const void* value, Tree& map);
std::optional<std::size_t> index_of(const std::string& step);
/// Amounts below a commodity's id are in that commodity's unit.
void enter_key(Scope& scope, const Kind& map, const std::string& key);
}  // namespace detail

/// Sets `trial` from `read`; the last step in making a kind.
template <class T>
KindOf<T> finished(Kind kind) {
  KindOf<T> done;
  static_cast<Kind&>(done) = std::move(kind);
  done.trial = [read = done.read, measure = done.measure](
                   Reading& reading, const Tree& tree) -> std::optional<double> {
    T value{};
    const Reading::Trial trial(reading);
    if (!read(reading, tree, &value)) {
      return std::nullopt;
    }
    return measure ? measure(&value) : 0;
  };
  return done;
}

template <class T>
KindOf<std::optional<T>> optional_of(KindOf<T> kind) {
  Kind outer = kind;
  outer.read = [read = kind.read](Reading& reading, const Tree& tree, void* object) {
    auto& value = *static_cast<std::optional<T>*>(object);
    return read(reading, tree, &value.emplace());
  };
  outer.write = [write = kind.write](Writing& writing, const void* object) {
    const auto& value = *static_cast<const std::optional<T>*>(object);
    return value ? write(writing, &*value) : Tree{};
  };
  if (kind.measure) {
    outer.measure = [measure = kind.measure](const void* object) {
      return measure(&**static_cast<const std::optional<T>*>(object));
    };
  }
  outer.optional = true;
  outer.child = [child = kind.child](void* object, const std::string& key) -> void* {
    auto& value = *static_cast<std::optional<T>*>(object);
    return value && child ? child(&*value, key) : nullptr;
  };
  return finished<std::optional<T>>(std::move(outer));
}

template <class T>
KindOf<T> struct_of(const Description& (*structure)()) {
  Kind kind = detail::struct_kind(structure);
  kind.read = [structure](Reading& reading, const Tree& tree, void* object) {
    return read_struct(reading, structure(), tree, object);
  };
  kind.child = [structure](void* object, const std::string& key) -> void* {
    const Field* field = structure().find(key);
    return field == nullptr ? nullptr : field->member(object);
  };
  return finished<T>(std::move(kind));
}

/// A list; with `one_is_enough` a single value may stand without brackets.
template <class T>
KindOf<std::vector<T>> list_of(const KindOf<T>& element, bool one_is_enough = false) {
  using List = std::vector<T>;
  Kind kind = detail::list_kind(element, one_is_enough);
  kind.read = [kind](Reading& reading, const Tree& tree, void* object) {
    auto& list = *static_cast<List*>(object);
    return detail::read_items(reading, kind, tree, [&list]() -> void* {
      list.push_back(T{});
      return &list.back();
    });
  };
  kind.write = [element](Writing& writing, const void* object) {
    Tree tree = make_list();
    for (const T& item : *static_cast<const List*>(object)) {
      detail::add_item(writing, element, &item, tree);
    }
    return tree;
  };
  kind.child = [](void* object, const std::string& step) -> void* {
    auto& list = *static_cast<List*>(object);
    const auto index = detail::index_of(step);
    return index && *index < list.size() ? &list[*index] : nullptr;
  };
  return finished<List>(std::move(kind));
}

template <class T>
KindOf<std::vector<T>> one_or_list(const KindOf<T>& element) {
  return list_of(element, true);
}

template <class T>
KindOf<std::map<std::string, T>> map_of(const KindOf<T>& element,
                                        const std::string& key,
                                        const std::string& key_pattern,
                                        const detail::CheckKey& check_key) {
  using Map = std::map<std::string, T>;
  Kind kind = detail::map_kind(element, key);
  kind.key_pattern = key_pattern;
  kind.read = [kind, check_key](Reading& reading, const Tree& tree, void* object) {
    auto& map = *static_cast<Map*>(object);
    return detail::read_entries(
        reading, kind, tree, check_key, [&map](const std::string& id) -> void* {
          return &map[id];
        });
  };
  kind.write = [kind](Writing& writing, const void* object) {
    Tree tree = make_map();
    for (const auto& [id, value] : *static_cast<const Map*>(object)) {
      detail::add_entry(writing, kind, id, &value, tree);
    }
    return tree;
  };
  kind.child = [](void* object, const std::string& id) -> void* {
    auto& map = *static_cast<Map*>(object);
    const auto found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
  };
  return finished<Map>(std::move(kind));
}

/// Things by id.
template <class T>
KindOf<std::map<std::string, T>> by_id(const KindOf<T>& element, IdRule rule = IdRule::Plain) {
  return map_of(element, "id", id_pattern(rule), [rule](Reading& reading, const TreeEntry& entry) {
    check_id(reading, entry, rule);
  });
}

/// Values by the id of something that exists.
template <class T>
KindOf<std::map<std::string, T>> by_reference(const KindOf<T>& element,
                                              const Directory& directory) {
  return map_of(element,
                directory.noun,
                directory.spelling.pattern,
                [directory](Reading& reading, const TreeEntry& entry) {
                  check_reference(reading, directory, entry.place, entry.key);
                });
}

}  // namespace corridor::scenario
