#include "changes.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {

const Description& describe_option() {
  static const Description kDescription = [] {
    Describe<Option> d("option", "A named change to the corridor, with its cost.");
    d.field("changes", &Option::changes, option_changes(), "what it changes").required();
    d.field("from", &Option::from, date(), "when it comes into force")
        .otherwise("the beginning of the run");
    d.field("capex", &Option::capex, money(), "investment");
    d.field("opex", &Option::opex, money_per_year(), "running cost");
    d.field(
         "event",
         &Option::event,
         yes_no(),
         "it happens to the corridor, nobody decides on it: `compare` takes it when it is named, "
         "and leaves it out of all options")
        .like("true");
    d.field("source", &Option::source, text(), "where this is from")
        .like("\"port authority, 2024\"");
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
