#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/held_back.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "trust.hpp"

namespace corridor::report {
namespace {

using experiment::FlowSummary;
using experiment::ReplicationRow;
using experiment::Summary;
using model::Outcome;

using Notes = std::vector<std::string>;

void add_stopped(const Summary& summary, Notes& notes) {
  std::map<Outcome::Status, std::vector<const ReplicationRow*>> stopped;
  for (const ReplicationRow& row : summary.replications) {
    if (row.status != Outcome::Status::Complete) {
      stopped[row.status].push_back(&row);
    }
  }
  for (const auto& [status, rows] : stopped) {
    notes.push_back(fmt::format("{} of {} replications stopped ({}). Replication {} at {}: {}",
                                rows.size(),
                                summary.replications.size(),
                                model::to_string(status),
                                rows.front()->number,
                                core::to_string(rows.front()->ended),
                                name(rows.front()->message)));
  }
  if (!stopped.empty()) {
    const bool some_complete = summary.n_used + summary.n_stopped() ==
                               static_cast<std::int64_t>(summary.replications.size());
    notes.push_back(some_complete ? fmt::format("The figures rest on the {} that ran "
                                                "to the end.",
                                                summary.n_used)
                                  : std::string("No replication ran to the end: the figures are "
                                                "of the time until each stopped."));
  }
}

void add_unbalanced(const Summary& summary, Notes& notes) {
  if (summary.n_unbalanced() == 0) {
    return;
  }
  const auto first = std::ranges::find(summary.replications, false, &ReplicationRow::balanced);
  notes.push_back(
      fmt::format("An account or a ledger does not balance in {} of {} replications: "
                  "this is a bug of the program. Replication {}: {}",
                  summary.n_unbalanced(),
                  summary.replications.size(),
                  first->number,
                  name(first->message)));
}

void add_cohort(const FlowSummary& flow, const Summary& summary, Notes& notes) {
  if (flow.missing.known() && flow.missing.mean() > 0) {
    notes.push_back(
        fmt::format("{}: {} of {} lots offered in the window had not arrived when the "
                    "run ended ({}); transit times are of the others.",
                    name(flow.flow),
                    count_of(flow.missing),
                    count_of(flow.cohort),
                    percent(flow.missing.mean() / flow.cohort.mean())));
  }
  if (flow.quantiles_withheld > 0) {
    notes.push_back(
        fmt::format("{}: quantiles are withheld in {} of {} replications, because too "
                    "many lots had not arrived to know them.",
                    name(flow.flow),
                    flow.quantiles_withheld,
                    summary.n_used));
  }
}

void add_flow(const FlowSummary& flow, Notes& notes) {
  if (!flow.delivered_share.known()) {
    notes.push_back(fmt::format("{}: nothing was offered in the window.", name(flow.flow)));
  } else if (flow.delivered_share.mean() < kEnoughDelivered) {
    notes.push_back(
        fmt::format("{}: only {} of what was offered was delivered in the window; its "
                    "stock went from {} to {} {}.",
                    name(flow.flow),
                    percent_of(flow.delivered_share),
                    mean_of(flow.cargo.opening, 0),
                    mean_of(flow.cargo.closing, 0),
                    name(flow.unit)));
  }
  for (const auto& [figure, word] :
       {std::pair{&flow.cargo.refused, "refused"}, std::pair{&flow.cargo.lost, "lost"}}) {
    if (figure->mean() > 0) {
      notes.push_back(fmt::format(
          "{}: {} {} were {}.", name(flow.flow), plus_minus(*figure), name(flow.unit), word));
    }
  }
}

void add_weights(const Summary& summary, Notes& notes) {
  std::string names;
  for (const experiment::CommoditySummary& commodity : summary.commodities) {
    if (!commodity.tonnes_per_unit) {
      names += (names.empty() ? "" : ", ") + name(commodity.commodity);
    }
  }
  if (!names.empty() && summary.weighted_by_tonnes) {
    notes.push_back("Without a mass in the scenario, and so in no figure in tonnes: " + names +
                    ".");
  }
}

}  // namespace

std::string notes_page(const Summary& summary, const std::vector<std::string>& more) {
  Notes notes;
  add_unbalanced(summary, notes);
  add_stopped(summary, notes);
  const Notes course = course_warnings(summary);
  notes.insert(notes.end(), course.begin(), course.end());
  for (const FlowSummary& flow : summary.flows) {
    add_flow(flow, notes);
    add_cohort(flow, summary, notes);
  }
  add_weights(summary, notes);
  notes.insert(notes.end(), more.begin(), more.end());
  if (notes.empty()) {
    return {};
  }
  std::string text = heading("Warnings and notes");
  for (const std::string& note : notes) {
    text += wrapped(note, "  - ");
  }
  return text;
}

std::string run_report(const Summary& summary,
                       const std::vector<std::string>& notes,
                       const std::vector<std::string>& flows) {
  return freight_page(summary) + transit_page(summary) + reliability_page(summary) +
         account_page(summary, flows) + tcd_page(summary, flows) + cpmm_page(summary) +
         bottleneck_page(summary) + tank_page(summary) + trade_page(summary) + month_page(summary) +
         money_page(summary) + validation_page(summary) + low_high_page(summary) +
         trust_page(summary) + notes_page(summary, notes);
}

}  // namespace corridor::report
