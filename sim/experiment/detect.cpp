#include "corridor/experiment/detect.hpp"

#include <utility>

#include "corridor/experiment/summarise.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/stats/longest_active.hpp"
#include "evidence.hpp"
#include "limit_index.hpp"

namespace corridor::experiment {

namespace {

using scenario::Scenario;

/// One replication, with how long each limit was the momentary bottleneck (shares of the window).
struct Observed {
  model::Outcome outcome;
  std::vector<std::pair<double, double>> momentary;  // sole and shifting, by limit
  std::vector<bool> watched;                         // by limit
};

class Detector {
 public:
  Detector(const Scenario& scenario, const std::vector<Measure>& measures, const DetectPlan& plan)
      : scenario_(scenario),
        measures_(measures),
        plan_(plan),
        index_(scenario),
        routes_(model::routes(scenario)) {
    for (const Limit& limit : index_.limits()) {
      result_.evidence.emplace_back().limit = limit;
    }
  }

  Detected run(const CommonPlan& common, Progress& progress) {
    simulate(common, progress);
    if (!result_.readings.empty()) {
      read_evidence(scenario_, index_, routes_, plan_.step, result_);
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] Observed observe(std::uint64_t seed, int number) const {
    Observed observed;
    model::ActivityLog log;
    model::Watch watch;
    watch.activity = &log;
    observed.outcome = model::simulate(
        scenario_, {.seed = seed, .number = static_cast<std::uint64_t>(number)}, &watch);
    find_momentary(log, observed);
    return observed;
  }

  void find_momentary(const model::ActivityLog& log, Observed& observed) const {
    observed.momentary.resize(index_.limits().size());
    observed.watched.resize(index_.limits().size());
    std::vector<stats::ActiveSpan> spans;
    spans.reserve(log.periods.size());
    for (const model::ActivePeriod& period : log.periods) {
      spans.push_back({.resource = period.resource, .from = period.from, .to = period.to});
    }
    const auto times =
        stats::bottleneck_times(spans, log.resources.size(), scenario_.from, scenario_.to);
    const double window = core::to_days(scenario_.to - scenario_.from);
    for (std::size_t r = 0; r < times.size(); ++r) {
      if (const auto limit = index_.of(log.resources[r])) {
        observed.watched[*limit] = true;
        observed.momentary[*limit].first += core::to_days(times[r].sole) / window;
        observed.momentary[*limit].second += core::to_days(times[r].shifting) / window;
      }
    }
  }

  void simulate(const CommonPlan& common, Progress& progress) {
    const int threads = n_threads(common.threads, plan_.replications);
    std::vector<Observed> slots(static_cast<std::size_t>(window(threads)));
    const auto slot = [&](int number) -> Observed& {
      return slots[static_cast<std::size_t>(number) % slots.size()];
    };
    Summariser summariser(scenario_, common.seed, routes_);
    const Measurer measurer(scenario_);
    const auto take = [&](int number) {
      summariser.add(slot(number).outcome);
      this->take(slot(number), measurer);
    };
    result_.interrupted =
        !run_in_order({.pieces = plan_.replications,
                       .threads = threads,
                       .work = [&](int number) { slot(number) = observe(common.seed, number); },
                       .take = take},
                      progress);
    result_.summary = summariser.summary();
  }

  void take(const Observed& observed, const Measurer& measurer) {
    Reading& reading = result_.readings.emplace_back();
    reading.fingerprint = observed.outcome.fingerprint;
    reading.complete = observed.outcome.status == model::Outcome::Status::Complete;
    for (const Measure& measure : measures_) {
      reading.values.push_back(measurer.value(measure, observed.outcome));
    }
    const auto n = static_cast<double>(result_.readings.size());
    for (std::size_t i = 0; i < observed.momentary.size(); ++i) {
      Evidence& evidence = result_.evidence[i];
      if (observed.watched[i]) {
        const auto mean = [n](const std::optional<double>& before, double value) {
          return before.value_or(0) + (value - before.value_or(0)) / n;
        };
        evidence.sole = mean(evidence.sole, observed.momentary[i].first);
        evidence.shifting = mean(evidence.shifting, observed.momentary[i].second);
      }
    }
  }

  const Scenario& scenario_;
  const std::vector<Measure>& measures_;
  DetectPlan plan_;
  LimitIndex index_;
  std::vector<model::FlowRoute> routes_;
  Detected result_;
};

}  // namespace

Detected detect(const Scenario& scenario,
                const std::vector<Measure>& measures,
                const DetectPlan& plan,
                const CommonPlan& common,
                Progress& progress) {
  return Detector(scenario, measures, plan).run(common, progress);
}

}  // namespace corridor::experiment
