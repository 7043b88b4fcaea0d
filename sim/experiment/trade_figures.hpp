#pragma once
// What replications tell of embargoes.

#include <map>
#include <string>
#include <vector>

#include "corridor/experiment/trade_summary.hpp"
#include "corridor/model/trade_outcome.hpp"

namespace corridor::experiment {

class TradeFigures {
 public:
  void add(const std::vector<model::EmbargoOutcome>& embargoes);
  /// By id.
  [[nodiscard]] std::vector<EmbargoSummary> all() const;

 private:
  std::map<std::string, EmbargoSummary> embargoes_;
};

}  // namespace corridor::experiment
