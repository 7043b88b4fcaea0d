// One replication from beginning to end: warm-up, statistics window, cool-down, balance.

#include "run_together.hpp"

#include <algorithm>
#include <limits>

#include "activity_recorder.hpp"
#include "breakdowns_of.hpp"
#include "corridor/model/course_recorder.hpp"
#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"
#include "lock.hpp"
#include "measure.hpp"

namespace corridor::model {

namespace {

/// Events at a boundary belong to what begins there.
constexpr Duration kJustBefore{1};
constexpr std::uint64_t kEventsToALook = 1'000'000;
constexpr std::uint64_t kMostLooksADay = 10;

class Run {
 public:
  Run(const Layout& layout, Replication replication, Time stocks_since, Watch* watch)
      : world_(layout, replication, watch),
        course_(layout, world_.record, world_.now(), stocks_since) {
    if (watch != nullptr) {
      most_events_ = watch->most_events;
    }
    if (watch != nullptr && watch->activity != nullptr) {
      activity_.emplace(world_, *watch->activity);
    }
    if (watch != nullptr && (watch->before_event || activity_)) {
      world_.simulator.on_event([this](Time now, kernel::Tag tag) { look(now, tag); });
    }
  }

  Outcome execute() {
    const scenario::Scenario& scenario = world_.scenario;
    begin();
    bool running = advance(scenario.from);
    open_window();
    Outcome outcome;
    for (Time month = scenario.from; running && month < scenario.to;) {
      const Time end = std::min(core::next_month(month), scenario.to);
      running = advance(end);
      world_.record.end_month(month);
      month = end;
    }
    close_window(outcome, running ? scenario.to : world_.now() + kJustBefore);
    if (running) {
      cool_down();
    }
    finish(outcome);
    return outcome;
  }

 private:
  void look(Time now, kernel::Tag tag) {
    if (activity_) {
      activity_->look(now);
    }
    if (world_.watch->before_event) {
      world_.watch->before_event(static_cast<Kind>(tag.kind()));
    }
  }

  void begin() {
    world_.record.moved(world_.now());
    attach_breakdowns();
    start_embargoes(world_);
    place_initial_stocks(world_);
    start_disruptions(world_);
    start_services(world_);
    start_pipelines(world_);
    start_sources(world_);
    start_background_trains(world_);
    if (course_.next() == world_.now()) {
      course_.look(world_.now());
    }
  }

  /// Runs up to, not including, `until`; false when the run has to stop.
  bool advance(Time until) {
    while (world_.now() < until - kJustBefore) {
      const Time in_a_day = world_.now() + kJustBefore + core::kDay;
      const Time end = std::min({until, in_a_day, course_.next()});
      if (!run_a_day(end)) {
        return false;
      }
      if (end == course_.next()) {
        course_.look(end);
      }
      if (at_standstill(world_)) {
        stop_locked();
        return false;
      }
    }
    return true;
  }

  /// Up to, not including, `end`, with a look at the run every million events.
  bool run_a_day(Time end) {
    for (std::uint64_t looks = 1;; ++looks) {
      const Time before = world_.now();
      world_.simulator.pause_at(std::min(world_.simulator.events() + kEventsToALook, most_events_));
      const bool done = world_.simulator.run_until(end - kJustBefore);
      if (has_to_stop()) {
        return false;
      }
      if (done) {
        return true;
      }
      if (world_.simulator.events() >= most_events_) {
        stop_storm(std::to_string(most_events_) + " events", end - kJustBefore);
        return false;
      }
      if (world_.now() == before || looks == kMostLooksADay) {
        stop_storm(world_.now() == before ? "a million events at one instant"
                                          : "ten million events within a day",
                   end - kJustBefore);
        return false;
      }
    }
  }

  /// What a look at the run may find.
  bool has_to_stop() {
    if (world_.lots.size() > world_.most_lots()) {
      stop(Outcome::Status::QueueLimit,
           "more than " + std::to_string(world_.most_lots()) + " lots in the system");
      return true;
    }
    if (world_.beyond_count) {
      stop(Outcome::Status::QueueLimit,
           "more than " + std::to_string(kMostOffered) + " units of a flow offered");
      return true;
    }
    if (world_.locked_line.valid()) {
      stop(Outcome::Status::Locked,
           "the line " + world_.layout.lines[world_.locked_line].link + " is locked");
      message_ += explain_line(world_, world_.locked_line);
      return true;
    }
    return false;
  }

