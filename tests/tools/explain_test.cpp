#include "tools/corridor/explain.hpp"

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::explain_test {
namespace {

TEST_CASE("explain: a path, a key and a noun are answered on standard output") {
  for (const char* what : {"flows.*.volume", "headway", "fleet", "departure rule"}) {
    CAPTURE(what);
    const Answer answer = explain({what});
    CHECK(answer.exit_code == ExitCode::Complete);
    CHECK(!answer.out.empty());
    CHECK(answer.err.empty());
  }
  CHECK(contains(explain({"flows.*.volume"}).out, "a volume per calendar year"));
}

TEST_CASE("explain: alone it lists keys and nouns") {
  const Answer answer = explain({});
  CHECK(answer.exit_code == ExitCode::Complete);
  CHECK(contains(answer.out, "Keys at the top of a scenario"));
  CHECK(contains(answer.out, "Vehicles of one kind."));
  CHECK(contains(answer.out, "lognormal"));
}

TEST_CASE("explain: what is not there is bad input and the nearest is named") {
  const Answer answer = explain({"flows.*.volum"});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(answer.out.empty());
  CHECK(contains(answer.err, "no key volum in a flow (did you mean volume?)"));
  CHECK_FALSE(contains(explain({"\x1b[31m"}).err, "\x1b"));
  CHECK(explain({"fleet", "flow"}).exit_code == ExitCode::BadInput);
  CHECK(explain({"--all"}).exit_code == ExitCode::BadInput);
  CHECK(explain({"-h"}).exit_code == ExitCode::Complete);
}

}  // namespace
}  // namespace corridor::tools::explain_test
