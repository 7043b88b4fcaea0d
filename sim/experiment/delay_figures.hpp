#pragma once
// What all lots waited for, added up by cause, by place and by service.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cargo_unit.hpp"
#include "corridor/experiment/summary.hpp"

namespace corridor::experiment {

class DelayFigures {
 public:
  DelayFigures(const scenario::Scenario& scenario, const CargoUnits& units, double years);

  void add(const model::Outcome& outcome);
  /// By cause, the largest share first.
  [[nodiscard]] std::vector<CauseDelay> causes() const;
  /// Charged to "aktau.customs", "aktau" or "aktau-alat".
  [[nodiscard]] Delay at(const std::string& place) const;
  /// Waiting for a service at a node.
  [[nodiscard]] Delay of(const std::string& service, const std::string& node) const;
  /// Waiting of all time of all lots, weighted like the delays.
  [[nodiscard]] const Estimate& waiting_share() const { return waiting_share_; }
  [[nodiscard]] bool weighted_by_tonnes() const { return weighted_by_tonnes_; }

 private:
  using Call = std::pair<std::string, std::string>;  // service, node
  struct Sum {
    double lot_days = 0, lots = 0, weighted = 0;
  };
  /// One kind of key; a replication's sums are kept apart until the replication is complete.
  template <class Key>
  struct Table {
    std::map<Key, Sum> sums;
    std::map<Key, Delay> delays;
  };

  void add_waiting_share(const model::Outcome& outcome);
  void add_flow(const model::FlowOutcome& row, const model::Outcome& outcome);
  template <class Key>
  void close(Table<Key>& table) const;
  template <class Key>
  [[nodiscard]] Delay filled(const Table<Key>& table, const Key& key) const;
  [[nodiscard]] double weight_of(const std::string& commodity) const;
  [[nodiscard]] std::string main_flow(const model::CauseKey& cause) const;

  const scenario::Scenario& scenario_;
  CargoUnits units_;
  double years_;
  bool weighted_by_tonnes_ = true;
  std::int64_t n_ = 0;
  Estimate waiting_share_;
  Table<model::CauseKey> by_cause_;
  Table<std::string> by_place_;
  Table<Call> by_call_;
  std::map<std::pair<model::CauseKey, std::string>, double> by_cause_and_flow_;
};

}  // namespace corridor::experiment
