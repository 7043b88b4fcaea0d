#include "corridor/scenario/units.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/int128.hpp"
#include "corridor/core/text.hpp"
#include "unit_table.hpp"

namespace corridor::scenario {
namespace {

using core::Int128;
using core::is_digit;
using core::lower_case;

const Units& plain_units() {
  static const Units kUnits;
  return kUnits;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

/// End of the part that is, or was meant to be, the number.
std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || std::string_view("+-.,_'").find(text[at]) !=
                                                        std::string_view::npos)) {
    ++at;
  }
  const bool exponent = at > 0 && at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E') &&
                        (is_digit(text[at + 1]) || text[at + 1] == '-' || text[at + 1] == '+');
  if (exponent) {
    at += 2;
    while (at < text.size() && is_digit(text[at])) {
      ++at;
    }
  }
  return at;
}

/// One symbol after the other, with the operator before each.
class UnitReader {
 public:
  UnitReader(const Units& units, std::string_view text) : units_(units), text_(text) {}

  /// Fills factor and dimension of `quantity`; a problem with `what` set when it fails.
  Problem read(Quantity& quantity) {
    bool divide = take('/');
    do {
      const std::string symbol = take_symbol();
      const Unit* unit = units_.find(symbol);
      if (unit == nullptr) {
        return units_.unknown(symbol);
      }
      if (!apply(quantity, *unit, divide)) {
        return {.what = "unit out of range", .hint = ""};
      }
      if (text_.empty()) {
        return {};
      }
      divide = text_.front() == '/';
    } while (take('/') || take('*'));
    return {.what = fmt::format("cannot read the unit from '{}' on", text_),
            .hint = "join units with / or *"};
  }

 private:
  bool take(char c) {
    skip_blanks();
    if (text_.empty() || text_.front() != c) {
      return false;
    }
    text_.remove_prefix(1);
    skip_blanks();
    return true;
  }
  void skip_blanks() {
    while (!text_.empty() && text_.front() == ' ') {
      text_.remove_prefix(1);
    }
  }
  std::string take_symbol() {
    std::size_t length = 0;
    while (length < text_.size() &&
           std::string_view("/* ").find(text_[length]) == std::string_view::npos) {
      ++length;
    }
    std::string symbol(text_.substr(0, length));
    text_.remove_prefix(length);
    skip_blanks();
    return symbol;
  }
  static bool apply(Quantity& quantity, const Unit& unit, bool divide) {
    const std::int64_t up = divide ? unit.denominator : unit.numerator;
    const std::int64_t down = divide ? unit.numerator : unit.denominator;
    const Int128 numerator = Int128{quantity.numerator} * up;
    const Int128 denominator = Int128{quantity.denominator} * down;
    Int128 common = numerator;
    for (Int128 rest = denominator; rest != 0;) {
      common = std::exchange(rest, common % rest);
    }
    constexpr Int128 kMax = std::numeric_limits<std::int64_t>::max();
    if (numerator / common > kMax || denominator / common > kMax) {
      return false;
    }
    quantity.numerator = static_cast<std::int64_t>(numerator / common);
    quantity.denominator = static_cast<std::int64_t>(denominator / common);
    quantity.dimension = divide ? quotient(quantity.dimension, unit.dimension)
                                : product(quantity.dimension, unit.dimension);
    quantity.percent = quantity.percent || unit.percent;
    return true;
  }

  const Units& units_;
  std::string_view text_;
};

}  // namespace

