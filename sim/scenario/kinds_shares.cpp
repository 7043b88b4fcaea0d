// Kinds of numbers without unit and of twelve months.

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "scalar_kind.hpp"
#include "shares.hpp"

namespace corridor::scenario {
namespace {

using Months = std::array<double, 12>;

constexpr double kSumTolerance = 1e-9;
constexpr double kMaxCount = 1e12;

std::string bound_text(double bound) {
  return std::isinf(bound) ? "" : fmt::format("{:g}", bound);
}

/// Twelve numbers, each by `parse`; none when something was reported.
template <class Parse>
std::optional<Months> read_months(Reading& reading,
                                  const Kind& kind,
                                  const Tree& tree,
                                  Parse parse) {
  if (!tree.is_list() || tree.items.size() != 12) {
    const std::string what =
        tree.is_list() ? fmt::format("{} values", tree.items.size()) : "not a list";
    reading.error(
        tree, {.what = what, .hint = "one value for each month, January first"}, kind.expected());
    return std::nullopt;
  }
  Months months{};
  for (std::size_t i = 0; i < months.size(); ++i) {
    const Tree& item = tree.items[i];
    const Parsed<double> value = parse(reading, item.is_scalar() ? item.text : std::string());
    if (!value.value) {
      reading.error(item, value.problem, kind.expected());
      return std::nullopt;
    }
    months[i] = *value.value;
  }
  return months;
}

/// Twelve numbers by `parse`, then `accept(reading, tree, months)`.
template <class Parse, class Accept>
KindOf<Months> months_kind(Kind kind, Spelling item, Parse parse, Accept accept) {
  kind.spelling = std::move(item);
  kind.size = 12;
  kind.shape = Shape::List;
  kind.number = true;
  kind.read = [kind, parse, accept](Reading& reading, const Tree& tree, void* object) {
    auto months = read_months(reading, kind, tree, parse);
    if (!months || !accept(reading, tree, *months)) {
      return false;
    }
    *static_cast<Months*>(object) = *months;
    return true;
  };
  kind.write = [](Writing&, const void* object) {
    Tree list = make_list();
    for (const double value : *static_cast<const Months*>(object)) {
      list.items.push_back(make_scalar(number_text(value)));
    }
    return list;
  };
  return finished<Months>(std::move(kind));
}

double sum(const Months& months) {
  double total = 0;
  for (const double value : months) {
    total += value;
  }
  return total;
}

}  // namespace

Parsed<double> parse_number(const Reading& reading,
                            const std::string& text,
                            bool percent,
                            NumberRange range) {
  const auto quantity = reading.units().parse(text);
  if (!quantity.value) {
    return failed<double>(quantity.problem);
  }
  if (!quantity.value->dimension.empty() || (quantity.value->percent && !percent)) {
    return failed<double>("a unit where none belongs", "write the number alone");
  }
  const double value = quantity.value->to_double();
  if (value < range.low || value > range.high || (range.open && value == range.low)) {
    return failed<double>("out of range");
  }
  return {.value = value, .problem = {}};
}

KindOf<double> plain_number(std::string words, std::string example, NumberRange range) {
  const std::string low = fmt::format("{} {:g}", range.open ? "more than" : "at least", range.low);
  Kind kind =
      described(std::move(words),
                std::move(example),
                std::isinf(range.low)    ? ""
                : std::isinf(range.high) ? low
                                         : fmt::format("{:g} to {:g}", range.low, range.high));
  kind.spelling = spelled_as_number(bound_text(range.low), bound_text(range.high));
  set_measure<double>(kind, [](double value) { return value; });
  return finished<double>(scalar_kind<double>(
      std::move(kind),
      [range](Reading& reading, const std::string& text, std::string&) {
        return parse_number(reading, text, false, range);
      },
      [](const Writing&, double value) { return number_text(value); }));
}

KindOf<double> share() {
  Kind kind = described("a share", "15 %", "more than 0, at most 1");
  kind.spelling = spelled_as_number("0", "1", true);
  set_measure<double>(kind, [](double value) { return value; });
  return finished<double>(scalar_kind<double>(
      std::move(kind),
      [](Reading& reading, const std::string& text, std::string&) {
        return parse_number(reading, text, true, {.low = 0, .high = 1, .open = true});
      },
      [](const Writing&, double value) { return number_text(value); }));
}

KindOf<Months> shares_of_year() {
  return months_kind(
      described("twelve shares of the year that add up to 1", "[0.05, 0.06, ...]"),
      spelled_as_number("0", "1", true),
      [](const Reading& reading, const std::string& text) {
        return parse_number(reading, text, true, {.low = 0, .high = 1});
      },
      [](Reading& reading, const Tree& tree, const Months& months) {
        const double total = sum(months);
        if (std::fabs(total - 1) <= kSumTolerance) {
          return true;
        }
        reading.error_at(tree.place,
                         fmt::format("shares do not add up to 1 (found {:.10g}, expected 1; counts "
                                     "that need not add up go into by_month_counts)",
                                     total));
        return false;
      });
}

KindOf<Months> counts_of_year() {
  return months_kind(
      described("twelve counts, of which the shares are taken", "[9, 9, 22, 28, ...]"),
      spelled_as_number("0", bound_text(kMaxCount)),
      [](const Reading& reading, const std::string& text) {
        return parse_number(reading, text, false, {.low = 0, .high = kMaxCount});
      },
      [](Reading& reading, const Tree& tree, Months& months) {
        const double total = sum(months);
        if (total <= 0) {
          reading.error_at(tree.place, "all counts are zero");
          return false;
        }
        for (double& value : months) {
          value /= total;
        }
        return true;
      });
}

KindOf<Months> shares_of_months() {
  return months_kind(
      described("twelve closed shares of their months", "[0.40, 0.35, ...]", "0 to below 1"),
      spelled_as_number("0", "1", true),
      [](const Reading& reading, const std::string& text) {
        const auto share = parse_number(reading, text, true, {.low = 0, .high = 1});
        return share.value && *share.value == 1
                   ? failed<double>("always closed",
                                    "a month may be closed for less than its length")
                   : share;
      },
      [](Reading&, const Tree&, const Months&) { return true; });
}

KindOf<Position> position() {
  Kind kind = described("latitude and longitude in degrees", "[43.60, 51.22]");
  kind.spelling = spelled_as_number("-180", "180");
  kind.size = 2;
  kind.shape = Shape::List;
  kind.number = true;
  kind.read = [kind](Reading& reading, const Tree& tree, void* object) {
    if (!tree.is_list() || tree.items.size() != 2) {
      reading.error(tree, {.what = "not two numbers", .hint = ""}, kind.expected());
      return false;
    }
    std::array<double, 2> degrees{};
    for (std::size_t i = 0; i < 2; ++i) {
      const double limit = i == 0 ? 90 : 180;
      const Tree& item = tree.items[i];
      const auto value = parse_number(reading,
                                      item.is_scalar() ? item.text : std::string(),
                                      false,
                                      {.low = -limit, .high = limit});
      if (!value.value) {
        reading.error(item, value.problem, kind.expected());
        return false;
      }
      degrees[i] = *value.value;
    }
    *static_cast<Position*>(object) = {.latitude = degrees[0], .longitude = degrees[1]};
    return true;
  };
  kind.write = [](Writing&, const void* object) {
    const auto& place = *static_cast<const Position*>(object);
    Tree list = make_list();
    list.items.push_back(make_scalar(number_text(place.latitude)));
    list.items.push_back(make_scalar(number_text(place.longitude)));
    return list;
  };
  return finished<Position>(std::move(kind));
}

}  // namespace corridor::scenario
