#pragma once
// Comma-separated values as RFC 4180 writes them, the same bytes everywhere: nine significant
// digits, a decimal point, line feeds.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/estimate.hpp"

namespace corridor::report {

/// Text quoted where needed. What a spreadsheet would take for a formula (= + - @, tab or carriage
/// return at the beginning) gets an apostrophe in front (OWASP, CSV injection).
std::string csv_text(const std::string& text);

class Csv {
 public:
  explicit Csv(const std::vector<std::string>& header);

  Csv& text(const std::string& value);
  /// Empty when not finite or absent.
  Csv& number(double value);
  Csv& number(std::optional<double> value);
  Csv& count(std::int64_t value);
  /// Three cells: mean, half-width, replications with a value.
  Csv& estimate(const experiment::Estimate& value);
  void end_row();

  /// Header and complete rows.
  [[nodiscard]] const std::string& content() const { return content_; }
  /// What has gathered since the last call: for files that are written as they grow.
  [[nodiscard]] std::string take();

 private:
  void add(const std::string& cell);

  std::size_t n_columns_;
  std::size_t n_cells_ = 0;  // in the row begun
  std::string content_;
};

}  // namespace corridor::report
