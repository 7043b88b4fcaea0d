#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

void check_room(Reading& reading, const Given& given, const Fleet& fleet) {
  if (fleet.lanes && fleet.kind != FleetKind::Ship) {
    reading.error_at(given.tree.find("lanes")->place, "only ships have lanes");
  }
  if (fleet.lanes && fleet.capacity_rule == CapacityRule::Shared) {
    reading.error_at(given.tree.find("capacity_rule")->place,
                     "lanes are what is shared (leave capacity_rule out)");
  }
  if (!given.has("capacity") && !fleet.lanes) {
    reading.error_at(given.tree.place, "required key capacity is missing");
  }
}

void check_fleet(Reading& reading, const Given& given, const Fleet& fleet) {
  check_room(reading, given, fleet);
  if (fleet.draught && fleet.kind != FleetKind::Ship) {
    reading.error_at(given.tree.find("draught")->place, "only ships have a draught");
  }
  if (fleet.start.empty()) {
    return;
  }
  int started = 0;
  for (const auto& entry : fleet.start) {
    started += entry.second;
  }
  if (!fleet.count || started > *fleet.count) {
    const std::string expected = fleet.count ? fmt::format("at most {}, its count", *fleet.count)
                                             : "none for an unlimited fleet";
    reading.error_at(
        given.tree.find("start")->place,
        fmt::format(
            "more vehicles begin than the fleet has (found {}, expected {})", started, expected));
  }
}

}  // namespace

const Description& describe_fleet() {
  static const Description kDescription = [] {
    Describe<Fleet> d("fleet", "Vehicles of one kind.");
    d.field("kind", &Fleet::kind, fleet_kind(), "what they run on").required();
    d.field("count", &Fleet::count, count_or_unlimited(), "number of vehicles").required();
    d.field("capacity",
            &Fleet::capacity,
            by_reference(positive_amount(), commodities()),
            "room of one vehicle by commodity")
        .otherwise("by its lanes")
        .like("{container: 250 TEU}");
    d.field(
         "lanes", &Fleet::lanes, length(), "of a ship, in all: whatever has a length shares them")
        .otherwise("none")
        .like("1100 m");
    d.field("capacity_rule",
            &Fleet::capacity_rule,
            capacity_rule(),
            "whether commodities have room of their own or share one");
    d.field("home", &Fleet::home, id_of(nodes()), "where they are at the beginning")
        .otherwise("the first call of their service")
        .like("aktau");
    d.field("start",
            &Fleet::start,
            by_reference(whole(0), nodes()),
            "vehicles by node at the beginning; the others are at home")
        .otherwise("all at home")
        .like("{aktau: 3, alat: 2}");
    d.field("length",
            &Fleet::length,
            length(),
            "of one vehicle, for loops, limits of links and berths")
        .otherwise("fits everywhere")
        .like("850 m");
    d.field("tare", &Fleet::tare, mass(), "of an empty vehicle, for the mass limits of links")
        .otherwise("0")
        .like("1300 t");
    d.field("draught",
            &Fleet::draught,
            struct_of<Draught>(describe_draught),
            "of a ship: it loads no more than the water at this and the next berth allows")
        .like("{light: 3.2 m, laden: 7 m, clearance: 0.3 m}")
        .otherwise("no water is too shallow");
    d.field("day_cost",
            &Fleet::day_cost,
            money_per_day(),
            "what a vehicle costs its operator, moving or idle")
        .like("9000 USD/day");
    d.field("emissions",
            &Fleet::emissions,
            struct_of<Emissions>(describe_emissions),
            "CO2 of one vehicle")
        .like("{per_km: 220 kg/km}");
    d.check(check_fleet);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
