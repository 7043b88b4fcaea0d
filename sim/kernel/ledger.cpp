#include "corridor/kernel/ledger.hpp"

namespace corridor::kernel {

void TimeByCause::charge(core::Time now, Cause cause) {
  close(now);
  open_ = true;
  since_ = now;
  cause_ = cause;
}

void TimeByCause::close(core::Time now) {
  if (open_ && now > since_) {
    sums_[cause_] += now - since_;
  }
  since_ = now;
}

}  // namespace corridor::kernel
