#include <fmt/format.h>

#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "figure_kind.hpp"

namespace corridor::scenario {
namespace {

void check_period(Reading& reading, const Given& given, const ObservedPeriod& entry) {
  if (reading.scenario().from >= reading.scenario().to) {
    return;  // reported there
  }
  const Time from = entry.from.value_or(reading.scenario().from);
  const Time to = entry.to.value_or(reading.scenario().to);
  if (from >= to || from < reading.scenario().from || to > reading.scenario().to) {
    reading.error_at(given.tree.place,
                     fmt::format("not a period of the statistics window (found {} to {}, expected "
                                 "within {} to {})",
                                 time_text(from),
                                 time_text(to),
                                 time_text(reading.scenario().from),
                                 time_text(reading.scenario().to)));
  }
}

}  // namespace

const Description& describe_observed_period() {
  static const Description kDescription = [] {
    Describe<ObservedPeriod> d("observed period",
                               "One figure of a series. Times of lots count where they begin.");
    d.field("from", &ObservedPeriod::from, date(), "beginning")
        .otherwise("that of the statistics window");
    d.field("to", &ObservedPeriod::to, date(), "end").otherwise("that of the statistics window");
    d.whole_field("value",
                  figure<ObservedPeriod>([](const ObservedPeriod&) { return true; }),
                  "the figure; without a time in its unit, of the period as a whole")
        .required();
    d.field("source",
            &ObservedPeriod::source,
            text(),
            "where it is from, if not from the figure's source")
        .like("\"ministry of transport, 2025\"");
    d.field("note", &ObservedPeriod::note, text(), "remark").like("\"both ways\"");
    d.check(check_period);
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
