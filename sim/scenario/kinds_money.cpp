// Kinds of money.

#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/int128.hpp"
#include "scalar_kind.hpp"
#include "unit_table.hpp"

namespace corridor::scenario {
namespace {

constexpr std::int64_t kMetresPerKm = 1'000;

/// The symbol with the largest prefix that needs no fraction.
std::string money_text(const Money& money, const std::string& suffix) {
  const bool millions = money.micro != 0 && money.micro % (kMillion * kMillion) == 0;
  const std::int64_t shown = millions ? money.micro / kMillion : money.micro;
  return fmt::format("{} {}{}{}", micro_text(shown), millions ? "M" : "", money.currency, suffix);
}

/// What money is per; `scale` turns the base units of `dimension` into those of the member.
struct Divisor {
  Dimension dimension;
  std::int64_t scale = 1;
  bool unknown = false;  // no unit is common to the commodities
};

/// So that what a lot or a vehicle costs stays within bounds.
constexpr std::int64_t kHighestPrice = kMillion * kMillion * kMillion;

/// Millionths of the quantity times `scale`, which times a million may leave 64 bits.
Parsed<std::int64_t> to_integer(Quantity quantity, std::int64_t scale) {
  const std::int64_t common = std::gcd(quantity.denominator, scale);
  const core::Int128 numerator = core::Int128{quantity.numerator} * (scale / common);
  if (numerator > std::numeric_limits<std::int64_t>::max()) {
    return failed<std::int64_t>("out of range");
  }
  quantity.denominator /= common;
  quantity.numerator = static_cast<std::int64_t>(numerator);
  return quantity.to_integer(kMillion);
}

/// At most `highest` in the currency's millionths.
Parsed<Money> parse_money(const Reading& reading,
                          const std::string& text,
                          const Divisor& per,
                          std::int64_t highest) {
  if (per.unknown) {
    return failed<Money>("commodities of different units have one price",
                         "give each unit an entry of its own");
  }
  const auto quantity = reading.units().parse(text);
  if (!quantity.value) {
    return failed<Money>(quantity.problem);
  }
  const Dimension& found = quantity.value->dimension;
  const std::string currency = currency_of(product(found, per.dimension));
  if (currency.empty()) {
    return failed<Money>(
        dimension_problem(found, quotient(currency_dimension("USD"), per.dimension)));
  }
  const auto micro = to_integer(*quantity.value, per.scale);
  if (!micro.value) {
    return failed<Money>(micro.problem);
  }
  if (*micro.value < 0) {
    return failed<Money>(Problem{.what = "negative", .hint = ""});
  }
  if (*micro.value > highest) {
    return failed<Money>("out of range", "at most 1e12");
  }
  return {.value = Money{.micro = *micro.value, .currency = currency}, .problem = {}};
}

struct MoneyKind {
  Kind kind;
  Spelling spelling;
  std::function<Divisor(const Scope&)> per;
  std::function<std::string(const Writing&)> suffix;
  std::int64_t highest = std::numeric_limits<std::int64_t>::max();
};

KindOf<Money> money_kind(MoneyKind money) {
  money.kind.spelling = std::move(money.spelling);
  set_measure<Money>(money.kind, [](const Money& value) { return value.micro; });
  return finished<Money>(scalar_kind<Money>(
      std::move(money.kind),
      [per = money.per, highest = money.highest](
          Reading& reading, const std::string& text, std::string&) {
        return parse_money(reading, text, per(reading.scope), highest);
      },
      [suffix = money.suffix](const Writing& writing, const Money& value) {
        return money_text(value, suffix(writing));
      }));
}

/// Divisor unit of the cargo in scope.
Divisor per_unit(const Scope& scope) {
  const Dimension cargo = cargo_dimension(scope.cargo_unit);
  return {cargo, cargo == mass_dimension() ? kMillion : 1, scope.cargo_unit.empty()};
}

Divisor joined(Divisor a, const Dimension& dimension, std::int64_t scale) {
  return {product(a.dimension, dimension), a.scale * scale, a.unknown};
}

}  // namespace

KindOf<Money> money() {
  return money_kind({.kind = described("an amount of money", "12 MUSD"),
                     .spelling = spelled_as_money(),
                     .per = [](const Scope&) { return Divisor{}; },
                     .suffix = [](const Writing&) { return std::string(); }});
}

KindOf<Money> money_per_year() {
  return money_kind({.kind = described("money per year", "200 kUSD/yr"),
                     .spelling = spelled_in_joined_units("a currency per year, as kUSD/yr"),
                     .per =
                         [](const Scope&) {
                           return Divisor{Dimension{{"yr", 1}}, 1};
                         },
                     .suffix = [](const Writing&) { return std::string("/yr"); }});
}

KindOf<Money> money_per_day() {
  return money_kind({.kind = described("money per day", "9000 USD/day"),
                     .spelling = spelled_in_joined_units("a currency per time, as USD/day"),
                     .per =
                         [](const Scope&) {
                           return Divisor{time_dimension(), kDayUs};
                         },
                     .suffix = [](const Writing&) { return std::string("/day"); },
                     .highest = kHighestPrice});
}

KindOf<Money> money_per_unit() {
  return money_kind(
      {.kind = described("money per unit", "60 USD/TEU"),
       .spelling = spelled_in_joined_units("a currency per unit of the commodity, as USD/TEU"),
       .per = per_unit,
       .suffix = [](const Writing& writing) { return "/" + writing.cargo_unit(); },
       .highest = kHighestPrice});
}

KindOf<Money> money_per_unit_and_km() {
  return money_kind(
      {.kind = described("money per unit and distance", "0.5 USD/TEU/km"),
       .spelling = spelled_in_joined_units("a currency per unit and length, as USD/TEU/km"),
       .per =
           [](const Scope& scope) {
             return joined(per_unit(scope), length_dimension(), kMetresPerKm);
           },
       .suffix = [](const Writing& writing) { return "/" + writing.cargo_unit() + "/km"; },
       .highest = kHighestPrice});
}

KindOf<Money> money_per_unit_and_day() {
  return money_kind(
      {.kind = described("money per unit and day", "30 USD/TEU/day"),
       .spelling = spelled_in_joined_units("a currency per unit and time, as USD/TEU/day"),
       .per = [](const Scope& scope) { return joined(per_unit(scope), time_dimension(), kDayUs); },
       .suffix = [](const Writing& writing) { return "/" + writing.cargo_unit() + "/day"; },
       .highest = kHighestPrice});
}

KindOf<std::string> currency() {
  Kind kind = described("a currency", "USD", "one of " + currency_list());
  kind.spelling = spelled_like("^[A-Z]{3}$");
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        return is_currency(text) ? Parsed<std::string>{.value = text, .problem = {}}
                                 : failed<std::string>("not a known currency");
      },
      [](const Writing&, const std::string& text) { return text; }));
}

KindOf<std::map<std::string, Money>> values_of_currencies() {
  return map_of(money(), "currency", "^[A-Z]{3}$", [](Reading& reading, const TreeEntry& entry) {
    if (!is_currency(entry.key)) {
      reading.error_at(
          entry.place,
          fmt::format(
              "not a known currency (found {}, expected one of {})", entry.key, currency_list()));
    }
  });
}

}  // namespace corridor::scenario
