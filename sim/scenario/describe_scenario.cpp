#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {
namespace {

void check(Reading& reading, const Given& given, const Scenario& scenario) {
  if (scenario.from >= scenario.to) {
    reading.error_in(given.tree.find("to")->place,
                     "to",
                     fmt::format("the window ends before it begins (found {} to {})",
                                 time_text(scenario.from),
                                 time_text(scenario.to)));
  }
}

void walk(const Description& description, std::vector<const Description*>& seen);

void walk(const Kind& kind, std::vector<const Description*>& seen) {
  if (kind.structure != nullptr) {
    walk(kind.structure(), seen);
  }
  for (const Kind& element : kind.element) {
    walk(element, seen);
  }
}

void walk(const Description& description, std::vector<const Description*>& seen) {
  if (std::find(seen.begin(), seen.end(), &description) != seen.end()) {
    return;
  }
  seen.push_back(&description);
  for (const Field& field : description.fields) {
    walk(field.kind, seen);
  }
}

}  // namespace

const Description& describe_scenario() {
  static const Description kDescription = [] {
    Describe<Scenario> d("scenario", "The whole file.");
    d.field("corridor", &Scenario::format, format_version(), "version of the language").required();
    d.field("name", &Scenario::name, label(), "name of the scenario").like("Middle Corridor 2024");
    d.field("from", &Scenario::from, date(), "beginning of the statistics window").required();
    d.field("to", &Scenario::to, date(), "end of the statistics window").required();
    d.field("warm_up", &Scenario::warm_up, duration(), "time simulated before `from`").like("60 d");
    d.field("cool_down",
            &Scenario::cool_down,
            duration(),
            "at most so long the run goes on after `to`, until what was offered is delivered")
        .like("90 d");
    d.field("replications", &Scenario::replications, whole(1), "number of replications").like("20");
    d.field("seed", &Scenario::seed, natural(), "seed of all random numbers");
    d.field("commodities",
            &Scenario::commodities,
            by_id(struct_of<Commodity>(describe_commodity)),
            "what is carried");
    d.field(
        "nodes", &Scenario::nodes, by_id(struct_of<Node>(describe_node), IdRule::Node), "places");
    d.field(
        "links", &Scenario::links, by_id(struct_of<Link>(describe_link)), "connections of nodes");
    d.field("fleets", &Scenario::fleets, by_id(struct_of<Fleet>(describe_fleet)), "vehicles");
    d.field("disruptions",
            &Scenario::disruptions,
            by_id(struct_of<Disruption>(describe_disruption)),
            "what takes things away for a time");
    d.field("services",
            &Scenario::services,
            by_id(struct_of<Service>(describe_service)),
            "calling patterns of vehicles");
    d.field("flows", &Scenario::flows, by_id(struct_of<Flow>(describe_flow)), "demand");
    d.field("options",
            &Scenario::options,
            by_id(struct_of<Option>(describe_option)),
            "named changes to compare");
    d.field("observed",
            &Scenario::observed,
            list_of(struct_of<Observed>(describe_observed)),
            "observed figures");
    d.check(check);
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

std::vector<const Description*> all_descriptions() {
  std::vector<const Description*> seen;
  walk(describe_scenario(), seen);
  return seen;
}

std::string owner_of_key(const std::string& key) {
  std::string owners;
  for (const Description* description : all_descriptions()) {
    if (description->find(key) != nullptr) {
      owners += (owners.empty() ? "" : ", ") + description->noun;
    }
  }
  return owners;
}

}  // namespace corridor::scenario
