#pragma once
// The language as a JSON Schema, for editors and other programs.

#include <string>

namespace corridor::scenario {

enum class SchemaFor {
  Scenario,  // a whole one: what it lacks it must include
  Part,      // a file that is included: nothing is required at its top
};

/// A JSON Schema (2020-12), made from the descriptions that the reader uses. It takes every file
/// that the reader takes, read as YAML 1.2. It knows keys, kinds, words and units, but no
/// references between parts of a file.
std::string json_schema(SchemaFor what);

}  // namespace corridor::scenario
