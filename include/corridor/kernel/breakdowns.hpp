#pragma once
// Breakdowns of servers: each fails and is repaired by turns, on its own.

#include <cstdint>
#include <deque>
#include <functional>

#include "corridor/kernel/servers.hpp"

namespace corridor::kernel {

/// Attached for the whole run, also to servers that set_count() adds later.
class Breakdowns final : public WearListener {
 public:
  /// Calendar: the time to failure runs always, so failures and repairs are a calendar in absolute
  /// time, whatever the servers do. Working: it runs while the server works; the repair begins when
  /// the server goes down.
  enum class Clock { Calendar, Working };
  struct Cycle {
    Duration to_failure;
    Duration to_repair;
  };
  struct Rule {
    Clock clock = Clock::Calendar;
    /// Finish on the working clock: goes down when the work under way has ended.
    Interruption under_way = Interruption::Pause;
    Cause cause;  // of waiting for a repair
    Tag tag;      // of the events
  };
  /// The n-th cycle of a server, n = 0, 1, ...; asked once for each, in order. to_failure > 0.
  using Draw = std::function<Cycle(std::uint32_t unit, std::uint64_t n)>;

  Breakdowns(Simulator& simulator, Servers& servers, Rule rule, Draw draw);
  Breakdowns(const Breakdowns&) = delete;
  Breakdowns& operator=(const Breakdowns&) = delete;
  Breakdowns(Breakdowns&&) = delete;
  Breakdowns& operator=(Breakdowns&&) = delete;
  /// Work that ends afterwards, as at the end of a run, wears nothing out.
  ~Breakdowns() override { servers_.drop_wear_listener(); }

  void added(std::uint32_t unit) override;
  void worn_out(std::uint32_t unit) override;

 private:
  struct Unit {
    Breakdowns* breakdowns;
    std::uint32_t number;
    std::uint64_t n;
    Cycle cycle;
  };
  static void failed(Simulator& simulator, void* unit);
  static void repaired(Simulator& simulator, void* unit);
  void begin_cycle(Unit& unit);
  void fail(Unit& unit);

  Simulator& simulator_;
  Servers& servers_;
  Rule rule_;
  Draw draw_;
  std::deque<Unit> units_;  // stable addresses
};

}  // namespace corridor::kernel
