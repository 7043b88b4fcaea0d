// Kinds of durations, lengths, speeds and slots.

#include <initializer_list>

#include <fmt/format.h>

#include "corridor/scenario/dates.hpp"
#include "periods.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

/// Ten thousand years: far beyond any run, far within 64 bits of microseconds.
constexpr std::int64_t kMaxDurationUs = 3'652'500 * kDayUs;

Parsed<Duration> parse_duration(const Reading& reading, const std::string& text, bool positive) {
  const auto quantity = reading.units().parse(text, time_dimension());
  if (!quantity.value) {
    return failed<Duration>(quantity.problem);
  }
  const auto us = quantity.value->to_integer();
  if (!us.value || *us.value > kMaxDurationUs) {
    const bool small = !us.value && us.problem.what != "out of range";
    return small ? failed<Duration>(us.problem)
                 : failed<Duration>("out of range", "at most 3652500 d");
  }
  if (*us.value < 0 || (positive && *us.value == 0)) {
    return failed<Duration>(*us.value < 0 ? negative() : not_positive());
  }
  return {.value = Duration(*us.value), .problem = {}};
}

KindOf<Duration> duration_kind(bool positive) {
  Kind kind = described("a duration", "8 h", positive ? "more than 0" : "");
  kind.spelling = spelled_as_duration();
  set_measure<Duration>(kind, [](Duration d) { return d.count(); });
  return finished<Duration>(scalar_kind<Duration>(
      std::move(kind),
      [positive](Reading& reading, const std::string& text, std::string&) {
        return parse_duration(reading, text, positive);
      },
      [](const Writing&, Duration duration) { return duration_text(duration); }));
}

/// The number in the first of the units in which six digits bring the same value back, or empty.
std::string double_text(double value,
                        std::int64_t scale,
                        std::initializer_list<const char*> units) {
  static const Units kUnits;
  for (const char* unit : units) {
    const double factor = kUnits.parse(std::string("1 ") + unit).value->to_double(scale);
    std::string text = fmt::format("{:.6g} {}", value / factor, unit);
    const auto back = kUnits.parse(text);
    if (back.value && back.value->to_double(scale) == value) {
      return text;
    }
  }
  return {};
}

/// Lengths and speeds, which are doubles in the model.
Parsed<double> parse_signed(const Reading& reading,
                            const std::string& text,
                            const Dimension& dimension,
                            std::int64_t scale) {
  const auto quantity = reading.units().parse(text, dimension);
  return quantity.value ? Parsed<double>{.value = quantity.value->to_double(scale), .problem = {}}
                        : failed<double>(quantity.problem);
}

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
  kind.spelling = spelled_in(length_dimension(), "km, m, NM");
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

KindOf<Length> height() {
  Kind kind = described("a height", "-0.85 m");
  kind.spelling = spelled_in(length_dimension(), "m, km");
  set_measure<Length>(kind, [](Length value) { return value.metres; });
  return finished<Length>(scalar_kind<Length>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        const auto metres = parse_signed(reading, text, length_dimension(), 1);
        return metres.value ? Parsed<Length>{.value = Length{*metres.value}, .problem = {}}
                            : failed<Length>(metres.problem);
      },
      [](const Writing&, Length value) { return number_text(value.metres) + " m"; }));
}

KindOf<Speed> speed() {
  Kind kind = described("a speed", "670 km/day", "more than 0");
  kind.spelling =
      spelled_in(quotient(length_dimension(), time_dimension()), "km/h, km/day, m/s, kn");
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
  kind.spelling = spelled_in_joined_units("/h, /day, /week");
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

}  // namespace corridor::scenario
