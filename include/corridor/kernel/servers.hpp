#pragma once
// Identical servers with one queue: berths, cranes, tracks, customs lanes.
//
// Requests are served by priority (higher first), then in order of arrival; a request for several
// is never overtaken by a smaller one behind it. Closures and breakdowns take servers away; work
// under way then finishes, pauses or starts again, as the closure says.

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "corridor/kernel/closures.hpp"
#include "corridor/kernel/hold.hpp"
#include "corridor/kernel/seize.hpp"
#include "corridor/kernel/server_unit.hpp"
#include "corridor/kernel/wait.hpp"
#include "corridor/kernel/wear_listener.hpp"
#include "corridor/kernel/work.hpp"
#include "corridor/stats/facility_state.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::kernel {

class Servers final : public Waitable {
 public:
  Servers(Simulator& simulator, int count, Tag tag);
  Servers(const Servers&) = delete;
  Servers& operator=(const Servers&) = delete;
  Servers(Servers&&) = delete;
  Servers& operator=(Servers&&) = delete;
  /// Ends the run: processes that hold servers must not outlive them.
  ~Servers() override;

  /// Waits until `n` >= 1 servers are free and open; the time until then is charged to the closure
  /// in force, else to the breakdown, else to `cause`. A request for more than count() waits until
  /// set_count() provides them. Gives a Hold.
  Seize seize(int n, Cause cause, int priority = 0) { return Seize{*this, n, cause, priority}; }
  /// Works for `duration` with servers already held. Does not start while closed. When it lost a
  /// race, awaiting it again does what remains.
  Work work(const Hold& hold, Duration duration, Cause cause) {
    return Work{*this, hold, duration, cause};
  }

  void close(const Closure& closure, Interruption under_way);
  void open(std::uint32_t closure_id);
  /// Until the closure comes, at `begins`, no work is begun that would not be done by then.
  void expect(const Closure& closure, Time begins) { closures_.expect(closure, begins); }
  [[nodiscard]] bool is_open() const { return closures_.open(); }

  /// Takes away one server that is up, or gives back one that is down. Waiting because of it is
  /// charged to `cause`. Finish: it goes down when its work has ended, if not repaired by then.
  void fail(std::uint32_t unit, Interruption under_way, Cause cause);
  void repair(std::uint32_t unit);
  /// At most one listener at a time; it hears nothing after it is dropped.
  void set_wear_listener(WearListener& listener);
  void drop_wear_listener() { listener_ = nullptr; }
  /// The listener hears after `budget` > 0 of further working time; `at_end_of_work` not before the
  /// work under way has ended.
  void set_working_budget(std::uint32_t unit, Duration budget, bool at_end_of_work);

