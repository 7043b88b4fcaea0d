#include "validation_table.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "corridor/core/time.hpp"
#include "corridor/report/format.hpp"

namespace corridor::tools {
namespace {

using experiment::ValidationRow;
using experiment::Verdict;

const std::string kFile = std::string(CORRIDOR_SOURCE_DIR) + "/docs/validation.md";

std::string kind_of(scenario::Role role) {
  switch (role) {
    case scenario::Role::Compared:
      return "compared";
    case scenario::Role::Fitted:
      return "fitted";
    case scenario::Role::Predicted:
      return "predicted";
    case scenario::Role::Balance:
      return "balance check";
  }
  return {};
}

std::string confidence_of(scenario::Confidence confidence) {
  switch (confidence) {
    case scenario::Confidence::Unstated:
      return "";
    case scenario::Confidence::Sourced:
      return "sourced";
    case scenario::Confidence::Derived:
      return "derived";
    case scenario::Confidence::Assumed:
      return "assumed";
    case scenario::Confidence::Calibrated:
      return "calibrated";
  }
  return {};
}

/// The source as a link, and the remark.
std::string evidence_of(const ValidationRow& row) {
  std::string text = confidence_of(row.observed.confidence);
  if (!row.observed.source.empty()) {
    text = "[" + text + "](" + row.observed.source + ")";
  }
  return text + (row.observed.note.empty() ? "" : ": " + row.observed.note);
}

std::string figure_of(const ValidationRow& row) {
  std::string text = "`" + row.observed.id + "`";
  if (row.observed.statistic == scenario::Statistic::P50) {
    text += ", P50";
  }
  if (row.of_series) {
    text += ", " + core::to_string(row.period.from) + " to " + core::to_string(row.period.to);
  }
  return text;
}

std::string verdict_of(const ValidationRow& row) {
  constexpr double kPercent = 100;
  const std::string band = "±" + report::fixed(row.observed.tolerance * kPercent, 0) + " %";
  return row.verdict == Verdict::Meets ? "meets, " + band : "**misses**, " + band;
}

std::string row_of(const ValidationRow& row) {
  std::ostringstream line;
  line << "| " << figure_of(row) << " | " << report::plain(row.observed.value) << " | "
       << report::plus_minus(row.simulated) << " | " << row.observed.unit << " | "
       << report::fixed(row.simulated.mean() / row.observed.value, 2) << " | "
       << kind_of(row.observed.role) << " | " << verdict_of(row) << " | " << evidence_of(row)
       << " |\n";
  return line.str();
}

std::string manual() {
  std::ifstream file(kFile);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

std::string validation_table(const experiment::Summary& summary,
                             const std::vector<std::string>& ids) {
  std::string table =
      "| figure | observed | simulated | unit | ratio | kind | verdict | evidence |\n"
      "|---|---:|---:|---|---:|---|---|---|\n";
  for (const ValidationRow& row : summary.validation) {
    if (ids.empty() || std::ranges::find(ids, row.observed.id) != ids.end()) {
      table += row_of(row);
    }
  }
  return table;
}

void check_in_manual(const std::string& name, const std::string& table) {
  const std::string text = manual();
  const std::string begin = "<!-- " + name + " -->\n";
  const std::size_t from = text.find(begin);
  REQUIRE_MESSAGE(from != std::string::npos, kFile << " has no " << begin);
  const std::size_t start = from + begin.size();
  const std::size_t end = text.find("<!-- end -->", start);
  REQUIRE_MESSAGE(end != std::string::npos, kFile << ": " << name << " does not end");
  const char* update = std::getenv("UPDATE");  // NOLINT(concurrency-mt-unsafe): nobody else runs
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(kFile) << text.substr(0, start) << table << text.substr(end);
  }
  CHECK_MESSAGE(manual().find(begin + table + "<!-- end -->") != std::string::npos,
                "docs/validation.md is not up to date: run the slow tests of tools with UPDATE=1");
}

}  // namespace corridor::tools
