#include "corridor/core/fingerprint.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor::core {

std::uint64_t hash64(std::string_view bytes) {
  // Offset basis and prime of FNV (Fowler, Noll, Vo; RFC 9923).
  std::uint64_t state = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) {
    state = (state ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  }
  return scatter(state);
}

std::string to_hex(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; value >>= 4U) {
    text[i] = "0123456789abcdef"[value & 0xFU];
  }
  return text;
}

}  // namespace corridor::core
