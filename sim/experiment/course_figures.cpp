#include "course_figures.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "corridor/stats/interval.hpp"

namespace corridor::experiment {
namespace {

constexpr std::size_t kMiddle = model::kStockParts / 2;
/// Of what arrives: less is not worth a warning, and random in a long window.
constexpr double kLeastGrowth = 0.02;
/// With a season two instants are compared, and a jam at the second is not growth without end.
constexpr double kLeastGrowthInSeason = 0.05;
/// Of the growth, in the second half of the span: what only fills up grows in the first.
constexpr double kLeastLate = 0.25;

/// Growth a day in each tenth of the span. Those of a queue that grows are independent, as steps of
/// a random walk; those of a steady stock alternate, which makes the interval too wide.
std::vector<double> increments(const std::array<double, model::kStockParts + 1>& levels,
                               double days) {
  std::vector<double> result;
  for (std::size_t i = 1; i < levels.size(); ++i) {
    result.push_back((levels.at(i) - levels.at(i - 1)) * model::kStockParts / days);
  }
  return result;
}

}  // namespace

CourseFigures::CourseFigures(const scenario::Scenario& scenario, CargoUnits units)
    : units_(std::move(units)),
      season_(model::has_season(scenario)),
      window_days_(core::to_days(scenario.to - scenario.from)) {}

void CourseFigures::add(const model::Outcome& outcome) {
  const model::Course& course = outcome.course;
  begin_ = course.begin;
  step_ = course.step;
  span_ = course.span;
  add_series(course.in_system);
  for (const model::StockCourse& row : course.stocks) {
    add(row, core::to_days(course.span));
  }
  for (const model::FlowOutcome& row : outcome.flows) {
    delivered_[row.flow].add(static_cast<double>(row.lots.delivered) *
                             units_.at(row.commodity).lot);
  }
  ++n_;
}

/// A replication that stopped knows the first part only.
void CourseFigures::add_series(const std::vector<double>& series) {
  in_system_.resize(n_ == 0 ? series.size() : std::min(in_system_.size(), series.size()));
  for (std::size_t i = 0; i < in_system_.size(); ++i) {
    in_system_[i] += series[i];
  }
  if (season_ && n_ < kMostEarlier) {
    of_first_.push_back(series);
  }
}

void CourseFigures::add(const model::StockCourse& row, double days) {
  if (days <= 0) {
    return;
  }
  const auto [found, is_new] = stocks_.try_emplace({row.node, row.flow, row.commodity});
  Stock& stock = found->second;
  if (is_new) {
    stock.names = row;
    stock.levels = row.levels;
  }
  const std::array<std::pair<Estimate*, double>, 6> values{
      {{&stock.per_day, (row.levels.back() - row.levels.front()) / days},
       {&stock.early, row.levels.at(kMiddle) - row.levels.front()},
       {&stock.late, row.levels.back() - row.levels.at(kMiddle)},
       {&stock.first, row.levels.front()},
       {&stock.last, row.levels.back()},
       {&stock.arrived, row.arrived.to_units()}}};
  for (const auto& [estimate, value] : values) {
    estimate->fill_with_zeros(n_);
    estimate->add(value);
  }
}

Growth CourseFigures::growth_of(const Stock& stock) const {
  Growth growth;
  growth.node = stock.names.node;
  growth.flow = stock.names.flow;
  growth.commodity = stock.names.commodity;
  growth.unit = units_.at(growth.commodity).unit;
  growth.per_day = stock.per_day;
  growth.per_day.fill_with_zeros(n_);
  growth.first = stock.first.mean();
  growth.last = stock.last.mean();
  growth.arrived_per_day = stock.arrived.mean() / window_days_;
  if (const auto found = delivered_.find(growth.flow); found != delivered_.end()) {
    growth.delivered_per_day = found->second.mean() / window_days_;
  }
  growth.half_width =
      n_ > 1 ? growth.per_day.half_width()
             : stats::t_interval(increments(stock.levels, core::to_days(span_))).half_width;
  return growth;
}

double CourseFigures::least_growth() const {
  return season_ ? kLeastGrowthInSeason : kLeastGrowth;
}

bool CourseFigures::grows(const Stock& stock, const Growth& growth) const {
  const double all = stock.early.mean() + stock.late.mean();
  return growth.half_width && growth.per_day.mean() - *growth.half_width > 0 &&
         growth.per_day.mean() > least_growth() * growth.arrived_per_day &&
         (season_ || stock.late.mean() >= kLeastLate * all);
}

void CourseFigures::finish(Summary& summary) const {
  CourseSummary& course = summary.course;
  course.begin = begin_;
  course.step = step_;
  course.replications = n_;
  course.least_growth = least_growth();
  course.in_system = in_system_;
  for (double& number : course.in_system) {
    number /= static_cast<double>(n_);
  }
  course.of_first = of_first_;
  if (span_ <= core::Duration{0}) {
    course.growth_unknown =
        "there is a season, and the run does not hold the same time of two years";
    return;
  }
  if (n_ < 2 && season_) {
    course.growth_unknown = "with a season it takes several replications";
    return;
  }
  course.growth_known = true;
  std::set<std::string> explained;  // commodities whose stock grows at a node
  for (const bool nodes : {true, false}) {
    for (const auto& [key, stock] : stocks_) {
      const Growth growth = growth_of(stock);
      if (growth.node.empty() != nodes && grows(stock, growth) &&
          (nodes || !explained.contains(growth.commodity))) {
        course.growths.push_back(growth);
      }
    }
    for (const Growth& growth : course.growths) {
      explained.insert(growth.commodity);
    }
  }
}

}  // namespace corridor::experiment
