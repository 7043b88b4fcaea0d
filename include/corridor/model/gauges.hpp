#pragma once
// What the observed figures of a scenario are compared with: one gauge for each of their parts
// counts within the part's own period. An event at the end of a period is not in it; a time of a
// lot belongs to the period in which it begins.

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/model/layout.hpp"
#include "corridor/model/lots.hpp"
#include "corridor/stats/sample.hpp"

namespace corridor::model {

/// What happens to a lot at a node.
enum class Milestone { Offered, Arrived, Unloaded, Loaded, Departed, Delivered };

/// An event of a lot's journey, compiled.
struct JourneyEvent {
  Milestone milestone = Milestone::Offered;
  NodeId node;  // none: any
};

/// "unloaded aktau" -> milestone and node; false when it is not of this form.
bool parse_milestone(const Layout& layout, const std::string& text, JourneyEvent& event);
/// Flows named in `of`, by id or by a label they count for.
std::vector<bool> flows_named(const Layout& layout, const std::vector<std::string>& of);

struct Gauge {
  const scenario::Observed* figure = nullptr;
  std::string unit;  // in which it was observed
  scenario::Window period;
  std::size_t probe = 0;        // of transit and dwell: see Lots::probe
  Mode mode = Mode::Sea;        // of carried
  JourneyEvent from, to;        // of transit and dwell
  stats::Sample days;           // of transit and dwell
  std::vector<Amount> amounts;  // of carried and delivered, by flow
  std::int64_t count = 0;       // of block_trains and departures; ships of ship_time
  double hours = 0;             // of ship_time, together

  [[nodiscard]] bool holds(Time now) const { return period.from <= now && now < period.to; }
};

class Gauges {
 public:
  explicit Gauges(const Layout& layout);

  /// Of the gauges of transit and dwell, each of which keeps a time with each lot.
  [[nodiscard]] std::size_t n_probes() const { return n_probes_; }
  /// In the order of scenario::observed_parts.
  [[nodiscard]] const std::vector<Gauge>& all() const { return gauges_; }

  void milestone(Lots& lots, LotId lot, const JourneyEvent& event, Time now);
  void carried(FlowId flow, Mode mode, Amount amount, Time now);
  void delivered(FlowId flow, Amount amount, Time now);
  void block_train(FlowId flow, Time now);
  void departed(ServiceId service, std::uint32_t call, double hours_at_berth, Time now);

 private:
  /// Indices into gauges_ of those that a flow or a call moves.
  using Indices = std::vector<std::uint32_t>;
  void compile(std::uint32_t index);
  void watch_flows(std::uint32_t index, core::IdVector<FlowId, Indices>& of_flow);
  void watch_calls(std::uint32_t index);

  const Layout& layout_;
  std::vector<Gauge> gauges_;
  std::size_t n_probes_ = 0;
  core::IdVector<FlowId, Indices> times_of_;
  core::IdVector<FlowId, Indices> carried_of_;
  core::IdVector<FlowId, Indices> delivered_of_;
  core::IdVector<FlowId, Indices> trains_of_;
  std::vector<std::vector<Indices>> calls_of_;  // by service and call
};

}  // namespace corridor::model
