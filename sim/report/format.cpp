#include "corridor/report/format.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/core/text.hpp"

namespace corridor::report {
namespace {

const std::string kUnknown = "-";

std::string with_thousands(std::string digits) {
  const std::size_t point = digits.find('.');
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t at = point == std::string::npos ? digits.size() : point;
  while (at > first + 3) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) {
    return kUnknown;
  }
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (digits.find_first_not_of("-0.") == std::string::npos && digits.starts_with('-')) {
    digits.erase(0, 1);  // no minus zero
  }
  return with_thousands(std::move(digits));
}

int decimals_for(double value) {
  const double size = std::fabs(value);
  if (size >= 99.95 || size == 0) {
    return 0;
  }
  return size >= 9.995 ? 1 : 2;
}

std::string rounded(double value) {
  return fixed(value, decimals_for(value));
}

std::string plain(double value) {
  constexpr int kSignificant = 6;
  return std::isfinite(value) ? with_thousands(core::format_number(value, kSignificant)) : kUnknown;
}

std::string percent(double share) {
  if (share > 0 && share < 0.005) {
    return "<1 %";
  }
  const std::string number = fixed(share * core::kPercent, 0);
  return number == kUnknown ? number : number + " %";
}

std::string hundredths(double share) {
  return fixed(share * core::kPercent, 0);
}

std::string compact(double value) {
  struct Scale {
    double size;
    const char* letter;
  };
  constexpr std::array<Scale, 3> kScales{{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}}};
  for (const Scale& scale : kScales) {
    if (std::fabs(value) >= 0.9995 * scale.size) {
      const double scaled = value / scale.size;
      return fixed(scaled, std::fabs(scaled) >= 9.95 ? 0 : 1) + scale.letter;
    }
  }
  return std::fabs(value) >= 9.95 ? fixed(value, 0) : fixed(value, value == 0 ? 0 : 1);
}

std::string mean_of(const experiment::Estimate& estimate) {
  return rounded(estimate.mean());
}

std::string mean_of(const experiment::Estimate& estimate, int decimals) {
  return fixed(estimate.mean(), decimals);
}

std::string count_of(const experiment::Estimate& estimate) {
  const double mean = estimate.mean();
  return fixed(mean, mean >= 10 || mean == std::floor(mean) ? 0 : 1);
}

std::string percent_of(const experiment::Estimate& estimate) {
  return percent(estimate.mean());
}

std::string plus_minus(const experiment::Estimate& estimate) {
  return plus_minus(estimate, decimals_for(estimate.mean()));
}

std::string plus_minus(const experiment::Estimate& estimate, int decimals) {
  const std::string mean = fixed(estimate.mean(), decimals);
  const auto half_width = estimate.half_width();
  return half_width ? mean + " ±" + fixed(*half_width, decimals) : mean;
}

std::string date_of(core::Time time) {
  constexpr std::size_t kDate = 10;
  return core::to_string(time).substr(0, kDate);
}

std::string name(const std::string& text) {
  return core::escape_for_terminal(text);
}

}  // namespace corridor::report
