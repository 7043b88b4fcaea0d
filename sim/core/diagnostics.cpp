#include "corridor/core/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

namespace corridor::core {
namespace {

constexpr std::size_t kLongestName = 200;  // names come from outside; the comparison is quadratic
constexpr std::size_t kMostEdits = 2;

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return "";
}

/// Optimal string alignment distance: insert, delete, replace, swap neighbours.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t n_bytes = 0;  // 0: not valid UTF-8
};

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The code point that `text`, which is not empty, begins with (Unicode 15, table 3-7).
CodePoint decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80U) {
    return {lead, 1};
  }
  const std::size_t n_bytes = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() < n_bytes) {
    return {};
  }
  std::uint32_t value = lead & (0x7FU >> n_bytes);
  for (std::size_t i = 1; i < n_bytes; ++i) {
    if (!continues(text[i])) {
      return {};
    }
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800U && value <= 0xDFFFU;
  if (value < kLeast[n_bytes] || value > 0x10FFFFU || surrogate) {
    return {};
  }
  return {value, n_bytes};
}

/// Controls of the terminal (C0, DEL, C1), of lines and of the writing direction.
bool is_control(std::uint32_t code) {
  const bool control = code < 0x20U || (code >= 0x7FU && code <= 0x9FU);
  const bool direction = code == 0x061CU || code == 0x200EU || code == 0x200FU ||
                         (code >= 0x202AU && code <= 0x202EU) ||
                         (code >= 0x2066U && code <= 0x2069U);
  const bool line = code == 0x2028U || code == 0x2029U;
  return control || direction || line;
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.mark.file;
  if (diagnostic.mark.line > 0) {
    text += ":" + std::to_string(diagnostic.mark.line);
    if (diagnostic.mark.column > 0) {
      text += ":" + std::to_string(diagnostic.mark.column);
    }
  }
  text += text.empty() ? "" : ": ";
  text += name_of(diagnostic.severity);
  text += ": ";
  text += diagnostic.path.empty() ? "" : diagnostic.path + ": ";
  return escape_for_terminal(text + diagnostic.message);
}

void Diagnostics::error(Mark mark, std::string path, std::string message) {
  add({Severity::Error, std::move(mark), std::move(path), std::move(message)});
}

void Diagnostics::warning(Mark mark, std::string path, std::string message) {
  add({Severity::Warning, std::move(mark), std::move(path), std::move(message)});
}

void Diagnostics::append(const Diagnostics& other) {
  const std::vector<Diagnostic> copy = other.items_;  // `other` may be this list itself
  items_.insert(items_.end(), copy.begin(), copy.end());
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::ranges::count(items_, severity, [](const Diagnostic& item) { return item.severity; }));
}

void Diagnostics::sort_by_place() {
  std::ranges::stable_sort(items_, {}, [](const Diagnostic& item) {
    return std::tie(item.mark.file, item.mark.line, item.mark.column);
  });
}

std::string nearest_name(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string* nearest = nullptr;
  std::size_t least = kMostEdits + 1;
  for (const std::string& candidate : candidates) {
    const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
    if (longer > kLongestName || longer - shorter > kMostEdits) {
      continue;
    }
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least && distance < longer) {
      least = distance;
      nearest = &candidate;
    }
  }
  return nearest == nullptr ? std::string{} : *nearest;
}

std::string first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == Severity::Error) {
      return diagnostic.path + (diagnostic.path.empty() ? "" : ": ") + diagnostic.message;
    }
  }
  return {};
}

std::string escape_for_terminal(const std::string& text) {
  std::string result;
  result.reserve(text.size());
  std::string_view rest = text;
  while (!rest.empty()) {
    const CodePoint code = decode(rest);
    if (code.n_bytes == 0) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(rest[0]));
    } else if (!is_control(code.value)) {
      result += rest.substr(0, code.n_bytes);
    } else if (code.n_bytes == 1) {
      result += fmt::format("\\x{:02x}", code.value);
    } else {
      result += fmt::format("\\u{{{:x}}}", code.value);
    }
    rest.remove_prefix(code.n_bytes == 0 ? 1 : code.n_bytes);
  }
  return result;
}

}  // namespace corridor::core
