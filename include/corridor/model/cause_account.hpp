#pragma once
// Time by cause, of one flow. A flow meets few of a network's causes, so they are kept in a small
// hash table of their own: what a flow costs in memory does not grow with the network.

#include <cstddef>
#include <vector>

#include "corridor/core/time.hpp"
#include "corridor/kernel/ledger.hpp"
#include "corridor/model/outcome.hpp"

namespace corridor::model {

class CauseAccount {
 public:
  void add(kernel::Cause cause, Duration time) {
    std::size_t i = place_of(cause.value);
    while (slots_[i].cause != cause.value) {
      if (slots_[i].cause == kFree) {
        if (2 * (n_ + 1) > slots_.size()) {
          grow();
          i = place_of(cause.value);
          continue;
        }
        ++n_;
        slots_[i].cause = cause.value;
        break;
      }
      i = (i + 1) & (slots_.size() - 1);
    }
    slots_[i].time += time;
  }
  /// What has been charged, in order of the causes; none with no time.
  [[nodiscard]] std::vector<ChargedTime> charged() const;

 private:
  static constexpr std::uint32_t kFree = ~std::uint32_t{0};

  [[nodiscard]] std::size_t place_of(std::uint32_t cause) const {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;  // Knuth's multiplicative hashing
    return static_cast<std::size_t>((cause * kGolden) >> 32U) & (slots_.size() - 1);
  }
  void grow();

  std::vector<ChargedTime> slots_ = std::vector<ChargedTime>(16, {kFree, Duration{0}});
  std::size_t n_ = 0;
};

}  // namespace corridor::model
