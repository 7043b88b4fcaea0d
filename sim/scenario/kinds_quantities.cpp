// Kinds of numbers with units.

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "corridor/scenario/dates.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kDayUs = 86'400'000'000;
/// Ten thousand years: far beyond any run, far within 64 bits of microseconds.
constexpr std::int64_t kMaxDurationUs = 3'652'500 * kDayUs;
/// 10^12 units, so that sums of many amounts stay within 64 bits.
constexpr std::int64_t kMaxAmount = std::int64_t{1'000'000'000'000} * kMillion;

Problem negative() {
  return {.what = "negative", .hint = ""};
}
Problem not_positive() {
  return {.what = "must be more than zero", .hint = ""};
}

Parsed<Duration> parse_duration(const Reading& reading, const std::string& text, bool positive) {
  const auto quantity = reading.units().parse(text, time_dimension());
  if (!quantity.value) {
    return failed<Duration>(quantity.problem);
  }
  const auto us = quantity.value->to_integer();
  if (!us.value || *us.value > kMaxDurationUs) {
    return failed<Duration>(us.value ? "out of range" : us.problem.what, "at most 3652500 d");
  }
  if (*us.value < 0 || (positive && *us.value == 0)) {
    return failed<Duration>(*us.value < 0 ? negative() : not_positive());
  }
  return {.value = Duration(*us.value), .problem = {}};
}

KindOf<Duration> duration_kind(bool positive) {
  Kind kind = described("a duration", "8 h", positive ? "more than 0" : "");
  set_measure<Duration>(kind, [](Duration d) { return d.count(); });
  return finished<Duration>(scalar_kind<Duration>(
      std::move(kind),
      [positive](Reading& reading, const std::string& text, std::string&) {
        return parse_duration(reading, text, positive);
      },
      [](const Writing&, Duration duration) { return duration_text(duration); }));
}

/// Dimension of the amounts in scope; with none in scope, that of `found` if it is one of cargo.
Parsed<Dimension> cargo_in_scope(const Reading& reading, const Dimension& found) {
  if (!reading.scope.cargo_unit.empty()) {
    return {.value = cargo_dimension(reading.scope.cargo_unit), .problem = {}};
  }
  if (cargo_unit_of(found).empty()) {
    return failed<Dimension>(dimension_problem(found, mass_dimension()));
  }
  return {.value = found, .problem = {}};
}

std::int64_t micro_scale(const Dimension& cargo) {
  return cargo == mass_dimension() ? 1 : kMillion;
}

/// Amounts per `divisor` dimension ("" for plain amounts): the cargo part and the exact quantity.
struct CargoQuantity {
  Quantity quantity;
  Dimension cargo;
};

Parsed<CargoQuantity> parse_cargo(Reading& reading,
                                  const std::string& text,
                                  const Dimension& per,
                                  std::string& expected) {
  const std::string& unit = reading.scope.cargo_unit;
  const std::string divisor = per.empty() ? "" : per.count("yr") > 0 ? "/yr" : "/h";
  if (!unit.empty()) {
    expected = fmt::format("an amount in {}{} such as 20 {}{}", unit, divisor, unit, divisor);
  }
  const auto quantity = reading.units().parse(text);
  if (!quantity.value) {
    return failed<CargoQuantity>(quantity.problem);
  }
  const Dimension& found = quantity.value->dimension;
  if (found.empty()) {
    return failed<CargoQuantity>(dimension_problem(found, per));
  }
  const auto cargo = cargo_in_scope(reading, product(found, per));
  if (!cargo.value) {
    return failed<CargoQuantity>(dimension_problem(found, quotient(mass_dimension(), per)));
  }
  const Dimension wanted = quotient(*cargo.value, per);
  if (found != wanted) {
    return failed<CargoQuantity>(dimension_problem(found, wanted));
  }
  if (quantity.value->number.mantissa < 0) {
    return failed<CargoQuantity>(negative());
  }
  reading.note_unit(cargo_unit_of(*cargo.value));
  return {.value = CargoQuantity{.quantity = *quantity.value, .cargo = *cargo.value},
          .problem = {}};
}

Parsed<Amount> to_amount(const CargoQuantity& cargo) {
  const auto micro = cargo.quantity.to_integer(micro_scale(cargo.cargo));
  if (!micro.value || *micro.value > kMaxAmount) {
    return failed<Amount>(micro.value ? "out of range" : micro.problem.what, "at most 1e12 units");
  }
  return {.value = Amount{*micro.value}, .problem = {}};
}

Parsed<Amount> parse_amount(Reading& reading,
                            const std::string& text,
                            const Dimension& per,
                            bool positive,
                            std::string& expected) {
  const auto cargo = parse_cargo(reading, text, per, expected);
  if (!cargo.value) {
    return failed<Amount>(cargo.problem);
  }
  const auto amount = to_amount(*cargo.value);
  return amount.value && positive && amount.value->micro == 0 ? failed<Amount>(not_positive())
                                                              : amount;
}

