#include "corridor/scenario/text_check.hpp"

#include <doctest/doctest.h>

namespace corridor::scenario::text_check_test {
namespace {

TEST_CASE("text check: text in any script passes") {
  CHECK(!find_text_fault("Актау, Ақтау, 里海, café, \xF0\x9F\x9A\xA2\n\ttab\r\n"));
  CHECK(
      !find_text_fault("\xEF\xBB\xBF"
                       "with a byte order mark"));
}

TEST_CASE("text check: faults are found where they stand") {
  struct Row {
    std::string text;
    std::size_t offset;
    int line;
    int column;
  };
  const Row rows[] = {
      {"ab\xff", 2, 1, 3},
      {"a\nb\xc3\x28", 3, 2, 2},      // a lead byte without its tail
      {"\xc0\xaf", 0, 1, 1},          // longer than needed
      {"\xed\xa0\x80", 0, 1, 1},      // surrogate
      {"\xf4\x90\x80\x80", 0, 1, 1},  // above U+10FFFF
      {"x\xe2\x80", 1, 1, 2},         // cut off
      {"\r\n\r\n\x07", 4, 3, 1},      // bell, after two lines
      {"a\r\x7f", 2, 2, 1},           // delete, after a lone CR
      {"\xc2\x9b", 0, 1, 1},          // C1 control (CSI)
      // NOLINTNEXTLINE(misc-misleading-bidirectional): it is the fault to be found
      {"\xE2\x81\xA6", 0, 1, 1},      // isolate
      {"\xEF\xBB\xBF\x01", 3, 1, 1},  // the byte order mark is not a column
  };
  for (const Row& row : rows) {
    const auto fault = find_text_fault(row.text);
    REQUIRE(fault);
    CHECK(fault->offset == row.offset);
    CHECK(fault->line == row.line);
    CHECK(fault->column == row.column);
  }
}

TEST_CASE("text check: line ends become line feeds") {
  CHECK(normalised_line_ends("a\r\nb\rc\nd\r") == "a\nb\nc\nd\n");
  CHECK(normalised_line_ends("\xEF\xBB\xBF") == "");
}

TEST_CASE("text check: quotes close by YAML's rules") {
  CHECK(is_closed_quote("\"a\""));
  CHECK(is_closed_quote("\"a\\\"\" b"));
  CHECK(is_closed_quote("'it''s'"));
  CHECK(!is_closed_quote("'it''s"));
  CHECK(!is_closed_quote("\"a\\\""));
  CHECK(!is_closed_quote("\""));
}

TEST_CASE("text check: brackets are counted however they stand") {
  CHECK(!has_bracket_tower("[[]][[]]{{}}", 2));
  CHECK(has_bracket_tower("[{[", 2));
}

}  // namespace
}  // namespace corridor::scenario::text_check_test
