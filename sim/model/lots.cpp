#include "corridor/model/lots.hpp"

#include "corridor/core/mutant.hpp"

namespace corridor::model {

LotId Lots::create(FlowId flow, std::uint32_t number, Time now, kernel::Cause cause) {
  LotId id;
  if (free_.empty()) {
    id = lots_.push_back({});
    probes_.resize(probes_.size() + n_probes_, Time::min());
  } else {
    id = free_.back();
    free_.pop_back();
    lots_[id] = {};
    for (std::size_t i = 0; i < n_probes_; ++i) {
      probe(id, i) = Time::min();
    }
  }
  Lot& lot = lots_[id];
  lot.flow = flow;
  lot.number = number;
  lot.alive = true;
  lot.offered = now;
  lot.since = now;
  lot.own = cause;
  return id;
}

void Lots::remove(LotId id) {
  lots_[id].alive = false;
  if (id == followed_) {
    followed_ = {};
  }
  free_.push_back(id);
}

void Lots::charge(LotId id, Time now, kernel::Cause cause) {
  settle(id, now);
  lots_[id].carrier = nullptr;
  lots_[id].own = cause;
}

void Lots::ride(LotId id, Time now, const ChargeLog& carrier) {
  settle(id, now);
  lots_[id].carrier = &carrier;
  lots_[id].charge = carrier.current();
}

void Lots::settle(LotId id, Time now) {
  Lot& lot = lots_[id];
  if (lot.since == now) {
    return;
  }
  if (lot.carrier == nullptr) {
    book(lot, id, lot.since, now, lot.own);
  } else {
    lot.carrier->between(lot.charge, lot.since, now, [&](Time from, Time to, kernel::Cause cause) {
      book(lot, id, from, to, cause);
    });
    lot.charge = lot.carrier->current();
  }
  lot.since = now;
}

void Lots::book(Lot& lot, LotId id, Time from, Time to, kernel::Cause cause) {
  lot.charged += to - from;
  if (CORRIDOR_MUTANT(42, lot.cohort, true)) {
    accounts_[lot.flow].add(cause, to - from);
  }
  if (lot.journey != nullptr) {
    lot.journey->charge(from, cause);
  }
  if (id == followed_ && journey_ != nullptr) {
    journey_->push_back({to, cause, lot.carrier == nullptr ? "" : lot.carrier->name});
  }
}

}  // namespace corridor::model
