#pragma once
// Numbers with units, read strictly: only the symbols of one table, exact factors, a dimension
// that must fit. UDUNITS is not used: it takes `kt` for knot, `mt` for 1 kg and `nmi` for a
// nanomile without a word.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/scenario/numbers.hpp"

namespace corridor::scenario {

/// Powers of base dimensions: "mass", "length", "time", a currency ("USD"), a cargo unit ("TEU"), a
/// calendar year ("yr") or month ("month"). The last two never mix with "time".
using Dimension = std::map<std::string, int>;

Dimension mass_dimension();
Dimension length_dimension();
Dimension time_dimension();
/// Of an amount of cargo: "t" is mass, any other unit its own dimension.
Dimension cargo_dimension(const std::string& unit);
Dimension currency_dimension(const std::string& currency);
Dimension product(const Dimension& a, const Dimension& b);
Dimension quotient(const Dimension& a, const Dimension& b);
/// The cargo unit of an amount of that dimension, or empty when it is not one of cargo.
std::string cargo_unit_of(const Dimension& dimension);
/// The currency of an amount of money, or empty.
std::string currency_of(const Dimension& dimension);
/// "a duration", "a mass", "an amount of TEU", "TEU per time".
std::string describe(const Dimension& dimension);

/// An exact number with its unit. Base units are gram, metre, microsecond, one unit of cargo and
/// one unit of money: the value is number * numerator / denominator of them.
struct Quantity {
  Decimal number;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  Dimension dimension;
  double written = 0;     // the number as a double
  std::string unit_text;  // as written, "" without
  bool percent = false;

  /// The value times `scale`, rounded to the nearest integer, halves away from zero. A problem when
  /// it leaves 64 bits, or when a number other than zero would become zero.
  [[nodiscard]] Parsed<std::int64_t> to_integer(std::int64_t scale = 1) const;
  /// Whether the value times `scale` is a whole number.
  [[nodiscard]] bool is_whole(std::int64_t scale = 1) const;
  /// The value times `scale`; where all factors cancel, the written number to the bit.
  [[nodiscard]] double to_double(std::int64_t scale = 1) const;
};

/// What one symbol means.
struct Unit {
  std::string symbol;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  Dimension dimension;
  bool takes_plural = false;  // "days", "wagons"
  bool percent = false;
};

/// The symbols that may be written: the fixed ones and the cargo units of the scenario.
class Units {
 public:
  explicit Units(const std::vector<std::string>& cargo_units = {});

  [[nodiscard]] const Unit* find(const std::string& symbol) const;
  [[nodiscard]] const std::map<std::string, Unit>& all() const { return units_; }
  /// Number and unit: "8 h", "14 t/TEU", "18/day", "22 kTEU/yr", "40 %", "0.5".
  [[nodiscard]] Parsed<Quantity> parse(std::string_view text) const;
  /// The same, of that dimension.
  [[nodiscard]] Parsed<Quantity> parse(std::string_view text, const Dimension& dimension) const;
  [[nodiscard]] Problem unknown(const std::string& symbol) const;

 private:
  void add(Unit unit);
  std::map<std::string, Unit> units_;
};

/// What is wrong with a quantity of another dimension than the one expected.
Problem dimension_problem(const Dimension& found, const Dimension& expected);

/// Whether `name` may be the unit of a commodity: "t", or a word that no other unit uses.
std::optional<Problem> check_cargo_unit(const std::string& name);

}  // namespace corridor::scenario
