#pragma once
// An append-only list of what time was spent on, kept by whatever carries lots: a vehicle, a pile,
// a pipeline. A lot keeps two indices into it: boarding costs O(1), alighting O(charges of the
// leg).

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "corridor/kernel/ledger.hpp"

namespace corridor::model {

using core::Duration;
using core::Time;

class ChargeLog final : public kernel::Ledger {
 public:
  std::string name;  // of the carrier, for journeys: "feeder#3"; empty: none

  /// Charges of one instant replace each other.
  void charge(Time now, kernel::Cause cause) override {
    if (!entries_.empty() && entries_.back().from == now) {
      entries_.back().cause = cause;
    } else if (entries_.empty() || entries_.back().cause != cause) {
      entries_.push_back({now, cause});
    }
  }
  /// The charges of `other` from its first one on, which is not before the last one here.
  void append(const ChargeLog& other) {
    for (const Entry& entry : other.entries_) {
      charge(entry.from, entry.cause);
    }
  }
  /// Index of the charge in force; there must have been one.
  [[nodiscard]] std::uint32_t current() const {
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  [[nodiscard]] kernel::Cause current_cause() const { return entries_.back().cause; }

  /// Calls visit(from, to, cause) for the charges from `since`, which lies in entry `index`, to
  /// `until`: without gap or overlap.
  template <class F>
  void between(std::uint32_t index, Time since, Time until, F&& visit) const {
    for (std::size_t i = index; i < entries_.size() && since < until; ++i) {
      const Time end = i + 1 < entries_.size() ? std::min(entries_[i + 1].from, until) : until;
      if (end > since) {
        visit(since, end, entries_[i].cause);
        since = end;
      }
    }
  }

 private:
  struct Entry {
    Time from;
    kernel::Cause cause;
  };
  std::vector<Entry> entries_;
};

}  // namespace corridor::model
