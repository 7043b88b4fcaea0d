#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {
namespace {

constexpr std::int64_t kTonne = 1'000'000;
/// No train, ship or parcel is larger; sums of very many such lots can still be counted.
constexpr Amount kLargestLot = Amount::units(1'000'000);

/// A tonne of a commodity counted in tonnes weighs a tonne.
void complete_commodity(Reading& reading, const Given& given, Commodity& commodity) {
  if (commodity.unit != "t") {
    return;
  }
  if (commodity.mass && commodity.mass->micro != kTonne) {
    reading.error_at(given.tree.place,
                     "a commodity counted in t has no other mass (leave mass out)");
  }
  commodity.mass = Amount{kTonne};
}

void check_commodity(Reading& reading, const Given& given, const Commodity& commodity) {
  const bool pieces = commodity.unit != "t" && commodity.unit != "TEU";
  if (pieces && commodity.lot.micro % kTonne != 0) {
    reading.error_at(given.tree.find("lot")->value.place,
                     "a lot of pieces is a whole number of them");
  }
  if (commodity.lot > kLargestLot) {
    reading.error_at(
        given.tree.find("lot")->value.place,
        "larger than anything that moves as one (expected at most 1000000 " + commodity.unit + ")");
  }
}

}  // namespace

const Description& describe_commodity() {
  static const Description kDescription = [] {
    Describe<Commodity> d("commodity", "What is carried; it moves in whole lots.");
    d.field("unit", &Commodity::unit, cargo_unit(), "what it is counted in").required();
    d.field("lot", &Commodity::lot, positive_amount(), "smallest amount that moves").required();
    d.field("mass", &Commodity::mass, mass_per_unit(), "mass of one unit")
        .otherwise("1 t/t when the unit is t")
        .written_if<Commodity>(
            [](const Commodity& c, const std::string&) { return c.unit != "t"; });
    d.field("length", &Commodity::length, length(), "of one unit, in the lanes of a ship")
        .otherwise("takes no lane")
        .like("17 m");
    d.field("delay_cost",
            &Commodity::delay_cost,
            money_per_unit_and_day(),
            "cost of one unit's delay by a day");
    d.enter([](Scope& scope, const Commodity& c) { scope.cargo_unit = c.unit; });
    d.complete(complete_commodity);
    d.check(check_commodity);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
