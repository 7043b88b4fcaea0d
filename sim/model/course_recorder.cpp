#include "corridor/model/course_recorder.hpp"

#include <algorithm>

namespace corridor::model {

CourseRecorder::CourseRecorder(const Layout& layout,
                               const Record& record,
                               Time begin,
                               Time stocks_since)
    : layout_(layout),
      record_(record),
      begin_(begin),
      end_(layout.scenario->to),
      stocks_since_(stocks_since),
      step_(course_step(end_ - begin)),
      step_end_(begin + step_),
      at_nodes_(layout.nodes.size() * layout.commodities.size()),
      of_flows_(layout.flows.size()) {}

Time CourseRecorder::level_time(std::size_t part) const {
  const Duration span = end_ - stocks_since_;
  const auto i = static_cast<std::int64_t>(part);
  const auto n = static_cast<std::int64_t>(kStockParts);
  return stocks_since_ + span / n * i + span % n * i / n;
}

Time CourseRecorder::next() const {
  const Time step = step_end_ <= end_ ? step_end_ : Time::max();
  const Time level = n_levels_ <= kStockParts ? level_time(n_levels_) : Time::max();
  return std::min(step, level);
}

void CourseRecorder::look(Time now) {
  if (now == step_end_) {
    const core::Int128 integral = record_.in_system().integral(now);
    in_system_.push_back(static_cast<double>(integral - seen_) /
                         static_cast<double>(step_.count()));
    seen_ = integral;
    step_end_ += step_;
  }
  while (n_levels_ <= kStockParts && level_time(n_levels_) == now) {
    read_levels();
  }
}

void CourseRecorder::read_levels() {
  for (std::uint32_t n = 0; n < layout_.nodes.size(); ++n) {
    for (std::uint32_t c = 0; c < layout_.commodities.size(); ++c) {
      at_nodes_[n * layout_.commodities.size() + c].at(n_levels_) =
          record_.stock(NodeId{n}, CommodityId{c});
    }
  }
  for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
    const Amount lot = layout_.commodities[layout_.flows[FlowId{f}].commodity].lot;
    of_flows_[f].at(n_levels_) = Amount{record_.flows[FlowId{f}].in_system * lot.micro};
  }
  ++n_levels_;
}

Course CourseRecorder::course() const {
  Course course;
  course.begin = begin_;
  course.step = step_;
  course.in_system = in_system_;
  if (n_levels_ > kStockParts) {
    course.span = end_ - stocks_since_;
    add_nodes(course);
    add_flows(course);
  }
  return course;
}

namespace {

/// False when there never was any.
bool convert(const std::array<Amount, kStockParts + 1>& amounts, StockCourse& row) {
  std::ranges::transform(
      amounts, row.levels.begin(), [](Amount amount) { return amount.to_units(); });
  return std::ranges::any_of(amounts, [](Amount amount) { return amount != Amount{}; });
}

}  // namespace

void CourseRecorder::add_nodes(Course& course) const {
  for (std::uint32_t n = 0; n < layout_.nodes.size(); ++n) {
    for (std::uint32_t c = 0; c < layout_.commodities.size(); ++c) {
      StockCourse row;
      row.node = layout_.nodes[NodeId{n}].id;
      row.commodity = layout_.commodities[CommodityId{c}].id;
      row.arrived = record_.arrived_in_window(NodeId{n}, CommodityId{c});
      if (convert(at_nodes_[n * layout_.commodities.size() + c], row)) {
        course.stocks.push_back(std::move(row));
      }
    }
  }
}

void CourseRecorder::add_flows(Course& course) const {
  for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
    const FlowSpec& flow = layout_.flows[FlowId{f}];
    StockCourse row;
    row.flow = flow.id;
    row.commodity = layout_.commodities[flow.commodity].id;
    row.arrived = Amount{record_.flows[FlowId{f}].lots.offered *
                         layout_.commodities[flow.commodity].lot.micro};
    if (convert(of_flows_[f], row)) {
      course.stocks.push_back(std::move(row));
    }
  }
}

}  // namespace corridor::model
