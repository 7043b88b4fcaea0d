// Rows of the parts, put together in the order in which one run has them.

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/core/fingerprint.hpp"
#include "corridor/model/causes.hpp"
#include "corridor/model/parts.hpp"

namespace corridor::model {

namespace {

template <class Row>
void append(std::vector<Row>& rows, std::vector<Row>& more) {
  rows.insert(
      rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Numbers the part's causes as those of the whole.
void append_flows(Outcome& whole, Outcome& part, Causes& causes) {
  std::vector<std::uint32_t> number;
  for (const CauseKey& key : part.causes) {
    number.push_back(causes.intern(key).value);
  }
  for (FlowOutcome& flow : part.flows) {
    for (ChargedTime& charged : flow.account) {
      charged.cause = number[charged.cause];
    }
    std::ranges::sort(flow.account, {}, &ChargedTime::cause);
  }
  append(whole.flows, part.flows);
}

void append_rows(Outcome& whole, Outcome& part) {
  append(whole.facilities, part.facilities);
  append(whole.storages, part.storages);
  append(whole.tanks, part.tanks);
  append(whole.embargoes, part.embargoes);
  append(whole.links, part.links);
  append(whole.calls, part.calls);
  append(whole.vehicle_waits, part.vehicle_waits);
  append(whole.months, part.months);
  append(whole.measured, part.measured);
  append(whole.money, part.money);
  append(whole.emissions, part.emissions);
  append(whole.flow_emissions, part.flow_emissions);
  if (whole.currency.empty()) {
    whole.currency = part.currency;  // a part without a price knows none
  }
}

void sort_rows(Outcome& whole) {
  using std::tie;
  using std::ranges::stable_sort;
  stable_sort(whole.flows, {}, &FlowOutcome::flow);
  stable_sort(whole.facilities, {}, [](const auto& row) { return tie(row.node, row.facility); });
  stable_sort(whole.storages, {}, [](const auto& row) { return tie(row.node, row.storage); });
  stable_sort(whole.tanks, {}, [](const auto& row) { return tie(row.node, row.tank); });
  stable_sort(whole.embargoes, {}, &EmbargoOutcome::embargo);
  stable_sort(whole.links, {}, &LinkOutcome::link);
  stable_sort(whole.calls, {}, &CallOutcome::service);
  stable_sort(whole.vehicle_waits, {}, [](const auto& row) { return tie(row.service, row.node); });
  stable_sort(whole.money, {}, [](const auto& row) {
    return tie(row.payer, row.payee, row.what, row.place, row.flow);
  });
  stable_sort(whole.emissions, {}, [](const auto& row) { return tie(row.mode, row.service); });
  stable_sort(whole.flow_emissions, {}, &FlowEmission::flow);
  stable_sort(whole.months, {}, [](const auto& row) { return tie(row.year, row.month, row.node); });
}

/// Figures in the order of the scenario, each with its entries in order.
void sort_measured(const scenario::Scenario& scenario, std::vector<Measured>& measured) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < scenario.observed.size(); ++i) {
    place.emplace(scenario.observed[i].id, i);
  }
  std::ranges::stable_sort(
      measured, {}, [&place](const Measured& row) { return place.at(row.id); });
}

/// A part that stopped early knows less: the whole then knows as much.
void add_course(Course& whole, Course& part) {
  const std::size_t n = std::min(whole.in_system.size(), part.in_system.size());
  whole.in_system.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    whole.in_system[i] += part.in_system[i];
  }
  whole.span = std::min(whole.span, part.span);
  append(whole.stocks, part.stocks);
}

void finish_course(Course& course) {
  std::ranges::stable_sort(course.stocks, {}, [](const StockCourse& row) {
    return std::make_tuple(row.node.empty(), row.node, row.flow);
  });
}

void tell_status(Outcome& whole, const std::vector<Outcome>& parts) {
  const auto stopped = [](const Outcome& part) { return part.status != Outcome::Status::Complete; };
  const Outcome* first = nullptr;
  for (const Outcome& part : parts) {
    whole.ended = std::max(whole.ended, part.ended);
    if (stopped(part) && (first == nullptr || part.ended < first->ended)) {
      first = &part;
    }
    if (!part.balanced && whole.balanced) {
      whole.balanced = false;
      whole.message = part.message;
    }
  }
  if (first != nullptr) {
    whole.status = first->status;
    if (whole.balanced) {
      whole.message = first->message;
    }
  }
}

}  // namespace

Outcome join(const scenario::Scenario& whole, std::vector<Outcome> parts) {
  CORRIDOR_CHECK(!parts.empty(), "a run has at least one part");
  Outcome outcome;
  outcome.ended = parts.front().ended;
  tell_status(outcome, parts);
  outcome.course = std::move(parts.front().course);
  core::Fingerprint fingerprint;
  Causes causes;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    fingerprint.add(parts[p].fingerprint);
    outcome.events += parts[p].events;
    outcome.lots += parts[p].lots;
    append_flows(outcome, parts[p], causes);
    append_rows(outcome, parts[p]);
    if (p > 0) {
      add_course(outcome.course, parts[p].course);
    }
  }
  outcome.fingerprint = fingerprint.value();
  outcome.causes = causes.keys();
  sort_rows(outcome);
  sort_measured(whole, outcome.measured);
  finish_course(outcome.course);
  return outcome;
}

}  // namespace corridor::model
