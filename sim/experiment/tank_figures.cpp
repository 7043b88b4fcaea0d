#include "tank_figures.hpp"

namespace corridor::experiment {

void TankFigures::add(const std::vector<model::TankOutcome>& tanks) {
  for (const model::TankOutcome& row : tanks) {
    add(row);
  }
}

void TankFigures::add(const model::TankOutcome& row) {
  TankSummary& s = tanks_[{row.node, row.tank}];
  s.node = row.node;
  s.tank = row.tank;
  s.commodity = row.commodity;
  s.unit = units_.at(row.commodity).unit;
  s.flow = row.flow;
  s.capacity = row.capacity.to_units();
  s.opening.add(row.opening.to_units());
  s.inflow.add(row.inflow.to_units());
  s.received.add(row.received.to_units());
  s.drawn.add(row.drawn.to_units());
  s.closing.add(row.closing.to_units());
  s.lost.add(row.lost.to_units());
  s.lowest.add(row.lowest.to_units());
  s.mean_level.add(row.mean_level);
  s.highest.add(row.highest.to_units());
  s.volume_hours.add(row.volume_hours);
  const double days = core::to_days(window_);
  s.share_shut_in.add(core::to_days(row.shut_in) / days);
  s.share_empty.add(core::to_days(row.empty) / days);
  s.shut_ins.add(static_cast<double>(row.shut_ins));
  s.marks.resize(row.marks.size());
  for (std::size_t i = 0; i < row.marks.size(); ++i) {
    s.marks[i].level = row.marks[i].level.to_units();
    s.marks[i].share_at_or_above.add(core::to_days(row.marks[i].at_or_above) / days);
    s.marks[i].reached.add(static_cast<double>(row.marks[i].reached));
  }
}

std::vector<TankSummary> TankFigures::all() const {
  std::vector<TankSummary> rows;
  for (const auto& [key, row] : tanks_) {
    rows.push_back(row);
  }
  return rows;
}

}  // namespace corridor::experiment
