#include "shippers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace corridor::model {

namespace {

/// Virtual time is amount over share, in so many parts: exact for shares up to 16.
constexpr std::int64_t kFine = 720'720;

}  // namespace

std::map<FlowId, Shippers::Waiting> Shippers::waiting(const World& world, const Pile& pile) {
  std::map<FlowId, Waiting> all;
  pile.for_each([&](const Pile::Entry& entry) {
    const auto [place, is_first] = all.try_emplace(world.lots[entry.lot].flow, Waiting{entry, {}});
    place->second.amount += world.size_of(entry.lot);
    if (entry.ticket < place->second.first.ticket) {
      place->second.first = entry;
    }
  });
  return all;
}

core::Int128 Shippers::start_of(FlowId flow) const {
  const auto end = ends_.find(flow);
  return end == ends_.end() ? clock_ : std::max(clock_, end->second);
}

/// Of those with a batch, the one whose turn begins first in virtual time; on a tie, and without
/// shares, the one whose first lot came first.
FlowId Shippers::choose(const std::map<FlowId, Waiting>& all) const {
  FlowId best;
  std::pair<core::Int128, std::uint64_t> best_key;
  for (const auto& [flow, waiting] : all) {
    if (link_.batch && waiting.amount < *link_.batch) {
      continue;
    }
    const std::pair key{link_.shares.empty() ? core::Int128{0} : start_of(flow),
                        waiting.first.ticket};
    if (!best.valid() || key < best_key) {
      best = flow;
      best_key = key;
    }
  }
  return best;
}

void Shippers::begin_turn(const World& world, FlowId flow) {
  const FlowSpec& spec = world.layout.flows[flow];
  const Amount lot = world.layout.commodities[spec.commodity].lot;
  const std::int64_t lots =
      link_.batch ? (link_.batch->micro + lot.micro - 1) / lot.micro : std::int64_t{1};
  turn_ = flow;
  left_ = lot * lots;
  const auto share = link_.shares.find(spec.id);
  const int weight = share == link_.shares.end() ? 1 : share->second;
  clock_ = start_of(flow);
  ends_[flow] = clock_ + core::Int128{left_.micro} * kFine / weight;
}

std::optional<Pile::Entry> Shippers::next(const World& world, Pile& pile) {
  if (!link_.batch && link_.shares.empty()) {
    const auto any = [](CommodityId) { return true; };
    return pile.take_next(any, std::numeric_limits<std::uint64_t>::max(), world.now());
  }
  const auto all = waiting(world, pile);
  if (left_ <= Amount{}) {
    const FlowId flow = choose(all);
    if (!flow.valid()) {
      return std::nullopt;
    }
    begin_turn(world, flow);
  }
  const Pile::Entry entry = all.at(turn_).first;
  left_ -= world.size_of(entry.lot);
  pile.take(entry, world.now());
  return entry;
}

}  // namespace corridor::model
