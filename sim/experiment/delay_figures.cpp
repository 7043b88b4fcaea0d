#include "delay_figures.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

#include "corridor/experiment/route_stages.hpp"

namespace corridor::experiment {

using model::Activity;
using model::CauseKey;

DelayFigures::DelayFigures(const scenario::Scenario& scenario,
                           const CargoUnits& units,
                           double years)
    : scenario_(scenario), units_(units), years_(years) {
  weighted_by_tonnes_ = std::ranges::any_of(scenario.flows, [&](const auto& flow) {
    return units.at(flow.second.commodity).tonnes_per_unit.has_value();
  });
}

void DelayFigures::add(const model::Outcome& outcome) {
  for (const model::FlowOutcome& row : outcome.flows) {
    add_flow(row, outcome);
  }
  add_waiting_share(outcome);
  close(by_cause_);
  close(by_place_);
  close(by_call_);
  ++n_;
}

void DelayFigures::add_waiting_share(const model::Outcome& outcome) {
  double all = 0;
  double waiting = 0;
  for (const model::FlowOutcome& row : outcome.flows) {
    const double weight = weight_of(row.commodity);
    for (const model::ChargedTime& charged : row.account) {
      const double weighted = core::to_days(charged.time) * weight;
      all += weighted;
      waiting += outcome.causes[charged.cause].activity == Activity::Waiting ? weighted : 0;
    }
  }
  if (all > 0) {
    waiting_share_.add(waiting / all);
  }
}

void DelayFigures::add_flow(const model::FlowOutcome& row, const model::Outcome& outcome) {
  const double weight = weight_of(row.commodity);
  const auto lots = static_cast<double>(row.cohort);
  std::set<std::string> places;  // counted already: a flow's lots wait at a place for many causes
  std::set<Call> calls;
  for (const model::ChargedTime& charged : row.account) {
    const CauseKey& cause = outcome.causes[charged.cause];
    if (cause.activity != Activity::Waiting) {
      continue;
    }
    const double days = core::to_days(charged.time);
    const auto charge = [&](Sum& sum, bool first) {
      sum.lot_days += days;
      sum.lots += first ? lots : 0;
      sum.weighted += days * weight;
    };
    charge(by_cause_.sums[cause], true);
    charge(by_place_.sums[cause.place], places.insert(cause.place).second);
    if (scenario_.services.contains(cause.what)) {
      const Call call{cause.what, node_or_link(cause.place)};
      charge(by_call_.sums[call], calls.insert(call).second);
    }
    by_cause_and_flow_[{cause, row.flow}] += days * weight;
  }
}

template <class Key>
void DelayFigures::close(Table<Key>& table) const {
  for (const auto& [key, sum] : table.sums) {
    Delay& delay = table.delays[key];
    for (Estimate* estimate : {&delay.lot_days, &delay.days_per_lot, &delay.weighted}) {
      estimate->fill_with_zeros(n_);
    }
    delay.lot_days.add(sum.lot_days / years_);
    delay.days_per_lot.add(sum.lots > 0 ? sum.lot_days / sum.lots : 0);
    delay.weighted.add(sum.weighted / years_);
  }
  table.sums.clear();
}

template <class Key>
Delay DelayFigures::filled(const Table<Key>& table, const Key& key) const {
  const auto found = table.delays.find(key);
  Delay delay = found != table.delays.end() ? found->second : Delay{};
  for (Estimate* estimate : {&delay.lot_days, &delay.days_per_lot, &delay.weighted}) {
    estimate->fill_with_zeros(n_);
  }
  return delay;
}

std::vector<CauseDelay> DelayFigures::causes() const {
  std::vector<CauseDelay> result;
  double all = 0;
  for (const auto& [cause, delay] : by_cause_.delays) {
    result.push_back({.cause = cause,
                      .delay = filled(by_cause_, cause),
                      .share = 0,
                      .main_flow = main_flow(cause)});
    all += result.back().delay.weighted.mean();
  }
  for (CauseDelay& row : result) {
    row.share = all > 0 ? row.delay.weighted.mean() / all : 0;
  }
  std::ranges::stable_sort(result, std::ranges::greater{}, &CauseDelay::share);
  return result;
}

Delay DelayFigures::at(const std::string& place) const {
  return filled(by_place_, place);
}

Delay DelayFigures::of(const std::string& service, const std::string& node) const {
  return filled(by_call_, Call{service, node});
}

double DelayFigures::weight_of(const std::string& commodity) const {
  return weighted_by_tonnes_ ? units_.at(commodity).tonnes_per_lot().value_or(0) : 1;
}

std::string DelayFigures::main_flow(const CauseKey& cause) const {
  std::string flow;
  double most = 0;
  for (auto row = by_cause_and_flow_.lower_bound({cause, std::string()});
       row != by_cause_and_flow_.end() && row->first.first == cause;
       ++row) {
    if (row->second > most) {
      most = row->second;
      flow = row->first.second;
    }
  }
  return flow;
}

}  // namespace corridor::experiment
