#pragma once
// The lines of the delay account, interned: the kernel carries a small number, the report reads
// activity, what is lacking, and where.

#include <map>
#include <string>
#include <vector>

#include "corridor/kernel/ledger.hpp"
#include "corridor/model/outcome.hpp"

namespace corridor::model {

using kernel::Cause;

class Causes {
 public:
  Cause intern(const CauseKey& key);
  Cause moving(const std::string& place, const std::string& what) {
    return intern({Activity::Moving, Lacking::Nothing, place, what});
  }
  Cause in_service(const std::string& place, const std::string& what) {
    return intern({Activity::InService, Lacking::Nothing, place, what});
  }
  Cause waiting(Lacking lacking, const std::string& place, const std::string& what) {
    return intern({Activity::Waiting, lacking, place, what});
  }
  [[nodiscard]] const CauseKey& key(Cause cause) const { return keys_[cause.value]; }
  [[nodiscard]] const std::vector<CauseKey>& keys() const { return keys_; }

 private:
  std::map<CauseKey, Cause> index_;
  std::vector<CauseKey> keys_;
};

}  // namespace corridor::model
