#pragma once
// What is posted for lots: legs, steps in terminals, storage, through rates. Postings are dated by
// what happens, storage by the time in the statistics window; outside of it nothing is posted.

#include <string>
#include <vector>

#include "corridor/core/time.hpp"
#include "corridor/model/lots.hpp"
#include "corridor/model/money_book.hpp"

namespace corridor::model {

class LotCharges {
 public:
  LotCharges(const Layout& layout, MoneyBook& book);

  void open() { open_ = active_; }
  void close() { open_ = false; }
  [[nodiscard]] bool is_active() const { return active_; }

  void offered(LotId lot) {
    if (active_) {
      begin(lot);
    }
  }
  /// A step is done for the lot.
  void handled(LotId id, const Lot& lot, const StepPlan& step) {
    if (open_ && step.price > 0) {
      post_step(id, lot, step);
    }
  }
  /// The lot leaves the node of its stage, with the stage's service.
  void begins_leg(LotId id, const Lot& lot) {
    if (active_) {
      post_leg(id, lot);
    }
  }
  void stored(LotId id, core::Time now) {
    if (active_) {
      meters_[id.value].stored = now;
    }
  }
  /// Out of the storage of `lot.store`; at the end of the window as if it left.
  void unstored(LotId id, const Lot& lot, core::Time now) {
    if (open_ && layout_.prices.stores[lot.store]) {
      post_storage(id, lot, now);
    }
  }
  /// The lot has left the system.
  void left(LotId id, const Lot& lot) {
    if (active_) {
      closed_[lot.flow] += meters_[id.value].paid;
    }
  }

  /// At the end of the window: empty when what each flow's lots paid adds up to its postings.
  [[nodiscard]] std::string imbalance(const Lots& lots) const;

 private:
  struct Meter {
    core::Int128 paid = 0;
    core::Time stored{};
    bool has_left = false;  // with its first leg
  };

  void begin(LotId lot);
  void post_step(LotId id, const Lot& lot, const StepPlan& step);
  void post_leg(LotId id, const Lot& lot);
  void post_storage(LotId id, const Lot& lot, core::Time now);
  template <class Names>
  void post(LotId id, const MoneyBook::Key& key, core::Int128 amount, Names&& names) {
    meters_[id.value].paid += amount;
    book_.post(key, amount, names);
  }

  const Layout& layout_;
  MoneyBook& book_;
  bool active_;
  bool open_ = false;
  std::vector<Meter> meters_;  // by LotId
  core::IdVector<FlowId, core::Int128> closed_;
};

/// Time from `begin` to `end` within the statistics window.
core::Duration within_window(const scenario::Scenario& scenario, core::Time begin, core::Time end);

}  // namespace corridor::model
