#pragma once
// What a user can cause is a value: a list of diagnostics, each with its place in the input.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace corridor::core {

/// A place in an input. `file` is as the user named it ("--set" for the command line); line and
/// column count from 1, 0 means unknown.
struct Mark {
  std::string file;
  int line = 0;
  int column = 0;
};

enum class Severity { Error, Warning, Note };

struct Diagnostic {
  Severity severity = Severity::Error;
  Mark mark;
  std::string path;     // "nodes.aktau.storage.yard"; empty for the whole file
  std::string message;  // "unknown key (did you mean capacity?)"
};

/// "file:line:column: error: path: message"; control characters are escaped.
std::string to_string(const Diagnostic& diagnostic);

class Diagnostics {
 public:
  void error(Mark mark, std::string path, std::string message);
  void warning(Mark mark, std::string path, std::string message);
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
  void append(const Diagnostics& other);

  [[nodiscard]] bool has_errors() const { return count(Severity::Error) > 0; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
  /// Orders by file, line and column, keeping the order of equals.
  void sort_by_place();

 private:
  std::vector<Diagnostic> items_;
};

/// "path: message" of the first error; empty when there is none.
std::string first_error(const Diagnostics& diagnostics);

/// A value, or none, with everything that was noticed on the way. Warnings may stand beside a
/// value; an error never does.
template <class T>
struct Result {
  std::optional<T> value;
  Diagnostics diagnostics;

  [[nodiscard]] bool ok() const { return value.has_value(); }
};

/// Escapes control characters, invalid UTF-8 and bidirectional overrides as \xNN or \u{N}, so that
/// text from a file is harmless on a terminal.
std::string escape_for_terminal(const std::string& text);

/// The candidate nearest to `word` within edit distance 2 (a swap of neighbours counts 1; ties: the
/// first), or empty. Words that have nothing in common and words above 200 bytes match nothing.
std::string nearest_name(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace corridor::core
