#include "corridor/model/world.hpp"

namespace corridor::model {

namespace {

kernel::Tag tag_of(Kind kind, std::uint32_t entity) {
  return kernel::Tag::of(static_cast<std::uint32_t>(kind), entity);
}

const char* word_of(kernel::Reservoir::Event event, std::int64_t mark) {
  using Event = kernel::Reservoir::Event;
  switch (event) {
    case Event::ShutIn:
      return "shut in";
    case Event::Restarted:
      return "restarted";
    case Event::Rose:
      return mark == 0 ? "filling" : "rose";
    case Event::Fell:
      break;
  }
  return mark == 0 ? "empty" : "fell";
}

constexpr std::uint32_t kGateKinds = 5;  // arrivals, departures, starts, changes, tracks

}  // namespace

NodeGates::NodeGates(NodeId node)
    : arrivals(tag_of(Kind::Gate, node.value * kGateKinds)),
      departures(tag_of(Kind::Gate, node.value * kGateKinds + 1)),
      starts(tag_of(Kind::Gate, node.value * kGateKinds + 2)),
      changed(tag_of(Kind::Gate, node.value * kGateKinds + 3)) {}

TrackState::TrackState(kernel::Simulator& simulator, TrackId track)
    : open(tag_of(Kind::Gate, track.value * kGateKinds + 4)),
      turn(simulator, 1, tag_of(Kind::Track, track.value)),
      changed(tag_of(Kind::Track, track.value)) {}

PoolStock::PoolStock(kernel::Simulator& simulator, PoolStockId id, std::int64_t initial)
    : units(simulator, kernel::Buffer::kUnlimited, initial, tag_of(Kind::Pool, id.value)) {}

void Party::charge(Time now, kernel::Cause cause) {
  for (const LotId lot : lots) {
    all->charge(lot, now, cause);
  }
}

World::World(const Layout& the_layout, Replication replication, Watch* the_watch)
    : layout(the_layout),
      scenario(*the_layout.scenario),
      key{replication.seed, replication.number},
      watch(the_watch),
      simulator(the_layout.scenario->from - the_layout.scenario->warm_up),
      lots(the_layout.flows.size(), 0),
      record(the_layout, simulator.now()),
      nodes(the_layout.nodes.size()),
      depths(the_layout),
      in_force(the_layout.disruptions.size()) {
  lots = Lots{layout.flows.size(), record.gauges.n_probes()};
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    for (auto& gates : nodes[n].gates) {
      gates = std::make_unique<NodeGates>(NodeId{n});
    }
  }
  for (std::uint32_t f = 0; f < layout.facilities.size(); ++f) {
    facilities.push_back(std::make_unique<kernel::Servers>(
        simulator, layout.facilities[FacilityId{f}].data->count, tag_of(Kind::Facility, f)));
    const scenario::Facility& data = *layout.facilities[FacilityId{f}].data;
    paces.push_back({.time = data.time, .rate = data.rate});
  }
  add_stores();
  add_pools();
  add_tanks();
  add_tracks();
  for (std::uint32_t p = 0; p < layout.piles.size(); ++p) {
    piles.push_back(std::make_unique<Pile>(tag_of(Kind::Pile, p), simulator.now()));
    piles.back()->log.charge(simulator.now(), layout.piles[PileId{p}].no_vehicle);
  }
  bound.resize(layout.piles.size() * layout.commodities.size());
  add_services();
  for (std::uint32_t e = 0; e < layout.embargoes.size(); ++e) {
    embargoes.push_back(std::make_unique<EmbargoState>(EmbargoId{e}));
  }
}

void World::add_stores() {
  for (std::uint32_t s = 0; s < layout.stores.size(); ++s) {
    const StoreSpec& spec = layout.stores[StoreId{s}];
    const CommoditySpec& commodity = layout.commodities[spec.commodity];
    const auto& capacity = layout.storages[spec.storage].data->capacity;
    const auto limit = capacity.find(commodity.id);
    stores.push_back(std::make_unique<Store>(
        simulator,
        limit == capacity.end() ? std::nullopt : std::optional{limit->second},
        commodity.lot,
        tag_of(Kind::Store, s)));
  }
}

