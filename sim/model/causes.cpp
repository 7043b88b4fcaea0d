#include "corridor/model/causes.hpp"

namespace corridor::model {

Cause Causes::intern(const CauseKey& key) {
  const auto [entry, is_new] =
      index_.try_emplace(key, Cause{static_cast<std::uint32_t>(keys_.size())});
  if (is_new) {
    keys_.push_back(key);
  }
  return entry->second;
}

}  // namespace corridor::model
