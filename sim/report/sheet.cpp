#include "sheet.hpp"

#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "corridor/report/csv.hpp"

namespace corridor::report {

namespace {

using Json = nlohmann::ordered_json;

Json object_of(const Row& row) {
  Json object = Json::object();
  for (const Cell& cell : row) {
    if (cell.is_text) {
      object[cell.name] = cell.text;
    } else {
      object[cell.name] = cell.number ? Json(*cell.number) : Json(nullptr);
    }
  }
  return object;
}

}  // namespace

Cell text(const std::string& name, const std::string& value) {
  return {.name = name, .text = value, .number = std::nullopt, .is_text = true};
}

Cell number(const std::string& name, std::optional<double> value) {
  return {
      .name = name, .text = {}, .number = value && std::isfinite(*value) ? value : std::nullopt};
}

std::string csv_of(const Sheet& sheet) {
  std::vector<std::string> header;
  for (const Cell& cell : sheet.rows.front()) {
    header.push_back(cell.name);
  }
  Csv csv(header);
  for (const Row& row : sheet.rows) {
    for (const Cell& cell : row) {
      if (cell.is_text) {
        csv.text(cell.text);
      } else {
        csv.number(cell.number);
      }
    }
    csv.end_row();
  }
  return csv.content();
}

std::string json_of(const Row& head, const std::vector<Sheet>& sheets) {
  Json json = object_of(head);
  for (const Sheet& sheet : sheets) {
    Json& rows = json[sheet.name] = Json::array();
    for (const Row& row : sheet.rows) {
      rows.push_back(object_of(row));
    }
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace corridor::report
