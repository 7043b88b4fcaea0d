#include "corridor/experiment/measure.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cargo_unit.hpp"
#include "corridor/core/diagnostics.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/scenario/accounts.hpp"

namespace corridor::experiment {
namespace {

using What = Measure::What;

constexpr std::array<std::pair<const char*, What>, 7> kNames{{{"throughput", What::Throughput},
                                                              {"mean", What::Mean},
                                                              {"P50", What::P50},
                                                              {"P80", What::P80},
                                                              {"P95", What::P95},
                                                              {"time_cost", What::TimeCost},
                                                              {"paid", What::Paid}}};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

std::string did_you_mean(const std::string& found, const std::vector<std::string>& names) {
  const std::string nearest = core::nearest_name(found, names);
  return nearest.empty() ? "" : " (did you mean '" + nearest + "'?)";
}

std::optional<double> time_of(What what, const model::TransitTime& times) {
  switch (what) {
    case What::Mean:
      return times.mean;
    case What::P50:
      return times.p50;
    case What::P80:
      return times.p80;
    case What::P95:
      return times.p95;
    case What::Throughput:
    case What::TimeCost:
    case What::Paid:
    case What::Observed:
      break;
  }
  return std::nullopt;
}

/// By the shipper of `flow`, or by all; nothing is paid to anybody for a delay.
double paid(const std::string& flow, const model::Outcome& outcome) {
  double sum = 0;
  for (const model::MoneyOutcome& row : outcome.money) {
    const bool of_cargo = !row.flow.empty() && row.what != model::Charge::Delay;
    if (of_cargo && (flow.empty() || flow == row.flow)) {
      sum += static_cast<double>(row.millionths) / core::kMillionthsPerUnit;
    }
  }
  return sum;
}

}  // namespace

std::string to_string(const Measure& measure) {
  if (measure.what == What::Observed) {
    return "observed:" + std::to_string(measure.part);
  }
  const auto* const found =
      std::ranges::find(kNames, measure.what, &decltype(kNames)::value_type::second);
  return found->first + (measure.flow.empty() ? "" : ":" + measure.flow);
}

bool more_is_better(const Measure& measure) {
  return measure.what == What::Throughput;
}

ParsedMeasure parse_measure(const std::string& text, const scenario::Scenario& scenario) {
  const std::size_t colon = text.find(':');
  const std::string word = text.substr(0, colon);
  std::vector<std::string> names;
  for (const auto& [name, what] : kNames) {
    names.emplace_back(name);
    if (lower(name) != lower(word)) {
      continue;
    }
    Measure measure{.what = what, .flow = {}};
    if (colon == std::string::npos) {
      return {.measure = measure, .problem = {}};
    }
    measure.flow = text.substr(colon + 1);
    if (scenario.flows.contains(measure.flow)) {
      return {.measure = measure, .problem = {}};
    }
    std::vector<std::string> flows;
    for (const auto& [id, flow] : scenario.flows) {
      flows.push_back(id);
    }
    return {.measure = {},
            .problem = "no flow '" + measure.flow + "'" + did_you_mean(measure.flow, flows)};
  }
  return {
      .measure = {},
      .problem = "no measure '" + word + "'" + did_you_mean(word, names) +
                 "; there are throughput, mean, P50, P80, P95, time_cost and paid, each also of "
                 "one flow, as in P50:FLOW"};
}

Measurer::Measurer(const scenario::Scenario& scenario)
    : scenario_(scenario),
      currency_(scenario::currency_of_accounts(scenario)),
      observed_(validation_rows(scenario)) {
  const CargoUnits units = cargo_units(scenario);
  by_tonnes_ = std::ranges::any_of(scenario.flows, [&](const auto& flow) {
    return units.at(flow.second.commodity).tonnes_per_unit.value_or(0) > 0;
  });
  for (const auto& [id, unit] : units) {
    weights_[id] = by_tonnes_ ? unit.tonnes_per_lot().value_or(0) : 1;
  }
  for (const auto& [id, commodity] : scenario.commodities) {
    if (commodity.delay_cost) {
      const auto per_unit = scenario::in_accounts(scenario, *commodity.delay_cost);
      delay_cost_[id] = per_unit.value_or(0) * commodity.lot.to_units();
    }
  }
}

double Measurer::delivered(const Measure& measure, const model::Outcome& outcome) const {
  double sum = 0;
  for (const model::FlowOutcome& flow : outcome.flows) {
    if (measure.flow.empty()) {
      sum += static_cast<double>(flow.lots.delivered) * weights_.at(flow.commodity);
    } else if (measure.flow == flow.flow) {
      sum += static_cast<double>(flow.lots.delivered) *
             scenario_.commodities.at(flow.commodity).lot.to_units();
    }
  }
  return sum;
}

double Measurer::time_cost(const Measure& measure, const model::Outcome& outcome) const {
  double sum = 0;
  for (const model::FlowOutcome& flow : outcome.flows) {
    const auto cost = delay_cost_.find(flow.commodity);
    if (cost != delay_cost_.end() && (measure.flow.empty() || measure.flow == flow.flow)) {
      sum += core::to_days(flow.transit_sum) * cost->second;
    }
  }
  return sum;
}

std::optional<double> Measurer::transit(const Measure& measure,
                                        const model::Outcome& outcome) const {
  double sum = 0;
  double weights = 0;
  for (const model::FlowOutcome& flow : outcome.flows) {
    if (!measure.flow.empty() && measure.flow != flow.flow) {
      continue;
    }
    const auto lots = static_cast<double>(flow.cohort);
    const double weight = measure.flow.empty() ? weights_.at(flow.commodity) * lots : lots;
    if (weight == 0) {
      continue;
    }
    const auto time = time_of(measure.what, flow.transit);
    if (!time) {
      return std::nullopt;
    }
    sum += weight * *time;
    weights += weight;
  }
  return weights > 0 ? std::optional<double>(sum / weights) : std::nullopt;
}

std::optional<double> Measurer::value(const Measure& measure, const model::Outcome& outcome) const {
  if (outcome.status != model::Outcome::Status::Complete) {
    return std::nullopt;
  }
  switch (measure.what) {
    case What::Throughput:
      return delivered(measure, outcome);
    case What::TimeCost:
      return delay_cost_.empty() ? std::nullopt : std::optional(time_cost(measure, outcome));
    case What::Paid:
      return outcome.currency.empty() ? std::nullopt : std::optional(paid(measure.flow, outcome));
    case What::Observed:
      return measured_value(observed_.at(measure.part), outcome.measured.at(measure.part));
    default:
      return transit(measure, outcome);
  }
}

std::string Measurer::unit(const Measure& measure) const {
  if (measure.what == What::Observed) {
    return observed_.at(measure.part).observed.unit;
  }
  if (measure.what == What::TimeCost || measure.what == What::Paid) {
    return currency_;
  }
  if (measure.what != What::Throughput) {
    return "d";
  }
  if (!measure.flow.empty()) {
    return scenario_.commodities.at(scenario_.flows.at(measure.flow).commodity).unit;
  }
  return by_tonnes_ ? "t" : "lot";
}

}  // namespace corridor::experiment
