// Files that are broken before they mean anything: bytes, YAML, structure.
#include <chrono>

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::hostile_bytes_test {
namespace {

constexpr int kBad = ExitCode::BadInput;

std::string crlf(const std::string& text, const std::string& end) {
  std::string result;
  for (const char c : text) {
    result += c == '\n' ? end : std::string(1, c);
  }
  return result;
}

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += part;
  }
  return text;
}

TEST_CASE("hostile: bytes") {
  const std::string& q = queue_text();
  judge({
      {"empty", "", kBad, "s.yaml:1:1: error: empty scenario (docs/scenario-reference.md"},
      {"only a comment", "# c\n", kBad, "s.yaml:1:1: error: empty scenario"},
      {"only a marker", "---\n", kBad, "s.yaml:1:1: error: empty scenario"},
      {"only null", "null\n", kBad, "s.yaml:1:1: error: empty scenario"},
      {"0xFF in a name",
       with(q, "Customs", "Cus\xFFtoms"),
       kBad,
       "s.yaml:2:10: error: byte 0xFF is not valid UTF-8 (byte offset 21)"},
      {"cut UTF-8 in a name",
       with(q, "Customs", "\xD0"),
       kBad,
       "s.yaml:2:7: error: byte 0xD0 is not valid UTF-8"},
      {"0xFF in a comment",
       q + "# \xFF\n",
       kBad,
       "s.yaml:17:3: error: byte 0xFF is not valid UTF-8"},
      {"byte order mark", "\xEF\xBB\xBF" + q, 0, ""},
      {"CRLF", crlf(q, "\r\n"), 0, ""},
      {"lone CR", crlf(q, "\r"), 0, ""},
      {"CRLF and a mistake",
       crlf(with(q, "count: 2", "count: x"), "\r\n"),
       kBad,
       "s.yaml:12:33: error: nodes.border.facilities.lanes.count: not a number (found x"},
      {"NUL",
       with(q, "Customs", std::string("a\0b", 3)),
       kBad,
       "s.yaml:2:8: error: control character U+0000 is not allowed"},
      {"escape code",
       with(q, "Customs", "\x1b[31m"),
       kBad,
       "s.yaml:2:7: error: control character U+001B is not allowed"},
      {"escape code, escaped",
       with(q, "Customs lanes", R"("\e[31m")"),
       kBad,
       "s.yaml:2:7: error: control character U+001B is not allowed"},
      {"right-to-left override",
       with(q, "Customs", std::string("\xE2\x80").append("\xAE")),
       kBad,
       "s.yaml:2:7: error: text direction control U+202E is not allowed"},
  });
}

TEST_CASE("hostile: YAML") {
  const std::string& q = queue_text();
  judge({
      {"cut in a list",
       q.substr(0, q.find("{use: lanes")),
       kBad,
       "s.yaml:14:62: error: the bracket opened here is not closed"},
      {"open quote",
       with(q, "Customs", "\"Customs"),
       kBad,
       "s.yaml:2:7: error: the quote opened here is never closed"},
      {"anchor in itself", "&x [*x]", kBad, "s.yaml:1:5: error: cyclic alias"},
      {"10000 brackets", std::string(10000, '['), kBad, "s.yaml: error: nested deeper than 64"},
      {"100000 maps", repeated("{a: ", 100000), kBad, "s.yaml: error: nested deeper than 64"},
      {"long text", "name: " + std::string(2 << 20, 'x'), kBad, "s.yaml:1:7: error: text too long"},
      {"long key",
       "? " + std::string(5000, 'k') + "\n: 1\n",
       kBad,
       "s.yaml:1:3: error: key too long"},
      {"large file",
       "# " + std::string(9 << 20, 'x'),
       kBad,
       "s.yaml: error: file too large (found 8388609 bytes, expected at most 8388608)"},
      {"python tag",
       with(q, "Customs", "!!python/object:os.system"),
       kBad,
       "s.yaml:2:7: error: tags"},
      {"include tag", with(q, "Customs", "!include"), kBad, "s.yaml:2:7: error: tags"},
      {"binary tag", with(q, "Customs", "!!binary"), kBad, "s.yaml:2:7: error: tags"},
      {"token noise", "> !2", kBad, "s.yaml:1:3: error: unexpected character"},
      {"two documents", q + "---\n" + q, kBad, "s.yaml:17:1: error: more than one YAML document"},
      {"merge key",
       q + "<<: {seed: 3}\n",
       kBad,
       "s.yaml:17:1: error: merge keys are not supported"},
      {"a million values by aliases",
       "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
       "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
       "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
       kBad,
       "s.yaml:6:"},
  });
}

TEST_CASE("hostile: keys and ids") {
  const std::string& q = queue_text();
  judge({
      {"a key twice",
       q + "nodes: {}\n",
       kBad,
       "s.yaml:17:1: error: duplicate key nodes (first at s.yaml:10:1)"},
      {"an id twice",
       with(q, "{lanes: ", "{lanes: {count: 1}, lanes: "),
       kBad,
       "s.yaml:12:37: error: duplicate key lanes (first at s.yaml:12:18)"},
      {"ids that differ in case",
       with(q,
            "flows:\n",
            "flows:\n  Trucks: {from: border, to: border, commodity: truck, volume: "
            "3 truck/yr}\n"),
       0,
       "s.yaml:17:3: warning: flows: Trucks and trucks differ in upper and lower case only"},
      {"an id with a blank",
       with(q, "nodes:\n", "nodes:\n  \"border \": {}\n"),
       kBad,
       "s.yaml:11:3: error: nodes.border : not an id"},
      {"an id with an accent",
       with(q, "nodes:\n", "nodes:\n  café: {}\n"),
       kBad,
       "s.yaml:11:3: error: nodes.café: not an id"},
      {"labels in NFC and NFD",
       with(q,
            "commodity: truck,",
            "commodity: truck, counts: [\"caf\xC3\xA9\", \"cafe\xCC\x81\"],"),
       0,
       "s.yaml:16:74: warning: flows.trucks.counts[1]: caf\xC3\xA9 and cafe\xCC\x81 differ in "
       "case, accents or blanks only"},
      {"a label with a blank",
       with(q, "commodity: truck,", "commodity: truck, counts: \"titr \","),
       kBad,
       "s.yaml:16:64: error: flows.trucks.counts: a blank at the end of a name"},
      {"observed ids that differ in case",
       q + "observed:\n  - {id: A, measure: delivered, of: trucks, value: 3 truck/yr}\n"
           "  - {id: a, measure: delivered, of: trucks, value: 3 truck/yr}\n",
       0,
       "s.yaml:19:6: warning: observed[1].id: A and a differ in case, accents or blanks only"},
      {"a misspelt key",
       with(ferry_text(), "time: 20 h", "time: 20 h, head_way: 1 h"),
       kBad,
       "s.yaml:22:54: error: links.west-east.head_way: unknown key (found head_way, expected one "
       "of those in a link; did you mean headway?)"},
      {"a key at the wrong level",
       q + "headway: 3 h\n",
       kBad,
       "s.yaml:17:1: error: headway: unknown key (found headway, expected one of those at the top; "
       "belongs to link)"},
      {"a key missing",
       with(ferry_text(), "kind: ship, ", ""),
       kBad,
       "s.yaml:24:12: error: fleets.ferries: required key kind is missing"},
      {"a list for a value",
       with(q, "count: 2", "count: [2]"),
       kBad,
       "s.yaml:12:33: error: nodes.border.facilities.lanes.count: not a single value (found a "
       "list"},
      {"a list for a map",
       with(q, "flows:\n  trucks: {", "flows:\n  - {"),
       kBad,
       "s.yaml:16:3: error: flows: not a map (found a list"},
  });
}

TEST_CASE("hostile: versions of the language") {
  const std::string& q = queue_text();
  judge({
      {"newer",
       with(q, "corridor: 1", "corridor: 2"),
       kBad,
       "s.yaml:1:11: error: corridor: written for version 2 of the language"},
      {"older",
       with(q, "corridor: 1", "corridor: 0"),
       kBad,
       "s.yaml:1:11: error: corridor: written for version 0 of the language"},
      {"none",
       with(q, "corridor: 1\n", ""),
       kBad,
       "s.yaml:1:1: error: required key corridor is missing"},
      {"a fraction",
       with(q, "corridor: 1", "corridor: 1.0"),
       kBad,
       "s.yaml:1:11: error: corridor: not a whole number"},
  });
}

TEST_SUITE("slow") {
  TEST_CASE("hostile: a hundred thousand links are checked in seconds") {
    std::string nodes = "nodes:\n";
    std::string links = "links:\n";
    for (int i = 0; i < 450; ++i) {
      nodes += "  a" + std::to_string(i) + ": {}\n";
      for (int j = 0; j < i; ++j) {
        links +=
            "  a" + std::to_string(i) + "-a" + std::to_string(j) + ": {mode: rail, time: 1 h}\n";
      }
    }
    const Scratch scratch;
    const std::string file = (scratch / "s.yaml").string();
    write(file, with(with(ferry_text(), "nodes:\n", nodes), "links:\n", links));
    const auto start = std::chrono::steady_clock::now();
    const Answer answer = check({file, "-q"});
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    CHECK(answer.exit_code == 0);
    CHECK(contains(answer.err, "... and 101005 more\n"));
    CHECK(elapsed.count() < 5);
  }
}

}  // namespace
}  // namespace corridor::tools::hostile_bytes_test