  /// Of those beyond the new number the highest-numbered free ones leave now, others when they are
  /// given back; those that left come back first.
  void set_count(int count);
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] int in_use() const { return in_use_; }
  [[nodiscard]] std::size_t queue_length() const { return queue_.size(); }
  /// Servers for each of those that hold or await some, when all get alike: rounded up, but down
  /// while someone waits; at least one.
  [[nodiscard]] int fair_share() const;
  /// Who seized them or, if later, works with them.
  [[nodiscard]] std::vector<const ProcessState*> holders() const override;

  /// Every server works or is down, or is closed while somebody waits.
  [[nodiscard]] bool all_active() const;

  // statistics since the last restart
  void restart_statistics();
  /// Server-time spent in each state until now, of the servers that were there.
  [[nodiscard]] std::array<Duration, stats::kFacilityStates> time_in_state() const;
  [[nodiscard]] const stats::TimeWeighted& queue() const { return queue_level_; }
  /// Requests granted.
  [[nodiscard]] std::uint64_t served() const { return served_; }

 private:
  friend class Hold;
  friend class Seize;
  friend class Work;
  using Unit = ServerUnit;

  // queue
  [[nodiscard]] Cause waiting_cause(Cause otherwise) const;
  [[nodiscard]] bool can_grant(std::int64_t n) const { return n_free_ >= n && closures_.open(); }
  std::uint32_t take(std::int64_t n, const ProcessState& holder);
  std::uint32_t chain(std::int64_t n, std::uint64_t holder, std::uint32_t before);
  void give_back(std::uint32_t first_unit);
  void end_hold(std::uint32_t first_unit);
  void grant_waiting();
  void recharge_waiting();
  // number of servers
  void add_unit();
  void add_free(std::uint32_t unit);
  void remove_free(std::uint32_t unit);
  void add_last_free(std::uint32_t unit);
  void retire(std::uint32_t unit);
  void return_retired(std::uint32_t unit);
  // time in state
  [[nodiscard]] stats::FacilityState state_of(const Unit& unit) const;
  void count_time(Unit& unit);
  void count_time_of(const Work& work);
  void count_time_of_all();
  // work
  [[nodiscard]] bool may_run(const Work& work) const {
    const bool open =
        work.started_ ? closures_.lets_finish() : closures_.lets_begin(done_at_once(work));
    return open && (n_down_ == 0 || down_unit_of(work) == nullptr);
  }
  [[nodiscard]] Time done_at_once(const Work& w) const { return simulator_.now() + w.length(); }
  [[nodiscard]] bool ends_now(const Work& work) const;
  [[nodiscard]] Cause cause_of_stop(const Work& work) const;
  void review(Work& work);
  void review_all();
  void begin(Work& work);
  void start(Work& work);
  void stop(Work& work);
  void interrupt(Work& work, Interruption under_way);
  void finish(Work& work);
  void go_down(std::uint32_t unit);
  void wear(const Work& work, Duration worked);
  void wear_out(Work& work);
  void fail_after(const Work& work);
  [[nodiscard]] const Unit* down_unit_of(const Work& work) const;
  [[nodiscard]] Duration time_until_worn_out(const Work& work);
  Unit* unit_at(std::uint32_t number) { return number == kNoUnit ? nullptr : &units_[number]; }

  Simulator& simulator_;
  int count_ = 0;
  int in_use_ = 0;
  int n_holds_ = 0;
  int n_present_ = 0;  // not retired
  int n_down_ = 0;     // of these
  int n_failing_ = 0;  // when their work has ended
  std::vector<Unit> units_;
  std::uint32_t first_free_ = kNoUnit;
  int n_free_ = 0;
  Closures closures_;
  WearListener* listener_ = nullptr;
  WaitList queue_;
  std::array<Duration, stats::kFacilityStates> time_in_{};
  stats::TimeWeighted queue_level_;
  std::uint64_t served_ = 0;
};

inline stats::FacilityState Servers::state_of(const Unit& unit) const {
  using State = stats::FacilityState;
  if (unit.down) {
    return State::Down;
  }
  if (unit.working || (unit.work != nullptr && unit.work->running_)) {
    return State::Working;
  }
  if (!closures_.open()) {
    return State::Closed;
  }
  if (!unit.held) {
    return State::Starved;
  }
  return unit.blocked ? State::Blocked : State::OccupiedIdle;
}

/// To be called before anything changes the state: the time up to now goes to the one that ends.
inline void Servers::count_time(Unit& unit) {
  const Time now = simulator_.now();
  if (unit.counted_until != now) {
    if (!unit.retired) {
      time_in_[static_cast<std::size_t>(state_of(unit))] += now - unit.counted_until;
    }
    unit.counted_until = now;
  }
}

inline bool Seize::ready() {
  if (granted_ == kNoUnit && servers_->queue_.empty() && servers_->can_grant(amount())) {
    granted_ = servers_->take(amount(), process());
  }
  return granted_ != kNoUnit;
}

inline void Hold::release() {
  if (servers_ != nullptr) {
    std::exchange(servers_, nullptr)->end_hold(first_);
  }
}

}  // namespace corridor::kernel
