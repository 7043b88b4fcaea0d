#pragma once
// Items gather into batches: wagons into a train, boxes into a ship's load.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "corridor/kernel/wait.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::kernel {

/// A batch is released when `size` items are there, or `longest` after its first item came with
/// what is there by then (an item of that very instant still gets in). Released batches are handed
/// out in order; those who wait for one are served by priority (higher first), then in order of
/// arrival.
class Batcher final : public Waitable {
 public:
  using Item = std::uint64_t;  // the caller's number for it
  using Batch = std::vector<Item>;
  struct Rule {
    std::size_t size = 1;
    Duration longest = Duration::max();
  };

  Batcher(Simulator& simulator, Rule rule, Tag tag);
  Batcher(const Batcher&) = delete;
  Batcher& operator=(const Batcher&) = delete;
  Batcher(Batcher&&) = delete;
  Batcher& operator=(Batcher&&) = delete;
  /// Ends the run: processes that wait here must not outlive it.
  ~Batcher() override;

  void add(Item item);

  class Next final : public Awaitable<Next> {
   public:
    Next(Batcher& batcher, Cause cause, int priority)
        : Awaitable(cause, priority), batcher_(&batcher) {}
    ~Next();
    bool ready();
    void arm() { batcher_->takers_.add(*this); }
    void disarm() { batcher_->takers_.remove(*this); }
    Batch result();
    [[nodiscard]] const Waitable* waitable() const { return batcher_; }

   private:
    friend class Batcher;
    Batcher* batcher_;
    Batch granted_;  // empty: none
  };

  /// Waits for a released batch. If the process is cancelled before it goes on, the next one gets
  /// it.
  Next next(Cause cause, int priority = 0) { return Next{*this, cause, priority}; }

  /// Items that are not released yet.
  [[nodiscard]] std::size_t gathering() const { return gathering_.size(); }
  [[nodiscard]] std::size_t released() const { return released_.size(); }

  // statistics since the last restart
  void restart_statistics();
  /// Items between add() and the release of their batch.
  [[nodiscard]] const stats::TimeWeighted& gathering_over_time() const { return level_; }

 private:
  static void time_is_up(Simulator& simulator, void* batcher);
  void release();
  void hand_out();
  void take_back(Batch batch);

  Simulator& simulator_;
  Rule rule_;
  Batch gathering_;
  EventId deadline_;
  std::deque<Batch> released_;
  WaitList takers_;
  stats::TimeWeighted level_;
};

}  // namespace corridor::kernel
