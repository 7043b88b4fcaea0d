#pragma once
// How a run went along: the number of lots in the corridor step by step, and stocks at equal
// distances. It tells of warm-up, of growth without end and of how much one long run knows.

#include <array>
#include <string>
#include <vector>

#include "corridor/core/quantity.hpp"
#include "corridor/core/time.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// Stocks are read at the ends of this many parts of their span.
inline constexpr std::size_t kStockParts = 10;

/// Lots of a commodity at a node, or of a flow wherever they are, in units of the commodity.
struct StockCourse {
  std::string node;  // empty: the flow's
  std::string flow;
  std::string commodity;
  core::Amount arrived;  // within the window; of a flow: offered
  std::array<double, kStockParts + 1> levels{};
};

struct Course {
  core::Time begin{};             // of the warm-up
  core::Duration step{0};         // of the series
  std::vector<double> in_system;  // time-average of lots in each whole step, from `begin` to `to`
  /// Between the first and the last of the levels; zero when stocks cannot be compared.
  core::Duration span{0};
  std::vector<StockCourse> stocks;  // by node and commodity, then by flow; only those ever there
};

/// The shortest of a second, a minute, an hour, a day, a week and 52 weeks that divides the run
/// into at most 5000.
core::Duration course_step(core::Duration run);

/// Whether demand or weather have a season: then stocks are compared with those of the same time of
/// the year only.
bool has_season(const scenario::Scenario& scenario);

/// Where stocks are first read, so that at `to` they can be compared: `from`, or in a scenario with
/// a season the earliest instant of the run a whole number of years before `to`, not before `from`
/// where the window holds a year. At `to` itself nothing can be compared.
core::Time stocks_since(const scenario::Scenario& scenario);

}  // namespace corridor::model
