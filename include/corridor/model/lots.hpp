#pragma once
// Lots of cargo and the delay account of their flows. From offer to delivery each microsecond of a
// lot is charged to one cause, on the lot itself or on what carries it; when a lot changes carrier,
// what has been charged since then is settled into its flow's account.

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/core/ids.hpp"
#include "corridor/model/cause_account.hpp"
#include "corridor/model/charge_log.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/model/simulate.hpp"

namespace corridor::model {

struct Lot {
  FlowId flow;
  std::uint32_t number = 0;       // from 1, in order of offering
  std::uint32_t group = 0;        // lots offered together; 0: alone
  std::uint16_t stage = 0;        // of its flow's routes
  std::uint16_t routes_left = 0;  // bit by route: those that it will not take again
  bool diverted = false;          // it took another leg than the first route has there
  bool bound = false;             // for the pile of its stage, in which it is not yet
  bool alive = false;
  bool cohort = false;              // offered within the statistics window
  bool counted_train = false;       // the first lot of a block train
  std::uint16_t points_passed = 0;  // of its route: see RouteTimes
  Time offered{};
  Time since{};                        // charges before this are settled
  Duration charged{0};                 // settled so far
  const ChargeLog* carrier = nullptr;  // none: charged on its own
  std::uint32_t charge = 0;            // index into the carrier's log
  kernel::Cause own;
  StoreId store;                 // which it occupies, if any
  std::uint64_t ticket = 0;      // of the pile from which it was claimed
  bool lifted = false;           // claimed in exchange for room: it cannot be put back
  VehicleId rider;               // the vehicle that it is, if any
  ChargeLog* journey = nullptr;  // of that vehicle's part that it is: what it is charged goes there
};

/// A charge of the lot that is followed.
struct FollowedCharge {
  Time until;
  kernel::Cause cause;
  std::string carrier;
};

class Lots {
 public:
  Lots(std::size_t n_flows, std::size_t n_probes) : accounts_(n_flows), n_probes_(n_probes) {}

  /// A lot offered at `now`, charged to `cause` from then on.
  LotId create(FlowId flow, std::uint32_t number, Time now, kernel::Cause cause);
  void remove(LotId id);

  Lot& operator[](LotId id) { return lots_[id]; }
  const Lot& operator[](LotId id) const { return lots_[id]; }
  [[nodiscard]] std::size_t size() const { return lots_.size(); }

  /// From now on the lot's time goes to `cause`.
  void charge(LotId id, Time now, kernel::Cause cause);
  /// From now on the lot's time goes where its carrier's goes; the carrier's log must not be empty.
  void ride(LotId id, Time now, const ChargeLog& carrier);
  /// Brings the account up to date.
  void settle(LotId id, Time now);

  /// Times at which a lot passed the starting event of each observed measure; Time::min(): not yet.
  Time& probe(LotId id, std::size_t probe) { return probes_[id.value * n_probes_ + probe]; }

  [[nodiscard]] const CauseAccount& account(FlowId flow) const { return accounts_[flow]; }
  /// Stages of this lot's journey are kept in `journey`.
  void follow(LotId id, std::vector<FollowedCharge>* journey) {
    followed_ = id;
    journey_ = journey;
  }

 private:
  void book(Lot& lot, LotId id, Time from, Time to, kernel::Cause cause);

  core::IdVector<LotId, Lot> lots_;
  std::vector<LotId> free_;
  core::IdVector<FlowId, CauseAccount> accounts_;
  std::size_t n_probes_;
  std::vector<Time> probes_;
  LotId followed_;
  std::vector<FollowedCharge>* journey_ = nullptr;
};

}  // namespace corridor::model
