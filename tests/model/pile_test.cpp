#include "corridor/model/pile.hpp"

#include <limits>

#include <doctest/doctest.h>

namespace corridor::model::pile_test {
namespace {

constexpr CommodityId kBoxes{0};
constexpr CommodityId kOil{1};
constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();

Time at(std::int64_t microseconds) {
  return Time{core::Duration{microseconds}};
}
bool all(CommodityId /*commodity*/) {
  return true;
}
bool only_oil(CommodityId commodity) {
  return commodity == kOil;
}
bool nothing(CommodityId /*commodity*/) {
  return false;
}

std::uint32_t next(Pile& pile, std::uint64_t before = kAny) {
  return pile.take_next(all, before, at(0)).value().lot.value;
}

TEST_CASE("a pile gives lots of higher priority first, then in order of arrival") {
  Pile pile{kernel::Tag::of(1, 1), at(0)};
  pile.add(LotId{1}, kBoxes, 0, at(0));
  pile.add(LotId{2}, kOil, 5, at(0));
  pile.add(LotId{3}, kBoxes, 5, at(0));
  pile.add(LotId{4}, kOil, -1, at(0));
  pile.add(LotId{5}, kOil, 0, at(0));
  CHECK(next(pile) == 2);
  CHECK(next(pile) == 3);
  CHECK(next(pile) == 1);
  CHECK(next(pile) == 5);
  CHECK(next(pile) == 4);
  CHECK(pile.empty());
  CHECK_FALSE(pile.take_next(all, kAny, at(0)).has_value());
}

TEST_CASE("a lot that does not fit is passed by") {
  Pile pile{kernel::Tag::of(1, 1), at(0)};
  pile.add(LotId{1}, kBoxes, 9, at(0));
  pile.add(LotId{2}, kOil, 0, at(0));
  CHECK(pile.take_next(only_oil, kAny, at(0)).value().lot == LotId{2});
  CHECK_FALSE(pile.take_next(only_oil, kAny, at(0)).has_value());
  CHECK_FALSE(pile.has_next(nothing, kAny));
  CHECK(pile.has_next(all, kAny));
}

TEST_CASE("with a ticket only those count who came before it was drawn") {
  Pile pile{kernel::Tag::of(1, 1), at(0)};
  pile.add(LotId{1}, kBoxes, 0, at(0));
  pile.add(LotId{2}, kBoxes, 0, at(0));
  const std::uint64_t ticket = pile.next_ticket();
  pile.add(LotId{3}, kBoxes, 9, at(0));  // later, though more urgent
  pile.add(LotId{4}, kOil, 0, at(0));
  CHECK(next(pile, ticket) == 1);
  CHECK(next(pile, ticket) == 2);
  CHECK_FALSE(pile.take_next(all, ticket, at(0)).has_value());
  CHECK(next(pile) == 3);
  CHECK(next(pile) == 4);
}

TEST_CASE("what is put back stands where it stood, in whatever order it is put back") {
  Pile pile{kernel::Tag::of(1, 1), at(0)};
  for (std::uint32_t lot = 1; lot <= 3; ++lot) {
    pile.add(LotId{lot}, kBoxes, 0, at(0));
  }
  const std::uint64_t ticket = pile.next_ticket();
  pile.add(LotId{4}, kBoxes, 0, at(0));
  const Pile::Entry first = pile.take_next(all, kAny, at(0)).value();
  const Pile::Entry second = pile.take_next(all, kAny, at(0)).value();
  pile.put_back(first, kBoxes, 0, at(0));
  pile.put_back(second, kBoxes, 0, at(0));
  CHECK(pile.level().level() == 4);
  CHECK(next(pile, ticket) == 1);
  CHECK(next(pile, ticket) == 2);
  CHECK(next(pile, ticket) == 3);
  CHECK_FALSE(pile.take_next(all, ticket, at(0)).has_value());
}

TEST_CASE("a pile keeps its mean level") {
  Pile pile{kernel::Tag::of(1, 1), at(0)};
  pile.add(LotId{1}, kBoxes, 0, at(2));
  pile.add(LotId{2}, kBoxes, 0, at(4));
  pile.take_next(all, kAny, at(8));
  CHECK(pile.level().mean(at(10)) == doctest::Approx((2 * 1 + 4 * 2 + 2 * 1) / 10.0));
  CHECK(pile.level().maximum() == 2);
}

TEST_CASE(
    "of the same priority the lot that is due first goes first, of equal ones the first come") {
  Pile pile{kernel::Tag{}, at(0)};
  pile.add(LotId{1}, kBoxes, 0, at(0));  // never due
  pile.add(LotId{2}, kBoxes, 0, at(0), at(9));
  pile.add(LotId{3}, kOil, 0, at(0), at(5));
  pile.add(LotId{4}, kBoxes, 0, at(0), at(5));
  pile.add(LotId{5}, kBoxes, 1, at(0), at(20));
  CHECK(pile.waiting(kBoxes) == 4);
  const auto any = [](CommodityId) { return true; };
  std::string order;
  while (const auto entry = pile.take_next(any, 4, at(1))) {  // the fifth came too late
    order += std::to_string(entry->lot.value) + " ";
    if (entry->lot == LotId{2}) {
      break;
    }
  }
  CHECK(order == "3 4 2 ");
  pile.put_back({LotId{2}, 1, at(9)}, kBoxes, 0, at(1));
  order.clear();
  while (const auto entry = pile.take_next(any, 100, at(1))) {
    order += std::to_string(entry->lot.value) + " ";
  }
  CHECK(order == "5 2 1 ");
  CHECK(pile.waiting(kBoxes) == 0);
}

}  // namespace
}  // namespace corridor::model::pile_test
