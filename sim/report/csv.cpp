#include "corridor/report/csv.hpp"

#include <cmath>
#include <string_view>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/core/text.hpp"

namespace corridor::report {
namespace {

constexpr int kDigits = 9;

}  // namespace

std::string csv_text(const std::string& text) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  const bool formula = !text.empty() && kFormula.find(text.front()) != std::string_view::npos;
  const std::string guard = formula ? "'" : "";
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return guard + text;
  }
  std::string quoted = "\"" + guard;
  for (const char c : text) {
    quoted += c;
    if (c == '"') {
      quoted += c;
    }
  }
  return quoted + '"';
}

Csv::Csv(const std::vector<std::string>& header) : n_columns_(header.size()) {
  for (const std::string& column : header) {
    text(column);
  }
  end_row();
}

Csv& Csv::text(const std::string& value) {
  add(csv_text(value));
  return *this;
}

Csv& Csv::number(double value) {
  add(std::isfinite(value) ? core::format_number(value, kDigits) : "");
  return *this;
}

Csv& Csv::number(std::optional<double> value) {
  add(value ? core::format_number(*value, kDigits) : "");
  return *this;
}

Csv& Csv::count(std::int64_t value) {
  add(std::to_string(value));
  return *this;
}

Csv& Csv::estimate(const experiment::Estimate& value) {
  return number(value.mean()).number(value.half_width()).count(value.n());
}

void Csv::add(const std::string& cell) {
  content_ += n_cells_ > 0 ? "," : "";
  content_ += cell;
  ++n_cells_;
}

void Csv::end_row() {
  CORRIDOR_CHECK(n_cells_ == n_columns_, "a cell for each column");
  content_ += '\n';
  n_cells_ = 0;
}

std::string Csv::take() {
  return std::exchange(content_, {});
}

}  // namespace corridor::report
