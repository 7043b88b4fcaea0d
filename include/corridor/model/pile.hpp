#pragma once
// Lots at a node that wait for one call of one service: by commodity and priority, first come first
// served. Their common wait is charged on the pile's log.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "corridor/kernel/signal.hpp"
#include "corridor/model/charge_log.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::model {

class Pile {
 public:
  Pile(kernel::Tag tag, std::size_t n_commodities, Time now)
      : arrived(tag), by_commodity_(n_commodities), level_(now) {}

  void add(LotId lot, CommodityId commodity, int priority, Time now);

  /// The next lot among the commodities that `fits` accepts, in order of priority, then arrival.
  /// With `before`, only lots that came before that ticket.
  template <class Fits>
  std::optional<LotId> take_next(Fits&& fits, std::uint64_t before, Time now);
  /// Whether take_next would find one.
  template <class Fits>
  [[nodiscard]] bool has_next(Fits&& fits, std::uint64_t before) const {
    return find(fits, before).has_value();
  }

  [[nodiscard]] bool empty() const { return level_.level() == 0; }
  [[nodiscard]] std::uint64_t next_ticket() const { return tickets_; }
  [[nodiscard]] stats::TimeWeighted& level() { return level_; }
  [[nodiscard]] const stats::TimeWeighted& level() const { return level_; }

  kernel::Signal arrived;  // raised for each lot that comes
  ChargeLog log;

 private:
  struct Entry {
    LotId lot;
    std::uint64_t ticket;
  };
  using Line = std::map<int, std::deque<Entry>, std::greater<>>;  // by priority, highest first
  struct Place {
    std::uint32_t commodity;
    int priority;
    std::uint64_t ticket;
  };

  template <class Fits>
  [[nodiscard]] std::optional<Place> find(Fits& fits, std::uint64_t before) const;

  std::vector<Line> by_commodity_;
  std::uint64_t tickets_ = 0;
  stats::TimeWeighted level_;
};

template <class Fits>
std::optional<Pile::Place> Pile::find(Fits& fits, std::uint64_t before) const {
  std::optional<Place> best;
  for (std::uint32_t c = 0; c < by_commodity_.size(); ++c) {
    for (const auto& [priority, queue] : by_commodity_[c]) {
      if (queue.empty() || queue.front().ticket >= before) {
        continue;
      }
      const std::uint64_t ticket = queue.front().ticket;
      const bool better = !best || priority > best->priority ||
                          (priority == best->priority && ticket < best->ticket);
      if (better && fits(CommodityId{c})) {
        best = Place{c, priority, ticket};
      }
      break;  // the first of the highest priority stands for its commodity
    }
  }
  return best;
}

template <class Fits>
std::optional<LotId> Pile::take_next(Fits&& fits, std::uint64_t before, Time now) {
  const auto place = find(fits, before);
  if (!place) {
    return std::nullopt;
  }
  auto& queue = by_commodity_[place->commodity].find(place->priority)->second;
  const LotId lot = queue.front().lot;
  queue.pop_front();
  level_.add(now, -1);
  return lot;
}

}  // namespace corridor::model
