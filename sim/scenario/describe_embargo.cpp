#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "windows.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

void enter_embargo(Scope& scope, const Embargo& embargo) {
  if (scope.scenario == nullptr) {
    return;
  }
  const auto node = scope.scenario->nodes.find(embargo.at);
  scope.node = node == scope.scenario->nodes.end() ? nullptr : &node->second;
  const auto cargo = scope.scenario->commodities.find(embargo.cargo);
  scope.cargo_unit = cargo == scope.scenario->commodities.end() ? "" : cargo->second.unit;
}

void check_embargo(Reading& reading, const Given& given, const Embargo& embargo) {
  const auto refuse = [&](const char* key, const std::string& why) {
    const TreeEntry* const at = given.tree.find(key);
    reading.error_at(at != nullptr ? at->place : given.tree.place, why);
  };
  if (embargo.when.has_value() == !embargo.dates.empty()) {
    refuse("dates",
           embargo.when ? "when and dates exclude each other (expected an embargo each)"
                        : "never in force (expected when, such as 700 wagon, or dates)");
  }
  if (embargo.when && embargo.cargo.empty()) {
    refuse("when", "of what? (expected cargo: the commodity that is counted)");
  }
  if (embargo.until && !embargo.when) {
    refuse("until", "until is used only with when");
  }
  if (embargo.until && embargo.when && *embargo.until > *embargo.when) {
    refuse("until", "it would end before it begins (expected at most as much as in when)");
  }
  if (!embargo.service.empty() && !embargo.storage.empty()) {
    refuse("storage", "service and storage exclude each other: cargo is counted in one place");
  }
}

}  // namespace

const Description& describe_embargo() {
  static const Description kDescription = [] {
    Describe<Embargo> d("embargo",
                        "A terminal accepts no more cargo while too much waits there, or for "
                        "some time.");
    d.field("at", &Embargo::at, id_of(nodes()), "the terminal").required().like("kuryk");
    d.field("cargo",
            &Embargo::cargo,
            id_of(commodities()),
            "what is counted and, unless flows are named, kept out")
        .like("wagon");
    d.field("service",
            &Embargo::service,
            id_of(services()),
            "counts and keeps out only what leaves there by this service")
        .otherwise("any service")
        .like("ferry");
    d.field("storage",
            &Embargo::storage,
            id_of(storage_here()),
            "counts and keeps out what lies in this storage")
        .otherwise("what waits for a vehicle")
        .like("yard");
    d.field("when", &Embargo::when, amount(), "in force as soon as more than this waits")
        .like("700 wagon");
    d.field("until", &Embargo::until, amount(), "in force until no more than this waits")
        .otherwise("as much as in when")
        .like("300 wagon");
    d.field("dates",
            &Embargo::dates,
            list_of(struct_of<Window>(describe_window)),
            "in force from and to these dates, however much waits")
        .like("[{from: 2025-11-01, to: 2025-11-20}]");
    d.field("flows", &Embargo::flows, one_or_list(id_of(flows())), "whose lots are kept out")
        .otherwise("all of the cargo that would come there")
        .like("[uzbek_grain]");
    d.field("do",
            &Embargo::then,
            on_embargo(),
            "what happens to them at their origin: they wait, are refused, or go another way if "
            "there is one");
    d.enter(enter_embargo);
    d.complete([](Reading& reading, const Given& given, Embargo& embargo) {
      if (embargo.dates.size() > 1) {
        merge_dates(reading, given, embargo.dates);
      }
    });
    d.check(check_embargo);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
