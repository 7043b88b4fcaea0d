#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {
namespace {

void check_water(Reading& reading, const Given& given, const Water& water) {
  const auto twice = std::ranges::adjacent_find(water.levels, {}, &WaterLevel::at);
  if (twice != water.levels.end()) {
    reading.error_at(given.tree.find("levels")->place,
                     fmt::format("two levels at one date (found {})", time_text(twice->at)));
  }
}

void check_draught(Reading& reading, const Given& given, const Draught& draught) {
  if (draught.light >= draught.laden) {
    reading.error_at(
        given.tree.find("light")->place,
        fmt::format("an empty ship lies less deep than a full one (found {} m, expected "
                    "less than {} m)",
                    draught.light.metres,
                    draught.laden.metres));
  }
}

}  // namespace

const Description& describe_water_level() {
  static const Description kDescription = [] {
    Describe<WaterLevel> d("water level", "How high the water stood at a date.");
    d.field("at", &WaterLevel::at, date(), "date").required();
    d.field("level", &WaterLevel::level, height(), "over the datum of the depths")
        .required()
        .like("-0.85 m");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_water() {
  static const Description kDescription = [] {
    Describe<Water> d("water", "A sea or river whose level rises and falls.");
    d.field("nodes", &Water::nodes, one_or_list(id_of(nodes())), "ports whose berths lie in it")
        .required()
        .like("[aktau, alat]");
    d.field("levels",
            &Water::levels,
            list_of(struct_of<WaterLevel>(describe_water_level)),
            "its level at dates, in between along straight lines")
        .required()
        .like("[{at: 2023-01-01, level: -0.6 m}, {at: 2025-01-01, level: -1.1 m}]");
    d.complete([](Reading&, const Given&, Water& water) {
      std::ranges::stable_sort(water.levels, {}, &WaterLevel::at);
    });
    d.check(check_water);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_draught() {
  static const Description kDescription = [] {
    Describe<Draught> d("draught",
                        "How deep a ship lies: what it may load where the water is shallow.");
    d.field("light", &Draught::light, length(), "empty").required().like("3.2 m");
    d.field("laden", &Draught::laden, length(), "with its full capacity").required().like("7 m");
    d.field("clearance", &Draught::clearance, height(), "water kept under the keel").like("0.3 m");
    d.check(check_draught);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
