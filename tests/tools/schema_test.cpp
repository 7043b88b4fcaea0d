#include "tools/corridor/schema.hpp"

#include <doctest/doctest.h>

#include "command.hpp"
#include "corridor/scenario/schema.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::schema_test {
namespace {

TEST_CASE("schema: printed for whole scenarios, and with --part for files that are included") {
  const Answer whole = schema({});
  CHECK(whole.exit_code == ExitCode::Complete);
  CHECK(whole.out == scenario::json_schema(scenario::SchemaFor::Scenario));
  CHECK(contains(whole.out, "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
  const Answer part = schema({"--part"});
  CHECK(part.out == scenario::json_schema(scenario::SchemaFor::Part));
  CHECK(part.out != whole.out);
}

TEST_CASE("schema: usage errors, help and a full disk") {
  CHECK(schema({"a.json"}).exit_code == ExitCode::BadInput);
  CHECK(contains(schema({"--parts"}).err, "did you mean --part?"));
  CHECK(contains(schema({"--help"}).out, "corridor schema > scenario.schema.json"));
  CHECK(shell("$CORRIDOR schema > /dev/full").exit_code == ExitCode::InputOutput);
}

}  // namespace
}  // namespace corridor::tools::schema_test
