#include "truth_table.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/text.hpp"

namespace corridor::test {

namespace {

const std::string kPage = std::string(CORRIDOR_SOURCE_DIR) + "/docs/truth.md";

constexpr std::string_view kHead = R"(# Truth

Corridor against values that are known exactly. Each row is a test (`build/release/tests/truth/truth_tests`): the scenario is
text, read and run as any other; the exact value is computed in the test by the formula or the Markov chain of the source, without
the simulator. The test fails unless the half-width of the 95 % interval over replications is at most 1.5 % of the exact value **and** the
error is at most 4 standard errors; seeds are fixed, the warm-up is deleted, accounts and ledgers balance. "±" is the half-width;
"exactly" means equal to the last digit in every replication; of bounds, the whole interval lies between them.

The page is written by the tests themselves (`UPDATE=1 build/release/tests/truth/truth_tests`, all cases) and compared row by row in
every run, so it cannot drift. What the language cannot say, and so is tested in the kernel or not at all, stands below the table.

| case | figure | exact | simulated | ratio | source |
|---|---|---:|---:|---:|---|
)";

constexpr std::string_view kFoot = R"(
## In the kernel

The same rule holds for `tests/kernel/*_theory_test.cpp`, which know no freight: M/M/1, M/M/3, M/D/1, M/G/1 (lognormal, Erlang, triangular), M/G/1
with two priorities (Cobham 1954), M/M/1 with breakdowns on working time (Gaver 1962) and by the calendar (White and Christie 1958), M/M/1/K,
three stations without room between them (Hunt 1956), six ferries in a closed cycle (Reiser and Lavenberg 1980), batches that
leave full or after a time.

## What the language cannot say

- Routing by chance. A commodity has one chain of steps at a node, so networks are of the kind of Kelly (1975): routes are fixed by
  flow, and a Poisson stream is split by being several flows.
- Priorities that interrupt between flows. Urgent work that interrupts is a breakdown by the calendar or a closure with `under_way: pause`.
- Work of a lot that depends on what it found (state-dependent rates), reneging, processor sharing.
- A continuous level: cargo moves in lots. Fluid queues (Anick, Mitra, Sondhi 1982) are approached with small lots only.
- Trains that meet on single track. A link has slots and headways for each direction.
)";

struct Page {
  std::string source;
  std::string rows;
  std::string last_case;
  std::vector<std::string> committed;
};

Page& page() {
  static Page the_page = [] {
    Page read;
    std::ifstream file(kPage);
    for (std::string line; std::getline(file, line);) {
      read.committed.push_back(line);
    }
    return read;
  }();
  return the_page;
}

bool updating() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody else runs
  const char* const update = std::getenv("UPDATE");
  return update != nullptr && std::string_view(update) == "1";
}

std::string running_case() {
  std::string name = doctest::getContextOptions()->currentTest->m_name;
  std::replace(name.begin(), name.end(), '|', '/');
  return name;
}

std::string simulated(const stats::ConfidenceInterval& interval) {
  const bool exactly = !interval.half_width || *interval.half_width == 0;
  return printed(interval.mean) + (exactly ? " exactly" : " ± " + printed(*interval.half_width));
}

std::string row_of(const Truth& truth) {
  const auto cell = [](const std::string& text) { return " | " + text; };
  return "| " + running_case() + cell(truth.figure) + cell(truth.exact) +
         cell(simulated(truth.simulated)) +
         cell(truth.ratio ? core::format_number(*truth.ratio, 4) : "between") +
         cell(page().source) + " |";
}

}  // namespace

void cite(const std::string& source) {
  page().source = source;
}

std::string printed(double value) {
  return core::format_number(value, 4);
}

void enter(const Truth& truth) {
  REQUIRE_MESSAGE(!page().source.empty(), "a figure without a source");
  const std::string row = row_of(truth);
  if (updating()) {
    page().rows += row + "\n";
    std::ofstream(kPage) << kHead << page().rows << kFoot;
    return;
  }
  const auto& lines = page().committed;
  CHECK_MESSAGE(std::find(lines.begin(), lines.end(), row) != lines.end(),
                "docs/truth.md has no such row; write it anew with UPDATE=1: ",
                row);
}

TEST_CASE("truth: the committed page has the text that the tests give it") {
  std::string committed;
  for (const std::string& line : page().committed) {
    committed += line + "\n";
  }
  CHECK(committed.starts_with(kHead));
  CHECK(committed.ends_with(kFoot));
}

}  // namespace corridor::test
