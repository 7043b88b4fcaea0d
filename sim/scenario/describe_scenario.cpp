#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "like_names.hpp"

namespace corridor::scenario {
namespace {

/// The years that dates can name (dates.hpp).
constexpr Time kEarliest = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
constexpr Time kLatest = std::chrono::sys_days{std::chrono::year{3000} / 1 / 1};

void check_clock(Reading& reading, const Given& given, const Scenario& scenario) {
  if (scenario.from - kEarliest < scenario.warm_up) {
    reading.error_in(given.tree.find("warm_up")->place,
                     "warm_up",
                     fmt::format("the run would begin before {} (found {}, expected at most {})",
                                 time_text(kEarliest),
                                 duration_text(scenario.warm_up),
                                 duration_text(scenario.from - kEarliest)));
  }
  if (kLatest - scenario.to < scenario.cool_down) {
    reading.error_in(given.tree.find("cool_down")->place,
                     "cool_down",
                     fmt::format("the run would end after {} (found {}, expected at most {})",
                                 time_text(kLatest),
                                 duration_text(scenario.cool_down),
                                 duration_text(kLatest - scenario.to)));
  }
}

/// Labels, names of nodes and ids of observed figures: all that is text of the user's own and is
/// not a key. By path.
std::map<std::string, std::string> labels_of(const Scenario& scenario) {
  std::map<std::string, std::string> labels;
  for (const auto& [id, flow] : scenario.flows) {
    for (std::size_t i = 0; i < flow.counts.size(); ++i) {
      labels.emplace(fmt::format("flows.{}.counts[{}]", id, i), flow.counts[i]);
    }
  }
  for (const auto& [id, node] : scenario.nodes) {
    labels.emplace(fmt::format("nodes.{}.name", id), node.name);
  }
  for (std::size_t i = 0; i < scenario.observed.size(); ++i) {
    labels.emplace(fmt::format("observed[{}].id", i), scenario.observed[i].id);
  }
  return labels;
}

/// Equal ones are meant to be equal; ones that only look equal are counted apart.
void warn_of_like_labels(Reading& reading, const Scenario& scenario) {
  std::map<std::string, std::string> first;  // by what they have in common
  for (const auto& [path, label] : labels_of(scenario)) {
    const std::string kind = path.substr(0, path.find_first_of(".["));
    const std::string& known = first.emplace(kind + '.' + folded(label), label).first->second;
    if (known != label) {
      reading.warning_of(
          path, fmt::format("{} and {} differ in case, accents or blanks only", known, label));
    }
  }
}

void check_scenario(Reading& reading, const Given& given, const Scenario& scenario) {
  if (scenario.from >= scenario.to) {
    reading.error_in(given.tree.find("to")->place,
                     "to",
                     fmt::format("the window ends before it begins (found {} to {})",
                                 time_text(scenario.from),
                                 time_text(scenario.to)));
  }
  check_clock(reading, given, scenario);
  warn_of_like_labels(reading, scenario);
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

void describe_options(Describe<Scenario>& d) {
  d.field("options",
          &Scenario::options,
          by_id(struct_of<Option>(describe_option)),
          "named changes to compare")
      .like("{sixth_feeder: {changes: {fleets.feeders.count: 6}}}");
  d.field("with",
          &Scenario::with,
          one_or_list(id_of(options())),
          "options that are put in force when the file is read, as by --with")
      .like("[second_berth]");
  d.field("applied",
          &Scenario::applied,
          one_or_list(id_of(options())),
          "options whose changes it has already; --with adds to them")
      .like("[second_berth]");
}

void describe_run(Describe<Scenario>& d) {
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
}

void describe_currencies(Describe<Scenario>& d) {
  d.field("currency", &Scenario::currency, currency(), "of the accounts")
      .otherwise("that of the prices")
      .like("USD");
  d.field("currencies",
          &Scenario::currencies,
          values_of_currencies(),
          "what one of another currency is worth, to a millionth")
      .like("{KZT: 0.0021 USD}");
}

void describe_network(Describe<Scenario>& d) {
  d.field("commodities",
          &Scenario::commodities,
          by_id(struct_of<Commodity>(describe_commodity)),
          "what is carried")
      .like("{container: {unit: TEU, lot: 2 TEU}}");
  d.field("pools",
          &Scenario::pools,
          by_id(struct_of<Pool>(describe_pool)),
          "wagons, empty boxes, locomotives that cargo and vehicles take and give back")
      .like("{wagons: {at: {aktau: 40}}}");
  d.field("nodes", &Scenario::nodes, by_id(struct_of<Node>(describe_node), IdRule::Node), "places")
      .like("{aktau: {country: KZ, facilities: {berths: {count: 3}}}}");
  d.field("links", &Scenario::links, by_id(struct_of<Link>(describe_link)), "connections of nodes")
      .like("{aktau-alat: {mode: sea, length: 490 km, time: 26 h}}");
  d.field("waters",
          &Scenario::waters,
          by_id(struct_of<Water>(describe_water)),
          "seas and rivers whose level changes")
      .like("{caspian: {nodes: [aktau, alat], levels: [{at: 2024-01-01, level: -0.85 m}]}}");
  d.field("fleets", &Scenario::fleets, by_id(struct_of<Fleet>(describe_fleet)), "vehicles")
      .like("{feeders: {kind: ship, count: 5, capacity: {container: 250 TEU}}}");
}

}  // namespace

const Description& describe_scenario() {
  static const Description kDescription = [] {
    Describe<Scenario> d("scenario", "The whole file.");
    describe_run(d);
    describe_currencies(d);
    describe_network(d);
    d.field("disruptions",
            &Scenario::disruptions,
            by_id(struct_of<Disruption>(describe_disruption)),
            "what takes things away for a time")
        .like("{works: {closes: [aktau-alat], dates: [{from: 2024-03-01, to: 2024-03-08}]}}");
    d.field("services",
            &Scenario::services,
            by_id(struct_of<Service>(describe_service)),
            "calling patterns of vehicles")
        .like("{feeder: {fleet: feeders, calls: [{at: aktau}, {at: alat}]}}");
    d.field("flows", &Scenario::flows, by_id(struct_of<Flow>(describe_flow)), "demand")
        .like("{boxes: {from: aktau, to: alat, commodity: container, volume: 20 kTEU/yr}}");
    d.field("embargoes",
            &Scenario::embargoes,
            by_id(struct_of<Embargo>(describe_embargo)),
            "terminals that accept no more cargo while too much waits there, or for some time")
        .like("{kuryk: {at: kuryk, service: ferry, cargo: wagon, when: 700 wagon}}");
    describe_options(d);
    d.field("observed",
            &Scenario::observed,
            list_of(struct_of<Observed>(describe_observed)),
            "observed figures")
        .like("[{id: teu, measure: delivered, of: [boxes], value: 56500 TEU/yr}]");
    d.check(check_scenario);
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
