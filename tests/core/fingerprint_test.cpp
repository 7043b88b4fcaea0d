#include "corridor/core/fingerprint.hpp"

#include <bit>
#include <cstdint>
#include <set>
#include <string>

#include <doctest/doctest.h>

namespace corridor::core::fingerprint_test {

TEST_CASE("fingerprint: depends on the words and on their order") {
  Fingerprint ab;
  ab.add(1);
  ab.add(2);
  Fingerprint ba;
  ba.add(2);
  ba.add(1);
  Fingerprint again;
  again.add(1);
  again.add(2);
  CHECK(ab.value() == again.value());
  CHECK(ab.value() != ba.value());
  CHECK(ab.value() != Fingerprint{}.value());
}

TEST_CASE("fingerprint: a zero word counts") {
  Fingerprint one;
  one.add(0);
  Fingerprint two;
  two.add(0);
  two.add(0);
  CHECK(one.value() != two.value());
}

TEST_CASE("hash64: is FNV-1a, scattered, the same on every platform") {
  // FNV-1a of these strings as published with the algorithm (RFC 9923, appendix C).
  CHECK(hash64("") == scatter(0xcbf29ce484222325ULL));
  CHECK(hash64("a") == scatter(0xaf63dc4c8601ec8cULL));
  CHECK(hash64("foobar") == scatter(0x85944171f73967e8ULL));
}

TEST_CASE("hash64: bytes above 127 count as unsigned") {
  CHECK(hash64("\xff") == scatter((0xcbf29ce484222325ULL ^ 0xffULL) * 0x100000001b3ULL));
}

TEST_CASE("hash64: names of a large scenario do not collide and each bit is used") {
  std::set<std::uint64_t> seen;
  std::uint64_t any = 0;
  std::uint64_t all = ~std::uint64_t{0};
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t hash = hash64("facility/node" + std::to_string(i));
    seen.insert(hash);
    any |= hash;
    all &= hash;
  }
  CHECK(seen.size() == 100'000);
  CHECK(any == ~std::uint64_t{0});
  CHECK(all == 0);
}

TEST_CASE("scatter: one bit of input flips about half of the output") {
  int flipped = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    flipped += std::popcount(scatter(12345) ^ scatter(12345ULL ^ (1ULL << bit)));
  }
  CHECK(flipped > 64 * 28);
  CHECK(flipped < 64 * 36);
}

TEST_CASE("to_hex: sixteen lower-case digits") {
  CHECK(to_hex(0) == "0000000000000000");
  CHECK(to_hex(0x0123456789abcdefULL) == "0123456789abcdef");
  CHECK(to_hex(~std::uint64_t{0}) == "ffffffffffffffff");
}

}  // namespace corridor::core::fingerprint_test
