#include "corridor/scenario/spelling.hpp"

#include <regex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::scenario::spelling_test {
namespace {

struct Row {
  const char* what;
  Spelling spelling;
  std::vector<std::string> fit;
  std::vector<std::string> misfit;
};

TEST_CASE("spelling: texts that fit, and near ones that do not") {
  const std::vector<Row> rows{
      {"duration",
       spelled_as_duration(),
       {"8 h", "8h", "0.5 days", "+1e-3 weeks", "90 min", "3 km/km*h", " 8 h "},
       {"8", "h", "8 hours", "8,5 h", "08 h", "8 km", "8 h 30 min", ".5 h", "1_000 h", "12:30"}},
      {"amount",
       spelled_as_cargo(),
       {"20 TEU", "2 kTEU", "100 trucks", "1.5 Mt", "3 t", "2 TEU/h*h"},
       {"20", "20 h", "20 USD", "20 tons", "20 days", "20 km", "20 %"}},
      {"money", spelled_as_money(), {"12 MUSD", "5 EUR"}, {"12", "12 $", "12 mUSD", "12 TEU"}},
      {"joined",
       spelled_in_joined_units("/day"),
       {"18/day", "18 / day", "22 kTEU/yr", "30 USD/TEU/day", "5 t*km"},
       {"18", "18 day", "18 /", "/day"}},
      {"number",
       spelled_as_number("0", "1"),
       {"0.5", "1e-3", "3 h/h"},
       {"0.5 h", "half", "00.5", "1,5"}},
      {"whole", spelled_whole("0", "9"), {"0", "12", "-3"}, {"012", "2.5", "1e3", "unlimited"}},
      {"count", spelled_whole("0", "9", "unlimited"), {"3", "unlimited"}, {"Unlimited", "3 x"}},
      {"quantity", spelled_as_quantity(), {"3", "3 d", "4.484 Mt/yr"}, {"x", "3 3"}},
      {"date",
       spelled_as_date(),
       {"2024-01-01", "2024-01-01 06:30", "2024-01-01 06:30:15", "2024-01-01T06:30:00Z"},
       {"2024-1-1", "01.01.2024", "2024-01-01T06:30", "2024-01-01 06:30 UTC"}},
      {"id", spelled_as_id(), {"aktau", "A-b_3"}, {"", "2box", "_a", "a b", "a.b"}},
      {"path", spelled_as_id("."), {"nodes.aktau.facilities.berths"}, {".a"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::regex pattern(row.spelling.pattern);
    for (const std::string& text : row.fit) {
      CAPTURE(text);
      CHECK(std::regex_search(text, pattern));
    }
    for (const std::string& text : row.misfit) {
      CAPTURE(text);
      CHECK_FALSE(std::regex_search(text, pattern));
    }
  }
}

TEST_CASE("spelling: bounds and what YAML may take a value for") {
  CHECK(spelled_whole("1", "9").whole);
  CHECK(spelled_whole("1", "9").least == "1");
  CHECK(spelled_as_number("0", "1").number);
  CHECK_FALSE(spelled_as_duration().number);
  CHECK(spelled_freely().number);
  CHECK(spelled_freely().truth);
  CHECK(spelled_freely().pattern.empty());
}

}  // namespace
}  // namespace corridor::scenario::spelling_test
