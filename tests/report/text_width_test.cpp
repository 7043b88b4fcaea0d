#include "corridor/report/text_width.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::report::text_width_test {
namespace {

TEST_CASE("text width: columns of a terminal, not bytes") {
  struct Case {
    std::string text;
    std::size_t width;
  };
  const std::vector<Case> cases{
      {"", 0},
      {"Aktau", 5},
      {"Ақтау", 5},             // Kazakh letters of two bytes
      {"e\xCC\x81", 1},         // e and a combining accent
      {"霍尔果斯", 8},          // wide letters
      {"\xF0\x9F\x9A\xA2", 2},  // a ship
      {"a\xE2\x80\x8B"
       "b",
       2},  // zero-width space
      {"±", 1},
      {"\xFF", 1},      // not UTF-8
      {"\xE2\x82", 2},  // cut in the middle
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(display_width(one.text) == one.width);
  }
}

TEST_CASE("text width: padding fills columns and never cuts") {
  CHECK(pad_right("Ақтау", 7) == "Ақтау  ");
  CHECK(pad_left("±5", 4) == "  ±5");
  CHECK(pad_left("12345", 3) == "12345");
}

TEST_CASE("text width: long lines break at blanks and hang under their beginning") {
  CHECK(wrapped("one two three", "- ", 9) == "- one two\n  three\n");
  CHECK(wrapped("unbreakable word", "", 4) == "unbreakable\nword\n");
  CHECK(wrapped("", "- ", 9) == "- \n");
}

}  // namespace
}  // namespace corridor::report::text_width_test
