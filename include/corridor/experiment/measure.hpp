#pragma once
// One figure of a replication, by name: what precision is asked of and what inputs move.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/validation.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

/// "throughput", "mean", "P50", "P80", "P95", "time_cost" or "paid", of one flow ("P50:china_poti")
/// or of all; "observed:3".
struct Measure {
  enum class What {
    Throughput,
    Mean,
    P50,
    P80,
    P95,
    TimeCost,
    Paid,
    Observed,  // the counterpart of an observed figure, in its unit
  } what = What::Throughput;
  std::string flow;      // empty: all
  std::size_t part = 0;  // of Observed: index into scenario::observed_parts()

  friend bool operator==(const Measure&, const Measure&) = default;
};

std::string to_string(const Measure& measure);
/// Of a throughput; of times and costs less is better.
bool more_is_better(const Measure& measure);

/// A measure, or what is wrong with its name and what might be meant.
struct ParsedMeasure {
  std::optional<Measure> measure;
  std::string problem;
};
ParsedMeasure parse_measure(const std::string& text, const scenario::Scenario& scenario);

/// Reads measures from the outcomes of one scenario.
///   Throughput is what was delivered in the window: units of a flow; of all flows tonnes or, where
/// no commodity has a mass, lots. Transit times are those of a flow's cohort, in days; of all flows
/// their mean, weighted by what each flow offered in the window, in tonnes or lots alike. So "P50"
/// is the mean of the flows' medians, not the median of all lots, which would jump between oil and
/// boxes. The cost of time is what all days on the way cost the cohort's owners, by the delay cost
/// of its commodity, until delivery or the end of the run; what is paid are tariffs, fees and
/// through rates of the window. Both are in the currency of the accounts.
class Measurer {
 public:
  /// The scenario must outlive the measurer.
  explicit Measurer(const scenario::Scenario& scenario);

  /// None when the replication has no such figure: nothing was delivered, a quantile is withheld
  /// for a flow that counts, nothing has such a price, or the run was stopped.
  [[nodiscard]] std::optional<double> value(const Measure& measure,
                                            const model::Outcome& outcome) const;
  /// "t", "d", "TEU", "lot", "USD"; of an observed figure as it is written.
  [[nodiscard]] std::string unit(const Measure& measure) const;

 private:
  [[nodiscard]] double delivered(const Measure& measure, const model::Outcome& outcome) const;
  [[nodiscard]] std::optional<double> transit(const Measure& measure,
                                              const model::Outcome& outcome) const;
  [[nodiscard]] double time_cost(const Measure& measure, const model::Outcome& outcome) const;

  const scenario::Scenario& scenario_;
  bool by_tonnes_;
  std::string currency_;
  std::map<std::string, double> weights_;     // of a lot, by commodity
  std::map<std::string, double> delay_cost_;  // of a lot and day, by commodity
  std::vector<ValidationRow> observed_;
};

}  // namespace corridor::experiment
