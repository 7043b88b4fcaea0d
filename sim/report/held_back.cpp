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

/// What stood in the way, wherever it did: a storm closes several ports, a fleet is short at both
/// ends of its line.
struct Obstacle {
  double share = 0;
  std::size_t n_places = 0;
  const CauseDelay* largest = nullptr;
};

/// Causes of one obstacle have the same key; a server, a storage and a track stand alone.
std::pair<Lacking, std::string> key_of(const model::CauseKey& cause) {
  const bool alone = cause.lacking == Lacking::Server || cause.lacking == Lacking::Storage ||
                     cause.lacking == Lacking::Track;
  return {cause.lacking, alone ? cause.place : cause.what};
}

/// The largest first.
std::vector<Obstacle> obstacles_of(const Summary& summary) {
  std::map<std::pair<Lacking, std::string>, Obstacle> by_key;
  for (const CauseDelay& delay : summary.delays) {  // the largest share first
    Obstacle& one = by_key[key_of(delay.cause)];
    one.share += delay.share;
    ++one.n_places;
    one.largest = one.largest == nullptr ? &delay : one.largest;
  }
  std::vector<Obstacle> sorted;
  sorted.reserve(by_key.size());
  for (const auto& [key, one] : by_key) {
    sorted.push_back(one);
  }
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &Obstacle::share);
  return sorted;
}

/// "busy customs at aktau (31 % of all waiting, 0.90 d per lot there)"
std::string text_of(const Obstacle& one, const TimeUnit& unit, const std::string& of_what) {
  const CauseDelay& largest = *one.largest;
  const bool elsewhere = one.n_places > 1;
  return fmt::format("{}{} ({}{}, {} {} per lot {})",
                     obstacle(largest.cause),
                     elsewhere ? " and elsewhere" : "",
                     percent(one.share),
                     of_what,
                     unit.text(largest.delay.days_per_lot),
                     unit.name,
                     elsewhere ? "at " + name(largest.cause.place) : "there");
}

std::string obstacles(const Summary& summary) {
  const TimeUnit unit = time_unit(summary);
  const std::vector<Obstacle> all = obstacles_of(summary);
  std::string text = "above all " + text_of(all.front(), unit, " of all waiting");
  if (all.size() > 1 && all[1].share >= kLeastShare) {
    text += ", then " + text_of(all[1], unit, "");
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
