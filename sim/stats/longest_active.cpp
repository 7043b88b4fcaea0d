#include "corridor/stats/longest_active.hpp"

#include <algorithm>
#include <optional>
#include <queue>

namespace corridor::stats {

namespace {

using core::Duration;
using core::Time;

/// Whether `a` is a worse bottleneck than `b`.
bool shorter(const ActiveSpan& a, const ActiveSpan& b) {
  const Duration length_a = a.to - a.from;
  const Duration length_b = b.to - b.from;
  if (length_a != length_b) {
    return length_a < length_b;
  }
  return a.from != b.from ? a.from > b.from : a.resource > b.resource;
}

struct Shorter {
  bool operator()(const ActiveSpan* a, const ActiveSpan* b) const { return shorter(*a, *b); }
};

/// Bottlenecks one after another in order of time. A longer span that begins while another one is
/// the bottleneck takes over when the other ends: both are shifting from the one to the other.
class Walk {
 public:
  explicit Walk(std::span<const ActiveSpan> spans) {
    for (const ActiveSpan& span : spans) {
      by_begin_.push_back(&span);
    }
    std::ranges::stable_sort(by_begin_, {}, [](const ActiveSpan* span) { return span->from; });
  }

  /// The longest that holds `now`, or the next one to begin; null after the last.
  const ActiveSpan* next(Time now) {
    begin_until(now);
    while (!active_.empty() && active_.top()->to <= now) {
      active_.pop();
    }
    if (active_.empty() && begun_ < by_begin_.size()) {
      begin_until(by_begin_[begun_]->from);
      return next(active_.top()->from);
    }
    return active_.empty() ? nullptr : active_.top();
  }

 private:
  void begin_until(Time now) {
    for (; begun_ < by_begin_.size() && by_begin_[begun_]->from <= now; ++begun_) {
      active_.push(by_begin_[begun_]);
    }
  }

  std::vector<const ActiveSpan*> by_begin_;
  std::size_t begun_ = 0;
  std::priority_queue<const ActiveSpan*, std::vector<const ActiveSpan*>, Shorter> active_;
};

Duration within(Time begin, Time end, Time from, Time to) {
  return std::max(Duration{0}, std::min(end, to) - std::max(begin, from));
}

}  // namespace

std::vector<BottleneckTime> bottleneck_times(std::span<const ActiveSpan> spans,
                                             std::size_t n_resources,
                                             core::Time from,
                                             core::Time to) {
  std::vector<BottleneckTime> times(n_resources);
  Walk walk(spans);
  const ActiveSpan* now = walk.next(from);
  Time alone_since = now != nullptr ? std::max(now->from, from) : from;
  while (now != nullptr && now->from < to) {
    const ActiveSpan* next = walk.next(now->to);
    const Time overlap = next != nullptr ? std::clamp(next->from, alone_since, now->to) : now->to;
    times[now->resource].sole += within(alone_since, overlap, from, to);
    times[now->resource].shifting += within(overlap, now->to, from, to);
    if (next != nullptr) {
      times[next->resource].shifting += within(overlap, now->to, from, to);
      alone_since = std::max(next->from, now->to);
    }
    now = next;
  }
  return times;
}

}  // namespace corridor::stats
