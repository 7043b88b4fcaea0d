#pragma once
// Identical servers with one queue: berths, cranes, tracks, customs lanes.
//
// Requests are served by priority (higher first), then in order of arrival; a request for several
// servers is never overtaken by a smaller one behind it. Closures and breakdowns take servers away;
// work under way then finishes, pauses or starts again, as the closure says.

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "corridor/kernel/closures.hpp"
#include "corridor/kernel/wait.hpp"
#include "corridor/stats/facility_state.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::kernel {

class Servers;

/// What happens to work under way when its server closes or fails.
enum class Interruption { Finish, Pause, Restart };

/// Servers held by a process; given back when it goes out of scope.
class [[nodiscard]] Hold {
 public:
  Hold() = default;
  Hold(Servers& servers, std::uint32_t first_unit) : servers_(&servers), first_(first_unit) {}
  Hold(Hold&& other) noexcept
      : servers_(std::exchange(other.servers_, nullptr)), first_(other.first_) {}
  Hold& operator=(Hold&& other) noexcept {
    if (this != &other) {
      release();
      servers_ = std::exchange(other.servers_, nullptr);
      first_ = other.first_;
    }
    return *this;
  }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;
  ~Hold() { release(); }

  void release();
  [[nodiscard]] bool held() const { return servers_ != nullptr; }
  /// Says that the holder cannot go on for want of room ahead (for time in state).
  void set_blocked(bool blocked);

 private:
  friend class Servers;
  Servers* servers_ = nullptr;
  std::uint32_t first_ = 0;
};

/// Told when a server has worked as long as its working-time budget (set_working_budget).
class FailureListener {
 public:
  FailureListener() = default;
  FailureListener(const FailureListener&) = default;
  FailureListener& operator=(const FailureListener&) = default;
  virtual ~FailureListener() = default;
  virtual void worn_out(std::uint32_t unit) = 0;
};

class Servers final : public Waitable {
 public:
  Servers(Simulator& simulator, int count, Tag tag);

  class Seize : public Awaitable<Seize> {
   public:
    Seize(Servers& servers, int n, Cause cause, int priority) : Awaitable(cause, priority), servers_(&servers) {
      waiter().amount = n;
    }
    ~Seize();
    bool ready();
    void arm(Waiter& queued);
    void disarm(Waiter& queued);
    Hold result();

   private:
    Servers* servers_;
  };

  class Work : public Awaitable<Work> {
   public:
    Work(Servers& servers, const Hold& hold, Duration duration, Cause cause)
        : Awaitable(cause), servers_(&servers), first_unit_(hold.first_), full_(duration), remaining_(duration) {}
    ~Work();
    [[nodiscard]] static bool ready() { return false; }
    void arm(Waiter& queued);
    void disarm(Waiter& queued);
    static void result() {}

   private:
    friend class Servers;
    static void done(Simulator& simulator, void* work);
    Servers* servers_;
    std::uint32_t first_unit_;
    Duration full_;
    Duration remaining_;
    Time since_{};
    bool started_ = false;
    bool running_ = false;
    EventId end_;
  };

  /// Waits until `n` servers are free and open; the time until then is charged to the closure in
  /// force, else to the breakdown, else to `cause`. n must not exceed count().
  Seize seize(int n, Cause cause, int priority = 0) { return Seize{*this, n, cause, priority}; }
  /// Works for `duration` with servers already held. Does not start while closed.
  Work work(const Hold& hold, Duration duration, Cause cause) {
    return Work{*this, hold, duration, cause};
  }

  void close(const Closure& closure, Interruption under_way);
  void open(std::uint32_t closure_id);
  [[nodiscard]] bool is_open() const { return closures_.open(); }

  /// Takes one server away, or gives it back. Waiting because of it is charged to `cause`.
  void fail(std::uint32_t unit, Interruption under_way, Cause cause);
  void repair(std::uint32_t unit);
  /// After `budget` of further working time the listener hears of it (while the work goes on).
  void set_working_budget(std::uint32_t unit, Duration budget, FailureListener& listener);

  /// New number of servers; those in use beyond it are withdrawn when they are given back.
  void set_count(int count);
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] int in_use() const { return in_use_; }
  [[nodiscard]] std::size_t queue_length() const { return queue_.size(); }
  [[nodiscard]] std::vector<const ProcessState*> holders() const override;

  // statistics since the last restart
  void restart_statistics();
  /// Server-time spent in each state until now.
  [[nodiscard]] std::array<Duration, stats::kFacilityStates> time_in_state() const;
  [[nodiscard]] const stats::TimeWeighted& queue() const { return queue_level_; }
  [[nodiscard]] std::uint64_t served() const { return served_; }

 private:
  friend class Hold;
  struct Unit {
    stats::FacilityState state = stats::FacilityState::Starved;
    std::uint32_t next_in_hold = kNoUnit;
    const ProcessState* holder = nullptr;
    Work* work = nullptr;                 // of its hold
    bool held = false;
    bool down = false;
    bool fails_after_work = false;
    bool blocked = false;
    Cause down_cause;
    Duration budget = Duration::max();
    FailureListener* listener = nullptr;
  };
  static constexpr std::uint32_t kNoUnit = 0xFFFFFFFFU;

  [[nodiscard]] Cause waiting_cause(Cause otherwise) const;
  [[nodiscard]] stats::FacilityState state_of(const Unit& unit) const;
  [[nodiscard]] bool can_grant(std::int64_t n) const {
    return closures_.open() && static_cast<std::int64_t>(free_.size()) >= n &&
           in_use_ + n <= count_;
  }
  std::uint32_t take(std::int64_t n, const ProcessState* holder);
  void give_back(std::uint32_t first_unit);
  void free_unit(std::uint32_t unit);
  void grant_waiting();
  void recharge_waiting();
  void refresh(std::uint32_t unit);
  void enter(std::uint32_t unit, stats::FacilityState state);
  void account();
  template <class F>
  void for_units_of(std::uint32_t first_unit, F&& visit);

  [[nodiscard]] bool hold_is_up(std::uint32_t first_unit) const;
  void review(Work& work);
  void start(Work& work);
  void stop(Work& work, bool restart);
  void finish(Work& work);
  void wear(Work& work, Duration worked);
  void report_worn_out(std::uint32_t first_unit);
  [[nodiscard]] Duration run_length(const Work& work) const;

  Simulator& simulator_;
  int count_;
  int in_use_ = 0;
  int interrupting_ = 0;  // closures in force that stop work under way
  std::vector<Unit> units_;
  std::vector<std::uint32_t> free_;
  std::vector<std::pair<std::uint32_t, Interruption>> modes_;  // of the closures in force
  Closures closures_;
  int n_down_ = 0;
  Cause down_cause_;
  WaitList queue_;
  std::array<std::int64_t, stats::kFacilityStates> units_in_{};
  std::array<Duration, stats::kFacilityStates> time_in_{};
  Time accounted_{};
  stats::TimeWeighted queue_level_;
  std::uint64_t served_ = 0;
};

template <class F>
void Servers::for_units_of(std::uint32_t first_unit, F&& visit) {
  for (std::uint32_t unit = first_unit; unit != kNoUnit; unit = units_[unit].next_in_hold) {
    visit(unit);
  }
}

inline void Hold::release() {
  if (servers_ != nullptr) {
    std::exchange(servers_, nullptr)->give_back(first_);
  }
}

}  // namespace corridor::kernel
