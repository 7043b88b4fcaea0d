#pragma once
// The kinds of values that fields may have. Each knows how to read, check, write and explain
// itself.

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/scenario/description.hpp"
#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

// ---- scalars

KindOf<std::string> text();
/// A short word for output, at most 64 characters on one line.
KindOf<std::string> label();
KindOf<std::string> country();
KindOf<std::string> cargo_unit();
KindOf<bool> yes_no();
KindOf<int> whole(int low, int high = 1'000'000);
/// A whole number, or `unlimited` (none).
KindOf<std::optional<int>> count_or_unlimited();
KindOf<std::uint64_t> natural();
/// `corridor: 1`: the version of the language.
KindOf<int> format_version();
KindOf<Confidence> confidence();

KindOf<Time> date();
KindOf<Duration> duration();
KindOf<Duration> positive_duration();
KindOf<Length> length();
KindOf<Speed> speed();
KindOf<Slots> slots();
KindOf<Position> position();

/// Amounts of the commodity that the scope names, else of any; the second must not be zero.
KindOf<Amount> amount();
KindOf<Amount> positive_amount();
KindOf<Amount> yearly_volume();
KindOf<Amount> mass_per_unit();
KindOf<Rate> rate();

KindOf<Money> money();
KindOf<Money> money_per_unit_and_day();
KindOf<Money> money_per_year();

/// Twelve shares of a year that add up to 1, and the same as counts.
KindOf<std::array<double, 12>> shares_of_year();
KindOf<std::array<double, 12>> counts_of_year();
/// Twelve shares of their months, each at least 0 and below 1.
KindOf<std::array<double, 12>> shares_of_months();

KindOf<Distribution> duration_distribution();
KindOf<Distribution> size_distribution();
KindOf<Distribution> factor_distribution();

// ---- ids

/// The ids of one noun, as far as the scope knows them.
struct Directory {
  std::string noun;
  /// Null when the scope does not tell (an error was reported elsewhere): nothing is checked then.
  std::function<std::optional<bool>(const Scope&, const std::string&)> has;
  std::function<std::vector<std::string>(const Scope&)> names;
};

Directory commodities();
Directory nodes();
Directory fleets();
Directory services();
Directory disruptions();
Directory facilities_here();
Directory storage_here();
/// Facilities of the node of the call.
Directory facilities_of_call();
/// Nodes, links and facilities: what a disruption can close.
Directory closable();

/// The id of something that exists.
KindOf<std::string> id_of(Directory directory);

enum class IdRule { Node, Plain };
/// Reports an id that is not a letter and then letters, digits, _ or (but for nodes) -.
bool check_id(Reading& reading, const TreeEntry& entry, IdRule rule);
bool check_reference(Reading& reading,
                     const Directory& directory,
                     Place place,
                     const std::string& id);
/// Warns of ids that differ in upper and lower case only.
void warn_of_like_ids(Reading& reading, const Tree& map);

// ---- values made of values

namespace detail {
Kind list_kind(Kind element, bool one_is_enough);
Kind map_kind(Kind element, std::string key);
Kind struct_kind(const Description& (*structure)());
bool read_items(Reading& reading,
                const Kind& list,
                const Tree& tree,
                const std::function<void*()>& append);
bool read_word(Reading& reading, const Kind& kind, const Tree& tree, std::size_t& choice);
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

template <class E>
struct Word {
  E value;
  const char* word;
};

/// One of the words of a closed set.
template <class E>
KindOf<E> one_of(std::string words, std::vector<Word<E>> table) {
  Kind kind;
  kind.words = std::move(words);
  for (const Word<E>& word : table) {
    kind.choices.emplace_back(word.word);
  }
  kind.example = kind.choices.front();
  kind.read = [table, kind](Reading& reading, const Tree& tree, void* object) {
    std::size_t choice = 0;
    if (!detail::read_word(reading, kind, tree, choice)) {
      return false;
    }
    *static_cast<E*>(object) = table[choice].value;
    return true;
  };
  kind.write = [table](Writing&, const void* object) {
    for (const Word<E>& word : table) {
      if (word.value == *static_cast<const E*>(object)) {
        return make_scalar(word.word);
      }
    }
    return Tree{};
  };
  return finished<E>(std::move(kind));
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
                                        std::string key,
                                        detail::CheckKey check_key) {
  using Map = std::map<std::string, T>;
  Kind kind = detail::map_kind(element, std::move(key));
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
  return map_of(element, "id", [rule](Reading& reading, const TreeEntry& entry) {
    check_id(reading, entry, rule);
  });
}

/// Values by the id of something that exists.
template <class T>
KindOf<std::map<std::string, T>> by_reference(const KindOf<T>& element,
                                              const Directory& directory) {
  return map_of(element, directory.noun, [directory](Reading& reading, const TreeEntry& entry) {
    check_reference(reading, directory, entry.place, entry.key);
  });
}

}  // namespace corridor::scenario
