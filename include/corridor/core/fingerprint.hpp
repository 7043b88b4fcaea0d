#pragma once
// A 64-bit running hash: of the executed events of a run, of a file's bytes, of a name. Not
// cryptographic; the same on every platform.

#include <cstdint>
#include <string>
#include <string_view>

namespace corridor::core {

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that scatters all bits.
constexpr std::uint64_t scatter(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27U;
  x *= 0x94d049bb133111ebULL;
  x ^= x >> 31U;
  return x;
}

class Fingerprint {
 public:
  void add(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9e3779b97f4a7c15ULL + (state_ >> 29U);
  }
  [[nodiscard]] std::uint64_t value() const { return scatter(state_); }

 private:
  std::uint64_t state_ = 0x243f6a8885a308d3ULL;
};

/// FNV-1a of the bytes, scattered.
std::uint64_t hash64(std::string_view bytes);

/// Sixteen lower-case hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace corridor::core
