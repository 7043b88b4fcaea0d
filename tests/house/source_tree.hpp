#pragma once
// The project's own files as text, for the tests that keep its rules.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::house {

struct SourceFile {
  std::string path;  // from the root, with '/'
  std::string text;
};

/// All files a person wrote: the fixed folders and the root's own files, ordered by path. Build
/// folders and results are not among them.
std::vector<SourceFile> read_tree(const std::filesystem::path& root);

/// An include directive. `name` stands between the quotes or brackets.
struct Include {
  int line = 0;
  std::string name;
  bool quoted = false;
};

std::vector<Include> includes_of(const SourceFile& file);

bool is_header(std::string_view path);
bool is_cpp(std::string_view path);

std::vector<std::string_view> lines_of(std::string_view text);
/// "sim/core/check.cpp" -> {"sim", "core", "check.cpp"}.
std::vector<std::string_view> parts_of(std::string_view path);

/// "path:line: message", as compilers write it.
std::string violation(const std::string& path, int line, const std::string& message);

}  // namespace corridor::house
