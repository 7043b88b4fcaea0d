#include "corridor/experiment/measure.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cargo_unit.hpp"
#include "corridor/core/diagnostics.hpp"

namespace corridor::experiment {
namespace {

using What = Measure::What;

constexpr std::array<std::pair<const char*, What>, 5> kNames{{{"throughput", What::Throughput},
                                                              {"mean", What::Mean},
                                                              {"P50", What::P50},
                                                              {"P80", What::P80},
                                                              {"P95", What::P95}}};

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

std::optional<double> transit(What what, const model::TransitTime& times) {
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
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string to_string(const Measure& measure) {
  const auto* const found =
      std::ranges::find(kNames, measure.what, &decltype(kNames)::value_type::second);
  return found->first + (measure.flow.empty() ? "" : ":" + measure.flow);
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
  return {.measure = {},
          .problem = "no measure '" + word + "'" + did_you_mean(word, names) +
                     "; there are throughput, mean, P50, P80 and P95, each also of one flow, as in "
                     "P50:FLOW"};
}

Measurer::Measurer(const scenario::Scenario& scenario) : scenario_(scenario) {
  const CargoUnits units = cargo_units(scenario);
  by_tonnes_ = std::ranges::any_of(scenario.flows, [&](const auto& flow) {
    return units.at(flow.second.commodity).tonnes_per_unit.value_or(0) > 0;
  });
  for (const auto& [id, unit] : units) {
    weights_[id] = by_tonnes_ ? unit.tonnes_per_lot().value_or(0) : 1;
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

std::optional<double> Measurer::value(const Measure& measure, const model::Outcome& outcome) const {
  if (outcome.status != model::Outcome::Status::Complete) {
    return std::nullopt;
  }
  if (measure.what == What::Throughput) {
    return delivered(measure, outcome);
  }
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
    const auto time = transit(measure.what, flow.transit);
    if (!time) {
      return std::nullopt;
    }
    sum += weight * *time;
    weights += weight;
  }
  return weights > 0 ? std::optional<double>(sum / weights) : std::nullopt;
}

std::string Measurer::unit(const Measure& measure) const {
  if (measure.what != What::Throughput) {
    return "d";
  }
  if (!measure.flow.empty()) {
    return scenario_.commodities.at(scenario_.flows.at(measure.flow).commodity).unit;
  }
  return by_tonnes_ ? "t" : "lot";
}

}  // namespace corridor::experiment
