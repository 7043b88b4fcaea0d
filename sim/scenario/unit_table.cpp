#include "unit_table.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace corridor::scenario {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::array<const char*, 6> kCurrencies{"USD", "EUR", "KZT", "AZN", "GEL", "CNY"};

struct Hint {
  std::string_view symbol;
  std::string_view hint;
};

/// Spellings with several meanings, or with one that surprises.
constexpr std::array<Hint, 42> kRefused{{
    {"ton", "write t for a tonne of 1000 kg"},
    {"tons", "write t for a tonne of 1000 kg"},
    {"tonne", "write t"},
    {"tonnes", "write t"},
    {"mt", "write t for a tonne, Mt for a million tonnes"},
    {"MT", "write t for a tonne, Mt for a million tonnes"},
    {"T", "write t"},
    {"KT", "write kt for 1000 t, kn for a knot"},
    {"kts", "write kn for a knot, kt for 1000 t"},
    {"knot", "write kn"},
    {"knots", "write kn"},
    {"nmi", "write NM for a nautical mile"},
    {"nm", "write NM for a nautical mile"},
    {"mi", "write km"},
    {"mile", "write km"},
    {"miles", "write km"},
    {"kph", "write km/h"},
    {"kmh", "write km/h"},
    {"mph", "write km/h"},
    {"gal", "write the mass in t"},
    {"bbl", "write the mass in t"},
    {"a", "a rate per calendar year is written /yr; write a duration in days: 365 d"},
    {"yrs", "a rate per calendar year is written /yr; write a duration in days: 365 d"},
    {"year", "a rate per calendar year is written /yr; write a duration in days: 365 d"},
    {"years", "a rate per calendar year is written /yr; write a duration in days: 365 d"},
    {"Mtpa", "write Mt/yr"},
    {"mo", "months differ in length: write days, such as 30 d"},
    {"months", "months differ in length: write days, such as 30 d"},
    {"wk", "write week"},
    {"hour", "write h"},
    {"hours", "write h"},
    {"Hours", "write h"},
    {"hr", "write h"},
    {"hrs", "write h"},
    {"minute", "write min"},
    {"minutes", "write min"},
    {"mins", "write min"},
    {"sec", "write s"},
    {"D", "write d"},
    {"H", "write h"},
    {"$", "write USD"},
    {"tkm", "write t and km apart"},
}};

}  // namespace

bool is_currency(std::string_view symbol) {
  return std::find(kCurrencies.begin(), kCurrencies.end(), symbol) != kCurrencies.end();
}

std::string currency_list() {
  std::string list;
  for (const char* currency : kCurrencies) {
    list += (list.empty() ? "" : ", ") + std::string(currency);
  }
  return list;
}

std::string_view refused_unit_hint(std::string_view symbol) {
  const auto* found = std::find_if(kRefused.begin(), kRefused.end(), [symbol](const Hint& hint) {
    return hint.symbol == symbol;
  });
  return found == kRefused.end() ? std::string_view{} : found->hint;
}

std::vector<std::string> refused_units() {
  std::vector<std::string> symbols;
  symbols.reserve(kRefused.size());
  for (const Hint& hint : kRefused) {
    symbols.emplace_back(hint.symbol);
  }
  return symbols;
}

std::vector<Unit> fixed_units() {
  const Dimension mass = mass_dimension();
  const Dimension length = length_dimension();
  const Dimension time = time_dimension();
  std::vector<Unit> units{
      {.symbol = "g", .numerator = 1, .dimension = mass},
      {.symbol = "kg", .numerator = 1'000, .dimension = mass},
      {.symbol = "t", .numerator = 1'000'000, .dimension = mass},
      {.symbol = "kt", .numerator = 1'000'000'000, .dimension = mass},
      {.symbol = "Mt", .numerator = 1'000'000'000'000, .dimension = mass},
      {.symbol = "m", .numerator = 1, .dimension = length},
      {.symbol = "km", .numerator = 1'000, .dimension = length},
      {.symbol = "NM", .numerator = 1'852, .dimension = length},
      {.symbol = "kn",
       .numerator = 1'852,
       .denominator = kHour,
       .dimension = quotient(length, time)},
      {.symbol = "s", .numerator = kSecond, .dimension = time},
      {.symbol = "min", .numerator = kMinute, .dimension = time},
      {.symbol = "h", .numerator = kHour, .dimension = time},
      {.symbol = "d", .numerator = kDay, .dimension = time},
      {.symbol = "day", .numerator = kDay, .dimension = time, .takes_plural = true},
      {.symbol = "week", .numerator = 7 * kDay, .dimension = time, .takes_plural = true},
      {.symbol = "yr", .dimension = Dimension{{"yr", 1}}},
      {.symbol = "month", .dimension = Dimension{{"month", 1}}},
      {.symbol = "%", .denominator = 100, .dimension = {}, .percent = true},
  };
  for (const char* currency : kCurrencies) {
    const Dimension dimension = currency_dimension(currency);
    const std::string name = currency;
    units.push_back({.symbol = name, .dimension = dimension});
    units.push_back({.symbol = "k" + name, .numerator = 1'000, .dimension = dimension});
    units.push_back({.symbol = "M" + name, .numerator = 1'000'000, .dimension = dimension});
  }
  return units;
}

}  // namespace corridor::scenario
