#pragma once
// Observed figures to print beside the simulated ones. Part of scenario.hpp.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"

namespace corridor::scenario {

enum class Statistic { Mean, P50, P80, P95 };
/// What a comparison is worth: a balance is right when what was put in comes out.
enum class Role { Compared, Fitted, Predicted, Balance };

/// One value of a series, for its own period within the statistics window.
struct ObservedPeriod {
  std::optional<Time> from;  // none: the beginning of the window
  std::optional<Time> to;    // none: its end
  double value = 0;          // in `unit`
  std::string unit;
  std::string source;
  std::string note;
};

/// An observed figure to print beside the simulated one. `measure` is one of the names in
/// docs/scenario-reference.md; events are "offered", "delivered" or "<verb> <node>" with verb
/// arrived, unloaded, loaded or departed.
struct Observed {
  std::string id;
  std::string measure;
  std::vector<std::string> of;  // flows, labels, services or nodes, by measure
  std::string at;               // node, where the measure needs one
  std::string from_event;
  std::string to_event;
  Statistic statistic = Statistic::Mean;  // of transit and dwell
  double value = 0;                       // in `unit`; not used beside a series
  std::string unit;                       // as written, "Mt/yr", "d", "h", "TEU/yr", "1/month"
  std::vector<ObservedPeriod> series;
  double tolerance = 0.1;  // relative
  Role role = Role::Compared;
  std::string source;
  std::string note;
  Confidence confidence = Confidence::Unstated;
};

/// What is compared: an observed figure as a whole, or one entry of its series.
struct ObservedPart {
  std::size_t figure = 0;            // index into Scenario::observed
  std::optional<std::size_t> entry;  // of its series
  Window period;
};

}  // namespace corridor::scenario
