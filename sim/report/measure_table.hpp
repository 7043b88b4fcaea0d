#pragma once
// A table of estimates: who, measure, unit, mean, half_width, replications.

#include <string>
#include <vector>

#include "corridor/report/csv.hpp"

namespace corridor::report {

class MeasureTable {
 public:
  explicit MeasureTable(std::vector<std::string> who);

  /// The rows that follow are about this.
  void about(std::vector<std::string> who);
  void add(const std::string& measure,
           const std::string& unit,
           const experiment::Estimate& estimate);
  /// A measure that is no estimate, as a capacity.
  void add(const std::string& measure, const std::string& unit, std::optional<double> value);
  [[nodiscard]] const std::string& content() const { return csv_.content(); }

 private:
  void begin(const std::string& measure, const std::string& unit);

  Csv csv_;
  std::vector<std::string> who_;
};

}  // namespace corridor::report
