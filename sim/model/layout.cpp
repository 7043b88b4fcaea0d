#include "corridor/model/layout.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "compiler.hpp"
#include "judge.hpp"
#include "layout_prices.hpp"

namespace corridor::model {

namespace {

/// Items are in byte order of their ids.
template <class Vector, class Id>
Id find_by_id(const Vector& items, const std::string& id, Id /*kind*/) {
  const auto found = std::lower_bound(
      items.begin(), items.end(), id, [](const auto& item, const std::string& wanted) {
        return item.id < wanted;
      });
  return found == items.end() || found->id != id
             ? Id{}
             : Id{static_cast<std::uint32_t>(found - items.begin())};
}

/// Items are in the order of their nodes, and within one of their ids.
template <class Vector, class Id>
Id find_at_node(const Vector& items, NodeId node, const std::string& id, Id /*kind*/) {
  const auto found = std::lower_bound(
      items.begin(), items.end(), std::tie(node, id), [](const auto& item, const auto& wanted) {
        return std::tie(item.node, item.id) < wanted;
      });
  return found == items.end() || found->node != node || found->id != id
             ? Id{}
             : Id{static_cast<std::uint32_t>(found - items.begin())};
}

}  // namespace

NodeId Layout::node(const std::string& id) const {
  return find_by_id(nodes, id, NodeId{});
}

CommodityId Layout::commodity(const std::string& id) const {
  return find_by_id(commodities, id, CommodityId{});
}

FacilityId Layout::facility(NodeId at, const std::string& id) const {
  return find_at_node(facilities, at, id, FacilityId{});
}

StorageId Layout::storage(NodeId at, const std::string& id) const {
  return find_at_node(storages, at, id, StorageId{});
}

Layout compile(const scenario::Scenario& scenario, core::Diagnostics& diagnostics) {
  return Compiler{scenario, diagnostics}.run();
}

Layout Compiler::run() {
  layout_.scenario = &scenario_;
  for (const auto& [id, data] : scenario_.commodities) {
    const double metres = data.length.value_or(core::Length{}).metres * data.lot.to_units();
    layout_.commodities.push_back(
        {id, &data, data.lot, data.mass.value_or(Amount{}), micrometres({metres})});
  }
  add_nodes();
  add_tracks();
  add_pools();
  empty_plan_ = layout_.plans.push_back({});
  add_services();
  add_through_handling();
  add_flows();
  add_embargoes();
  add_disruptions();
  PriceCompiler{layout_, plans_, diagnostics_}.run();
  judge_changes(layout_, diagnostics_);
  weigh_choices();
  return std::move(layout_);
}

void Compiler::error(const std::string& path, const std::string& message) {
  diagnostics_.error(scenario_.mark_of(path), path, message);
}

const scenario::Water* Compiler::water_at(const std::string& node) const {
  for (const auto& [id, water] : scenario_.waters) {
    if (std::find(water.nodes.begin(), water.nodes.end(), node) != water.nodes.end()) {
      return &water;
    }
  }
  return nullptr;
}

void Compiler::add_nodes() {
  for (const auto& [id, data] : scenario_.nodes) {
    const NodeId node = layout_.nodes.push_back({id, &data, water_at(id)});
    for (const auto& [name, facility] : data.facilities) {
      const std::string place = id + "." + name;
      layout_.facilities.push_back({node,
                                    name,
                                    place,
                                    &facility,
                                    layout_.causes.waiting(Lacking::Server, place, name),
                                    layout_.causes.waiting(Lacking::Works, place, "breakdown")});
    }
    for (const auto& [name, storage] : data.storage) {
      add_storage(node, name, storage);
    }
  }
}

void Compiler::add_storage(NodeId node, const std::string& id, const scenario::Storage& data) {
  const std::string place = layout_.nodes[node].id + "." + id;
  const std::string lacking = data.tank ? "ullage" : id;
  const Cause full = layout_.causes.waiting(Lacking::Storage, place, lacking);
  const StorageId storage = layout_.storages.push_back({node, id, place, &data, full, {}, {}, {}});
  if (data.tank) {
    layout_.storages[storage].liquid = layout_.commodity(data.capacity.begin()->first);
  }
  for (std::uint32_t i = 0; i < layout_.commodities.size(); ++i) {
    layout_.storages[storage].by_commodity.push_back(
        layout_.stores.push_back({storage, CommodityId{i}}));
  }
}

void Compiler::add_tracks() {
  for (const auto& [id, data] : scenario_.links) {
    const NodeId from = layout_.node(data.from);
    const NodeId to = layout_.node(data.to);
    const Cause moving = layout_.causes.moving(id, "running");
    const Cause waiting = layout_.causes.waiting(Lacking::Track, id, "path");
    const LineId line = data.sections.empty() ? LineId{} : add_line(id, data, waiting);
    layout_.tracks.push_back({id, from, to, data.mode, &data, moving, waiting, line});
    if (!data.one_way && data.mode != Mode::Pipeline) {
      layout_.tracks.push_back(
          {id, to, from, data.mode, &data, moving, waiting, line, Direction::Backward});
    }
  }
}

LineId Compiler::add_line(const std::string& id, const scenario::Link& data, Cause at_ends) {
  LineSpec line{id, &data, {at_ends}};
  for (const scenario::Loop& loop : data.loops) {
    line.waiting.push_back(layout_.causes.waiting(Lacking::Track, id + "." + loop.name, "meeting"));
  }
  line.waiting.push_back(at_ends);
  return layout_.lines.push_back(std::move(line));
}

void Compiler::add_pools() {
  for (const auto& [id, data] : scenario_.pools) {
    for (const auto& [node, units] : data.at) {
      if (layout_.node(node).valid()) {
        pool_stock(id, layout_.node(node));
      } else {
        error("pools." + id + ".at." + node, "no such node (found " + node + ")");
      }
    }
  }
}

PoolStockId Compiler::pool_stock(const std::string& pool, NodeId node) {
  if (pool.empty()) {
    return {};
  }
  for (std::uint32_t i = 0; i < layout_.pool_stocks.size(); ++i) {
    const PoolStockSpec& stock = layout_.pool_stocks[PoolStockId{i}];
    if (stock.pool == pool && stock.node == node) {
      return PoolStockId{i};
    }
  }
  const scenario::Pool& data = scenario_.pools.at(pool);
  const Lacking lacking =
      data.counts_as == scenario::CountsAs::Wagons ? Lacking::Wagons : Lacking::Locomotive;
  const Cause none = layout_.causes.waiting(lacking, layout_.nodes[node].id, pool);
  return layout_.pool_stocks.push_back({pool, node, &data, none});
}

std::int64_t micrometres(core::Length length) {
  constexpr double kLongest = 1e9;
  return std::llround(std::min(length.metres, kLongest) * 1e6);
}

StorageId stored_before(const Layout& layout, const Stage& stage, CommodityId commodity) {
  if (!stage.service.valid()) {
    return {};
  }
  StorageId storage = layout.services[stage.service].calls[stage.board].stored_in[commodity.value];
  for (const StepPlan& step : layout.plans[stage.plan].departure) {
    storage = step.out_of.valid() ? step.out_of : storage;
  }
  return storage;
}

scenario::Side side_of(Mode mode) {
  switch (mode) {
    case Mode::Rail:
      return scenario::Side::Rail;
    case Mode::Sea:
      return scenario::Side::Sea;
    case Mode::Road:
      return scenario::Side::Road;
    case Mode::Pipeline:
      break;
  }
  return scenario::Side::Pipeline;
}

Duration section_time(const TrackSpec& track, std::size_t section) {
  return scenario::running_time(*track.data, section, track.way == Direction::Backward);
}

Duration mean_running_time(const TrackSpec& track) {
  Duration sections{0};
  for (std::size_t i = 0; i < track.data->sections.size(); ++i) {
    sections += section_time(track, i);
  }
  if (sections > Duration{0}) {
    return sections;
  }
  if (track.data->time) {
    return core::mean_duration(*track.data->time);
  }
  if (track.data->length && track.data->speed) {
    return core::travel_time(*track.data->length, *track.data->speed);
  }
  return Duration{0};
}

}  // namespace corridor::model
