// Kinds of money.

#include <utility>

#include <fmt/format.h>

#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kDayUs = 86'400'000'000;

/// The symbol with the largest prefix that needs no fraction.
std::string money_text(const Money& money, const std::string& suffix) {
  const bool millions = money.micro != 0 && money.micro % (kMillion * kMillion) == 0;
  const std::int64_t shown = millions ? money.micro / kMillion : money.micro;
  return fmt::format("{} {}{}{}", micro_text(shown), millions ? "M" : "", money.currency, suffix);
}

/// Money per `per`; `scale` turns the base units of `per` into those of the member.
Parsed<Money> parse_money(const Reading& reading,
                          const std::string& text,
                          const Dimension& per,
                          std::int64_t scale) {
  const auto quantity = reading.units().parse(text);
  if (!quantity.value) {
    return failed<Money>(quantity.problem);
  }
  const std::string currency = currency_of(product(quantity.value->dimension, per));
  if (currency.empty()) {
    return failed<Money>(
        dimension_problem(quantity.value->dimension, quotient(currency_dimension("USD"), per)));
  }
  const auto micro = quantity.value->to_integer(kMillion * scale);
  if (!micro.value) {
    return failed<Money>(micro.problem);
  }
  if (*micro.value < 0) {
    return failed<Money>(Problem{.what = "negative", .hint = ""});
  }
  return {.value = Money{.micro = *micro.value, .currency = currency}, .problem = {}};
}

KindOf<Money> money_kind(Kind kind,
                         Spelling spelling,
                         const std::function<Dimension(const Scope&)>& per,
                         std::int64_t scale,
                         const std::function<std::string(const Writing&)>& suffix) {
  kind.spelling = std::move(spelling);
  set_measure<Money>(kind, [](const Money& money) { return money.micro; });
  return finished<Money>(scalar_kind<Money>(
      std::move(kind),
      [per, scale](Reading& reading, const std::string& text, std::string&) {
        return parse_money(reading, text, per(reading.scope), scale);
      },
      [suffix](const Writing& writing, const Money& money) {
        return money_text(money, suffix(writing));
      }));
}

}  // namespace

KindOf<Money> money() {
  return money_kind(
      described("an amount of money", "12 MUSD"),
      spelled_as_money(),
      [](const Scope&) { return Dimension{}; },
      1,
      [](const Writing&) { return std::string(); });
}

KindOf<Money> money_per_year() {
  return money_kind(
      described("money per year", "200 kUSD/yr"),
      spelled_in_joined_units("a currency per year, as kUSD/yr"),
      [](const Scope&) {
        return Dimension{{"yr", 1}};
      },
      1,
      [](const Writing&) { return std::string("/yr"); });
}

KindOf<Money> money_per_unit_and_day() {
  return money_kind(
      described("money per unit and day", "30 USD/TEU/day"),
      spelled_in_joined_units("a currency per unit and time, as USD/TEU/day"),
      [](const Scope& scope) {
        return product(cargo_dimension(scope.cargo_unit), time_dimension());
      },
      kDayUs,
      [](const Writing& writing) { return "/" + writing.cargo_unit() + "/day"; });
}

}  // namespace corridor::scenario
