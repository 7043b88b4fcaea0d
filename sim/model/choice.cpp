// Which of its flow's routes a lot takes: looked at again at each terminal from which several go
// on.

#include <algorithm>

#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"

namespace corridor::model {

using scenario::OnEmbargo;
using scenario::RouteChoice;

namespace {

constexpr double kForever = 36'500;  // days of waiting, of which no more are told apart

PileId pile_of(const Layout& layout, const Stage& stage) {
  return layout.services[stage.service].calls[stage.board].pile;
}

std::int64_t& bound_for(World& world, const FlowSpec& flow, const Stage& stage) {
  const std::size_t pile = pile_of(world.layout, stage).value;
  return world.bound[pile * world.layout.commodities.size() + flow.commodity.value];
}

void bind(World& world, LotId id) {
  const Stage& stage = world.stage_of(id);
  if (stage.service.valid()) {
    ++bound_for(world, world.flow_of(id), stage);
    world.lots[id].bound = true;
  }
}

bool same_leg(const Stage& a, const Stage& b) {
  return a.service == b.service && a.board == b.board && a.alight == b.alight;
}

/// Where some lots of a flow stand, and what they see of its routes.
class Outlook {
 public:
  Outlook(World& world, LotId lot)
      : world_(world), lot_(world.lots[lot]), flow_(world.layout.flows[lot_.flow]) {
    for (const std::uint16_t stage : flow_.choices[lot_.stage].among) {
      const auto route = flow_.choices[stage].route;
      if (stage == lot_.stage || (lot_.routes_left >> route & 1U) == 0) {
        open_.push_back(stage);
      }
    }
  }

  [[nodiscard]] bool has_choice() const { return open_.size() > 1; }
  /// The one that would be taken if no embargo diverted.
  [[nodiscard]] std::uint16_t wish() { return best(open_); }
  /// The one that is taken; the wish, if all are closed.
  [[nodiscard]] std::uint16_t choose() {
    std::vector<std::uint16_t> free = open_;
    std::erase_if(free, [this](std::uint16_t stage) {
      return kept_out_by(world_, flow_, stage, OnEmbargo::Divert).valid();
    });
    return best(free.empty() ? open_ : free);
  }
  /// Whether that is not what the first route does here.
  [[nodiscard]] bool leaves_first_route(std::uint16_t stage) const {
    const auto& among = flow_.choices[stage].among;
    const std::uint16_t first = among.front();
    return flow_.choices[first].route == 0 &&
           !same_leg(flow_.all_stages[first], flow_.all_stages[stage]);
  }

 private:
  /// The first of the best.
  std::uint16_t best(const std::vector<std::uint16_t>& stages) {
    switch (flow_.data->choice) {
      case RouteChoice::Fastest:
        return *std::ranges::min_element(
            stages, {}, [this](std::uint16_t stage) { return expected_time(stage); });
      case RouteChoice::Cheapest:
        return *std::ranges::min_element(
            stages, {}, [this](std::uint16_t stage) { return cost(stage); });
      case RouteChoice::FreeCapacity: {
        const auto found = std::ranges::find_if(
            stages, [this](std::uint16_t stage) { return next_vehicle_has_room(stage); });
        return found == stages.end() ? stages.front() : *found;
      }
      case RouteChoice::Fixed:
        break;
    }
    const auto present = std::ranges::find(stages, lot_.stage);
    return present == stages.end() ? stages.front() : *present;
  }

  /// Units of the flow's commodity that wait for the stage's service or are on their way to it in
  /// the terminal.
  Amount ahead(std::size_t stage) {
    const Stage& at = flow_.all_stages[stage];
    const PileId pile = pile_of(world_.layout, at);
    const std::int64_t lots =
        world_.piles[pile.value]->waiting(flow_.commodity) + bound_for(world_, flow_, at);
    return world_.layout.commodities[flow_.commodity].lot * lots;
  }

  template <class Add>
  void for_rest_of_route(std::size_t stage, Add&& add) const {
    while (flow_.all_stages[stage].service.valid()) {
      add(stage++);
    }
    add(stage);
  }

  Duration expected_time(std::size_t from) {
    Duration time{0};
    for_rest_of_route(from, [&](std::size_t stage) {
      const ChoiceSpec& known = flow_.choices[stage];
      time += known.time;
      if (known.per_day && *known.per_day > 0 && flow_.all_stages[stage].service.valid()) {
        const double days = std::min(kForever, ahead(stage).to_units() / *known.per_day);
        time += core::from_microseconds(days * static_cast<double>(core::kDay.count()));
      }
    });
    return time;
  }

  [[nodiscard]] core::Int128 cost(std::size_t from) const {
    core::Int128 sum = 0;
    for_rest_of_route(from, [&](std::size_t stage) { sum += flow_.choices[stage].cost; });
    return sum;
  }

  /// What is ahead and one more lot fill no more than one vehicle; a pipeline takes what comes
  /// next.
  bool next_vehicle_has_room(std::size_t stage) {
    const ServiceId service = flow_.all_stages[stage].service;
    if (world_.layout.services[service].is_pipeline()) {
      return ahead(stage) == Amount{};
    }
    const Amount lot = world_.layout.commodities[flow_.commodity].lot;
    return ahead(stage) + lot <= world_.services[service.value]->capacity[flow_.commodity.value];
  }

  World& world_;
  const Lot& lot_;
  const FlowSpec& flow_;
  std::vector<std::uint16_t> open_;  // in order of the routes
};

void go_by(World& world, LotId id, std::uint16_t stage, bool off_first_route) {
  Lot& lot = world.lots[id];
  const ChoiceSpec& before = world.flow_of(id).choices[lot.stage];
  if (stage != lot.stage && !before.at_origin) {
    lot.routes_left = static_cast<std::uint16_t>(lot.routes_left | 1U << before.route);
  }
  lot.stage = stage;
  if (!off_first_route || lot.diverted) {
    return;
  }
  lot.diverted = true;
  ++world.record.flows[lot.flow].trade.diverted;
  if (world.tracing()) {
    const Stage& at = world.stage_of(id);
    const double units = world.size_of(id).to_units();
    world.trace(world.name_of(id),
                "diverted",
                world.layout.nodes[at.node].id,
                units,
                world.layout.services[at.service].id);
  }
}

}  // namespace

void unbind(World& world, LotId id) {
  Lot& lot = world.lots[id];
  if (lot.bound) {
    --bound_for(world, world.flow_of(id), world.stage_of(id));
    lot.bound = false;
  }
}

void choose_route(World& world, const std::vector<LotId>& lots) {
  Outlook outlook{world, lots.front()};
  if (outlook.has_choice()) {
    const std::uint16_t wish = outlook.wish();
    const std::uint16_t stage = outlook.choose();
    const bool off_first_route = outlook.leaves_first_route(stage);
    if (stage != wish) {
      const EmbargoId by = kept_out_by(world, world.flow_of(lots.front()), wish, OnEmbargo::Divert);
      world.embargoes[by.value]->counts.diverted += static_cast<std::int64_t>(lots.size());
    }
    for (const LotId lot : lots) {
      go_by(world, lot, stage, off_first_route);
    }
  }
  for (const LotId lot : lots) {
    bind(world, lot);
  }
}

void choose_route(World& world, LotId lot) {
  if (!world.flow_of(lot).choices.empty()) {
    choose_route(world, std::vector<LotId>{lot});
  }
}

}  // namespace corridor::model
