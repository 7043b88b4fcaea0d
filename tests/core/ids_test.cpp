#include "corridor/core/ids.hpp"

#include <type_traits>

#include <doctest/doctest.h>

namespace corridor::core::ids_test {

namespace {
struct NodeTag {};
struct LinkTag {};
}  // namespace

TEST_CASE("ids: of two kinds do not convert into each other") {
  CHECK_FALSE(std::is_convertible_v<Id<NodeTag>, Id<LinkTag>>);
  CHECK_FALSE(std::is_constructible_v<Id<LinkTag>, Id<NodeTag>>);
}

TEST_CASE("ids: a fresh id names nothing") {
  CHECK_FALSE(Id<NodeTag>{}.valid());
  CHECK(Id<NodeTag>{0}.valid());
}

TEST_CASE("ids: a vector numbers its items in order of insertion") {
  IdVector<Id<NodeTag>, int> vector;
  CHECK(vector.empty());
  CHECK(vector.next_id() == Id<NodeTag>{0});
  CHECK(vector.push_back(7) == Id<NodeTag>{0});
  CHECK(vector.push_back(8) == Id<NodeTag>{1});
  CHECK(vector[Id<NodeTag>{1}] == 8);
  CHECK(vector.size() == 2);
  int sum = 0;
  for (const int item : vector) {
    sum += item;
  }
  CHECK(sum == 15);
}

TEST_CASE("ids: a vector of given size is filled with the given value") {
  const IdVector<Id<LinkTag>, int> vector(3, 5);
  CHECK(vector.size() == 3);
  CHECK(vector[Id<LinkTag>{2}] == 5);
}

}  // namespace corridor::core::ids_test
