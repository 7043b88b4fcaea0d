#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::boarding_order_test {
namespace {

/// Three flows wait for a ferry of two places that comes back every ten hours: grain is never due,
/// boxes are due in 20 h, mail in 6 h. The ferry leaves with the first two boxes at 1:00; all else
/// is there when it comes back at 11:00.
std::string ferry(const std::string& order, const std::string& of_grain = "") {
  const auto flow = [](const std::string& id, const std::string& hours, const std::string& more) {
    std::string at;
    for (const char hour : hours) {
      at += (at.empty() ? "2024-01-01 0" : ", 2024-01-01 0") + std::string(1, hour) + ":00";
    }
    return id + ": {from: port, to: b, commodity: box, arrives: {at: [" + at + "]}" + more + "}";
  };
  return ten_days() +
         "nodes: {port: {}, b: {}}\nlinks: {port-b: {mode: rail, time: 5 h}}\n"
         "fleets: {ferries: {kind: train, count: 1, capacity: {box: 2 items}, home: port}}\n"
         "services: {ferry: {fleet: ferries" +
         order + ", calls: [{at: port, depart: {when: full}}, {at: b}]}}\nflows: {" +
         flow("boxes", "0135", ", due: 20 h") + ", " + flow("grain", "24", of_grain) + ", " +
         flow("mail", "89", ", due: 6 h") + "}\n";
}

TEST_CASE("a ferry takes lots as they came, or those of the highest priority first") {
  const Trial as_they_came = run(ferry(""));
  CHECK(as_they_came.delivered("boxes") == "360 360 960 1560");  // and 2:00 grain at 16:00
  CHECK(as_they_came.delivered("grain") == "960 1560");
  CHECK(as_they_came.delivered("mail") == "2160 2160");
  const Trial grain_first = run(ferry("", ", priority: 1"));
  CHECK(grain_first.delivered("boxes") == "360 360 1560 1560");
  CHECK(grain_first.delivered("grain") == "960 960");
}

TEST_CASE(
    "a ferry takes first what is due first, what is never due last, but priority before all") {
  const Trial due_first = run(ferry(", order: due"));
  // mail is due at 14:00 and 15:00, the boxes of 3:00 and 5:00 at 23:00 and 1:00
  CHECK(due_first.delivered("mail") == "960 960");
  CHECK(due_first.delivered("boxes") == "360 360 1560 1560");
  CHECK(due_first.delivered("grain") == "2160 2160");
  CHECK(due_first.flow("boxes").on_time == 2);
  const Trial grain_first = run(ferry(", order: due", ", priority: 1"));
  CHECK(grain_first.delivered("grain") == "960 960");
  CHECK(grain_first.delivered("mail") == "1560 1560");
}

}  // namespace
}  // namespace corridor::test::boarding_order_test
