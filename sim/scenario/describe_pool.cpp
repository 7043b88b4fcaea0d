#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {

const Description& describe_pool() {
  static const Description kDescription = [] {
    Describe<Pool> d("pool",
                     "Like units that lie at nodes until cargo or a vehicle takes one: wagons, "
                     "empty boxes, locomotives, crews.");
    d.field("at", &Pool::at, by_id(whole(0), IdRule::Node), "units by node at the beginning")
        .required()
        .like("{aktau: 40, alat: 10}");
    d.field("turn_round",
            &Pool::turn_round,
            duration(),
            "from being given back until the next may take it")
        .like("6 h");
    d.field("counts_as", &Pool::counts_as, counts_as(), "what waiting for a unit is charged to");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_returns() {
  static const Description kDescription = [] {
    Describe<Returns> d("return of empties",
                        "Units of a pool that go to where they are needed as lots of the flow.");
    d.field("pool", &Returns::pool, id_of(pools()), "whose units").required().like("wagons");
    d.field("batch", &Returns::batch, whole(1), "as many go together, when so many are there");
    d.field("keep", &Returns::keep, whole(0), "as many stay for return cargo");
    d.field("when_needed",
            &Returns::when_needed,
            yes_no(),
            "only to where more wait for a unit than are there or on their way")
        .like("true");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_riding_vehicles() {
  static const Description kDescription = [] {
    Describe<RidingVehicles> d("riding vehicles",
                               "Vehicles with their cargo as lots of the flow: trucks on a ro-ro "
                               "ship, trains on a rail ferry.");
    d.field("of",
            &RidingVehicles::of,
            id_of(services()),
            "the service that rides from a call to "
            "the next")
        .required()
        .like("trucks");
    d.field("each", &RidingVehicles::each, positive_amount(), "what a vehicle is to its carrier")
        .otherwise("one lot")
        .like("20 wagon");
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
