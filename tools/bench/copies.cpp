#include "copies.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace corridor::bench {

namespace {

/// Gives the entities of one copy their ids.
class Copy {
 public:
  explicit Copy(int number) : mark_(fmt::format("~{:03}", number)) {}

  void add(const scenario::Scenario& from, scenario::Scenario& to) const {
    each(from.nodes, to.nodes, [](scenario::Node& /*node*/) {});
    each(from.links, to.links, [this](scenario::Link& link) {
      rename(link.from);
      rename(link.to);
    });
    each(from.waters, to.waters, [this](scenario::Water& water) { rename(water.nodes); });
    each(from.fleets, to.fleets, [this](scenario::Fleet& fleet) { rename(fleet); });
    each(from.services, to.services, [this](scenario::Service& service) { rename(service); });
    each(from.flows, to.flows, [this](scenario::Flow& flow) {
      rename(flow.from);
      rename(flow.to);
      rename(flow.via);
    });
    each(from.disruptions, to.disruptions, [this](scenario::Disruption& disruption) {
      for (std::string& place : disruption.closes) {
        rename_place(place);
      }
      for (scenario::Change& change : disruption.changes) {
        rename(change.owner);
      }
    });
  }

 private:
  template <class Map, class Rename>
  void each(const Map& from, Map& to, const Rename& rename_what_it_names) const {
    for (const auto& [id, thing] : from) {
      auto copy = thing;
      rename_what_it_names(copy);
      to.emplace(id + mark_, std::move(copy));
    }
  }
  void rename(std::string& id) const {
    if (!id.empty()) {
      id += mark_;
    }
  }
  void rename(std::vector<std::string>& ids) const {
    for (std::string& id : ids) {
      rename(id);
    }
  }
  void rename(scenario::Fleet& fleet) const {
    rename(fleet.home);
    std::map<std::string, int> start;
    for (const auto& [node, vehicles] : fleet.start) {
      start.emplace(node + mark_, vehicles);
    }
    fleet.start = std::move(start);
  }
  void rename(scenario::Service& service) const {
    rename(service.fleet);
    for (scenario::Call& call : service.calls) {
      rename(call.at);
      rename(call.via);
      rename(call.depart.window);
    }
  }
  /// "aktau" or "nodes.aktau.facilities.berths".
  void rename_place(std::string& path) const {
    const std::size_t after = path.find(".facilities.");
    path.insert(after == std::string::npos ? path.size() : after, mark_);
  }

  std::string mark_;
};

}  // namespace

scenario::Scenario copies(const scenario::Scenario& scenario, int n) {
  scenario::Scenario result = scenario::frame_of(scenario);
  result.name = fmt::format("{} times {}", n, scenario.name);
  for (int number = 0; number < n; ++number) {
    Copy(number).add(scenario, result);
  }
  return result;
}

}  // namespace corridor::bench
