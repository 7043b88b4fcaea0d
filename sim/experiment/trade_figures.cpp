#include "trade_figures.hpp"

namespace corridor::experiment {

void TradeFigures::add(const std::vector<model::EmbargoOutcome>& embargoes) {
  for (const model::EmbargoOutcome& row : embargoes) {
    EmbargoSummary& s = embargoes_[row.embargo];
    s.embargo = row.embargo;
    s.node = row.node;
    s.declared.add(static_cast<double>(row.declared));
    s.days_in_force.add(core::to_days(row.in_force));
    s.held.add(static_cast<double>(row.held));
    s.rejected.add(static_cast<double>(row.rejected));
    s.diverted.add(static_cast<double>(row.diverted));
  }
}

std::vector<EmbargoSummary> TradeFigures::all() const {
  std::vector<EmbargoSummary> rows;
  for (const auto& [id, row] : embargoes_) {
    rows.push_back(row);
  }
  return rows;
}

}  // namespace corridor::experiment
