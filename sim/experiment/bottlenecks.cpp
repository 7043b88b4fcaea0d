#include "corridor/experiment/bottlenecks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/core/text.hpp"
#include "corridor/core/time.hpp"

namespace corridor::experiment {

namespace {

using scenario::Scenario;
using What = Measure::What;

const std::vector<Measure>& measures() {
  static const std::vector<Measure> kMeasures{{.what = What::Throughput, .flow = {}},
                                              {.what = What::Mean, .flow = {}},
                                              {.what = What::P95, .flow = {}}};
  return kMeasures;
}

bool falls_short(const Summary& summary) {
  double offered = 0;
  double delivered = 0;
  for (const CommoditySummary& row : summary.commodities) {
    const double weight = summary.weighted_by_tonnes ? row.tonnes_per_unit.value_or(0) : 1;
    offered += weight * row.cargo.offered.mean();
    delivered += weight * row.cargo.delivered.mean();
  }
  return delivered < kAllDelivered * offered;
}

double mean_of(const std::vector<Reading>& readings, std::size_t measure) {
  stats::Tally tally;
  for (const Reading& reading : readings) {
    if (reading.values[measure]) {
      tally.add(*reading.values[measure]);
    }
  }
  return tally.mean();
}

std::string month_text(core::Time time) {
  constexpr std::size_t kYearAndMonth = 7;
  return core::to_string(time).substr(0, kYearAndMonth);
}

}  // namespace

const Gain* Bottlenecks::top() const {
  const Finding& finding = probed.finding;
  if (!finding.limits.empty()) {
    return &probed.gains[finding.limits.front()];
  }
  return finding.possible.empty() ? nullptr : &probed.gains[finding.possible.front()];
}

std::vector<Measure> with_judge(std::vector<Measure> measures,
                                const std::optional<Measure>& judge) {
  if (judge && std::ranges::find(measures, *judge) == measures.end()) {
    measures.push_back(*judge);
  }
  return measures;
}

std::size_t judged_by(const std::vector<Measure>& measures,
                      const std::optional<Measure>& judge,
                      bool falls_short) {
  const Measure by =
      judge.value_or(Measure{.what = falls_short ? What::Throughput : What::Mean, .flow = {}});
  const auto found = std::ranges::find(measures, by);
  CORRIDOR_CHECK(found != measures.end(), "the judge is one of the measures");
  return static_cast<std::size_t>(found - measures.begin());
}

Bottlenecks find_bottlenecks(const Scenario& scenario,
                             const BottleneckPlan& plan,
                             Progress& progress,
                             const Tell& tell) {
  const auto say = [&tell](const std::string& stage) {
    if (tell) {
      tell(stage);
    }
  };
  Bottlenecks result;
  result.measures = with_judge(measures(), plan.judge);
  say("runs as it is");
  result.detected = detect(scenario,
                           result.measures,
                           {.replications = plan.replications, .step = plan.probe.step},
                           plan.common,
                           progress);
  result.interrupted = result.detected.interrupted;
  result.falls_short = falls_short(result.detected.summary);
  result.judged_by = judged_by(result.measures, plan.judge, result.falls_short);
  Alternatives alternatives(result.measures, plan.common);
  const std::size_t base = alternatives.add(scenario, result.detected.readings);
  result.units = alternatives.units();
  for (std::size_t m = 0; m < result.measures.size(); ++m) {
    result.base.push_back(mean_of(result.detected.readings, m));
  }
  if (result.interrupted) {
    return result;
  }
  say("probes");
  ProbePlan probes = plan.probe;
  probes.measure = result.judged_by;
  probes.most = std::min(probes.most, plan.replications);
  result.probed = probe(alternatives, base, result.detected.candidates(), probes, progress);
  result.by_gain = result.probed.by_gain(alternatives, probes.measure);
  result.interrupted = result.probed.interrupted;
  return result;
}

std::vector<Season> seasons_of(const Scenario& scenario, int months) {
  std::vector<Season> seasons;
  for (core::Time from = scenario.from; from < scenario.to;) {
    core::Time to = from;
    for (int m = 0; m < months && to < scenario.to; ++m) {
      to = std::min(core::next_month(to), scenario.to);
    }
    const std::string first = month_text(from);
    const std::string last = month_text(to - core::Duration{1});
    seasons.push_back({.name = first == last ? first : first + " to " + last,
                       .window = {.from = from, .to = to}});
    from = to;
  }
  return seasons;
}

Scenario in_season(const Scenario& scenario, const Season& season) {
  Scenario part = scenario;
  part.from = season.window.from;
  part.to = season.window.to;
  part.observed.clear();
  return part;
}

bool cascade(Scenario scenario,
             int levels,
             const BottleneckPlan& plan,
             Progress& progress,
             const Tell& tell,
             const std::function<void(const CascadeLevel&)>& take) {
  BottleneckPlan same = plan;
  for (int level = 1; level <= levels; ++level) {
    const auto say = [&](const std::string& stage) {
      if (tell) {
        tell("level " + std::to_string(level) + " of " + std::to_string(levels) + ": " + stage);
      }
    };
    CascadeLevel here;
    here.found = find_bottlenecks(scenario, same, progress, say);
    if (here.found.interrupted) {
      return false;
    }
    same.judge = here.found.measures[here.found.judged_by];  // one measure throughout, or the curve
                                                             // would have no meaning
    const Gain* top = here.found.top();
    Eased eased;
    if (top != nullptr && level < levels) {
      eased = ease(scenario, top->limit, Step::Twice);
      here.removed = eased.what;
    }
    take(here);
    if (!eased.scenario) {
      break;
    }
    scenario = std::move(*eased.scenario);
  }
  return true;
}

}  // namespace corridor::experiment