void World::add_pools() {
  for (std::uint32_t p = 0; p < layout.pool_stocks.size(); ++p) {
    const PoolStockSpec& spec = layout.pool_stocks[PoolStockId{p}];
    const auto initial = spec.data->at.find(layout.nodes[spec.node].id);
    pool_stocks.push_back(std::make_unique<PoolStock>(
        simulator, PoolStockId{p}, initial == spec.data->at.end() ? 0 : initial->second));
    pool_stocks.back()->changed =
        &pools.try_emplace(spec.pool, tag_of(Kind::Pool, p)).first->second;
  }
}

void World::add_tracks() {
  for (std::uint32_t l = 0; l < layout.lines.size(); ++l) {
    lines.push_back(std::make_unique<LineState>(*this, LineId{l}, *layout.lines[LineId{l}].data));
  }
  for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
    tracks.push_back(std::make_unique<TrackState>(simulator, TrackId{t}));
    tracks.back()->slots = layout.tracks[TrackId{t}].data->slots;
    tracks.back()->rate = layout.tracks[TrackId{t}].data->rate;
    tracks.back()->speed = layout.tracks[TrackId{t}].data->speed;
    tracks.back()->time = layout.tracks[TrackId{t}].data->time;
    const TrackSpec& track = layout.tracks[TrackId{t}];
    if (track.line.valid()) {
      lines[track.line.value]->tracks[static_cast<std::size_t>(track.way)] = tracks.back().get();
    }
  }
}

void World::add_services() {
  for (std::uint32_t s = 0; s < layout.services.size(); ++s) {
    auto state = std::make_unique<ServiceState>();
    state->capacity = layout.services[ServiceId{s}].capacity;
    const std::size_t calls = layout.services[ServiceId{s}].calls.size();
    state->last_departure.assign(calls, Time::min());
    state->gathering.resize(calls);
    for (std::size_t call = 0; call < calls; ++call) {
      state->turns.push_back(std::make_unique<kernel::Servers>(
          simulator, 1, tag_of(Kind::Former, s * 1000 + static_cast<std::uint32_t>(call))));
    }
    state->fleet_changed = std::make_unique<kernel::Signal>(tag_of(Kind::Former, s * 1000 + 999));
    services.push_back(std::move(state));
  }
}

void World::add_tanks() {
  for (const StorageSpec& spec : layout.storages) {
    tanks.emplace_back();
    if (!spec.is_tank()) {
      continue;
    }
    const std::string& liquid = layout.commodities[spec.liquid].id;
    const auto initial = spec.data->initial.find(liquid);
    tanks.back() =
        std::make_unique<Tank>(simulator,
                               spec.data->capacity.at(liquid),
                               initial == spec.data->initial.end() ? Amount{} : initial->second,
                               tag_of(Kind::Store, spec.store().value));
    std::vector<std::int64_t> marks;
    const auto told = spec.data->marks.find(liquid);
    if (told != spec.data->marks.end()) {
      for (const Amount mark : told->second) {
        marks.push_back(mark.micro);
      }
    }
    tanks.back()->level.set_marks(marks);
    if (tracing()) {
      tanks.back()->level.on_event([this, &spec](kernel::Reservoir::Event event,
                                                 std::int64_t mark) {
        trace(
            spec.place, word_of(event, mark), layout.nodes[spec.node].id, Amount{mark}.to_units());
      });
    }
  }
}

std::string World::name_of(LotId lot) const {
  return flow_of(lot).id + "/" + std::to_string(lots[lot].number);
}

double World::load_units(const Vehicle& vehicle) {
  Amount sum;
  for (const Amount load : vehicle.load) {
    sum += load;
  }
  return sum.to_units();
}

void World::imbalance(const std::string& message) {
  if (imbalances.empty()) {
    imbalances = message;
  }
}

void World::trace(const std::string& entity,
                  const char* event,
                  const std::string& place,
                  double quantity,
                  const std::string& cause) const {
  if (tracing()) {
    watch->trace->write({now(), entity, event, place, cause, quantity});
  }
}

}  // namespace corridor::model
