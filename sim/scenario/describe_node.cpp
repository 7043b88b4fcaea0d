#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "utc_offset.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

void check_storage(Reading& reading, const Given& given, const Storage& storage) {
  for (const auto& [commodity, initial] : storage.initial) {
    const auto capacity = storage.capacity.find(commodity);
    if (capacity != storage.capacity.end() && initial > capacity->second) {
      reading.error_at(given.tree.find("initial")->place,
                       fmt::format("more {} at the beginning than the capacity holds", commodity));
    }
  }
}

void complete_node(Reading&, const Given& given, Node& node) {
  if (node.name.empty()) {
    node.name = given.id;
  }
}

}  // namespace

const Description& describe_storage() {
  static const Description kDescription = [] {
    Describe<Storage> d("storage", "A yard, tank farm or waiting area.");
    d.field("capacity",
            &Storage::capacity,
            by_reference(amount(), commodities()),
            "room by commodity; a commodity without an entry is not limited")
        .like("{container: 2500 TEU}");
    d.field("initial",
            &Storage::initial,
            by_reference(amount(), commodities()),
            "stock at the beginning, shared among the commodity's flows by volume")
        .like("{container: 400 TEU}");
    d.field(
        "when_full", &Storage::when_full, when_full(), "what new cargo does when there is no room");
    d.field("admit", &Storage::admit, admit(), "whether a train enters in parts or only whole");
    d.field("fees",
            &Storage::fees,
            by_reference(struct_of<StorageFee>(describe_storage_fee), commodities()),
            "what cargo pays that lies long, by commodity")
        .otherwise("nothing")
        .like("{container: {free_time: 5 d, fee: 2 USD/TEU/day}}");
    d.check(check_storage);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_node() {
  static const Description kDescription = [] {
    Describe<Node> d("node", "A place: port, border, station, terminal.");
    d.field("name", &Node::name, label(), "name in reports")
        .otherwise("the id")
        .written_if<Node>([](const Node& n, const std::string& id) { return n.name != id; });
    d.field("country", &Node::country, country(), "country");
    d.field("operator", &Node::operated_by, label(), "who is paid for handling and storage here")
        .otherwise("terminal and the id")
        .like("Port of Aktau");
    d.field("position", &Node::position, position(), "place on the map");
    d.field("utc_offset", &Node::utc_offset, duration(), "what local time is ahead of UTC")
        .like("5 h");
    d.field("facilities",
            &Node::facilities,
            by_id(struct_of<Facility>(describe_facility)),
            "servers by id")
        .like("{ship_cranes: {count: 2}}");
    d.field("storage",
            &Node::storage,
            by_id(struct_of<Storage>(describe_storage)),
            "yards and tanks by id")
        .like("{yard: {capacity: {container: 2500 TEU}}}");
    d.field("handling",
            &Node::handling,
            list_of(struct_of<Handling>(describe_handling)),
            "what happens to cargo here, by commodity and sides")
        .like("[{cargo: container, from: rail, to: sea, steps: [{use: cranes, time: 5 min}]}]");
    d.enter([](Scope& scope, const Node& node) { scope.node = &node; });
    d.complete(complete_node);
    d.check([](Reading& reading, const Given& given, const Node& node) {
      check_utc_offset(reading, given, node.utc_offset);
    });
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
