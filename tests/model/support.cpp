#include "support.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "corridor/core/text.hpp"
#include "corridor/model/check.hpp"
#include "corridor/scenario/reader.hpp"

namespace corridor::test {

using core::Duration;

namespace {

constexpr double kMicrosecondsPerMinute = 6e7;

std::string in_minutes(Duration duration) {
  return core::format_number(static_cast<double>(duration.count()) / kMicrosecondsPerMinute, 9);
}

void append(std::string& list, const std::string& item) {
  list += (list.empty() ? "" : " ") + item;
}

bool is_about(const model::TraceEvent& row,
              const std::string& entity,
              const std::string& event,
              const std::string& place) {
  return (entity.empty() || row.entity == entity) && row.event == event &&
         (place.empty() || row.place == place);
}

std::string lines_of(const core::Diagnostics& diagnostics) {
  std::string text;
  for (const core::Diagnostic& item : diagnostics.items()) {
    const char* const kind = item.severity == core::Severity::Error ? "error" : "warning";
    text += std::string(kind) + ": " + item.path + ": " + item.message + "\n";
  }
  return text;
}

template <class Rows, class Wanted>
const auto& row_of(const Rows& rows, Wanted&& wanted) {
  const auto found = std::find_if(rows.begin(), rows.end(), wanted);
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

std::string ten_days() {
  return "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\n"
         "cool_down: 20 d\n"
         "commodities: {box: {unit: item, lot: 1 item}, truck: {unit: truck, lot: 1 truck}}\n";
}

std::string first(int n, const std::string& list) {
  std::size_t end = 0;
  for (int i = 0; i < n && end != std::string::npos; ++i) {
    end = list.find(' ', end + (i == 0 ? 0 : 1));
  }
  return list.substr(0, end);
}

scenario::Scenario scenario_of(const std::string& yaml) {
  const auto read = scenario::read_scenario_text(yaml, "test.yaml");
  REQUIRE_MESSAGE(read.ok(), lines_of(read.diagnostics));
  return *read.value;
}

std::string diagnostics_of(const std::string& yaml) {
  return lines_of(model::check(scenario_of(yaml)));
}

Trial attempt(const scenario::Scenario& scenario,
              model::Replication replication,
              const std::string& follow) {
  Journal journal;
  model::Watch watch;
  watch.trace = &journal;
  watch.follow = follow;
  Trial trial;
  trial.from = scenario.from;
  trial.outcome = model::simulate(scenario, replication, &watch);
  trial.events = std::move(journal.events);
  trial.journey = std::move(watch.journey);
  return trial;
}

Trial run(const scenario::Scenario& scenario, model::Replication replication) {
  const core::Diagnostics diagnostics = model::check(scenario);
  REQUIRE_MESSAGE(!diagnostics.has_errors(), lines_of(diagnostics));
  Trial trial = attempt(scenario, replication);
  CHECK_MESSAGE(trial.outcome.status == model::Outcome::Status::Complete, trial.outcome.message);
  CHECK_MESSAGE(trial.outcome.balanced, trial.outcome.message);
  return trial;
}

Trial run(const std::string& yaml, model::Replication replication) {
  return run(scenario_of(yaml), replication);
}

std::string Trial::minutes(const std::string& entity,
                           const std::string& event,
                           const std::string& place) const {
  std::string list;
  for (const model::TraceEvent& row : events) {
    if (is_about(row, entity, event, place)) {
      append(list, in_minutes(row.time - from));
    }
  }
  return list;
}

std::string Trial::quantities(const std::string& entity,
                              const std::string& event,
                              const std::string& place) const {
  std::string list;
  for (const model::TraceEvent& row : events) {
    if (is_about(row, entity, event, place)) {
      append(list, core::format_number(row.quantity, 9));
    }
  }
  return list;
}

std::string Trial::delivered(const std::string& flow) const {
  std::string list;
  for (const model::TraceEvent& row : events) {
    if (row.event == "delivered" && row.entity.rfind(flow + "/", 0) == 0) {
      append(list, in_minutes(row.time - from));
    }
  }
  return list;
}

const model::FlowOutcome& Trial::flow(const std::string& id) const {
  return row_of(outcome.flows, [&](const auto& row) { return row.flow == id; });
}

const model::FacilityOutcome& Trial::facility(const std::string& node,
                                              const std::string& id) const {
  return row_of(outcome.facilities,
                [&](const auto& row) { return row.node == node && row.facility == id; });
}

const model::StorageOutcome& Trial::storage(const std::string& node, const std::string& id) const {
  return row_of(outcome.storages,
                [&](const auto& row) { return row.node == node && row.storage == id; });
}

const model::LinkOutcome& Trial::link(const std::string& id, const std::string& start) const {
  return row_of(outcome.links,
                [&](const auto& row) { return row.link == id && row.from == start; });
}

const model::CallOutcome& Trial::call(const std::string& service, const std::string& node) const {
  return row_of(outcome.calls,
                [&](const auto& row) { return row.service == service && row.node == node; });
}

double Trial::measured(const std::string& id) const {
  const auto& row = row_of(outcome.measured, [&](const auto& m) { return m.id == id; });
  REQUIRE(row.value.has_value());
  return *row.value;
}

double Trial::minutes_lacking(const std::string& id,
                              model::Lacking lacking,
                              const std::string& place) const {
  Duration sum{0};
  const model::FlowOutcome& row = flow(id);
  for (const model::ChargedTime& charged : row.account) {
    const model::CauseKey& key = outcome.causes[charged.cause];
    const bool counts = key.activity == model::Activity::Waiting && key.lacking == lacking;
    sum += counts && (place.empty() || key.place == place) ? charged.time : Duration{0};
  }
  return static_cast<double>(sum.count()) / kMicrosecondsPerMinute;
}

double Trial::minutes_of(const std::string& id,
                         model::Activity activity,
                         const std::string& place) const {
  Duration sum{0};
  const model::FlowOutcome& row = flow(id);
  for (const model::ChargedTime& charged : row.account) {
    const model::CauseKey& key = outcome.causes[charged.cause];
    const bool counts = key.activity == activity && (place.empty() || key.place == place);
    sum += counts ? charged.time : Duration{0};
  }
  return static_cast<double>(sum.count()) / kMicrosecondsPerMinute;
}

}  // namespace corridor::test
