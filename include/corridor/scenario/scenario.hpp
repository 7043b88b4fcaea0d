#pragma once
// A scenario as plain data: what the YAML says, checked field by field, with units converted and
// defaults filled in. Maps are ordered by id in byte order, which numbers the entities of a run.
// Nothing here knows YAML; nothing here knows how the model works. The nouns are in *_data.hpp.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/demand_data.hpp"
#include "corridor/scenario/disruption_data.hpp"
#include "corridor/scenario/observed_data.hpp"
#include "corridor/scenario/place_data.hpp"
#include "corridor/scenario/pool_data.hpp"
#include "corridor/scenario/trade_data.hpp"
#include "corridor/scenario/transport_data.hpp"

namespace corridor::scenario {

struct Option {
  std::map<std::string, std::string> changes;  // path -> value as written
  std::optional<Time> from;
  std::optional<Money> capex;
  std::optional<Money> opex;  // per year
  bool event = false;         // happens to the corridor rather than being decided on
  std::string source;
};

/// Where a number comes from and how far it may move; keyed by path in Scenario::provenance.
struct Provenance {
  std::string source;
  Confidence confidence = Confidence::Unstated;
  std::string low;  // as written
  std::string high;
  std::string note;
};

struct Scenario {
  int format = 1;
  std::string name;
  Time from;
  Time to;
  Duration warm_up{0};
  Duration cool_down{0};
  int replications = 20;
  std::uint64_t seed = 1;
  std::string currency;                     // of the accounts; empty: the one of all prices
  std::map<std::string, Money> currencies;  // what one of another currency is worth
  std::map<std::string, Commodity> commodities;
  std::map<std::string, Pool> pools;
  std::map<std::string, Node> nodes;
  std::map<std::string, Link> links;
  std::map<std::string, Water> waters;
  std::map<std::string, Fleet> fleets;
  std::map<std::string, Service> services;
  std::map<std::string, Flow> flows;
  std::map<std::string, Embargo> embargoes;
  std::map<std::string, Disruption> disruptions;
  std::map<std::string, Option> options;
  std::vector<std::string> with;     // of these, which the reader puts in force (then: applied)
  std::vector<std::string> applied;  // of these, whose changes it has already
  std::vector<Observed> observed;

  std::map<std::string, Provenance> provenance;  // by path
  std::map<std::string, Mark> marks;             // of every path that was written
  std::map<std::string, std::string> units;      // cargo units by path, where no commodity tells

  /// Mark of `path`, or of its nearest written ancestor.
  [[nodiscard]] Mark mark_of(const std::string& path) const;
};

/// The observed figures in their order, each with the statistics window or entry by entry.
std::vector<ObservedPart> observed_parts(const Scenario& scenario);

/// The clock, the seeds, the currencies and the commodities, without any place or vehicle: to be
/// filled with a part of the scenario or several times with all of it.
Scenario frame_of(const Scenario& scenario);

}  // namespace corridor::scenario
