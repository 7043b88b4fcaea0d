#include "corridor/core/random.hpp"

#include <string>

#include <Random123/philox.h>

#include "corridor/core/fingerprint.hpp"

namespace corridor::core {

PhiloxBlock philox_block(const PhiloxBlock& counter, RandomKey key) {
  const r123::Philox4x64::ctr_type input{{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x64::key_type words{{key.seed, key.replication}};
  const r123::Philox4x64::ctr_type output = r123::Philox4x64{}(input, words);
  return {output[0], output[1], output[2], output[3]};
}

StreamName StreamName::of(std::string_view purpose, std::string_view kind, std::string_view id) {
  std::string entity(kind);
  entity += '/';
  entity += id;
  return {hash64(purpose), hash64(entity)};
}

void Stream::refill() {
  block_ = philox_block({next_block_, n_, name_.entity, name_.purpose}, key_);
  ++next_block_;
  used_ = 0;
}

}  // namespace corridor::core
