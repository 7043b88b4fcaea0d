#include "corridor/core/diagnostics.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::core::diagnostics_test {

TEST_CASE("diagnostic: is written as file:line:column: severity: path: message") {
  CHECK(to_string(Diagnostic{Severity::Error, {"a.yaml", 3, 7}, "nodes.aktau", "unknown key"}) ==
        "a.yaml:3:7: error: nodes.aktau: unknown key");
  CHECK(to_string(Diagnostic{Severity::Warning, {"--set", 0, 0}, "seed", "not used"}) ==
        "--set: warning: seed: not used");
  CHECK(to_string(Diagnostic{Severity::Note, {"a.yaml", 3, 0}, "", "here"}) ==
        "a.yaml:3: note: here");
  CHECK(to_string(Diagnostic{Severity::Error, {}, "", "no file"}) == "error: no file");
}

TEST_CASE("diagnostic: names from a file are escaped") {
  const Diagnostic evil{Severity::Error, {"a\x1b[2J.yaml", 1, 1}, "n\n", "\x07"};
  CHECK(to_string(evil) == "a\\x1b[2J.yaml:1:1: error: n\\x0a: \\x07");
}

TEST_CASE("diagnostics: counts by severity; warnings are no errors") {
  Diagnostics diagnostics;
  CHECK(diagnostics.empty());
  diagnostics.warning({"a", 1, 1}, "p", "w");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error({"a", 2, 1}, "p", "e");
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.count(Severity::Error) == 1);
  CHECK(diagnostics.count(Severity::Warning) == 1);
  CHECK(diagnostics.count(Severity::Note) == 0);
}

TEST_CASE("diagnostics: are sorted by file, line and column, equals in their order") {
  Diagnostics diagnostics;
  diagnostics.error({"b", 1, 1}, "", "fifth");
  diagnostics.error({"a", 10, 1}, "", "fourth");
  diagnostics.error({"a", 9, 5}, "", "second");
  diagnostics.error({"a", 9, 5}, "", "third");
  diagnostics.error({"a", 9, 4}, "", "first");
  diagnostics.sort_by_place();
  std::vector<std::string> order;
  for (const Diagnostic& item : diagnostics.items()) {
    order.push_back(item.message);
  }
  CHECK(order == std::vector<std::string>{"first", "second", "third", "fourth", "fifth"});
}

TEST_CASE("diagnostics: lists are joined, also one with itself") {
  Diagnostics diagnostics;
  diagnostics.error({}, "", "one");
  Diagnostics other;
  other.error({}, "", "two");
  diagnostics.append(other);
  diagnostics.append(diagnostics);
  CHECK(diagnostics.items().size() == 4);
  CHECK(diagnostics.items()[3].message == "two");
}

TEST_CASE("result: an empty value is not ok") {
  corridor::core::Result<int> result;
  CHECK_FALSE(result.ok());
  result.value = 1;
  CHECK(result.ok());
}

TEST_CASE("nearest name: a slip of one or two letters is found") {
  const std::vector<std::string> keys{"count", "capacity", "calls", "carries"};
  CHECK(nearest_name("capcity", keys) == "capacity");   // one lost
  CHECK(nearest_name("capactiy", keys) == "capacity");  // neighbours swapped
  CHECK(nearest_name("countt", keys) == "count");       // one too many
  CHECK(nearest_name("cills", keys) == "calls");        // one replaced
  CHECK(nearest_name("apacitty", keys) == "capacity");  // two edits
  CHECK(nearest_name("count", keys) == "count");
}

TEST_CASE("nearest name: what is further than two edits is not guessed") {
  CHECK(nearest_name("volume", {"count", "capacity"}).empty());
  CHECK(nearest_name("apaciyyt", {"capacity"}).empty());
  CHECK(nearest_name("x", {}).empty());
}

TEST_CASE("nearest name: words without a common letter are not near, however short") {
  CHECK(nearest_name("ab", {"cd"}).empty());
  CHECK(nearest_name("", {"ab"}).empty());
  CHECK(nearest_name("a", {"at"}) == "at");
}

TEST_CASE("nearest name: nearer wins, then the first") {
  CHECK(nearest_name("port", {"sort", "ports"}) == "sort");  // both one edit
  CHECK(nearest_name("ports", {"poti", "port"}) == "port");
}

TEST_CASE("nearest name: very long words are not compared") {
  const std::string longest(100'000, 'a');
  CHECK(nearest_name(longest, {longest}).empty());
}

TEST_CASE("escape: text of any language stays as it is") {
  for (const std::string text :
       {"Aktau", "Ақтау", "ფოთი", "阿克套", "Türkmenbaşy", "🚢", "", "a\\b"}) {
    CHECK(escape_for_terminal(text) == text);
  }
}

// NOLINTBEGIN(misc-misleading-bidirectional, modernize-raw-string-literal): such bytes, and how
// they are written, are the subject here.
TEST_CASE("escape: terminal controls, line breaks and writing direction") {
  struct Row {
    std::string text;
    std::string escaped;
  };
  const std::vector<Row> rows{
      {"\x1b[31mred", "\\x1b[31mred"},    // ESC
      {std::string("\0", 1), "\\x00"},    // NUL
      {"a\r\nb\t", "a\\x0d\\x0ab\\x09"},  // line ends, tabulator
      {"\x7f", "\\x7f"},                  // DEL
      {"\xc2\x80", "\\u{80}"},            // first of C1
      {"\xc2\x9b"
       "2J",
       "\\u{9b}2J"},                     // CSI as one character
      {"\xc2\xa0", "\xc2\xa0"},          // no-break space is none
      {"\xe2\x80\xa8", "\\u{2028}"},     // line separator
      {"\xe2\x80\xaa", "\\u{202a}"},     // bidirectional embedding
      {"\xe2\x80\xae", "\\u{202e}"},     // right-to-left override
      {"\xe2\x81\xa6", "\\u{2066}"},     // isolate
      {"\xe2\x81\xa9", "\\u{2069}"},     // end of isolate
      {"\xe2\x80\x8f", "\\u{200f}"},     // right-to-left mark
      {"\xe2\x81\xaa", "\xe2\x81\xaa"},  // U+206A is not among them
  };
  for (const Row& row : rows) {
    CHECK(escape_for_terminal(row.text) == row.escaped);
  }
}

TEST_CASE("escape: bytes that are not UTF-8") {
  struct Row {
    std::string text;
    std::string escaped;
  };
  const std::vector<Row> rows{
      {"\xff", "\\xff"},  // never a lead byte
      {"\x80"
       "a",
       "\\x80"
       "a"},                // continuation without a lead
      {"\xc3", "\\xc3"},    // cut off
      {"\xc3(", "\\xc3("},  // no continuation
      {"\xe2\x82"
       "x",
       "\\xe2\\x82x"},                               // cut off after two of three
      {"\xc0\xaf", "\\xc0\\xaf"},                    // overlong slash
      {"\xe0\x9b\xbf", "\\xe0\\x9b\\xbf"},           // overlong in three bytes
      {"\xf0\x80\x80\x9b", "\\xf0\\x80\\x80\\x9b"},  // overlong ESC
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},           // surrogate
      {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},  // beyond U+10FFFF
      {"\xf5\x80\x80\x80", "\\xf5\\x80\\x80\\x80"},  // likewise
  };
  for (const Row& row : rows) {
    CHECK(escape_for_terminal(row.text) == row.escaped);
  }
}
// NOLINTEND(misc-misleading-bidirectional, modernize-raw-string-literal)

}  // namespace corridor::core::diagnostics_test
