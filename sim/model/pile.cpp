#include "corridor/model/pile.hpp"

#include <algorithm>

#include "corridor/core/mutant.hpp"

namespace corridor::model {

Pile::Line& Pile::line_of(CommodityId commodity, int priority) {
  const auto place = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) {
    return line.commodity.value > commodity.value ||
           (line.commodity == commodity &&
            CORRIDOR_MUTANT(38, line.priority <= priority, line.priority >= priority));
  });
  if (place != lines_.end() && place->commodity == commodity && place->priority == priority) {
    return *place;
  }
  return *lines_.insert(place, {commodity, priority, {}});
}

void Pile::add(LotId lot, CommodityId commodity, int priority, Time now) {
  line_of(commodity, priority).entries.push_back({lot, tickets_++});
  level_.add(now, 1);
  arrived.raise();
}

void Pile::take(const Entry& entry, Time now) {
  const auto has_it = [&entry](const Entry& other) { return other.ticket == entry.ticket; };
  for (Line& line : lines_) {
    const auto found = std::find_if(line.entries.begin(), line.entries.end(), has_it);
    if (found != line.entries.end()) {
      line.entries.erase(found);
      level_.add(now, -1);
      return;
    }
  }
}

void Pile::put_back(const Entry& entry, CommodityId commodity, int priority, Time now) {
  std::deque<Entry>& entries = line_of(commodity, priority).entries;
  const auto place =
      std::lower_bound(entries.begin(), entries.end(), entry, [](const Entry& a, const Entry& b) {
        return a.ticket < b.ticket;
      });
  entries.insert(place, entry);
  level_.add(now, 1);
}

}  // namespace corridor::model
