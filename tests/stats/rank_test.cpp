#include "corridor/stats/rank.hpp"

#include <doctest/doctest.h>

namespace corridor::stats::rank_test {
namespace {

TEST_CASE("rank: the least value that at least the share p of all lies at or below") {
  CHECK(rank_of(0, 5) == 1);
  CHECK(rank_of(0.5, 4) == 2);
  CHECK(rank_of(0.5, 5) == 3);
  CHECK(rank_of(0.9, 10) == 9);
  CHECK(rank_of(0.1, 1) == 1);
  CHECK(rank_of(1, 7) == 7);
  CHECK(rank_of(0.55, 20) == 11);  // 0.55 * 20 is above 11 in doubles
}

}  // namespace
}  // namespace corridor::stats::rank_test
