#pragma once
// Lots at a node that wait for one call of one service: by commodity and priority, first due or
// first come first served. Their common wait is charged on the pile's log.

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
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
    Time due = Time::max();    // of two of the same priority the one that is due first goes first
  };

  Pile(kernel::Tag tag, Time now) : arrived(tag), level_(now) {}

  void add(LotId lot, CommodityId commodity, int priority, Time now, Time due = Time::max());
  /// Again in its old place in the line, without a word to those that wait for cargo.
  void put_back(const Entry& entry, CommodityId commodity, int priority, Time now);

  /// The next lot among the commodities that `fits` accepts, in order of priority, due
  /// date and arrival.
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

  /// Lots of the commodity.
  [[nodiscard]] std::int64_t waiting(CommodityId commodity) const;
  /// Also calls `look` whenever a lot has come or gone.
  void on_change(std::function<void()> look) { looks_.push_back(std::move(look)); }

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

  void insert(const Entry& entry, CommodityId commodity, int priority);
  void change(Time now, std::int64_t lots) {
    level_.add(now, lots);
    for (const auto& look : looks_) {
      look();
    }
  }
  Line& line_of(CommodityId commodity, int priority);
  /// A lot in a line.
  struct Place {
    std::size_t line = 0;
    std::size_t entry = 0;
  };
  /// The first one of the line that came before the ticket; its size if there is none.
  [[nodiscard]] std::size_t first_of(const Line& line, std::uint64_t before) const;
  [[nodiscard]] bool goes_before(const Place& a, const Place& b) const;
  /// The next lot.
  template <class Fits>
  [[nodiscard]] std::optional<Place> find(Fits& fits, std::uint64_t before) const;

  std::vector<Line> lines_;  // by commodity, then highest priority first; those ever used
  std::uint64_t tickets_ = 0;
  bool by_due_ = false;  // else entries are in the order of their tickets
  stats::TimeWeighted level_;
  std::vector<std::function<void()>> looks_;
};

template <class Fits>
std::optional<Pile::Place> Pile::find(Fits& fits, std::uint64_t before) const {
  std::optional<Place> best;
  CommodityId looked_at;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    if (line.commodity == looked_at) {
      continue;
    }
    const Place place{i, first_of(line, before)};
    if (place.entry == line.entries.size()) {
      continue;
    }
    looked_at = line.commodity;  // its first lot of the highest priority stands for a commodity
    if ((!best || goes_before(place, *best)) && fits(line.commodity)) {
      best = place;
    }
  }
  return best;
}

template <class Fits>
std::optional<Pile::Entry> Pile::take_next(Fits&& fits, std::uint64_t before, Time now) {
  const std::optional<Place> place = find(fits, before);
  if (!place) {
    return std::nullopt;
  }
  std::deque<Entry>& entries = lines_[place->line].entries;
  const Entry entry = entries[place->entry];
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(place->entry));
  change(now, -1);
  return entry;
}

}  // namespace corridor::model
