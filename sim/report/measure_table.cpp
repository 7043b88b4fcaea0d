#include "measure_table.hpp"

#include <utility>

namespace corridor::report {
namespace {

std::vector<std::string> header(std::vector<std::string> who) {
  for (const char* column : {"measure", "unit", "mean", "half_width", "replications"}) {
    who.emplace_back(column);
  }
  return who;
}

}  // namespace

MeasureTable::MeasureTable(std::vector<std::string> who) : csv_(header(std::move(who))) {}

void MeasureTable::about(std::vector<std::string> who) {
  who_ = std::move(who);
}

void MeasureTable::begin(const std::string& measure, const std::string& unit) {
  for (const std::string& cell : who_) {
    csv_.text(cell);
  }
  csv_.text(measure).text(unit);
}

void MeasureTable::add(const std::string& measure,
                       const std::string& unit,
                       const experiment::Estimate& estimate) {
  begin(measure, unit);
  csv_.estimate(estimate).end_row();
}

void MeasureTable::add(const std::string& measure,
                       const std::string& unit,
                       std::optional<double> value) {
  begin(measure, unit);
  csv_.number(value).text("").text("").end_row();
}

}  // namespace corridor::report
