#include "corridor/report/tables.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/core/fingerprint.hpp"
#include "corridor/report/csv.hpp"
#include "table_files.hpp"

namespace corridor::report {

using experiment::Summary;

std::string confidence_word(scenario::Confidence confidence) {
  switch (confidence) {
    case scenario::Confidence::Unstated:
      return {};
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

std::string statistic_word(scenario::Statistic statistic) {
  switch (statistic) {
    case scenario::Statistic::Mean:
      return "mean";
    case scenario::Statistic::P50:
      return "P50";
    case scenario::Statistic::P80:
      return "P80";
    case scenario::Statistic::P95:
      return "P95";
  }
  return {};
}

std::string role_word(scenario::Role role) {
  switch (role) {
    case scenario::Role::Compared:
      return "compared";
    case scenario::Role::Fitted:
      return "fitted";
    case scenario::Role::Predicted:
      return "predicted";
    case scenario::Role::Balance:
      return "balance";
  }
  return {};
}

std::string validation_csv(const Summary& summary) {
  Csv csv({"figure",     "measure", "of",      "at",          "from_event", "to_event",
           "statistic",  "from",    "to",      "simulated",   "half_width", "replications",
           "observed",   "unit",    "verdict", "deviation",   "tolerance",  "role",
           "confidence", "source",  "note",    "why_no_value"});
  for (const experiment::ValidationRow& row : summary.validation) {
    const scenario::Observed& observed = row.observed;
    csv.text(observed.id)
        .text(observed.measure)
        .text(fmt::format("{}", fmt::join(observed.of, " ")))
        .text(observed.at);
    csv.text(observed.from_event).text(observed.to_event);
    csv.text(statistic_word(observed.statistic));
    csv.text(core::to_string(row.period.from)).text(core::to_string(row.period.to));
    csv.estimate(row.simulated);
    csv.number(observed.value).text(observed.unit).text(experiment::to_string(row.verdict));
    csv.number(row.simulated.known() ? std::optional<double>(row.deviation) : std::nullopt);
    csv.number(observed.tolerance).text(role_word(observed.role));
    csv.text(confidence_word(observed.confidence)).text(observed.source).text(observed.note);
    csv.text(row.reason).end_row();
  }
  return csv.content();
}

std::string replications_csv(const Summary& summary) {
  Csv csv({"replication",
           "status",
           "message",
           "balanced",
           "ended",
           "fingerprint",
           "events",
           "lots",
           "offered_t",
           "delivered_t",
           "block_trains"});
  for (const experiment::ReplicationRow& row : summary.replications) {
    csv.count(static_cast<std::int64_t>(row.number)).text(model::to_string(row.status));
    csv.text(row.message).text(row.balanced ? "yes" : "no").text(core::to_string(row.ended));
    csv.text(core::to_hex(row.fingerprint)).count(static_cast<std::int64_t>(row.events));
    csv.count(row.lots).number(row.offered_tonnes).number(row.delivered_tonnes);
    csv.count(row.block_trains).end_row();
  }
  return csv.content();
}

/// Beside the means the moving average of Welch (1983) over a step and five on either side, or as
/// many as there are at the beginning.
std::string in_system_csv(const Summary& summary) {
  constexpr std::size_t kHalf = 5;
  const experiment::CourseSummary& course = summary.course;
  Csv csv({"from", "days_since_beginning", "lots", "moving_average"});
  for (std::size_t i = 0; i < course.in_system.size(); ++i) {
    const core::Duration since = course.step * static_cast<std::int64_t>(i);
    csv.text(core::to_string(course.begin + since)).number(core::to_days(since));
    csv.number(course.in_system[i]);
    const std::size_t half = std::min(i, kHalf);
    double sum = 0;
    for (std::size_t j = i - half; j <= i + half && j < course.in_system.size(); ++j) {
      sum += course.in_system[j];
    }
    const bool whole = i + half < course.in_system.size();
    csv.number(whole ? std::optional<double>(sum / static_cast<double>(2 * half + 1))
                     : std::nullopt);
    csv.end_row();
  }
  return csv.content();
}

std::vector<NamedText> csv_tables(const Summary& summary) {
  std::vector<NamedText> tables{{.name = "flows.csv", .text = flows_csv(summary)},
                                {.name = "account.csv", .text = account_csv(summary)},
                                {.name = "delays.csv", .text = delays_csv(summary)},
                                {.name = "facilities.csv", .text = facilities_csv(summary)},
                                {.name = "storages.csv", .text = storages_csv(summary)},
                                {.name = "links.csv", .text = links_csv(summary)},
                                {.name = "calls.csv", .text = calls_csv(summary)},
                                {.name = "vehicle_waits.csv", .text = vehicle_waits_csv(summary)},
                                {.name = "months.csv", .text = months_csv(summary)},
                                {.name = "in_system.csv", .text = in_system_csv(summary)},
                                {.name = "validation.csv", .text = validation_csv(summary)},
                                {.name = "replications.csv", .text = replications_csv(summary)}};
  if (!summary.indicators.empty()) {
    tables.push_back({.name = "tcd.csv", .text = tcd_csv(summary)});
    tables.push_back({.name = "cpmm_flows.csv", .text = cpmm_csv(summary)});
    tables.push_back({.name = "cpmm.csv", .text = cpmm_all_csv(summary)});
  }
  if (!summary.tanks.empty()) {
    tables.push_back({.name = "tanks.csv", .text = tanks_csv(summary)});
  }
  if (!summary.embargoes.empty()) {
    tables.push_back({.name = "embargoes.csv", .text = embargoes_csv(summary)});
  }
  if (!summary.accounts.money.empty()) {
    tables.push_back({.name = "money.csv", .text = money_csv(summary)});
  }
  if (!summary.accounts.emissions.empty()) {
    tables.push_back({.name = "emissions.csv", .text = emissions_csv(summary)});
  }
  if (!summary.accounts.empty()) {
    tables.push_back({.name = "flow_costs.csv", .text = flow_costs_csv(summary)});
  }
  if (summary.low_high) {
    tables.push_back({.name = "tornado.csv", .text = tornado_csv(summary)});
  }
  return tables;
}

}  // namespace corridor::report
