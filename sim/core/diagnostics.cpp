#include "corridor/core/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <tuple>

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
    const auto [shorter, longer] = std::minmax(word.size(), candidate.size());
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

}  // namespace corridor::core
