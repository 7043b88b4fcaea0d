#pragma once
// What replications tell of the course of a run.

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "cargo_unit.hpp"
#include "corridor/experiment/summary.hpp"

namespace corridor::experiment {

class CourseFigures {
 public:
  CourseFigures(const scenario::Scenario& scenario, CargoUnits units);

  void add(const model::Outcome& outcome);
  /// Fills in `course`; its warm-up is judged later.
  void finish(Summary& summary) const;

 private:
  using Levels = std::array<double, model::kStockParts + 1>;
  struct Stock {
    model::StockCourse names;  // of the first replication that has it
    Estimate per_day, early, late, first, last, arrived;
    Levels levels{};  // of that replication
  };

  void add(const model::StockCourse& row, double days);
  void add_series(const std::vector<double>& series);
  [[nodiscard]] double least_growth() const;
  [[nodiscard]] bool grows(const Stock& stock, const Growth& growth) const;
  [[nodiscard]] Growth growth_of(const Stock& stock) const;

  CargoUnits units_;
  bool season_;
  double window_days_;
  std::int64_t n_ = 0;
  core::Time begin_{};
  core::Duration step_{0};
  core::Duration span_{0};
  std::vector<double> in_system_;              // summed
  std::vector<std::vector<double>> of_first_;  // of the first replications
  std::map<std::tuple<std::string, std::string, std::string>, Stock> stocks_;
  std::map<std::string, Estimate> delivered_;  // by flow
};

}  // namespace corridor::experiment
