// A scenario whose parts share nothing is run part after part, any other one as it is.

#include "corridor/model/simulate.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "corridor/model/course.hpp"
#include "corridor/model/parts.hpp"
#include "run_together.hpp"

namespace corridor::model {

namespace {

/// Keeps the events of all parts until they can be told in the order of time.
class TraceOfParts final : public TraceSink {
 public:
  void write(const TraceEvent& event) override { events_.push_back(event); }
  void tell(TraceSink& sink) {
    std::ranges::stable_sort(events_, {}, &TraceEvent::time);
    for (const TraceEvent& event : events_) {
      sink.write(event);
    }
  }

 private:
  std::vector<TraceEvent> events_;
};

/// Gives each part a watch of its own.
class WatchOfParts {
 public:
  explicit WatchOfParts(Watch* whole) : whole_(whole) {
    if (whole_ != nullptr) {
      part_ = *whole_;
      part_.trace = whole_->trace != nullptr ? &trace_ : nullptr;
    }
  }
  [[nodiscard]] Watch* part() { return whole_ != nullptr ? &part_ : nullptr; }
  void ran(std::uint64_t events) {
    part_.most_events -= std::min(part_.most_events, events);
    if (whole_ != nullptr && !part_.journey.empty()) {
      whole_->journey = std::move(part_.journey);
    }
    part_.journey.clear();
  }
  void finish() {
    if (part_.trace != nullptr) {
      trace_.tell(*whole_->trace);
    }
  }

 private:
  Watch* whole_;
  Watch part_;
  TraceOfParts trace_;
};

}  // namespace

Outcome simulate(const scenario::Scenario& scenario, Replication replication, Watch* watch) {
  const std::vector<scenario::Scenario> parts = independent_parts(scenario);
  if (parts.empty()) {
    return simulate_as_one(scenario, replication, watch);
  }
  WatchOfParts watches(watch);
  std::vector<Outcome> outcomes;
  for (const scenario::Scenario& part : parts) {
    outcomes.push_back(run_together(part, replication, stocks_since(scenario), watches.part()));
    watches.ran(outcomes.back().events);
  }
  watches.finish();
  return join(scenario, std::move(outcomes));
}

Outcome simulate_as_one(const scenario::Scenario& scenario, Replication replication, Watch* watch) {
  return run_together(scenario, replication, stocks_since(scenario), watch);
}

}  // namespace corridor::model
