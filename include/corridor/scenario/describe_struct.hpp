#pragma once
// Builds the description of a struct, a field a line.

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/description.hpp"

namespace corridor::scenario {

/// Builds the description of the struct S.
template <class S>
class Describe {
 public:
  Describe(std::string noun, std::string help) {
    description_.noun = std::move(noun);
    description_.help = std::move(help);
  }

  template <class M, class K>
  Field& field(const std::string& key, M S::*member, KindOf<K> kind, std::string help) {
    if constexpr (std::is_same_v<M, K>) {
      Kind erased = std::move(kind);
      return add(key, member, std::move(erased), std::move(help));
    } else {
      static_assert(std::is_same_v<M, std::optional<K>>, "the kind must be that of the member");
      Kind erased = optional_of(std::move(kind));
      return add(key, member, std::move(erased), std::move(help));
    }
  }
  template <class F>
  void enter(F hook) {
    description_.enter = [hook](Scope& scope, const void* object) {
      hook(scope, *static_cast<const S*>(object));
    };
  }
  template <class F>
  void complete(F hook) {
    description_.complete = [hook](Reading& reading, const Given& given, void* object) {
      hook(reading, given, *static_cast<S*>(object));
    };
  }
  template <class F>
  void check(F hook) {
    description_.check = [hook](Reading& reading, const Given& given, const void* object) {
      hook(reading, given, *static_cast<const S*>(object));
    };
  }
  /// A field that fills several members: its kind reads and writes the whole struct.
  Field& whole_field(const std::string& key, KindOf<S> kind, std::string help) {
    Field field;
    field.key = key;
    field.kind = std::move(kind);
    field.help = std::move(help);
    field.member = [](void* object) { return object; };
    return add(std::move(field));
  }
  void no_source() { description_.carries_source = false; }
  [[nodiscard]] Description done() { return std::move(description_); }

 private:
  template <class M>
  Field& add(const std::string& key, M S::*member, Kind kind, std::string help);
  Field& add(Field field) {
    description_.index.emplace(field.key, description_.fields.size());
    description_.fields.push_back(std::move(field));
    return description_.fields.back();
  }

  Description description_;
};

Tree default_tree(const Kind& kind, const void* value);

template <class S>
template <class M>
Field& Describe<S>::add(const std::string& key, M S::*member, Kind kind, std::string help) {
  Field field;
  field.key = key;
  field.kind = std::move(kind);
  field.help = std::move(help);
  field.member = [member](void* object) -> void* { return &(static_cast<S*>(object)->*member); };
  const S fresh{};
  field.default_tree = default_tree(field.kind, &(fresh.*member));
  return add(std::move(field));
}

}  // namespace corridor::scenario
