#include "corridor/stats/allocation.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::stats::allocation_test {
namespace {

using Counts = std::vector<std::int64_t>;
using Values = std::vector<double>;

TEST_CASE("OCBA: ten alternatives one apart by hand") {
  // The example of Chen, Lin, Yucesan and Chick (2000): normal with means 1 to 10 and deviation 6,
  // there the smallest is best. N_i as 1/d^2, d = 1 to 9, together 1.5397677; N_b as
  // sqrt(1 + 1/2^4 + ... + 1/9^4) = 1.0401618. Of 1000:
  //   403.17, 387.61, 96.90, 43.07, 24.23, 15.50, 10.77, 7.91, 6.06, 4.79
  const Values means{-1, -2, -3, -4, -5, -6, -7, -8, -9, -10};
  CHECK(ocba_allocation(means, Values(10, 6.0), 1000) ==
        Counts{403, 388, 97, 43, 24, 15, 11, 8, 6, 5});
}

TEST_CASE("OCBA: unequal deviations by hand") {
  // (2/2)^2 = (4/4)^2 = 1; 2 sqrt(1/4 + 1/16) = 1.1180; of 1000: 358.57, 320.72, 320.72
  CHECK(ocba_allocation(Values{10, 8, 6}, Values{2, 2, 4}, 1000) == Counts{358, 321, 321});
  // the unit does not matter, nor where zero is
  CHECK(ocba_allocation(Values{1e-200, 8e-201, 6e-201}, Values{2e-201, 2e-201, 4e-201}, 1000) ==
        Counts{358, 321, 321});
  // two alternatives: as their deviations
  CHECK(ocba_allocation(Values{1, 2}, Values{3, 1}, 100) == Counts{75, 25});
}

TEST_CASE("OCBA: largest remainders, ties to the lowest index, the sum is exact") {
  const Values means{0, 0, 0, 1};
  const Values deviations{1, 1, 1, 1};  // 1 : 1 : 1 : sqrt 3
  CHECK(ocba_allocation(means, deviations, 0) == Counts{0, 0, 0, 0});
  CHECK(ocba_allocation(means, deviations, 1) == Counts{0, 0, 0, 1});   // .21 .21 .21 .37
  CHECK(ocba_allocation(means, deviations, 4) == Counts{1, 1, 1, 1});   // .85 .85 .85 1.46
  CHECK(ocba_allocation(means, deviations, 5) == Counts{1, 1, 1, 2});   // 1.06 x 3, 1.83
  CHECK(ocba_allocation(means, deviations, 11) == Counts{3, 2, 2, 4});  // 2.32 x 3, 4.03
  for (std::int64_t total = 0; total < 500; ++total) {
    const Counts shares =
        ocba_allocation(Values{3, 1, 4, 1.5, 3.9}, Values{1, 2, 0.5, 0.1, 3}, total);
    CHECK(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == total);
  }
}

TEST_CASE("OCBA: ties with the best share everything, as differences near 0 do") {
  const Values deviations{2, 1, 2, 5};
  const Counts tied = ocba_allocation(Values{7, 7, 7, 3}, deviations, 1000);
  // 1 and 4 for the two, 2 sqrt(1 + 4) = 4.4721 for the first of the best
  CHECK(tied == Counts{472, 106, 422, 0});
  CHECK(ocba_allocation(Values{7, 7 - 1e-9, 7 - 1e-9, 3}, deviations, 1000) == tied);
}

TEST_CASE("OCBA: no spread, one alternative") {
  CHECK(ocba_allocation(Values{3}, Values{0}, 17) == Counts{17});
  CHECK(ocba_allocation(Values{3}, Values{2}, 17) == Counts{17});
  CHECK(ocba_allocation(Values{3, 2, 1}, Values{0, 0, 0}, 10) == Counts{4, 3, 3});
  CHECK(ocba_allocation(Values{3, 3, 1}, Values{0, 0, 0}, 10) == Counts{4, 3, 3});
  CHECK(ocba_allocation(Values{3, 2, 1}, Values{5, 0, 0}, 10) == Counts{10, 0, 0});
  CHECK(ocba_allocation(Values{3, 3, 1}, Values{5, 0, 0}, 10) == Counts{10, 0, 0});
  // next to no spread is treated as none, however the scales differ
  CHECK(ocba_allocation(Values{1, 1 - 1e-16}, Values{1, 1e-300}, 10) == Counts{10, 0});
  // the best is known exactly: only the others, as (1/1)^2 and (1/2)^2
  CHECK(ocba_allocation(Values{3, 2, 1}, Values{0, 1, 1}, 10) == Counts{0, 8, 2});
  CHECK(ocba_allocation(Values{3, 2, 1}, Values{1, 0, 1}, 10) == Counts{5, 0, 5});
}

TEST_CASE("OCBA by increments: what is lacking, nothing is taken back") {
  const Values means{10, 8, 6};
  const Values deviations{2, 2, 4};
  // of 1000 in all: 358, 321, 321
  CHECK(ocba_increment(means, deviations, Counts{100, 200, 300}, 400) == Counts{258, 121, 21});
  // the third has had more than 321: of the other 600 of 1000 1.118 / 2.118 and 1 / 2.118
  CHECK(ocba_increment(means, deviations, Counts{100, 200, 400}, 300) == Counts{217, 83, 0});
  // and when the first has then had too much as well
  CHECK(ocba_increment(means, deviations, Counts{500, 10, 400}, 90) == Counts{0, 90, 0});
  CHECK(ocba_increment(means, deviations, Counts{5, 5, 5}, 0) == Counts{0, 0, 0});
  CHECK(ocba_increment(means, deviations, Counts{0, 0, 0}, 1000) == Counts{358, 321, 321});
}

TEST_CASE("OCBA by increments: all of it is given, whatever was had") {
  const Values means{3, 1, 4, 1.5, 3.9};
  const Values deviations{1, 2, 0.5, 0, 3};
  Counts had{10, 10, 10, 10, 10};
  for (std::int64_t increment = 0; increment < 60; ++increment) {
    const Counts more = ocba_increment(means, deviations, had, increment);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < had.size(); ++i) {
      CHECK(more[i] >= 0);
      sum += more[i];
      had[i] += more[i];
    }
    CHECK(sum == increment);
  }
  // 900 against 1 and less: the last and the best, which gets 0.5 * 900 / 3 = 150, share 1790
  CHECK(had == Counts{10, 10, 256, 10, 1534});
}

}  // namespace
}  // namespace corridor::stats::allocation_test
