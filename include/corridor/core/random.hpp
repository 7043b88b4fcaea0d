#pragma once
// Named, counter-based random numbers (Philox4x64-10: Salmon et al., SC 2011; Random123).
// key = (seed, replication); counter = (block, n, entity, purpose). A lot keeps its customs time in
// every option, whatever the order of service and whatever an option adds.

#include <array>
#include <cstdint>
#include <string_view>

namespace corridor::core {

struct RandomKey {
  std::uint64_t seed = 1;
  std::uint64_t replication = 0;
};

using PhiloxBlock = std::array<std::uint64_t, 4>;
/// The generator itself: a bijection of the counter chosen by the key.
PhiloxBlock philox_block(const PhiloxBlock& counter, RandomKey key);

/// Who draws: a purpose ("handling time") and an entity, both as hashes of names, made once.
struct StreamName {
  std::uint64_t purpose = 0;
  std::uint64_t entity = 0;

  /// `kind` and `id` name the entity ("facility", "aktau.customs").
  static StreamName of(std::string_view purpose, std::string_view kind, std::string_view id);
};

/// The draws of one name's n-th lot, voyage or failure, in order.
class Stream {
 public:
  Stream(RandomKey key, StreamName name, std::uint64_t n) : key_(key), name_(name), n_(n) {}

  std::uint64_t bits() {
    if (used_ == 4) {
      refill();
    }
    return block_[used_++];
  }
  /// Uniform in (0, 1), a multiple of 2^-52 plus 2^-53: never 0 and never 1 (with one bit more the
  /// sum would round, at the upper end to 1).
  double uniform() { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }

 private:
  void refill();

  RandomKey key_;
  StreamName name_;
  std::uint64_t n_;
  std::uint64_t next_block_ = 0;
  PhiloxBlock block_{};
  unsigned used_ = 4;
};

}  // namespace corridor::core
