#include "corridor/kernel/breakdowns.hpp"

#include <utility>

#include "corridor/core/mutant.hpp"

namespace corridor::kernel {

Breakdowns::Breakdowns(Simulator& simulator, Servers& servers, Rule rule, Draw draw)
    : simulator_(simulator), servers_(servers), rule_(rule), draw_(std::move(draw)) {
  servers_.set_wear_listener(*this);
}

void Breakdowns::added(std::uint32_t unit) {
  CORRIDOR_CHECK(unit == units_.size(), "servers are numbered in order");
  units_.push_back({this, unit, 0, {}});
  begin_cycle(units_.back());
}

void Breakdowns::begin_cycle(Unit& unit) {
  unit.cycle = draw_(unit.number, unit.n++);
  CORRIDOR_CHECK(unit.cycle.to_failure > Duration{0} && unit.cycle.to_repair >= Duration{0},
                 "an impossible time to failure or repair");
  if (rule_.clock == CORRIDOR_MUTANT(14, Clock::Calendar, Clock::Working)) {
    simulator_.at(simulator_.now() + unit.cycle.to_failure, {failed, &unit, rule_.tag});
  } else {
    servers_.set_working_budget(
        unit.number, unit.cycle.to_failure, rule_.under_way == Interruption::Finish);
  }
}

void Breakdowns::failed(Simulator& /*simulator*/, void* unit) {
  auto& self = *static_cast<Unit*>(unit);
  self.breakdowns->fail(self);
}

void Breakdowns::worn_out(std::uint32_t unit) {
  fail(units_[unit]);
}

void Breakdowns::fail(Unit& unit) {
  servers_.fail(unit.number, rule_.under_way, rule_.cause);
  simulator_.at(simulator_.now() + unit.cycle.to_repair, {repaired, &unit, rule_.tag});
}

void Breakdowns::repaired(Simulator& /*simulator*/, void* unit) {
  auto& self = *static_cast<Unit*>(unit);
  self.breakdowns->servers_.repair(self.number);
  self.breakdowns->begin_cycle(self);
}

}  // namespace corridor::kernel
