#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

void check_section(Reading& reading, const Given& given, const Section& section) {
  if (section.time.has_value() == section.length.has_value()) {
    reading.error_at(given.tree.place, "expected exactly one of time and length");
  }
}

}  // namespace

const Description& describe_section() {
  static const Description kDescription = [] {
    Describe<Section> d("section", "A stretch of a line between two places where trains meet.");
    d.field("time", &Section::time, positive_duration(), "technical running time, forward")
        .like("40 min");
    d.field("length", &Section::length, length(), "run at the speed of the link, instead of time")
        .like("45 km");
    d.field("back", &Section::back, positive_duration(), "running time of the other direction")
        .otherwise("as forward")
        .like("45 min");
    d.field("tracks", &Section::tracks, whole(1, 2), "2: one for each direction");
    d.check(check_section);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_loop() {
  static const Description kDescription = [] {
    Describe<Loop> d("loop", "Where trains of a line meet and pass each other.");
    d.field("name", &Loop::name, label(), "its name").required().like("Sai-Utes");
    d.field("tracks", &Loop::tracks, whole(1, 100), "trains that it holds");
    d.field("length", &Loop::length, length(), "longer trains do not stop there")
        .otherwise("any train fits")
        .like("1050 m");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_background_trains() {
  static const Description kDescription = [] {
    Describe<BackgroundTrains> d("background trains",
                                 "Passenger trains and others without cargo of this scenario.");
    d.field("timetable",
            &BackgroundTrains::timetable,
            struct_of<Timetable>(describe_timetable),
            "when they come to the line")
        .required()
        .like("{every: 12 h, offset: 7 h}");
    d.field("backward", &BackgroundTrains::backward, yes_no(), "from `to` to `from`").like("true");
    d.field("length", &BackgroundTrains::length, length(), "of a train")
        .otherwise("fits every loop")
        .like("450 m");
    d.field("priority", &BackgroundTrains::priority, whole(-1000, 1000), "higher first")
        .like("100");
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
