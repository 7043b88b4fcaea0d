#include "corridor/model/pile.hpp"

#include <algorithm>
#include <tuple>

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

std::size_t Pile::first_of(const Line& line, std::uint64_t before) const {
  const auto came = [before](const Entry& entry) { return entry.ticket < before; };
  if (!by_due_) {
    const bool any = !line.entries.empty() && came(line.entries.front());
    return any ? 0 : line.entries.size();
  }
  const auto found = std::ranges::find_if(line.entries, came);
  return static_cast<std::size_t>(found - line.entries.begin());
}

bool Pile::goes_before(const Place& a, const Place& b) const {
  const auto order = [this](const Place& place) {
    const Line& line = lines_[place.line];
    const Entry& entry = line.entries[place.entry];
    return std::tuple(-std::int64_t{line.priority}, entry.due, entry.ticket);
  };
  return order(a) < order(b);
}

void Pile::add(LotId lot, CommodityId commodity, int priority, Time now, Time due) {
  by_due_ = by_due_ || due != Time::max();
  insert({lot, tickets_++, due}, commodity, priority);
  change(now, 1);
  arrived.raise();
}

void Pile::take(const Entry& entry, Time now) {
  const auto has_it = [&entry](const Entry& other) { return other.ticket == entry.ticket; };
  for (Line& line : lines_) {
    const auto found = std::find_if(line.entries.begin(), line.entries.end(), has_it);
    if (found != line.entries.end()) {
      line.entries.erase(found);
      change(now, -1);
      return;
    }
  }
}

void Pile::put_back(const Entry& entry, CommodityId commodity, int priority, Time now) {
  insert(entry, commodity, priority);
  change(now, 1);
}

void Pile::insert(const Entry& entry, CommodityId commodity, int priority) {
  std::deque<Entry>& entries = line_of(commodity, priority).entries;
  const auto before = [](const Entry& a, const Entry& b) {
    return std::tie(a.due, a.ticket) < std::tie(b.due, b.ticket);
  };
  if (entries.empty() || before(entries.back(), entry)) {
    entries.push_back(entry);
    return;
  }
  entries.insert(std::lower_bound(entries.begin(), entries.end(), entry, before), entry);
}

std::int64_t Pile::waiting(CommodityId commodity) const {
  std::size_t lots = 0;
  for (const Line& line : lines_) {
    lots += line.commodity == commodity ? line.entries.size() : 0;
  }
  return static_cast<std::int64_t>(lots);
}

}  // namespace corridor::model
