#pragma once
// Every wait names its cause where it is awaited. The kernel tells the ledger of the waiting
// process that from now on its time goes to that cause; what causes mean is the model's business.

#include <cstdint>
#include <map>

#include "corridor/core/time.hpp"

namespace corridor::kernel {

/// Opaque to the kernel.
struct Cause {
  std::uint32_t value = 0;
  friend auto operator<=>(Cause, Cause) = default;
};

class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = default;
  Ledger(Ledger&&) = default;
  Ledger& operator=(const Ledger&) = default;
  Ledger& operator=(Ledger&&) = default;
  virtual ~Ledger() = default;

  /// From `now` on, time is charged to `cause`. Calls come in order of time.
  virtual void charge(core::Time now, Cause cause) = 0;
};

/// Time by cause, without gap or overlap from the first charge on.
class TimeByCause final : public Ledger {
 public:
  void charge(core::Time now, Cause cause) override;
  /// Closes the account at `now`; the sums then add up to now minus the first charge.
  void close(core::Time now);
  [[nodiscard]] const std::map<Cause, core::Duration>& sums() const { return sums_; }

 private:
  bool open_ = false;
  core::Time since_{};
  Cause cause_;
  std::map<Cause, core::Duration> sums_;
};

}  // namespace corridor::kernel
