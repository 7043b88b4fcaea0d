// Tariffs, fees, demurrage and CO2.

#include <fmt/format.h>

#include "common_unit.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {
namespace {

void enter_tariff(Scope& scope, const Tariff& tariff) {
  if (scope.scenario != nullptr) {
    scope.cargo_unit = common_unit(*scope.scenario, tariff.cargo);
  }
}

void check_tariff(Reading& reading, const Given& given, const Tariff& tariff) {
  if (!tariff.price && !tariff.per_km) {
    reading.error_at(given.tree.place, "how much? (expected price, per_km or both)");
  }
  if (tariff.cargo.empty()) {
    reading.error_at(given.tree.place, "no commodity (expected at least one under cargo)");
  }
}

void check_emissions(Reading& reading, const Given& given, const Emissions& emissions) {
  if (!emissions.per_tonne_km && !emissions.per_km && !emissions.at_berth) {
    reading.error_at(given.tree.place, "how much? (expected per_tonne_km, per_km or at_berth)");
  }
}

}  // namespace

const Description& describe_tariff() {
  static const Description kDescription = [] {
    Describe<Tariff> d("tariff",
                       "What carrying cargo on a leg costs; of a list the first that fits is "
                       "charged, when the leg begins.");
    d.field("cargo",
            &Tariff::cargo,
            one_or_list(id_of(commodities())),
            "commodities it is for, all of one unit")
        .required()
        .like("container");
    d.field("from", &Tariff::from, id_of(nodes()), "where the leg begins")
        .otherwise("anywhere")
        .like("aktau");
    d.field("to", &Tariff::to, id_of(nodes()), "where the leg ends")
        .otherwise("anywhere")
        .like("alat");
    d.field("price", &Tariff::price, money_per_unit(), "per unit").like("350 USD/TEU");
    d.field("per_km",
            &Tariff::per_km,
            money_per_unit_and_km(),
            "per unit and km of the way; the links need a length")
        .like("0.5 USD/TEU/km");
    d.enter(enter_tariff);
    d.check(check_tariff);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_storage_fee() {
  static const Description kDescription = [] {
    Describe<StorageFee> d("storage fee", "What cargo pays that lies longer than the free time.");
    d.field("free_time", &StorageFee::free_time, duration(), "nothing is charged so long")
        .like("5 d");
    d.field("fee",
            &StorageFee::fee,
            money_per_unit_and_day(),
            "per unit and day beyond, by the microsecond")
        .required()
        .like("2 USD/TEU/day");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_demurrage() {
  static const Description kDescription = [] {
    Describe<Demurrage> d("demurrage",
                          "What a terminal pays for a vehicle that it keeps longer than agreed.");
    d.field("laytime",
            &Demurrage::laytime,
            duration(),
            "free time of a stay, from arrival at the node to departure")
        .like("2 d");
    d.field("rate", &Demurrage::rate, money_per_day(), "per day beyond, by the microsecond")
        .required()
        .like("9000 USD/day");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_emissions() {
  static const Description kDescription = [] {
    Describe<Emissions> d("emission", "CO2 of a vehicle, or of what a pipeline carries.");
    d.field("per_tonne_km",
            &Emissions::per_tonne_km,
            emission_per_tonne_km(),
            "of each tonne aboard and km; commodities need a mass, links a length");
    d.field("per_km",
            &Emissions::per_km,
            emission_per_km(),
            "of the vehicle and km, loaded or empty; links need a length");
    d.field("at_berth", &Emissions::at_berth, emission_per_hour(), "of the vehicle at a berth");
    d.check(check_emissions);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
