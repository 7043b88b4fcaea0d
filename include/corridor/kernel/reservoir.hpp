#pragma once
// A level that rises and falls at exact rates: an inflow that is shut in while there is no room,
// and transfers in and out, each of a known amount. Amounts are whole numbers; a rate is a whole
// number of them in a day. In between the level is counted in `ticks`, the 86,400,000,000th part of
// one (what a rate of one a day brings in a microsecond), so that nothing is ever rounded but the
// instants of events, up to the microsecond.

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "corridor/core/int128.hpp"
#include "corridor/core/time.hpp"
#include "corridor/kernel/signal.hpp"
#include "corridor/kernel/simulator.hpp"

namespace corridor::kernel {

using Ticks = core::Int128;
/// Ticks of one.
inline constexpr std::int64_t kTicks = 86'400'000'000;
/// Capacities and rates a day beyond this could leave 128 bits.
inline constexpr std::int64_t kLargestReservoir = 1'000'000'000'000'000;

/// How long the level was at or above a mark, and how often it came there.
struct MarkTime {
  std::int64_t level = 0;
  Duration at_or_above{0};
  std::int64_t reached = 0;
};

/// Since the statistics began: opening + inflow + received = drawn + level, and inflow + lost is
/// what there would have been with room.
struct ReservoirTotals {
  Ticks opening = 0;
  Ticks inflow = 0;    // let in
  Ticks lost = 0;      // shut in
  Ticks received = 0;  // by transfers
  Ticks drawn = 0;
  Ticks lowest = 0;
  Ticks highest = 0;
  double level_time = 0;  // the integral of the level, by the microsecond
  Duration time{0};
  Duration shut{0};
  Duration empty{0};
  std::int64_t shut_ins = 0;
};

class Reservoir {
 public:
  enum class Event { ShutIn, Restarted, Rose, Fell };
  /// What happened, and for Rose and Fell at which mark.
  using Teller = std::function<void(Event, std::int64_t mark)>;
  using Transfer = std::uint32_t;

  Reservoir(Simulator& simulator, std::int64_t capacity, std::int64_t level, Tag tag);
  Reservoir(const Reservoir&) = delete;
  Reservoir& operator=(const Reservoir&) = delete;
  Reservoir(Reservoir&&) = delete;
  Reservoir& operator=(Reservoir&&) = delete;
  ~Reservoir() = default;

  /// Marks that are told and timed. The level 0 is always one.
  void set_marks(const std::vector<std::int64_t>& levels);
  void on_event(Teller teller) { teller_ = std::move(teller); }

  void set_inflow(std::int64_t per_day);
  void set_capacity(std::int64_t capacity);

  /// Room for so much is kept free from now on; false when there is not so much.
  bool reserve(std::int64_t amount);
  /// `room` is raised once there is so much to be reserved; one asks at a time.
  void ask_room(std::optional<std::int64_t> amount);
  Signal room;
  /// `grown` is raised once the inflow has let in `amount` since the last take_grown.
  void ask_growth(std::int64_t amount);
  /// So much of what came in is taken note of; false when it has not come yet.
  bool take_grown(std::int64_t amount);
  /// What is there at the beginning and nobody's counts as grown.
  void add_grown(std::int64_t amount) { grown_ += Ticks{amount} * kTicks; }
  Signal grown;

  /// `amount` comes in at `per_day`, for which room was reserved, or goes out. It is complete when
  /// it is ended, which must not be earlier than its amount and rate say.
  Transfer receive(std::int64_t amount, Ticks per_day);
  Transfer draw(std::int64_t amount, Ticks per_day);
  void end(Transfer transfer);
  /// The same at one instant.
  void receive_at_once(std::int64_t amount);
  void draw_at_once(std::int64_t amount);

  [[nodiscard]] Ticks level();
  [[nodiscard]] std::int64_t capacity() const { return capacity_; }
  [[nodiscard]] bool shut_in() const { return shut_; }
  /// Of the level, what belongs to transfers under way: still to be drawn, or come already.
  [[nodiscard]] Ticks in_transfer();
  /// Of the level, what came in and was not taken note of.
  [[nodiscard]] Ticks grown_so_far();

  void restart_statistics();
  [[nodiscard]] const ReservoirTotals& totals();
  [[nodiscard]] const std::vector<MarkTime>& marks();

 private:
  struct Flow {
    Ticks total = 0;
    Ticks left = 0;  // 0: complete, or a free place
    Ticks per_day = 0;
    bool in = false;
    bool used = false;
  };
  struct Mark {
    Ticks level = 0;
    bool reached = false;
  };
  /// Rates in ticks a microsecond, as they are now.
  struct Rates {
    Ticks in = 0, out = 0, well = 0;
    [[nodiscard]] Ticks net() const { return in + well - out; }
  };

  [[nodiscard]] Rates rates() const;
  [[nodiscard]] Ticks free_room() const { return Ticks{capacity_} * kTicks - level_ - reserved_; }
  Transfer add(Flow flow);
  void settle();
  void move_transfers(Duration passed);
  void let_in(Duration passed);
  void note(Ticks before, Duration passed);
  /// After a change: tells what it brought about and looks ahead.
  void changed();
  [[nodiscard]] bool reaches(const Mark& mark, const Rates& now) const;
  void tell_marks(const Rates& now);
  void tell_shut(const Rates& now);
  [[nodiscard]] std::int64_t until_next(const Rates& now) const;
  void look_ahead();
  static void fires(Simulator& simulator, void* reservoir);

  Simulator& simulator_;
  Tag tag_;
  std::int64_t capacity_;
  Ticks level_;
  Ticks reserved_ = 0;
  Ticks grown_ = 0;
  std::int64_t inflow_ = 0;
  std::optional<std::int64_t> asked_room_;
  std::optional<std::int64_t> asked_growth_;
  std::vector<Flow> flows_;
  std::vector<Mark> marks_;  // the first is at 0
  std::vector<MarkTime> mark_times_;
  Ticks level_before_;  // at the last look at the marks
  bool shut_ = false;
  Time settled_;
  EventId next_;
  bool scheduled_ = false;
  Teller teller_;
  ReservoirTotals totals_;
};

/// The rate a day, in whole numbers rounded up, that handles `amount` within `time` > 0.
Ticks rate_per_day(std::int64_t amount, Duration time);

}  // namespace corridor::kernel
