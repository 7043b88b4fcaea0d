#include "corridor/report/difference_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/text.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using scenario::Difference;
using scenario::DifferenceKind;
using scenario::DifferenceSide;
using Json = nlohmann::ordered_json;

constexpr int kDigitsOfChange = 4;

std::string head_line(const char* letter, const ComparedScenario& scenario) {
  std::string line = fmt::format("{} {}", letter, name(scenario.file));
  if (!scenario.with.empty()) {
    line += " with " + name(fmt::format("{}", fmt::join(scenario.with, ", ")));
  }
  if (!scenario.sets.empty()) {
    line += ", set " + name(fmt::format("{}", fmt::join(scenario.sets, ", ")));
  }
  return line + '\n';
}

/// Something long that only one has is told by its size: it is in the file.
std::string value_text(const DifferenceSide& side, DifferenceKind kind) {
  constexpr std::size_t kLong = 64;
  if (!side.given) {
    return side.text.empty() ? "nothing" : name(side.text) + " (default)";
  }
  const std::string text = side.text.empty() ? "\"\"" : name(side.text);
  const bool shorten = kind != DifferenceKind::Changed && side.n_values > 1;
  return shorten && display_width(text) > kLong ? fmt::format("{} values", side.n_values) : text;
}

std::string signed_percent(double share) {
  constexpr double kHundred = 100;
  const double percent = share * kHundred;
  return (percent > 0 ? "+" : "") + core::format_number(percent, kDigitsOfChange) + " %";
}

std::string mark_text(const DifferenceSide& side) {
  if (!side.given || side.mark.file.empty()) {
    return {};
  }
  return side.mark.line > 0 ? fmt::format("{}:{}", name(side.mark.file), side.mark.line)
                            : name(side.mark.file);
}

std::string entry_text(const Difference& difference) {
  const char sign = difference.kind == DifferenceKind::Added     ? '+'
                    : difference.kind == DifferenceKind::Removed ? '-'
                                                                 : ' ';
  std::string values = value_text(difference.before, difference.kind) + " -> " +
                       value_text(difference.after, difference.kind);
  if (difference.relative) {
    values += " (" + signed_percent(*difference.relative) + ")";
  }
  const std::string before = mark_text(difference.before);
  const std::string after = mark_text(difference.after);
  const bool one = before == after || before.empty() || after.empty();
  const std::string place = one ? (after.empty() ? before : after) : before + " -> " + after;
  return fmt::format("{} {}\n{}{}",
                     sign,
                     name(difference.path),
                     wrapped(values, "      "),
                     place.empty() ? "" : wrapped(place, "      "));
}

std::string section(const ComparedScenarios& compared, bool provenance) {
  std::string text;
  for (const Difference& difference : compared.differences) {
    if (difference.provenance == provenance) {
      text += entry_text(difference);
    }
  }
  return text;
}

std::size_t count(const ComparedScenarios& compared, bool provenance) {
  return static_cast<std::size_t>(
      std::ranges::count(compared.differences, provenance, &Difference::provenance));
}

std::string counted(std::size_t n, const char* what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

Json side_json(const DifferenceSide& side) {
  Json json;
  json["given"] = side.given;
  json["value"] = side.given || !side.text.empty() ? Json(side.text) : Json(nullptr);
  if (side.given && !side.mark.file.empty()) {
    json["file"] = side.mark.file;
    json["line"] = side.mark.line;
    json["column"] = side.mark.column;
  }
  return json;
}

Json scenario_json(const ComparedScenario& scenario) {
  return {{"file", scenario.file},
          {"name", scenario.name},
          {"with", scenario.with},
          {"set", scenario.sets}};
}

const char* change_word(DifferenceKind kind) {
  constexpr std::array<const char*, 3> kWords{"changed", "added", "removed"};
  return kWords.at(static_cast<std::size_t>(kind));
}

}  // namespace

std::string difference_page(const ComparedScenarios& compared, bool with_sources) {
  const std::size_t n_values = count(compared, false);
  const std::size_t n_sources = count(compared, true);
  std::string text = head_line("A", compared.before) + head_line("B", compared.after) + '\n';
  text += n_values == 0 ? std::string("No value differs.\n")
                        : counted(n_values, "difference") + " (+ only in B, - only in A)\n\n";
  text += section(compared, false);
  if (n_sources > 0 && with_sources) {
    text += heading("Where values come from: " + counted(n_sources, "difference")) + '\n';
    text += section(compared, true);
  } else if (n_sources > 0) {
    text += '\n' + wrapped(counted(n_sources, "difference") +
                           " of sources, confidence, ranges or remarks: --sources shows.");
  }
  return text;
}

std::string difference_json(const ComparedScenarios& compared) {
  Json json;
  json["a"] = scenario_json(compared.before);
  json["b"] = scenario_json(compared.after);
  json["differences"] = Json::array();
  for (const Difference& difference : compared.differences) {
    Json entry;
    entry["path"] = difference.path;
    entry["change"] = change_word(difference.kind);
    entry["provenance"] = difference.provenance;
    entry["a"] = side_json(difference.before);
    entry["b"] = side_json(difference.after);
    entry["relative"] = difference.relative ? Json(*difference.relative) : Json(nullptr);
    json["differences"].push_back(std::move(entry));
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string difference_paths(const ComparedScenarios& compared, bool with_sources) {
  std::string text;
  for (const Difference& difference : compared.differences) {
    if (with_sources || !difference.provenance) {
      text += name(difference.path) + '\n';
    }
  }
  return text;
}

}  // namespace corridor::report
