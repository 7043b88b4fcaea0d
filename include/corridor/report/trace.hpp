#pragma once
// The event log of a replication, and one lot's journey.

#include <iosfwd>
#include <string>
#include <vector>

#include "corridor/model/simulate.hpp"
#include "corridor/report/csv.hpp"

namespace corridor::report {

/// Writes events as they come: time_us (since 1970-01-01 UTC), entity, event, place, cause,
/// quantity.
class TraceCsv final : public model::TraceSink {
 public:
  /// The stream must outlive it.
  explicit TraceCsv(std::ostream& out);
  void write(const model::TraceEvent& event) override;

 private:
  std::ostream& out_;
  Csv csv_;
};

/// "china-poti/12: 2024-01-03 06:00:00 to ..., 11.9 d" and a line for each stage.
std::string journey_table(const std::string& lot, const std::vector<model::JourneyStage>& journey);
std::string journey_csv(const std::vector<model::JourneyStage>& journey);

}  // namespace corridor::report
