#include "corridor/report/table.hpp"

#include <doctest/doctest.h>

namespace corridor::report::table_test {
namespace {

TEST_CASE("table: columns align by what is seen, with units below their header") {
  Table table({{.header = "flow", .align = Align::Left}, {.header = "mean\nd"}});
  table.add({"Ақтау", "11.9"});
  table.add({"poti", "±2"});
  CHECK(table.text() ==
        "         mean\n"
        "  flow      d\n"
        "  -----------\n"
        "  Ақтау  11.9\n"
        "  poti     ±2\n");
}

TEST_CASE("table: notes and rules stand between rows, and no line ends in blanks") {
  Table table({{.header = "a", .align = Align::Left}, {.header = "b", .align = Align::Left}});
  table.add({"x", ""});
  table.add_note("seen in the port");
  table.add_rule();
  table.add({"sum", "1"});
  CHECK(table.text() ==
        "  a    b\n"
        "  ------\n"
        "  x\n"
        "    seen in the port\n"
        "  ------\n"
        "  sum  1\n");
}

TEST_CASE("table: a heading is underlined") {
  CHECK(heading("Transit") == "\nTransit\n=======\n");
}

}  // namespace
}  // namespace corridor::report::table_test
