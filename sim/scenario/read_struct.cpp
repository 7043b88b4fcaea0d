// Reading and writing of values and structs by their descriptions.

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/reading.hpp"
#include "provenance.hpp"

namespace corridor::scenario {
namespace {

/// The value inside {value: ..., source: ...}, or, of a choice, what is left without these keys.
Tree unwrapped(const Tree& map) {
  if (const TreeEntry* value = map.find("value")) {
    return value->value;
  }
  Tree rest = map;
  const auto first = std::remove_if(rest.entries.begin(),
                                    rest.entries.end(),
                                    [](const TreeEntry& e) { return is_provenance_key(e.key); });
  rest.entries.erase(first, rest.entries.end());
  return rest;
}

bool is_wrapped(const Kind& kind, const Tree& tree) {
  if (!kind.number || !tree.is_map()) {
    return false;
  }
  return tree.find("value") != nullptr ||
         std::any_of(tree.entries.begin(), tree.entries.end(), [](const TreeEntry& entry) {
           return is_provenance_key(entry.key);
         });
}

bool read_wrapped(Reading& reading, const Kind& kind, const Tree& tree, void* object) {
  const std::size_t errors = reading.n_errors();
  const bool has_value = tree.find("value") != nullptr;
  Provenance provenance;
  for (const TreeEntry& entry : tree.entries) {
    if (is_provenance_key(entry.key)) {
      read_provenance_key(reading, entry, &kind, provenance);
    } else if (has_value && entry.key != "value") {
      reading.error_at(entry.place,
                       fmt::format("unknown key {} (expected value, source, confidence, low, high "
                                   "or note)",
                                   entry.key));
    }
  }
  const Tree inner = unwrapped(tree);
  if (!has_value && inner.entries.empty()) {
    reading.error_at(tree.place,
                     fmt::format("value missing (expected value: {})", kind.expected()));
    return false;
  }
  if (!kind.read(reading, inner, object)) {
    return false;
  }
  if (kind.measure) {
    check_range(reading, tree, kind, kind.measure(object), provenance);
  }
  reading.note_provenance(std::move(provenance));
  return errors == reading.n_errors();
}

bool begins_with_digit(const std::string& text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

void report_unknown(Reading& reading, const Description& description, const TreeEntry& entry) {
  const std::string owner = owner_of_key(entry.key);
  std::string hint = owner.empty() ? "" : fmt::format("; belongs to {}", owner);
  if (hint.empty()) {
    std::vector<std::string> known;
    for (const Field& field : description.fields) {
      known.push_back(field.key);
    }
    hint = reading.suggestion(entry.key, known);
  }
  if (begins_with_digit(entry.key) && entry.value.kind == Tree::Kind::Null) {
    hint = "; is it the rest of a number with a decimal comma?";
  }
  const std::string where =
      description.noun == "scenario" ? "at the top" : "in " + description.a_noun();
  reading.error_in(
      entry.place,
      joined_path(reading.path(), entry.key),
      fmt::format("unknown key (found {}, expected one of those {}{})", entry.key, where, hint));
}

/// The entries in the order of the fields; those of no field are reported or taken as provenance.
std::vector<const TreeEntry*> sorted_by_field(Reading& reading,
                                              const Description& description,
                                              const Tree& tree) {
  std::vector<const TreeEntry*> entries(description.fields.size(), nullptr);
  Provenance provenance;
  bool has_provenance = false;
  for (const TreeEntry& entry : tree.entries) {
    if (const auto found = description.index.find(entry.key); found != description.index.end()) {
      entries[found->second] = &entry;
    } else if (description.carries_source && is_provenance_key(entry.key) && entry.key != "low" &&
               entry.key != "high") {
      read_provenance_key(reading, entry, nullptr, provenance);
      has_provenance = true;
    } else {
      report_unknown(reading, description, entry);
    }
  }
  if (has_provenance) {
    reading.note_provenance(std::move(provenance));
  }
  return entries;
}

void read_field(Reading& reading, const Field& field, const TreeEntry& entry, void* object) {
  const Reading::Step step(reading, entry.key, entry.place);
  if (field.when_given) {
    field.when_given(object);
  }
  read_value(reading, field.kind, entry.value, field.member(object));
}

void enter(const Description& description, Scope& scope, const void* object) {
  if (description.enter) {
    description.enter(scope, object);
  }
}

bool is_nothing(const Tree& tree) {
  return tree.kind == Tree::Kind::Null || (tree.is_map() && tree.entries.empty()) ||
         (tree.is_list() && tree.items.empty());
}

/// The field as it is written, or Null where reading would find the same without it.
Tree write_field(Writing& writing, const Field& field, const void* object, const std::string& id) {
  if (field.is_alias || (field.omitted && field.omitted(object, id))) {
    return {};
  }
  const std::string before = std::exchange(writing.path, joined_path(writing.path, field.key));
  // Reading and writing share one way to the member; writing does not change it.
  Tree tree = write_value(writing, field.kind, field.member(const_cast<void*>(object)));
  writing.path = before;
  const bool is_default =
      !field.is_required && !field.omitted && flow_text(tree) == flow_text(field.default_tree);
  return is_default || (is_nothing(tree) && !field.is_required) ? Tree{} : tree;
}

}  // namespace

bool read_value(Reading& reading, const Kind& kind, const Tree& tree, void* object) {
  if (tree.kind == Tree::Kind::Null) {
    reading.error(tree, {.what = "empty value", .hint = ""}, kind.expected());
    return false;
  }
  return is_wrapped(kind, tree) ? read_wrapped(reading, kind, tree, object)
                                : kind.read(reading, tree, object);
}

bool try_value(Reading& reading, const Kind& kind, const Tree& tree) {
  const Reading::Trial trial(reading);
  return kind.trial(reading, is_wrapped(kind, tree) ? unwrapped(tree) : tree).has_value();
}

bool read_struct(Reading& reading, const Description& description, const Tree& tree, void* object) {
  if (!tree.is_map()) {
    reading.error(tree, {.what = "not a map", .hint = ""}, "the keys of " + description.a_noun());
    return false;
  }
  const std::size_t errors = reading.n_errors();
  const Scope outside = reading.scope;
  const std::vector<const TreeEntry*> entries = sorted_by_field(reading, description, tree);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Field& field = description.fields[i];
    enter(description, reading.scope, object);
    if (entries[i] != nullptr) {
      read_field(reading, field, *entries[i], object);
    } else if (field.is_required) {
      reading.error_at(tree.place,
                       fmt::format("required key {} is missing (expected {}: {})",
                                   field.key,
                                   field.key,
                                   field.kind.expected()));
    }
  }
  enter(description, reading.scope, object);
  const std::string id = last_step(reading.path());
  const Given given{.tree = tree, .id = id};
  if (description.complete) {
    description.complete(reading, given, object);
  }
  if (description.check && errors == reading.n_errors()) {
    description.check(reading, given, object);
  }
  reading.scope = outside;
  return errors == reading.n_errors();
}

Tree write_value(Writing& writing, const Kind& kind, const void* object) {
  Tree tree = kind.write(writing, object);
  const Provenance* provenance = kind.number ? writing.provenance() : nullptr;
  if (provenance == nullptr || is_nothing(tree)) {
    return tree;
  }
  Tree wrapped = make_map();
  write_provenance(*provenance, wrapped);
  wrapped.entries.push_back({.key = "value", .place = {}, .value = std::move(tree)});
  return wrapped;
}

Tree write_struct(Writing& writing, const Description& description, const void* object) {
  Tree map = make_map();
  const std::string id = last_step(writing.path);
  const Scope outside = writing.scope;
  for (const Field& field : description.fields) {
    enter(description, writing.scope, object);
    Tree value = write_field(writing, field, object, id);
    if (value.kind != Tree::Kind::Null) {
      map.entries.push_back({.key = field.key, .place = {}, .value = std::move(value)});
    }
  }
  writing.scope = outside;
  const Provenance* provenance = description.carries_source ? writing.provenance() : nullptr;
  if (provenance != nullptr) {
    write_provenance(*provenance, map);
  }
  std::sort(map.entries.begin(), map.entries.end(), [](const TreeEntry& a, const TreeEntry& b) {
    return a.key < b.key;
  });
  return map;
}

}  // namespace corridor::scenario
