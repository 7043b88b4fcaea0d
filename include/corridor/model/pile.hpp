#pragma once
// Lots at a node that wait for one call of one service: by commodity and priority, first come first
// served. Their common wait is charged on the pile's log.

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "corridor/kernel/signal.hpp"
#include "corridor/model/charge_log.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::model {

class Pile {
 public:
  struct Entry {
    LotId lot;
    std::uint64_t ticket = 0;  // in order of arrival
  };

  Pile(kernel::Tag tag, Time now) : arrived(tag), level_(now) {}

  void add(LotId lot, CommodityId commodity, int priority, Time now);
  /// Again in its old place in the line, without a word to those that wait for cargo.
  void put_back(const Entry& entry, CommodityId commodity, int priority, Time now);

  /// The next lot among the commodities that `fits` accepts, in order of priority, then arrival.
  /// With `before`, only lots that came before that ticket.
  template <class Fits>
  std::optional<Entry> take_next(Fits&& fits, std::uint64_t before, Time now);
  /// Whether take_next would find one.
  template <class Fits>
  [[nodiscard]] bool has_next(Fits&& fits, std::uint64_t before) const {
    return find(fits, before).has_value();
  }

  /// Calls visit(entry) for all that wait, by commodity and priority, then in order of arrival.
  template <class F>
  void for_each(F&& visit) const {
    for (const Line& line : lines_) {
      for (const Entry& entry : line.entries) {
        visit(entry);
      }
    }
  }
  /// Takes this one, which waits.
  void take(const Entry& entry, Time now);

  [[nodiscard]] bool empty() const { return level_.level() == 0; }
  [[nodiscard]] std::uint64_t next_ticket() const { return tickets_; }
  [[nodiscard]] stats::TimeWeighted& level() { return level_; }
  [[nodiscard]] const stats::TimeWeighted& level() const { return level_; }

  kernel::Signal arrived;  // raised for each lot that comes
  ChargeLog log;

 private:
  struct Line {
    CommodityId commodity;
    int priority = 0;
    std::deque<Entry> entries;
  };

  Line& line_of(CommodityId commodity, int priority);
  /// Index of the line whose first lot is next.
  template <class Fits>
  [[nodiscard]] std::optional<std::size_t> find(Fits& fits, std::uint64_t before) const;

  std::vector<Line> lines_;  // by commodity, then highest priority first; those ever used
  std::uint64_t tickets_ = 0;
  stats::TimeWeighted level_;
};

template <class Fits>
std::optional<std::size_t> Pile::find(Fits& fits, std::uint64_t before) const {
  std::optional<std::size_t> best;
  CommodityId looked_at;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.commodity == looked_at || line.entries.empty() ||
        line.entries.front().ticket >= before) {
      continue;
    }
    looked_at = line.commodity;  // its first lot of the highest priority stands for a commodity
    const bool better = !best || line.priority > lines_[*best].priority ||
                        (line.priority == lines_[*best].priority &&
                         line.entries.front().ticket < lines_[*best].entries.front().ticket);
    if (better && fits(line.commodity)) {
      best = i;
    }
  }
  return best;
}

template <class Fits>
std::optional<Pile::Entry> Pile::take_next(Fits&& fits, std::uint64_t before, Time now) {
  const std::optional<std::size_t> line = find(fits, before);
  if (!line) {
    return std::nullopt;
  }
  std::deque<Entry>& entries = lines_[*line].entries;
  const Entry entry = entries.front();
  entries.pop_front();
  level_.add(now, -1);
  return entry;
}

}  // namespace corridor::model
