#include "corridor/scenario/spelling.hpp"

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "unit_table.hpp"

namespace corridor::scenario {
namespace {

constexpr std::string_view kNumber = "[-+]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?";
constexpr std::string_view kSymbol = "[A-Za-z%]+";
/// The longest cargo unit with its prefix and its plural.
constexpr std::string_view kCargoSymbol = "[A-Za-z]{1,18}";

std::string alternatives(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : "|") + word;
  }
  return text;
}

/// The symbols, with their plurals, that `accept`.
std::vector<std::string> symbols(const std::function<bool(const Unit&)>& accept) {
  std::vector<std::string> found;
  for (const Unit& unit : fixed_units()) {
    if (accept(unit)) {
      found.push_back(unit.symbol);
      if (unit.takes_plural) {
        found.push_back(unit.symbol + "s");
      }
    }
  }
  return found;
}

/// Units joined by * and / may cancel to anything: which do is for the reader to say.
std::string joined_units() {
  return fmt::format("(?:/ *{0}|{0} *[*/] *{0})(?: *[*/] *{0})*", kSymbol);
}

Spelling quantity(const std::string& unit, std::string units) {
  Spelling spelling;
  spelling.pattern = fmt::format("^ *{} *(?:{}) *$", kNumber, unit);
  spelling.units = std::move(units);
  return spelling;
}

/// Whatever a commodity may be counted in, but no symbol that means something else.
std::string cargo_symbol() {
  std::vector<std::string> others =
      symbols([](const Unit& unit) { return unit.dimension != mass_dimension() && !unit.percent; });
  for (const std::string& refused : refused_units()) {
    if (refused != "$") {
      others.push_back(refused);
    }
  }
  return fmt::format("(?!(?:{}) *$){}", alternatives(others), kCargoSymbol);
}

}  // namespace

Spelling spelled_freely() {
  Spelling spelling;
  spelling.number = true;
  spelling.truth = true;
  return spelling;
}

Spelling spelled_like(std::string pattern) {
  Spelling spelling;
  spelling.pattern = std::move(pattern);
  return spelling;
}

Spelling spelled_as_id(const std::string& more) {
  Spelling spelling = spelled_like(fmt::format("^[A-Za-z][A-Za-z0-9_{}-]*$", more));
  spelling.truth = true;  // an odd name, but one
  return spelling;
}

Spelling spelled_as_date() {
  return spelled_like(
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
      "(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?|T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$");
}

Spelling spelled_whole(std::string least, std::string most, const std::string& word) {
  Spelling spelling =
      spelled_like(fmt::format("^(?:-?(?:0|[1-9][0-9]*){}{})$", word.empty() ? "" : "|", word));
  spelling.number = true;
  spelling.whole = true;
  spelling.least = std::move(least);
  spelling.most = std::move(most);
  return spelling;
}

Spelling spelled_as_number(std::string least, std::string most, bool percent) {
  Spelling spelling = quantity(fmt::format("%|{}|", joined_units()), percent ? "none, or %" : "");
  spelling.number = true;
  spelling.least = std::move(least);
  spelling.most = std::move(most);
  return spelling;
}

Spelling spelled_in(const Dimension& dimension, std::string units) {
  const std::vector<std::string> alone =
      symbols([&](const Unit& unit) { return unit.dimension == dimension && !unit.percent; });
  return quantity(alternatives(alone) + "|" + joined_units(), std::move(units));
}

Spelling spelled_as_duration() {
  return spelled_in(time_dimension(), "s, min, h, d, day, week");
}

Spelling spelled_in_joined_units(std::string units) {
  return quantity(joined_units(), std::move(units));
}

Spelling spelled_as_cargo() {
  return quantity(fmt::format("{}|{}", cargo_symbol(), joined_units()),
                  "the unit of the commodity, as TEU or kTEU; of one counted in t: t, kt, Mt, kg");
}

Spelling spelled_as_money() {
  const std::vector<std::string> alone =
      symbols([](const Unit& unit) { return !currency_of(unit.dimension).empty(); });
  return quantity(alternatives(alone) + "|" + joined_units(),
                  "USD, EUR, KZT, AZN, GEL, CNY, with k for a thousand and M for a million");
}

Spelling spelled_as_quantity() {
  Spelling spelling = quantity(fmt::format("{}|{}|", kSymbol, joined_units()), "any, as written");
  spelling.number = true;
  return spelling;
}

}  // namespace corridor::scenario
