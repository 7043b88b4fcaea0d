#include "judge_reader.hpp"

#include <algorithm>
#include <tuple>

#include "corridor/scenario/writer.hpp"
#include "input.hpp"

namespace corridor::fuzz {
namespace {

using scenario::ReadResult;
using scenario::ReadStatus;

bool is_control(unsigned char c) {
  return c < 0x20 || c == 0x7f;
}

std::string fault_of(const core::Diagnostic& item) {
  const std::string text = core::to_string(item);
  if (item.message.empty()) {
    return "a diagnostic without a message: " + text;
  }
  if (std::any_of(text.begin(), text.end(), is_control)) {
    return "a control character in a diagnostic: " + core::escape_for_terminal(text);
  }
  if (item.mark.file.empty() || item.mark.line < 0 || item.mark.column < 0) {
    return "a diagnostic without a place: " + text;
  }
  return {};
}

bool by_place(const core::Diagnostic& a, const core::Diagnostic& b) {
  return std::tie(a.mark.file, a.mark.line, a.mark.column) <
         std::tie(b.mark.file, b.mark.line, b.mark.column);
}

std::string fault_of(const ReadResult& read) {
  const auto& items = read.diagnostics.items();
  for (const core::Diagnostic& item : items) {
    if (std::string fault = fault_of(item); !fault.empty()) {
      return fault;
    }
  }
  if (read.ok() == read.diagnostics.has_errors()) {
    return read.ok() ? "accepted with errors" : "refused without an error";
  }
  if (read.ok() != (read.status == ReadStatus::Ok)) {
    return "status and result do not agree";
  }
  return std::is_sorted(items.begin(), items.end(), by_place) ? "" : "diagnostics out of order";
}

/// What was accepted, written canonically and read again, is the same.
std::string fault_of_canonical(const scenario::Scenario& scenario) {
  const std::string text = scenario::canonical_yaml(scenario);
  const ReadResult again = scenario::read_scenario_text(text, "canonical.yaml");
  if (!again.ok()) {
    return "the canonical text is refused: " + core::to_string(again.diagnostics.items().front()) +
           "\n" + text;
  }
  const std::string twice = scenario::canonical_yaml(*again.value);
  return twice == text ? "" : "the canonical text is read as something else:\n" + text + twice;
}

}  // namespace

std::string fault_of_reading(const std::string& input) {
  const ReadResult read = read_input(input);
  std::string fault = fault_of(read);
  if (fault.empty() && read.ok()) {
    fault = fault_of_canonical(*read.value);
  }
  return fault;
}

}  // namespace corridor::fuzz
