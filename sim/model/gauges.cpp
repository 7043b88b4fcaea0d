#include "corridor/model/gauges.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "corridor/core/mutant.hpp"

namespace corridor::model {

namespace {

constexpr std::array<std::pair<const char*, Milestone>, 6> kMilestones = {{
    {"offered", Milestone::Offered},
    {"arrived", Milestone::Arrived},
    {"unloaded", Milestone::Unloaded},
    {"loaded", Milestone::Loaded},
    {"departed", Milestone::Departed},
    {"delivered", Milestone::Delivered},
}};

constexpr std::array<std::pair<std::string_view, Mode>, 4> kModesByWord = {
    {{"rail", Mode::Rail}, {"sea", Mode::Sea}, {"road", Mode::Road}, {"pipeline", Mode::Pipeline}}};

Mode mode_named(const std::string& at) {
  const auto* const found = std::find_if(kModesByWord.begin(),
                                         kModesByWord.end(),
                                         [&](const auto& entry) { return entry.first == at; });
  return found == kModesByWord.end() ? Mode::Sea : found->second;
}

bool is(const JourneyEvent& wanted, const JourneyEvent& event) {
  return wanted.milestone == event.milestone && (!wanted.node.valid() || wanted.node == event.node);
}

}  // namespace

bool parse_milestone(const Layout& layout, const std::string& text, JourneyEvent& event) {
  const std::size_t space = text.find(' ');
  const std::string verb = text.substr(0, space);
  const auto* const found = std::find_if(kMilestones.begin(),
                                         kMilestones.end(),
                                         [&](const auto& entry) { return entry.first == verb; });
  if (found == kMilestones.end()) {
    return false;
  }
  event.milestone = found->second;
  if (space == std::string::npos) {
    event.node = {};
    return event.milestone == Milestone::Offered || event.milestone == Milestone::Delivered;
  }
  event.node = layout.node(text.substr(space + 1));
  return event.node.valid();
}

std::vector<bool> flows_named(const Layout& layout, const std::vector<std::string>& of) {
  std::vector<bool> named;
  for (const FlowSpec& flow : layout.flows) {
    const auto& labels = flow.data->counts;
    named.push_back(std::any_of(of.begin(), of.end(), [&](const std::string& name) {
      return name == flow.id || std::find(labels.begin(), labels.end(), name) != labels.end();
    }));
  }
  return named;
}

Gauges::Gauges(const Layout& layout)
    : layout_(layout),
      times_of_(layout.flows.size()),
      carried_of_(layout.flows.size()),
      delivered_of_(layout.flows.size()),
      trains_of_(layout.flows.size()) {
  for (const ServiceSpec& service : layout.services) {
    calls_of_.emplace_back(service.calls.size());
  }
  for (const scenario::ObservedPart& part : scenario::observed_parts(*layout.scenario)) {
    Gauge& gauge = gauges_.emplace_back();
    gauge.figure = &layout.scenario->observed[part.figure];
    gauge.unit = part.entry ? gauge.figure->series[*part.entry].unit : gauge.figure->unit;
    gauge.period = part.period;
    gauge.amounts.resize(layout.flows.size());
    compile(static_cast<std::uint32_t>(gauges_.size() - 1));
  }
}

void Gauges::compile(std::uint32_t index) {
  Gauge& gauge = gauges_[index];
  const scenario::Observed& figure = *gauge.figure;
  const bool dwell = figure.measure == "dwell";
  if (dwell || figure.measure == "transit") {
    const std::string from = dwell ? "unloaded " + figure.at : figure.from_event;
    const std::string to = dwell ? "loaded " + figure.at : figure.to_event;
    if (parse_milestone(layout_, from, gauge.from) && parse_milestone(layout_, to, gauge.to)) {
      gauge.probe = n_probes_++;
      watch_flows(index, times_of_);
    }
  } else if (figure.measure == "carried") {
    gauge.mode = mode_named(figure.at);
    watch_flows(index, carried_of_);
  } else if (figure.measure == "delivered") {
    watch_flows(index, delivered_of_);
  } else if (figure.measure == "block_trains") {
    watch_flows(index, trains_of_);
  } else {
    watch_calls(index);
  }
}

void Gauges::watch_flows(std::uint32_t index, core::IdVector<FlowId, Indices>& of_flow) {
  const std::vector<bool> named = flows_named(layout_, gauges_[index].figure->of);
  for (std::uint32_t flow = 0; flow < named.size(); ++flow) {
    if (named[flow]) {
      of_flow[FlowId{flow}].push_back(index);
    }
  }
}

void Gauges::watch_calls(std::uint32_t index) {
  const scenario::Observed& figure = *gauges_[index].figure;
  const NodeId node = layout_.node(figure.at);
  for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
    const ServiceSpec& service = layout_.services[ServiceId{s}];
    const bool named = std::find(figure.of.begin(), figure.of.end(), service.id) != figure.of.end();
    for (std::size_t call = 0; named && call < service.calls.size(); ++call) {
      if (service.calls[call].node == node) {
        calls_of_[s][call].push_back(index);
      }
    }
  }
}

void Gauges::milestone(Lots& lots, LotId lot, const JourneyEvent& event, Time now) {
  for (const std::uint32_t index : times_of_[lots[lot].flow]) {
    Gauge& gauge = gauges_[index];
    Time& begun = lots.probe(lot, gauge.probe);
    if (begun != Time::min() && is(gauge.to, event)) {
      gauge.days.add(core::to_days(now - begun));
      begun = Time::min();
    } else if (CORRIDOR_MUTANT(45, gauge.holds(now), true) && is(gauge.from, event)) {
      begun = now;
    }
  }
}

void Gauges::carried(FlowId flow, Mode mode, Amount amount, Time now) {
  for (const std::uint32_t index : carried_of_[flow]) {
    Gauge& gauge = gauges_[index];
    if (gauge.mode == mode && gauge.holds(now)) {
      gauge.amounts[flow.value] += amount;
    }
  }
}

void Gauges::delivered(FlowId flow, Amount amount, Time now) {
  for (const std::uint32_t index : delivered_of_[flow]) {
    if (gauges_[index].holds(now)) {
      gauges_[index].amounts[flow.value] += amount;
    }
  }
}

void Gauges::block_train(FlowId flow, Time now) {
  for (const std::uint32_t index : trains_of_[flow]) {
    gauges_[index].count += gauges_[index].holds(now) ? 1 : 0;
  }
}

void Gauges::departed(ServiceId service, std::uint32_t call, double hours_at_berth, Time now) {
  for (const std::uint32_t index : calls_of_[service.value][call]) {
    Gauge& gauge = gauges_[index];
    if (gauge.holds(now)) {
      ++gauge.count;
      gauge.hours += hours_at_berth;
    }
  }
}

}  // namespace corridor::model
