#include "corridor/network/components.hpp"

#include <doctest/doctest.h>

namespace corridor::test::components_test {
namespace {

using network::connected_components;
using network::Joint;
using Components = std::vector<std::uint32_t>;

TEST_CASE("components are numbered in the order of their first vertices") {
  const std::vector<Joint> joints = {{5, 1}, {1, 3}, {4, 0}};
  CHECK(connected_components(6, joints) == Components{0, 1, 2, 1, 0, 1});
}

TEST_CASE("without joints each vertex is a component of its own") {
  CHECK(connected_components(3, {}) == Components{0, 1, 2});
  CHECK(connected_components(0, {}).empty());
}

TEST_CASE("joints that say the same twice, or join a vertex to itself, change nothing") {
  const std::vector<Joint> joints = {{0, 1}, {1, 0}, {2, 2}};
  CHECK(connected_components(3, joints) == Components{0, 0, 1});
}

}  // namespace
}  // namespace corridor::test::components_test
