#include "base_year.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

#include <doctest/doctest.h>

#include "command.hpp"
#include "corridor/core/time.hpp"
#include "corridor/experiment/replications.hpp"
#include "corridor/experiment/summarise.hpp"
#include "corridor/model/check.hpp"
#include "tools/corridor/input.hpp"

namespace corridor::tools {
namespace {

// With 20 the mean stay at Aktau is known to 0.26 d only, half of its tolerance; with 60 to 0.16 d.
constexpr int kReplications = 60;

class NoProgress final : public experiment::Progress {
 public:
  bool go_on(int /*done*/, int /*total*/) override { return true; }
};

}  // namespace

experiment::Summary base_year(const std::string& file, const std::vector<std::string>& sets) {
  const Input input =
      read_input({.file = scenario(file), .sets = sets, .strict = true}, {std::cout, std::cerr});
  REQUIRE(input.scenario);
  experiment::Summariser summariser(
      *input.scenario, input.scenario->seed, model::routes(*input.scenario));
  NoProgress progress;
  experiment::run_replications(
      *input.scenario,
      {.replications = kReplications, .seed = input.scenario->seed, .threads = 0},
      [&summariser](const model::Outcome& outcome) { summariser.add(outcome); },
      progress);
  return summariser.summary();
}

const experiment::ValidationRow& figure(const experiment::Summary& summary, const std::string& id) {
  const auto found = std::ranges::find_if(summary.validation,
                                          [&](const auto& row) { return row.observed.id == id; });
  REQUIRE(found != summary.validation.end());
  return *found;
}

std::vector<std::string> missed(const experiment::Summary& summary) {
  std::vector<std::string> ids;
  for (const experiment::ValidationRow& row : summary.validation) {
    if (row.verdict == experiment::Verdict::Misses) {
      ids.push_back(row.observed.id +
                    (row.of_series ? " to " + core::to_string(row.period.to) : ""));
    }
  }
  return ids;
}

void check_soundness(const experiment::Summary& summary) {
  REQUIRE(summary.replications.size() == kReplications);
  CHECK(summary.n_stopped() == 0);
  CHECK(summary.n_unbalanced() == 0);
  CHECK(summary.course.growths.empty());
  for (const experiment::FlowSummary& flow : summary.flows) {
    CAPTURE(flow.flow);
    CHECK(flow.delivered_share.mean() >= 0.97);
    CHECK(flow.missing.mean() == 0);
  }
  for (const experiment::CommoditySummary& cargo : summary.commodities) {
    CAPTURE(cargo.commodity);
    const double change = cargo.cargo.closing.mean() - cargo.cargo.opening.mean();
    CHECK(std::abs(change) <= 0.25 * cargo.cargo.delivered.mean() / 12);
  }
  for (const experiment::ReplicationRow& row : summary.replications) {
    CHECK(row.events < 15 * static_cast<std::uint64_t>(row.lots));
  }
  for (const experiment::ValidationRow& row : summary.validation) {
    CAPTURE(row.observed.id);
    CHECK(row.verdict != experiment::Verdict::NoValue);
  }
}

}  // namespace corridor::tools
