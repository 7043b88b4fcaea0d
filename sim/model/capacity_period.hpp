#pragma once
// What holds on average over a stretch of time: demand, closures, servers, vehicles, paths.

#include <limits>
#include <optional>
#include <vector>

#include "changes_in_force.hpp"
#include "corridor/model/layout.hpp"

namespace corridor::model {

/// No limit; of a wait, that it grows without end.
inline constexpr double kInfinite = std::numeric_limits<double>::infinity();

struct Period {
  Time from, to;
  [[nodiscard]] double days() const { return core::to_days(to - from); }
};

/// The calendar months of a window, the first and the last cut to it.
std::vector<Period> months_of(Time from, Time to);

/// How something is closed. Closures of several disruptions are taken as independent.
struct Closed {
  double share = 0;     // of the time
  double per_day = 0;   // closures
  double residual = 0;  // days still to wait, on average, for one who comes at a closed time:
                        // E[L^2] / (2 E[L])

  /// Mean wait, in days, of one who comes at any time.
  [[nodiscard]] double wait() const { return share * residual; }
  [[nodiscard]] double mean_length() const { return per_day > 0 ? share / per_day : 0; }
  /// Probability to be closed `days` after a moment at which it was open. Open and closed times as
  /// if exponential: share (1 - exp(-days / relaxation)), 1 / relaxation = 1 / closed + 1 / open.
  [[nodiscard]] double later(double days) const;
};

class Conditions {
 public:
  Conditions(const Layout& layout, Period period);

  [[nodiscard]] const Period& period() const { return period_; }
  /// Units of the flow's commodity offered per day.
  [[nodiscard]] double units_per_day(const FlowSpec& flow) const;
  /// What vehicles of a mode meet at a node.
  [[nodiscard]] Closed gate(NodeId node, Mode mode, scenario::Forbids what) const;
  [[nodiscard]] Closed facility(FacilityId facility) const;
  /// Part of the time in which a server is not broken down.
  [[nodiscard]] double working_order(FacilityId facility) const;
  [[nodiscard]] double servers(FacilityId facility) const;
  /// None: unlimited.
  [[nodiscard]] std::optional<double> vehicles(const ServiceSpec& service) const;
  /// Starts per day that slots and headway allow while the line is open, and how much of the time
  /// it is; none: unlimited.
  [[nodiscard]] std::optional<double> starts_per_day(TrackId track) const;
  [[nodiscard]] double open_share(TrackId track) const;
  /// Of a pipeline: units per day that other shippers leave free; none: unlimited.
  [[nodiscard]] std::optional<double> pipeline_rate(TrackId track) const;

 private:
  template <class Concerns>
  [[nodiscard]] Closed closed_where(Concerns concerns) const;
  [[nodiscard]] Closed closed_by(const DisruptionSpec& spec) const;
  [[nodiscard]] std::vector<scenario::Window> closed_windows(const DisruptionSpec& spec) const;
  /// Mean over the period of a number that dated changes set.
  [[nodiscard]] double with_changes(const ChangedNumber& number, double value) const;
  [[nodiscard]] double share_within(const scenario::Window& window) const;

  const Layout& layout_;
  Period period_;
};

}  // namespace corridor::model
