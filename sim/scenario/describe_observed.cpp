#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/measures.hpp"
#include "corridor/scenario/word_kind.hpp"
#include "figure_kind.hpp"
#include "scalar_kind.hpp"
#include "shares.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

constexpr std::array<const char*, 4> kVerbs{"arrived", "unloaded", "loaded", "departed"};
constexpr std::array<const char*, 4> kModes{"rail", "sea", "road", "pipeline"};

KindOf<std::string> measure() {
  std::vector<Word<std::string>> words;
  for (const MeasureName& measure : measure_names()) {
    words.push_back({.value = measure.name, .word = measure.name.c_str()});
  }
  return one_of<std::string>("a measure", std::move(words));
}

Problem check_event(const Scenario& scenario, const std::string& text) {
  if (text == "offered" || text == "delivered") {
    return {};
  }
  const std::size_t blank = text.find(' ');
  const bool verb = std::find(kVerbs.begin(), kVerbs.end(), text.substr(0, blank)) != kVerbs.end();
  if (!verb || blank == std::string::npos) {
    return {.what = "not an event", .hint = ""};
  }
  const std::string node = text.substr(blank + 1);
  return scenario.nodes.contains(node) ? Problem{} : Problem{.what = "no node " + node, .hint = ""};
}

KindOf<std::string> event() {
  Kind kind = described("offered, delivered, or arrived, unloaded, loaded or departed with a node",
                        "unloaded alat");
  kind.spelling =
      spelled_like("^(?:offered|delivered|(?:arrived|unloaded|loaded|departed) [A-Za-z0-9_]+)$");
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        const Problem problem = check_event(reading.scenario(), text);
        return problem.what.empty() ? Parsed<std::string>{.value = text, .problem = {}}
                                    : failed<std::string>(problem);
      },
      [](const Writing&, const std::string& text) { return text; }));
}

Directory measurable() {
  Directory directory;
  directory.noun = "flow, label of flows or service";
  directory.spelling = spelled_freely();
  directory.names = [](const Scope& scope) {
    std::vector<std::string> names;
    for (const auto& [id, flow] : scope.scenario->flows) {
      names.push_back(id);
      names.insert(names.end(), flow.counts.begin(), flow.counts.end());
    }
    for (const auto& service : scope.scenario->services) {
      names.push_back(service.first);
    }
    return names;
  };
  directory.has = [names = directory.names](const Scope& scope,
                                            const std::string& id) -> std::optional<bool> {
    const std::vector<std::string> known = names(scope);
    return std::find(known.begin(), known.end(), id) != known.end();
  };
  return directory;
}

/// A node, or the mode of `carried`.
Directory places() {
  Directory directory = nodes();
  directory.noun = "node or mode";
  directory.has = [has = directory.has](const Scope& scope, const std::string& id) {
    const bool is_mode = std::find(kModes.begin(), kModes.end(), id) != kModes.end();
    return is_mode ? std::optional(true) : has(scope, id);
  };
  return directory;
}

void check_value(Reading& reading, const Given& given, const Observed& observed) {
  if (given.has("value") != observed.series.empty()) {
    reading.error_at(given.tree.place, "what was observed? (expected either value or series)");
  }
  const bool of_lots = observed.measure == "transit" || observed.measure == "dwell";
  if (given.has("statistic") && !of_lots) {
    reading.error_at(given.tree.find("statistic")->place,
                     "statistic is used only with transit and dwell");
  }
}

void check_observed(Reading& reading, const Given& given, const Observed& observed) {
  check_value(reading, given, observed);
  const bool is_mode = std::find(kModes.begin(), kModes.end(), observed.at) != kModes.end();
  const bool between = observed.measure == "transit";
  const bool at_node = observed.measure == "dwell" || observed.measure == "departures" ||
                       observed.measure == "ship_time";
  if (between && (observed.from_event.empty() || observed.to_event.empty())) {
    reading.error_at(given.tree.place, "transit needs from_event and to_event");
  }
  if (observed.measure == "carried" && !is_mode) {
    reading.error_at(given.tree.place, "carried needs at: rail, sea, road or pipeline");
  }
  if (at_node && (observed.at.empty() || is_mode)) {
    reading.error_at(given.tree.place, observed.measure + " needs at: the id of a node");
  }
  if (observed.of.empty()) {
    reading.error_at(given.tree.place, "nothing is measured (expected names under of)");
  }
}

KindOf<std::string> observed_id() {
  Kind kind = described("an id, once only", "titr_tonnes");
  kind.spelling = spelled_freely();
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        const auto& all = reading.scenario().observed;
        const auto same =
            std::count_if(all.begin(), all.end(), [&](const Observed& o) { return o.id == text; });
        return text.empty() || same > 0 ? failed<std::string>(same > 0 ? "used twice" : "not an id")
                                        : Parsed<std::string>{.value = text, .problem = {}};
      },
      [](const Writing&, const std::string& text) { return text; }));
}

}  // namespace

const std::vector<MeasureName>& measure_names() {
  static const std::vector<MeasureName> kNames{
      {"carried", "amount of the flows that used links of the mode named by `at`, per time"},
      {"delivered", "amount of the flows delivered, per time"},
      {"block_trains", "block trains of the flows at their first link, per time"},
      {"transit", "time of the flows' lots from `from_event` to `to_event`"},
      {"dwell", "time of the flows' lots from unloaded to loaded at the node `at`"},
      {"departures", "departures of the services' vehicles from the node `at`, per time"},
      {"ship_time", "mean time of the services' vehicles at berth at the node `at`"},
  };
  return kNames;
}

const Description& describe_observed() {
  static const Description kDescription = [] {
    Describe<Observed> d("observed figure",
                         "What was observed, to print beside what is simulated.");
    d.field("id", &Observed::id, observed_id(), "its name").required();
    d.field("measure", &Observed::measure, measure(), "what was measured").required();
    d.field("of",
            &Observed::of,
            one_or_list(id_of(measurable())),
            "flows, labels of flows or services that count")
        .required()
        .like("titr");
    d.field("at", &Observed::at, id_of(places()), "node or mode, where the measure needs one")
        .like("alat");
    d.field("from_event", &Observed::from_event, event(), "beginning of a transit time")
        .like("departed altynkol");
    d.field("to_event", &Observed::to_event, event(), "end of a transit time");
    d.field("statistic",
            &Observed::statistic,
            statistic(),
            "of the lots' times, for transit and dwell");
    d.whole_field("value",
                  figure<Observed>([](const Observed& o) { return o.series.empty(); }),
                  "the figure, of the whole statistics window");
    d.field("series",
            &Observed::series,
            list_of(struct_of<ObservedPeriod>(describe_observed_period)),
            "instead of one value: figures of parts of the window, such as months")
        .like("[{from: 2024-02-01, to: 2024-03-01, value: 1200 TEU}]");
    d.field("tolerance",
            &Observed::tolerance,
            share(),
            "it is met when the simulated interval comes this close, as a share of the value");
    d.field(
        "role",
        &Observed::role,
        role(),
        "what the comparison is worth: `fitted` in a calibration, `predicted` without a fit, or a "
        "`balance` of what was put in");
    d.field("source", &Observed::source, text(), "where it is from")
        .like("\"ministry of transport, 2025\"");
    d.field("note", &Observed::note, text(), "remark").like("\"both ways\"");
    d.field("confidence", &Observed::confidence, confidence(), "how sure it is");
    d.check(check_observed);
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