Units::Units(const std::vector<std::string>& cargo_units) {
  for (Unit& unit : fixed_units()) {
    add(std::move(unit));
  }
  for (const std::string& name : cargo_units) {
    if (name == "t" || units_.contains(name)) {
      continue;
    }
    const bool word = !name.empty() && name.front() >= 'a' && name.front() <= 'z';
    add({.symbol = name, .dimension = cargo_dimension(name), .takes_plural = word});
    if (!word) {
      add({.symbol = "k" + name, .numerator = 1'000, .dimension = cargo_dimension(name)});
    }
  }
}

void Units::add(Unit unit) {
  std::string symbol = unit.symbol;
  units_.emplace(std::move(symbol), std::move(unit));
}

const Unit* Units::find(const std::string& symbol) const {
  if (const auto found = units_.find(symbol); found != units_.end()) {
    return &found->second;
  }
  if (symbol.size() < 2 || symbol.back() != 's') {
    return nullptr;
  }
  const auto singular = units_.find(symbol.substr(0, symbol.size() - 1));
  return singular == units_.end() || !singular->second.takes_plural ? nullptr : &singular->second;
}

Problem Units::unknown(const std::string& symbol) const {
  if (symbol.empty()) {
    return {.what = "unit missing after the operator", .hint = ""};
  }
  if (const std::string_view hint = refused_unit_hint(symbol); !hint.empty()) {
    return {.what = fmt::format("unit {} is not used", symbol), .hint = std::string(hint)};
  }
  std::vector<std::string> symbols;  // beginning alike: EUR is no misspelt TEU
  std::string cargo;
  for (const auto& [name, unit] : units_) {
    if (lower_case(name.front()) == lower_case(symbol.front())) {
      symbols.push_back(name);
    }
    if (name != "t" && cargo_unit_of(unit.dimension) == name) {
      cargo += ", " + name;
    }
  }
  const auto same = std::find_if(symbols.begin(), symbols.end(), [&](const std::string& name) {
    return lower_case(name) == lower_case(symbol);
  });
  const std::string near = same != symbols.end() ? *same : core::nearest_name(symbol, symbols);
  return {.what = "unknown unit " + symbol,
          .hint = near.empty() ? "cargo is counted in t" + cargo
                               : fmt::format("did you mean {}?", near)};
}

Parsed<Quantity> Units::parse(std::string_view text) const {
  text = trimmed(text);
  const std::size_t length = number_length(text);
  const std::string_view number = text.substr(0, length);
  const std::string_view unit = trimmed(text.substr(length));
  if (!unit.empty() && is_digit(unit.front()) && !number.empty()) {
    return {.value = {},
            .problem = {.what = "a blank inside the number",
                        .hint = "write the digits without separators"}};
  }
  if (!number.empty() && !unit.empty() && unit.front() == ':') {
    return {.value = {},
            .problem = {.what = "a time of day where a number belongs",
                        .hint = "write hours or minutes, such as 12.5 h"}};
  }
  const bool hexadecimal = number == "0" && !unit.empty() && (unit[0] == 'x' || unit[0] == 'X');
  const Parsed<Decimal> decimal = parse_decimal(length == 0 || hexadecimal ? text : number);
  if (!decimal.value) {
    return {.value = {}, .problem = decimal.problem};
  }
  Quantity quantity;
  quantity.number = *decimal.value;
  quantity.written = nearest_double(number);
  quantity.unit_text = std::string(unit);
  if (!unit.empty()) {
    Problem problem = UnitReader(*this, unit).read(quantity);
    if (!problem.what.empty()) {
      return {.value = {}, .problem = std::move(problem)};
    }
  }
  return {.value = std::move(quantity), .problem = {}};
}

Parsed<Quantity> Units::parse(std::string_view text, const Dimension& dimension) const {
  Parsed<Quantity> quantity = parse(text);
  if (!quantity.value || quantity.value->dimension == dimension) {
    return quantity;
  }
  return {.value = {}, .problem = dimension_problem(quantity.value->dimension, dimension)};
}

Problem dimension_problem(const Dimension& found, const Dimension& expected) {
  if (found.empty()) {
    return {.what = "unit missing", .hint = ""};
  }
  const bool yearly = found.contains("yr") && !expected.contains("yr");
  const bool monthly = found.contains("month") && !expected.contains("month");
  if ((yearly || monthly) && found.begin()->second > 0 && found.size() == 1) {
    return {.what = "years and months differ in length",
            .hint = yearly ? "write days, such as 365 d" : "write days, such as 30 d"};
  }
  if (expected.contains("yr") && found.contains("month")) {
    return {.what = "a rate per month", .hint = "write it per calendar year: /yr"};
  }
  if ((yearly || monthly) && expected.contains("time")) {
    return {.what = "a rate per calendar year or month is not possible here",
            .hint = "write a rate per day: /day"};
  }
  return {.what = fmt::format("wrong kind of unit, {}", describe(found)), .hint = ""};
}

std::optional<Problem> check_cargo_unit(const std::string& name) {
  const bool word =
      !name.empty() && name.size() <= 16 && std::all_of(name.begin(), name.end(), is_letter);
  if (!word) {
    return Problem{.what = "not a unit of cargo", .hint = "letters only, at most 16"};
  }
  if (name == "t") {
    return std::nullopt;
  }
  if (!refused_unit_hint(name).empty() || plain_units().find(name) != nullptr || name == "mass" ||
      name == "length" || name == "time") {
    return Problem{
        .what = "not a unit of cargo",
        .hint = "it has another meaning; use t for masses, a word of your own for pieces"};
  }
  return std::nullopt;
}

}  // namespace corridor::scenario
