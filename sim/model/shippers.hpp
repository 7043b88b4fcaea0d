#pragma once
// Whose cargo a pipeline takes next.

#include <map>
#include <optional>

#include "corridor/core/int128.hpp"
#include "corridor/model/world.hpp"

namespace corridor::model {

/// Flows take turns by start-time fair queueing (Goyal, Vin, Cheng 1997): each has its share of
/// what is pumped while it waits, and none has a claim for times in which it had nothing to pump. A
/// flow's turn begins when a batch of it waits, and lasts for that batch.
class Shippers {
 public:
  explicit Shippers(const scenario::Link& link) : link_(link) {}

  /// Takes the next lot out of the pile; none while no flow has a batch there.
  std::optional<Pile::Entry> next(const World& world, Pile& pile);

 private:
  struct Waiting {
    Pile::Entry first;
    Amount amount;
  };
  static std::map<FlowId, Waiting> waiting(const World& world, const Pile& pile);
  [[nodiscard]] core::Int128 start_of(FlowId flow) const;
  [[nodiscard]] FlowId choose(const std::map<FlowId, Waiting>& all) const;
  void begin_turn(const World& world, FlowId flow);

  const scenario::Link& link_;
  FlowId turn_;                          // whose batch is pumped
  Amount left_;                          // of it
  core::Int128 clock_ = 0;               // virtual time: where the present turn began
  std::map<FlowId, core::Int128> ends_;  // of each flow's last turn, in virtual time
};

}  // namespace corridor::model
