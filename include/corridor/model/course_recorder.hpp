#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "corridor/core/int128.hpp"
#include "corridor/model/course.hpp"
#include "corridor/model/layout.hpp"
#include "corridor/model/record.hpp"

namespace corridor::model {

/// Reads a run's course from its record whenever the run comes by: it schedules nothing, so a run
/// is the same with and without it.
class CourseRecorder {
 public:
  /// `begin` is the beginning of the warm-up; for `stocks_since` see course.hpp.
  CourseRecorder(const Layout& layout, const Record& record, Time begin, Time stocks_since);

  /// The next instant to look at; Time::max() when there is none.
  [[nodiscard]] Time next() const;
  /// At next(), when everything before it has happened.
  void look(Time now);
  /// What has been seen, at the end of the window.
  [[nodiscard]] Course course() const;

 private:
  using Levels = std::array<core::Amount, kStockParts + 1>;

  [[nodiscard]] Time level_time(std::size_t part) const;
  void read_levels();
  void add_nodes(Course& course) const;
  void add_flows(Course& course) const;

  const Layout& layout_;
  const Record& record_;
  Time begin_;
  Time end_;
  Time stocks_since_;
  Duration step_;
  Time step_end_;
  core::Int128 seen_ = 0;  // integral of the lots in the system at the last step's end
  std::vector<double> in_system_;
  std::size_t n_levels_ = 0;
  std::vector<Levels> at_nodes_;  // by node and commodity, as in the record
  std::vector<Levels> of_flows_;
};

}  // namespace corridor::model
