#include "corridor/report/held_back.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/time_unit.hpp"
#include "corridor/report/words.hpp"

namespace corridor::report {
namespace {

using experiment::CauseDelay;
using experiment::FlowSummary;
using experiment::Summary;
using model::Lacking;

constexpr double kLeastShare = 0.01;  // of all waiting; less is not worth a word

/// "above all busy customs at aktau (31 % of all waiting, 0.90 d per lot there), then ..."
std::string obstacles(const Summary& summary) {
  const TimeUnit unit = time_unit(summary);
  const auto figures = [&](const CauseDelay& row) {
    return fmt::format("{} {} per lot there", unit.text(row.delay.days_per_lot), unit.name);
  };
  const CauseDelay& first = summary.delays.front();
  std::string text = fmt::format("above all {} ({} of all waiting, {})",
                                 obstacle(first.cause),
                                 percent(first.share),
                                 figures(first));
  if (summary.delays.size() > 1 && summary.delays[1].share >= kLeastShare) {
    const CauseDelay& second = summary.delays[1];
    text += fmt::format(
        ", then {} ({}, {})", obstacle(second.cause), percent(second.share), figures(second));
  }
  return text + ".";
}

/// " Cargo waited 38 % of its time: 41 % of that for vehicles, 22 % for weather."
std::string kinds(const Summary& summary) {
  constexpr std::size_t kMost = 3;
  std::map<Lacking, double> by_lacking;
  for (const CauseDelay& delay : summary.delays) {
    by_lacking[delay.cause.lacking] += delay.share;
  }
  std::vector<std::pair<Lacking, double>> sorted(by_lacking.begin(), by_lacking.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &std::pair<Lacking, double>::second);
  sorted.resize(std::min(sorted.size(), kMost));
  std::string list;
  for (const auto& [lacking, share] : sorted) {
    if (list.empty() || share >= kLeastShare) {
      list += fmt::format("{}{}{} for {}",
                          list.empty() ? "" : ", ",
                          percent(share),
                          list.empty() ? " of that" : "",
                          kind_of_wait(lacking));
    }
  }
  return fmt::format(
      " Cargo waited {} of its time: {}.", percent_of(summary.totals.waiting_share), list);
}

std::string fell_short(const Summary& summary) {
  std::vector<const FlowSummary*> flows;
  for (const FlowSummary& flow : summary.flows) {
    if (flow.delivered_share.known() && flow.delivered_share.mean() < kEnoughDelivered) {
      flows.push_back(&flow);
    }
  }
  if (flows.empty()) {
    return {};
  }
  const FlowSummary& worst = **std::ranges::min_element(
      flows, {}, [](const FlowSummary* flow) { return flow->delivered_share.mean(); });
  return fmt::format(" {} of {} flows delivered less than {} of what was offered (least: {}, {}).",
                     flows.size(),
                     summary.flows.size(),
                     percent(kEnoughDelivered),
                     name(worst.flow),
                     percent_of(worst.delivered_share));
}

}  // namespace

std::string held_back(const Summary& summary) {
  if (summary.n_stopped() == static_cast<std::int64_t>(summary.replications.size())) {
    return "the model stopped in every replication; see the warnings.";
  }
  if (summary.delays.empty()) {
    return "nothing, cargo never waited." + fell_short(summary);
  }
  return obstacles(summary) + kinds(summary) + fell_short(summary);
}

}  // namespace corridor::report