KindOf<Amount> amount_kind(Kind kind, const Dimension& per, bool positive) {
  const std::string suffix = per.empty() ? "" : "/yr";
  kind.range = positive ? "more than 0" : "";
  set_measure<Amount>(kind, [](Amount amount) { return amount.micro; });
  return finished<Amount>(scalar_kind<Amount>(
      std::move(kind),
      [per, positive](Reading& reading, const std::string& text, std::string& expected) {
        return parse_amount(reading, text, per, positive, expected);
      },
      [suffix](const Writing& writing, Amount amount) {
        return fmt::format("{} {}{}", micro_text(amount.micro), writing.cargo_unit(), suffix);
      }));
}

struct Period {
  std::int64_t us;
  const char* symbol;
};
/// In this order a rate looks for the period in which it is a whole number of millionths.
constexpr std::array<Period, 5> kPeriods{{{3'600'000'000, "h"},
                                          {kDayUs, "day"},
                                          {60'000'000, "min"},
                                          {1'000'000, "s"},
                                          {7 * kDayUs, "week"}}};

std::string period_symbol(Duration per) {
  for (const Period& period : kPeriods) {
    if (period.us == per.count()) {
      return period.symbol;
    }
  }
  return {};
}

Parsed<Rate> to_rate(const CargoQuantity& cargo) {
  const std::int64_t micro = micro_scale(cargo.cargo);
  for (const Period& period : kPeriods) {
    const bool last = &period == &kPeriods.back();
    if (!last && !cargo.quantity.is_whole(micro * period.us)) {
      continue;
    }
    const auto amount = cargo.quantity.to_integer(micro * period.us);
    if (!amount.value || *amount.value > kMaxAmount) {
      return failed<Rate>(amount.value ? "out of range" : amount.problem.what);
    }
    return {.value = Rate{.amount = {*amount.value}, .per = Duration(period.us)}, .problem = {}};
  }
  return failed<Rate>("out of range");
}

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
    return failed<Money>(negative());
  }
  return {.value = Money{.micro = *micro.value, .currency = currency}, .problem = {}};
}

/// The number in the first of the units in which six digits bring the same value back, or empty.
std::string double_text(double value,
                        std::int64_t scale,
                        std::initializer_list<const char*> units) {
  static const Units kUnits;
  for (const char* unit : units) {
    const double factor = kUnits.parse(std::string("1 ") + unit).value->to_double(scale);
    const std::string text = fmt::format("{:.6g} {}", value / factor, unit);
    const auto back = kUnits.parse(text);
    if (back.value && back.value->to_double(scale) == value) {
      return text;
    }
  }
  return {};
}

/// Lengths and speeds, which are doubles in the model.
Parsed<double> parse_double(const Reading& reading,
                            const std::string& text,
                            const Dimension& dimension,
                            std::int64_t scale) {
  const auto quantity = reading.units().parse(text, dimension);
  if (!quantity.value) {
    return failed<double>(quantity.problem);
  }
  if (quantity.value->number.mantissa <= 0) {
    return failed<double>(quantity.value->number.mantissa < 0 ? negative() : not_positive());
  }
  return {.value = quantity.value->to_double(scale), .problem = {}};
}

constexpr std::int64_t kMicrosecondsPerSecond = kMillion;

Parsed<Slots> parse_slots(const Reading& reading, const std::string& text) {
  const auto quantity = reading.units().parse(text, quotient({}, time_dimension()));
  if (!quantity.value) {
    return failed<Slots>(quantity.problem);
  }
  Quantity count = *quantity.value;
  const Duration per(count.denominator / count.numerator);
  count.numerator = 1;
  count.denominator = 1;
  const auto whole = count.to_integer();
  if (!count.is_whole() || !whole.value) {
    return failed<Slots>("not a whole number of starts", "take a longer period: 1/week");
  }
  if (*whole.value < 1 || *whole.value > kMillion) {
    return failed<Slots>("out of range", "allowed are 1 to 1000000");
  }
  return {.value = Slots{.count = *whole.value, .per = per}, .problem = {}};
}

}  // namespace

KindOf<Duration> duration() {
  return duration_kind(false);
}
KindOf<Duration> positive_duration() {
  return duration_kind(true);
}

KindOf<Length> length() {
  Kind kind = described("a length", "490 km", "more than 0");
  set_measure<Length>(kind, [](Length value) { return value.metres; });
  return finished<Length>(scalar_kind<Length>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        const auto metres = parse_double(reading, text, length_dimension(), 1);
        return metres.value ? Parsed<Length>{.value = Length{*metres.value}, .problem = {}}
                            : failed<Length>(metres.problem);
      },
      [](const Writing&, Length value) {
        const std::string text = double_text(value.metres, 1, {"km"});
        return text.empty() ? number_text(value.metres) + " m" : text;
      }));
}

