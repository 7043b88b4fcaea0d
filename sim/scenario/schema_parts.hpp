#pragma once
// The parts of a JSON Schema that a single value needs.

#include <initializer_list>
#include <string>
#include <vector>

#include "corridor/scenario/description.hpp"

namespace corridor::scenario {

void put(Tree& map, const std::string& key, Tree value);
void put_text(Tree& map, const std::string& key, std::string text);
Tree text_list(const std::vector<std::string>& texts);
Tree plain_list(std::initializer_list<const char*> words);
Tree reference_to(const std::string& definition);

/// "a duration, more than 0" as a name: "a_duration_more_than_0".
std::string name_of(const std::string& words);

/// What a scalar may be, without the map that says where it comes from.
Tree scalar_schema(const Kind& kind, const Spelling& spelling);
/// A list read as a whole: its items are spelled alike.
Tree fixed_list_schema(const Kind& kind);

/// Adds what a reader of the schema is told of the field: help, examples and default. Below a
/// distribution, `drawn` is its kind and gives the example; else it is null.
void annotate(Tree& schema, const Field& field, const Kind* drawn);

/// A file that is laid over another holds parts of things, and nulls: only its keys are known.
Tree overlay_schema(const Tree& file);

}  // namespace corridor::scenario
