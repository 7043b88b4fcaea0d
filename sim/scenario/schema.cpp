#include "corridor/scenario/schema.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/kinds.hpp"
#include "json_text.hpp"
#include "provenance.hpp"
#include "schema_parts.hpp"

namespace corridor::scenario {
namespace {

/// Paths begin with a key of the whole file.
std::string path_pattern() {
  std::string keys;
  for (const Field& field : describe_scenario().fields) {
    keys += (keys.empty() ? "" : "|") + field.key;
  }
  return fmt::format(R"(^\[?(?:{})(?:[.\[\]]|$))", keys);
}

/// Collects a definition for each noun and each kind of value.
class SchemaWriter {
 public:
  Tree top(SchemaFor what) {
    Tree schema = make_map();
    const bool whole = what == SchemaFor::Scenario;
    put_text(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
    put_text(schema, "title", whole ? "Corridor scenario" : "Part of a Corridor scenario");
    Tree file = struct_schema(describe_scenario());
    put(file.find("properties")->value, "include", include_schema());
    Tree extends = make_map();
    put(extends, "required", text_list({"extends"}));
    put(schema, "if", std::move(extends));
    put(schema, "then", overlay_schema(file));
    if (whole) {
      require_unless_included(file);
    } else {
      drop(file, "required");
    }
    put(schema, "else", define("scenario", file));
    put(schema, "$defs", std::move(definitions_));
    return schema;
  }

 private:
  static void drop(Tree& map, const std::string& key) {
    map.entries.erase(std::remove_if(map.entries.begin(),
                                     map.entries.end(),
                                     [&](const TreeEntry& entry) { return entry.key == key; }),
                      map.entries.end());
  }

  /// The keys that the file must have may stand in a file that it includes.
  static void require_unless_included(Tree& schema) {
    Tree required = make_map();
    put(required, "required", schema.find("required")->value);
    drop(schema, "required");
    Tree included = make_map();
    put(included, "required", text_list({"include"}));
    Tree otherwise = make_map();
    put(otherwise, "not", std::move(included));
    put(schema, "if", std::move(otherwise));
    put(schema, "then", std::move(required));
  }

  Tree include_schema() {
    Tree schema = one_or_list(define(provenance_kind("note")));
    put_text(
        schema,
        "description",
        "Files that are joined to this one. Paths are relative to this file and stay below the "
        "scenario's folder.");
    return schema;
  }

  Tree struct_schema(const Description& description) {
    Tree schema = make_map();
    Tree properties = make_map();
    std::vector<std::string> required;
    for (const Field& field : description.fields) {
      Tree property = value_schema(field.kind);
      annotate(property, field, drawn_);
      put(properties, field.key, std::move(property));
      if (field.is_required) {
        required.push_back(field.key);
      }
    }
    if (description.carries_source) {
      add_origin(properties);
    }
    put_text(schema, "description", description.help);
    put(schema, "type", make_text("object"));
    put(schema, "properties", std::move(properties));
    if (!required.empty()) {
      put(schema, "required", text_list(required));
    }
    put(schema, "additionalProperties", make_scalar("false"));
    return schema;
  }

  /// source, confidence and note, as far as they are no fields.
  void add_origin(Tree& properties) {
    for (const char* key : {"source", "confidence", "note"}) {
      if (properties.find(key) == nullptr) {
        Tree property = define(provenance_kind(key));
        put_text(property, "description", provenance_help(key));
        put(properties, key, std::move(property));
      }
    }
  }

  Tree value_schema(const Kind& kind) {
    switch (kind.shape) {
      case Shape::Struct:
        return define(kind.structure());
      case Shape::Map:
        return map_schema(kind);
      case Shape::List:
        return kind.element.empty() ? define(kind) : list_schema(kind);
      case Shape::Choice:
      case Shape::Scalar:
        break;
    }
    return define(kind);
  }

  Tree map_schema(const Kind& kind) {
    const bool by_path = kind.key == "path";
    Tree keys = make_map();
    put_text(keys, "pattern", by_path ? path_pattern() : kind.key_pattern);
    put_text(keys,
             "patternErrorMessage",
             by_path            ? "expected a path such as nodes.aktau.facilities.cranes.count"
             : kind.key == "id" ? "expected an id: a letter, then letters, digits and _"
                                : "expected the id of a " + kind.key);
    Tree schema = make_map();
    put_text(schema, "type", "object");
    put(schema, "propertyNames", std::move(keys));
    put(schema, "additionalProperties", by_path ? any_value() : value_schema(kind.element.front()));
    return schema;
  }

  /// What the path names decides what the value is.
  static Tree any_value() {
    Tree schema = make_map();
    put(schema, "type", text_list({"string", "number", "boolean", "array", "object"}));
    return schema;
  }

  Tree list_schema(const Kind& kind) {
    Tree element = value_schema(kind.element.front());
    const bool one_is_enough = !kind.range.empty();
    return one_is_enough ? one_or_list(std::move(element)) : list_of(std::move(element));
  }

  static Tree list_of(Tree element) {
    Tree schema = make_map();
    put_text(schema, "type", "array");
    put(schema, "items", std::move(element));
    return schema;
  }

  static Tree one_or_list(Tree element) {
    Tree either = make_list();
    either.items.push_back(element);
    either.items.push_back(list_of(std::move(element)));
    Tree schema = make_map();
    put(schema, "anyOf", std::move(either));
    return schema;
  }

  /// The value alone, or (of a number) in a map that says where it comes from.
  Tree kind_schema(const Kind& kind) {
    Tree schema = value_alone(kind);
    if (!kind.number) {
      return schema;
    }
    Tree alone = define(name_of(kind.words + " " + kind.range + " alone"), schema);
    TreeEntry* properties = schema.find("properties");
    const bool has_forms = properties != nullptr;
    if (!has_forms) {
      schema.find("type")->value.items.push_back(make_text("object"));
      put(schema, "properties", make_map());
      put(schema, "required", text_list({"value"}));
      put(schema, "additionalProperties", make_scalar("false"));
      properties = schema.find("properties");
    }
    put(properties->value, "value", alone);
    if (kind.shape != Shape::List) {
      for (const char* bound : {"low", "high"}) {
        put(properties->value, bound, alone);
        put_text(properties->value.find(bound)->value, "description", provenance_help(bound));
      }
    }
    add_origin(properties->value);
    if (has_forms) {
      require_one_form(schema, kind);
    }
    return schema;
  }

  Tree value_alone(const Kind& kind) {
    if (kind.shape == Shape::Choice) {
      return choice_schema(kind);
    }
    if (kind.shape == Shape::List) {
      return fixed_list_schema(kind);
    }
    const bool drawn = kind.spelling.as_drawn && drawn_ != nullptr;
    return scalar_schema(kind, drawn ? drawn_->spelling : kind.spelling);
  }

  /// A constant, or a map with the name of one form.
  Tree choice_schema(const Kind& kind) {
    const Kind* outside = std::exchange(drawn_, &kind);
    Tree forms = make_map();
    for (std::size_t i = 0; i < kind.choices.size(); ++i) {
      put(forms, kind.choices[i], value_schema(kind.element[i]));
    }
    drawn_ = outside;
    Tree schema = scalar_schema(kind, kind.spelling);
    schema.find("type")->value.items.push_back(make_text("object"));
    put(schema, "properties", std::move(forms));
    put(schema, "minProperties", make_scalar("1"));
    put(schema, "additionalProperties", make_scalar("false"));
    return schema;
  }

  /// Beside one form or a value, a map may say where it comes from.
  static void require_one_form(Tree& schema, const Kind& kind) {
    std::vector<std::string> names = kind.choices;
    names.emplace_back("value");
    Tree one = make_list();
    for (const std::string& name : names) {
      Tree has = make_map();
      put(has, "required", text_list({name}));
      one.items.push_back(std::move(has));
    }
    Tree map = make_map();
    put_text(map, "type", "object");
    Tree then = make_map();
    put(then, "oneOf", std::move(one));
    put(schema, "if", std::move(map));
    put(schema, "then", std::move(then));
  }

  Tree define(const Description& description) {
    return define(name_of(description.noun) + of_what(), struct_schema(description));
  }

  Tree define(const Kind& kind) {
    const bool drawn = kind.spelling.as_drawn;
    return define(name_of(kind.words + " " + kind.range) + (drawn ? of_what() : ""),
                  kind_schema(kind));
  }

  [[nodiscard]] std::string of_what() const {
    return drawn_ == nullptr ? "" : "_of_" + drawn_->key;
  }

  /// Kinds in like words may differ: each gets a name of its own.
  Tree define(const std::string& name, const Tree& schema) {
    std::string free = name;
    for (int n = 2;; ++n) {
      const TreeEntry* present = definitions_.find(free);
      if (present == nullptr) {
        put(definitions_, free, schema);
        return reference_to(free);
      }
      if (json_text(present->value) == json_text(schema)) {
        return reference_to(free);
      }
      free = fmt::format("{}_{}", name, n);
    }
  }

  Tree definitions_ = make_map();
  const Kind* drawn_ = nullptr;  // the distribution whose parameters are written
};

}  // namespace

std::string json_schema(SchemaFor what) {
  return json_text(SchemaWriter().top(what));
}

}  // namespace corridor::scenario
