// Kinds of amounts of cargo, volumes, masses and rates.

#include <fmt/format.h>

#include "periods.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

/// 10^12 units, so that sums of many amounts stay within 64 bits.
constexpr std::int64_t kMaxAmount = std::int64_t{1'000'000'000'000} * kMillion;

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
  const std::string divisor = per.empty() ? "" : per.contains("yr") ? "/yr" : "/h";
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
    return micro.value ? failed<Amount>("out of range", "at most 1e12 units")
                       : failed<Amount>(micro.problem);
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
  kind.spelling = per.empty() ? spelled_as_cargo()
                              : spelled_in_joined_units("TEU/yr, kTEU/yr, t/yr, kt/yr, Mt/yr");
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

Parsed<Rate> to_rate(const CargoQuantity& cargo) {
  const std::int64_t micro = micro_scale(cargo.cargo);
  for (const Period& period : kPeriods) {
    const bool last = &period == &kPeriods.back();
    if (!last && !cargo.quantity.is_whole(micro * period.us)) {
      continue;
    }
    const auto amount = cargo.quantity.to_integer(micro * period.us);
    if (!amount.value) {
      return failed<Rate>(amount.problem.what);
    }
    const std::int64_t in_a_day = std::max<std::int64_t>(1, core::kDay.count() / period.us);
    if (*amount.value > kMaxAmount / in_a_day) {
      return failed<Rate>("out of range", "at most 1e12 a day");
    }
    return {.value = Rate{.amount = {*amount.value}, .per = Duration(period.us)}, .problem = {}};
  }
  return failed<Rate>("out of range");
}

KindOf<Rate> rate_kind(std::string range, bool may_stand) {
  Kind kind = described("an amount of cargo per time", "20 TEU/h", std::move(range));
  kind.spelling = spelled_in_joined_units("TEU/h, TEU/day, t/h, kt/day");
  set_measure<Rate>(kind, [](const Rate& value) { return value.per_day(); });
  return finished<Rate>(scalar_kind<Rate>(
      std::move(kind),
      [may_stand](Reading& reading, const std::string& text, std::string& expected) {
        const auto cargo = parse_cargo(reading, text, time_dimension(), expected);
        if (!cargo.value) {
          return failed<Rate>(cargo.problem);
        }
        return cargo.value->quantity.number.mantissa == 0 && !may_stand
                   ? failed<Rate>(not_positive())
                   : to_rate(*cargo.value);
      },
      [](const Writing& writing, const Rate& value) {
        return fmt::format("{} {}/{}",
                           micro_text(value.amount.micro),
                           writing.cargo_unit(),
                           period_symbol(value.per));
      }));
}

}  // namespace

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

KindOf<Amount> changed_volume() {
  return amount_kind(
      described("a volume per calendar year", "22 kTEU/yr"), Dimension{{"yr", 1}}, false);
}

KindOf<Amount> mass_per_unit() {
  Kind kind = described("a mass per unit", "14 t/TEU", "0 or more");
  kind.spelling = spelled_as_quantity();
  kind.spelling.units = "t or kg per unit of the commodity, as t/TEU";
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
        if (!grams.value || *grams.value < 0 || *grams.value > kMaxAmount) {
          return failed<Amount>(grams.value ? "out of range" : grams.problem.what);
        }
        return Parsed<Amount>{.value = Amount{*grams.value}, .problem = {}};
      },
      [](const Writing& writing, Amount mass) {
        return fmt::format("{} t/{}", micro_text(mass.micro), writing.cargo_unit());
      }));
}

KindOf<Amount> mass() {
  Kind kind = described("a mass", "5500 t", "more than 0");
  kind.spelling = spelled_as_quantity();
  kind.spelling.units = "t or kg";
  set_measure<Amount>(kind, [](Amount value) { return value.micro; });
  return finished<Amount>(scalar_kind<Amount>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        const auto quantity = reading.units().parse(text, mass_dimension());
        if (!quantity.value) {
          return failed<Amount>(quantity.problem);
        }
        const auto grams = quantity.value->to_integer(1);
        if (!grams.value || *grams.value <= 0 || *grams.value > kMaxAmount) {
          return failed<Amount>(grams.value ? "out of range" : grams.problem.what);
        }
        return Parsed<Amount>{.value = Amount{*grams.value}, .problem = {}};
      },
      [](const Writing&, Amount value) { return micro_text(value.micro) + " t"; }));
}

KindOf<Rate> rate() {
  return rate_kind("more than 0", false);
}

KindOf<Rate> stream_rate() {
  return rate_kind("0 or more", true);
}

}  // namespace corridor::scenario