KindOf<Speed> speed() {
  Kind kind = described("a speed", "670 km/day", "more than 0");
  set_measure<Speed>(kind, [](Speed value) { return value.metres_per_second; });
  return finished<Speed>(scalar_kind<Speed>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        const Dimension dimension = quotient(length_dimension(), time_dimension());
        const auto value = parse_double(reading, text, dimension, kMicrosecondsPerSecond);
        return value.value ? Parsed<Speed>{.value = Speed{*value.value}, .problem = {}}
                           : failed<Speed>(value.problem);
      },
      [](const Writing&, Speed value) {
        const std::string text =
            double_text(value.metres_per_second, kMicrosecondsPerSecond, {"km/h", "km/day", "kn"});
        return text.empty() ? number_text(value.metres_per_second) + " m/s" : text;
      }));
}

KindOf<Slots> slots() {
  Kind kind = described("starts per time", "18/day", "whole numbers");
  set_measure<Slots>(kind, [](const Slots& value) {
    return static_cast<double>(value.count) / core::to_days(value.per);
  });
  return finished<Slots>(scalar_kind<Slots>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        return parse_slots(reading, text);
      },
      [](const Writing&, const Slots& value) {
        return fmt::format("{}/{}", value.count, period_symbol(value.per));
      }));
}

KindOf<Amount> amount() {
  return amount_kind(described("an amount of cargo", "2500 TEU"), {}, false);
}

KindOf<Amount> positive_amount() {
  return amount_kind(described("an amount of cargo", "2 TEU"), {}, true);
}

KindOf<Amount> yearly_volume() {
  return amount_kind(
      described("a volume per calendar year", "22 kTEU/yr"), Dimension{{"yr", 1}}, true);
}

KindOf<Amount> mass_per_unit() {
  Kind kind = described("a mass per unit", "14 t/TEU", "more than 0");
  set_measure<Amount>(kind, [](Amount mass) { return mass.micro; });
  return finished<Amount>(scalar_kind<Amount>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string& expected) {
        const std::string& unit = reading.scope.cargo_unit;
        expected = fmt::format("a mass per unit such as 14 t/{}", unit);
        const auto quantity =
            reading.units().parse(text, quotient(mass_dimension(), cargo_dimension(unit)));
        if (!quantity.value) {
          return failed<Amount>(quantity.problem);
        }
        const auto grams = quantity.value->to_integer(unit == "t" ? kMillion : 1);
        if (!grams.value || *grams.value <= 0 || *grams.value > kMaxAmount) {
          return failed<Amount>(grams.value ? "out of range" : grams.problem.what);
        }
        return Parsed<Amount>{.value = Amount{*grams.value}, .problem = {}};
      },
      [](const Writing& writing, Amount mass) {
        return fmt::format("{} t/{}", micro_text(mass.micro), writing.cargo_unit());
      }));
}

KindOf<Rate> rate() {
  Kind kind = described("an amount of cargo per time", "20 TEU/h", "more than 0");
  set_measure<Rate>(kind, [](const Rate& value) { return value.per_day(); });
  return finished<Rate>(scalar_kind<Rate>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string& expected) {
        const auto cargo = parse_cargo(reading, text, time_dimension(), expected);
        if (!cargo.value) {
          return failed<Rate>(cargo.problem);
        }
        return cargo.value->quantity.number.mantissa == 0 ? failed<Rate>(not_positive())
                                                          : to_rate(*cargo.value);
      },
      [](const Writing& writing, const Rate& value) {
        return fmt::format("{} {}/{}",
                           micro_text(value.amount.micro),
                           writing.cargo_unit(),
                           period_symbol(value.per));
      }));
}

KindOf<Money> money_kind(Kind kind,
                         std::function<Dimension(const Scope&)> per,
                         std::int64_t scale,
                         std::function<std::string(const Writing&)> suffix) {
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

KindOf<Money> money() {
  return money_kind(
      described("an amount of money", "12 MUSD"),
      [](const Scope&) { return Dimension{}; },
      1,
      [](const Writing&) { return std::string(); });
}

KindOf<Money> money_per_year() {
  return money_kind(
      described("money per year", "200 kUSD/yr"),
      [](const Scope&) {
        return Dimension{{"yr", 1}};
      },
      1,
      [](const Writing&) { return std::string("/yr"); });
}

KindOf<Money> money_per_unit_and_day() {
  return money_kind(
      described("money per unit and day", "30 USD/TEU/day"),
      [](const Scope& scope) {
        return product(cargo_dimension(scope.cargo_unit), time_dimension());
      },
      kDayUs,
      [](const Writing& writing) { return "/" + writing.cargo_unit() + "/day"; });
}

}  // namespace corridor::scenario
