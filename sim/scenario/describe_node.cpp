#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "sort_unique.hpp"
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

/// One liquid, of which the capacity is known.
void check_tank(Reading& reading, const Given& given, const Storage& storage) {
  const auto refuse = [&](const char* key, const std::string& why) {
    const TreeEntry* const at = given.tree.find(key);
    reading.error_at(at != nullptr ? at->place : given.tree.place, why);
  };
  if (storage.capacity.size() != 1) {
    refuse("capacity",
           fmt::format("a tank holds one liquid (found {} in capacity, expected one, such as "
                       "{{crude: 60 kt}})",
                       storage.capacity.size()));
    return;
  }
  const std::string& liquid = storage.capacity.begin()->first;
  constexpr Amount kLargest = Amount::units(1'000'000'000);
  if (storage.capacity.begin()->second > kLargest) {
    refuse("capacity", "a tank too large to be counted (expected at most 1e9)");
  }
  for (const char* key : {"when_full", "admit"}) {
    if (given.has(key)) {
      refuse(key,
             fmt::format("{} is not for tanks: a stream is shut in when its tank is full, vehicles "
                         "and pipelines wait",
                         key));
    }
  }
  for (const auto& [commodity, marks] : storage.marks) {
    if (commodity != liquid) {
      refuse("marks", fmt::format("the tank holds {} (found marks of {})", liquid, commodity));
    }
    const auto above = std::ranges::find_if(marks, [&storage](Amount mark) {
      return mark > storage.capacity.begin()->second || mark == Amount{};
    });
    if (above != marks.end()) {
      refuse("marks", "a mark lies above 0 and not above the capacity");
    }
  }
  if (!storage.initial.empty() && !storage.initial.contains(liquid)) {
    refuse("initial", fmt::format("the tank holds {} only", liquid));
  }
}

void check_storage_or_tank(Reading& reading, const Given& given, const Storage& storage) {
  check_storage(reading, given, storage);
  if (storage.tank) {
    check_tank(reading, given, storage);
  } else if (!storage.marks.empty()) {
    reading.error_at(given.tree.find("marks")->place,
                     "marks are for tanks (expected tank: true beside them)");
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
    d.field(
         "tank", &Storage::tank, yes_no(), "one liquid, whose level rises and falls continuously")
        .like("true");
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
    d.field("marks",
            &Storage::marks,
            by_reference(one_or_list(amount()), commodities()),
            "of a tank: levels whose crossings are told and timed")
        .like("{crude: [10 kt, 50 kt]}");
    d.field(
        "when_full", &Storage::when_full, when_full(), "what new cargo does when there is no room");
    d.field("admit", &Storage::admit, admit(), "whether a train enters in parts or only whole");
    d.field("fees",
            &Storage::fees,
            by_reference(struct_of<StorageFee>(describe_storage_fee), commodities()),
            "what cargo pays that lies long, by commodity")
        .otherwise("nothing")
        .like("{container: {free_time: 5 d, fee: 2 USD/TEU/day}}");
    d.complete([](Reading&, const Given&, Storage& storage) {
      for (auto& [commodity, marks] : storage.marks) {
        sort_unique(marks);
      }
    });
    d.check(check_storage_or_tank);
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
