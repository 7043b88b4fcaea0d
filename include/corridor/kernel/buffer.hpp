#pragma once
// A level between nothing and a capacity, in whole units: a yard, a stockpile, a pool of wagons.

#include <cstdint>
#include <limits>

#include "corridor/kernel/wait.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::kernel {

/// Puts and gets are each served by priority (higher first), then in order of arrival; a large one
/// is never overtaken by a smaller one behind it on its side.
class Buffer final : public Waitable {
 public:
  static constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

  Buffer(Simulator& simulator, std::int64_t capacity, std::int64_t level, Tag tag);
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  Buffer(Buffer&&) = delete;
  Buffer& operator=(Buffer&&) = delete;
  /// Ends the run: processes that wait here must not outlive it.
  ~Buffer() override;

  class Put final : public Awaitable<Put> {
   public:
    Put(Buffer& buffer, std::int64_t n, Cause cause, int priority);
    ~Put() { withdraw(); }
    bool ready() { return buffer_->try_put(amount()); }
    void arm();
    void disarm();
    static void result() {}
    [[nodiscard]] const Waitable* waitable() const { return buffer_; }

   private:
    Buffer* buffer_;
  };

  class Get final : public Awaitable<Get> {
   public:
    Get(Buffer& buffer, std::int64_t n, Cause cause, int priority);
    ~Get();
    bool ready();
    void arm();
    void disarm();
    void result() { granted_ = false; }
    [[nodiscard]] const Waitable* waitable() const { return buffer_; }

   private:
    friend class Buffer;
    Buffer* buffer_;
    bool granted_ = false;
  };

  /// Waits until there is room for `n` >= 0. It is there from that instant, even if the process is
  /// cancelled before it goes on.
  Put put(std::int64_t n, Cause cause, int priority = 0) { return Put{*this, n, cause, priority}; }
  /// Waits until `n` >= 0 are there and takes them. If the process is cancelled before it goes on,
  /// they are put back, for that instant even beyond the capacity.
  Get get(std::int64_t n, Cause cause, int priority = 0) { return Get{*this, n, cause, priority}; }
  /// False when it would have to wait.
  bool try_put(std::int64_t n);
  bool try_get(std::int64_t n);

  [[nodiscard]] std::int64_t level() const { return level_.level(); }
  [[nodiscard]] std::int64_t capacity() const { return capacity_; }
  /// A level above the new capacity stays until it is taken.
  void set_capacity(std::int64_t capacity);
  [[nodiscard]] std::size_t puts_waiting() const { return puts_.size(); }
  [[nodiscard]] std::size_t gets_waiting() const { return gets_.size(); }
  /// By all gets that wait.
  [[nodiscard]] std::int64_t wanted() const;

  // statistics since the last restart
  void restart_statistics();
  [[nodiscard]] const stats::TimeWeighted& level_over_time() const { return level_; }
  [[nodiscard]] const stats::TimeWeighted& put_queue() const { return put_queue_; }
  [[nodiscard]] const stats::TimeWeighted& get_queue() const { return get_queue_; }

 private:
  [[nodiscard]] bool fits(std::int64_t n) const { return n == 0 || capacity_ - level() >= n; }
  void change(std::int64_t n) { level_.add(simulator_.now(), n); }
  void serve();
  bool serve_put();
  bool serve_get();

  Simulator& simulator_;
  std::int64_t capacity_;
  WaitList puts_;
  WaitList gets_;
  stats::TimeWeighted level_;
  stats::TimeWeighted put_queue_;
  stats::TimeWeighted get_queue_;
};

}  // namespace corridor::kernel