  void stop_storm(const std::string& what, Time end) {
    stop(Outcome::Status::EventStorm, "more than " + what);
    message_ += busiest(world_, end);
  }

  void stop_locked() {
    stop(Outcome::Status::Locked, "nothing has moved for a month although cargo comes");
    message_ += explain_lock(world_);
  }

  void stop(Outcome::Status status, const std::string& why) {
    status_ = status;
    message_ = why + " at " + core::to_string(world_.now());
  }

  /// Nothing can happen any more although lots wait.
  void look_for_lock() {
    std::int64_t waiting = 0;
    for (const FlowRecord& flow : world_.record.flows) {
      waiting += flow.in_system;
    }
    if (waiting == 0 || !world_.simulator.dry()) {
      return;
    }
    stop(Outcome::Status::Locked, std::to_string(waiting) + " lots wait and nothing can happen");
    message_ += explain_lock(world_);
  }

  void attach_breakdowns() {
    for (std::uint32_t f = 0; f < world_.layout.facilities.size(); ++f) {
      if (world_.layout.facilities[FacilityId{f}].data->breakdowns) {
        breakdowns_.push_back(breakdowns_of(world_, FacilityId{f}));
      }
    }
  }

  void open_window() {
    world_.record.open(world_.scenario.from);
    for (auto& servers : world_.facilities) {
      servers->restart_statistics();
    }
    for (auto& store : world_.stores) {
      store->restart_statistics();
    }
    for (auto& tank : world_.tanks) {
      if (tank != nullptr) {
        tank->level.restart_statistics();
      }
    }
    for (auto& pile : world_.piles) {
      pile->level().restart(world_.now());
    }
    for (auto& embargo : world_.embargoes) {
      embargo->restart(world_.now());
    }
  }

  void measuring() const {
    if (world_.watch != nullptr && world_.watch->before_event) {
      world_.watch->before_event(Kind::None);
    }
  }

  void close_window(Outcome& outcome, Time end) {
    measuring();
    if (activity_) {
      activity_->finish(end);
      activity_.reset();
    }
    for (std::uint32_t p = 0; p < world_.layout.piles.size(); ++p) {
      settle_pile(world_, PileId{p});
    }
    measure_window(world_, outcome);
    measure_money_of_window(world_, end, outcome);
    outcome.course = course_.course();
    world_.record.close();
  }

  /// Until the cohort is delivered, at most as long as the scenario says.
  void cool_down() {
    const Time end = world_.scenario.to + world_.scenario.cool_down;
    for (Time day = world_.scenario.to; day < end && !world_.record.cohort_is_home();) {
      day = std::min(day + core::kDay, end);
      if (!advance(day)) {
        return;
      }
    }
  }

  void finish(Outcome& outcome) {
    measuring();
    outcome.ended = world_.now();
    outcome.events = world_.simulator.events();
    outcome.fingerprint = world_.simulator.fingerprint();
    look_for_lock();
    outcome.status = status_;
    outcome.message = message_;
    measure_cohort(world_, outcome);
    measure_money_of_cohort(world_, outcome);
    outcome.balanced = world_.imbalances.empty();
    if (!outcome.balanced) {
      outcome.message = world_.imbalances;
    }
    if (world_.watch != nullptr) {
      world_.watch->journey = journey_of(world_);
    }
  }

  World world_;
  CourseRecorder course_;
  std::optional<ActivityRecorder> activity_;
  std::uint64_t most_events_ = std::numeric_limits<std::uint64_t>::max();
  Outcome::Status status_ = Outcome::Status::Complete;
  std::string message_;
  std::vector<std::unique_ptr<kernel::Breakdowns>> breakdowns_;
};

}  // namespace

Outcome run_together(const scenario::Scenario& scenario,
                     Replication replication,
                     Time stocks_since,
                     Watch* watch) {
  core::Diagnostics diagnostics;
  const Layout layout = compile(scenario, diagnostics);
  CORRIDOR_CHECK(!diagnostics.has_errors(), "a scenario that did not pass check() is simulated");
  return Run{layout, replication, stocks_since, watch}.execute();
}

}  // namespace corridor::model
