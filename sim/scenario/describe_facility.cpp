#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {

const Description& describe_breakdown() {
  static const Description kDescription = [] {
    Describe<Breakdown> d("breakdown", "Failures of each server of a facility.");
    d.field("time_to_failure",
            &Breakdown::time_to_failure,
            interval_distribution(),
            "time from repair to the next failure")
        .required();
    d.field("time_to_repair",
            &Breakdown::time_to_repair,
            duration_distribution(),
            "time from failure to repair")
        .required();
    d.field("clock",
            &Breakdown::clock,
            failure_clock(),
            "whether time to failure passes by the calendar or only while working");
    d.field("under_way",
            &Breakdown::under_way,
            after_failure(),
            "what happens to the work it interrupts");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_facility() {
  static const Description kDescription = [] {
    Describe<Facility> d("facility", "Identical servers at a node: berths, cranes, tracks, lanes.");
    d.field("count", &Facility::count, whole(0), "number of servers");
    d.field("time",
            &Facility::time,
            duration_distribution(),
            "time of one piece, for steps that give none");
    d.field("rate", &Facility::rate, rate(), "rate of one server, for steps that give none");
    d.field("under_way",
            &Facility::under_way,
            under_way(),
            "what happens to work under way when the facility closes; whole: begun only if it will "
            "be done before");
    d.field("breakdowns",
            &Facility::breakdowns,
            struct_of<Breakdown>(describe_breakdown),
            "failures of each server")
        .like("{time_to_failure: {exponential: {mean: 30 d}}, time_to_repair: 8 h}");
    d.field("depth",
            &Facility::depth,
            length(),
            "of the water at a berth, at the datum of the water's level")
        .like("7.5 m")
        .otherwise("no limit");
    d.field("length",
            &Facility::length,
            length(),
            "of a berth or track: longer vehicles go to another one")
        .like("150 m")
        .otherwise("no limit");
    d.check([](Reading& reading, const Given& given, const Facility& facility) {
      if (facility.time && facility.rate) {
        reading.error_at(given.tree.find("rate")->place, "time and rate exclude each other");
      }
    });
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
