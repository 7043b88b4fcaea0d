#pragma once
// Commodities and flows. Part of scenario.hpp.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"
#include "corridor/scenario/pool_data.hpp"

namespace corridor::scenario {

struct Commodity {
  std::string unit;                 // "TEU", "t", "wagon", "truck": spelled as in units
  Amount lot;                       // cargo moves in whole lots
  std::optional<Amount> mass;       // tonnes per unit (its `micro` is grams); 1 t when unit is t
  std::optional<Money> delay_cost;  // per unit and day
  std::optional<Length> length;     // of a unit, in the lanes of ships; none: takes none of them
};

enum class ArrivalForm { Lots, Group, BlockTrain };
/// Continuous: as a stream into a tank.
enum class ArrivalProcess { Poisson, Even, Continuous };

/// From this date on.
struct DatedRate {
  Time at;
  Rate rate;
};

struct Arrivals {
  ArrivalForm as = ArrivalForm::Lots;
  std::optional<Distribution> size;  // units of the commodity, rounded to lots, at least one
  ArrivalProcess process = ArrivalProcess::Poisson;  // with `volume`
  std::optional<Distribution> every;                 // or a renewal process (microseconds)
  Duration first{0};             // with `every`: the first one comes this long after the start
  bool starts_with_draw = true;  // false when `first` is given
  std::vector<Time> at;          // or these instants
  // or a stream into a tank, as with `process: continuous`
  std::optional<Rate> rate;
  std::vector<DatedRate> rates;        // in order; nothing comes before the first
  std::optional<Distribution> factor;  // of the stream, drawn anew after each `every`

  /// Cargo of the flow does not come in lots: the stream fills its tank.
  [[nodiscard]] bool continuous() const {
    return process == ArrivalProcess::Continuous || rate || !rates.empty();
  }
};

/// Lots of a flow are vehicles of a service, with what they carry, between two of its calls.
struct RidingVehicles {
  std::string of;              // a service
  std::optional<Amount> each;  // what a vehicle is to its carrier; default: one lot
};

/// Between routes, looked at again at each terminal from which several go on.
enum class RouteChoice {
  Fixed,        // the first one
  Fastest,      // the shortest in time, with what waits at present
  Cheapest,     // in tariffs
  FreeCapacity  // the first whose next vehicle has room
};

struct Flow {
  std::string from;
  std::string to;
  std::string commodity;
  std::optional<Amount> volume;       // per calendar year
  std::array<double, 12> by_month{};  // shares of the year, sum 1; default: by days
  bool by_month_given = false;
  Arrivals arrives;
  std::optional<Duration> due;
  int priority = 0;                                    // higher boards first
  std::vector<std::string> via;                        // services in order
  std::vector<std::vector<std::string>> alternatives;  // likewise, in order of preference
  RouteChoice choice = RouteChoice::Fixed;
  std::optional<Returns> returns;          // instead of an amount: its lots are empties
  std::optional<RidingVehicles> vehicles;  // or vehicles
  std::vector<std::string> counts;         // labels of totals, e.g. titr
  /// Per unit: all that the shipper pays, to the operator, who pays legs and terminals.
  std::optional<Money> through_rate;
  std::string operated_by;  // of the through rate; empty: "through operator of ID"
};

}  // namespace corridor::scenario
