#include "corridor/core/random.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/fingerprint.hpp"

namespace corridor::core::random_test {

namespace {

constexpr std::uint64_t kOnes = ~std::uint64_t{0};

std::vector<std::uint64_t> first_draws(RandomKey key, StreamName name, std::uint64_t n) {
  Stream stream(key, name, n);
  std::vector<std::uint64_t> draws;
  draws.reserve(10);
  for (int i = 0; i < 10; ++i) {
    draws.push_back(stream.bits());
  }
  return draws;
}

}  // namespace

TEST_CASE("random: Philox4x64-10 gives the known answers of Random123's kat_vectors") {
  CHECK(philox_block({0, 0, 0, 0}, {0, 0}) == PhiloxBlock{0x16554d9eca36314cULL,
                                                          0xdb20fe9d672d0fdcULL,
                                                          0xd7e772cee186176bULL,
                                                          0x7e68b68aec7ba23bULL});
  CHECK(philox_block({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}) ==
        PhiloxBlock{0x87b092c3013fe90bULL,
                    0x438c3c67be8d0224ULL,
                    0x9cc7d7c69cd777b6ULL,
                    0xa09caebf594f0ba0ULL});
  CHECK(philox_block({0x243f6a8885a308d3ULL,
                      0x13198a2e03707344ULL,
                      0xa4093822299f31d0ULL,
                      0x082efa98ec4e6c89ULL},
                     {0x452821e638d01377ULL, 0xbe5466cf34e90c6cULL}) ==
        PhiloxBlock{0xa528f45403e61d95ULL,
                    0x38c72dbd566e9788ULL,
                    0xa5a1610e72fd18b5ULL,
                    0x57bd43b5e52b7fe6ULL});
}

TEST_CASE("random: a stream is the blocks 0, 1, ... of its counter and key") {
  const StreamName name{11, 22};
  Stream stream({33, 44}, name, 55);
  for (std::uint64_t block = 0; block < 3; ++block) {
    for (const std::uint64_t word : philox_block({block, 55, 22, 11}, {33, 44})) {
      CHECK(stream.bits() == word);
    }
  }
}

TEST_CASE("random: each ingredient of the name and key gives other draws") {
  const auto base = first_draws({1, 0}, {2, 3}, 4);
  CHECK(base == first_draws({1, 0}, {2, 3}, 4));
  CHECK(base != first_draws({2, 0}, {2, 3}, 4));  // seed
  CHECK(base != first_draws({1, 1}, {2, 3}, 4));  // replication
  CHECK(base != first_draws({1, 0}, {3, 3}, 4));  // purpose
  CHECK(base != first_draws({1, 0}, {2, 4}, 4));  // entity
  CHECK(base != first_draws({1, 0}, {2, 3}, 5));  // n-th lot
}

TEST_CASE("random: a name is made of purpose, kind and id") {
  const StreamName name = StreamName::of("handling time", "facility", "aktau.customs");
  CHECK(name.purpose == corridor::core::hash64("handling time"));
  CHECK(name.entity == corridor::core::hash64("facility/aktau.customs"));
}

TEST_CASE("random: the uniform of the extreme words lies strictly within (0, 1)") {
  // The same arithmetic as Stream::uniform, on words that a stream will hardly ever show.
  const auto uniform = [](std::uint64_t bits) {
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
  };
  CHECK(uniform(0) == 0x1p-53);
  CHECK(uniform(kOnes) == 1 - 0x1p-53);
  Stream words({5, 6}, {7, 8}, 9);
  Stream uniforms({5, 6}, {7, 8}, 9);
  for (int i = 0; i < 100; ++i) {
    CHECK(uniforms.uniform() == uniform(words.bits()));
  }
}

TEST_CASE("random: uniforms fill a hundred cells evenly, within and across streams") {
  // Chi-square with 99 degrees of freedom; its 0.9999 quantile is 161.3.
  constexpr int kCells = 100;
  constexpr int kDraws = 100'000;
  std::vector<int> within(kCells);
  std::vector<int> across(kCells);
  Stream stream({1, 0}, StreamName::of("test", "cell", "a"), 0);
  for (int i = 0; i < kDraws; ++i) {
    const auto n = static_cast<std::uint64_t>(i);
    Stream nth({1, 0}, StreamName::of("test", "cell", "b"), n);
    ++within[static_cast<std::size_t>(stream.uniform() * kCells)];
    ++across[static_cast<std::size_t>(nth.uniform() * kCells)];
  }
  for (const auto* counts : {&within, &across}) {
    double chi_square = 0;
    for (const int count : *counts) {
      const double expected = 1.0 * kDraws / kCells;
      chi_square += (count - expected) * (count - expected) / expected;
    }
    CHECK(chi_square < 161.3);
    CHECK(chi_square > 50);
  }
}

TEST_CASE("random: first draws of neighbouring lots, replications and seeds do not correlate") {
  constexpr int kPairs = 100'000;
  double by_lot = 0;
  double by_replication = 0;
  double by_seed = 0;
  const auto centred = [](RandomKey key, std::uint64_t n) {
    Stream stream(key, {1, 2}, n);
    return stream.uniform() - 0.5;
  };
  for (std::uint64_t i = 0; i < kPairs; ++i) {
    const double base = centred({i, 0}, 0);
    by_seed += base * centred({i + 1, 0}, 0);
    by_replication += base * centred({i, 1}, 0);
    by_lot += base * centred({i, 0}, 1);
  }
  // A product of two independent centred uniforms has mean 0 and standard deviation 1/12.
  const double four_errors = 4 * std::sqrt(static_cast<double>(kPairs)) / 12;
  CHECK(std::fabs(by_seed) < four_errors);
  CHECK(std::fabs(by_replication) < four_errors);
  CHECK(std::fabs(by_lot) < four_errors);
}

}  // namespace corridor::core::random_test
