#include "source_tree.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace corridor::house {
namespace {

namespace fs = std::filesystem;

constexpr std::array kFolders{
    ".ci", "cmake", "docs", "include", "scenarios", "sim", "tests", "tools"};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string_view without_leading_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text;
}

/// The rest of `text` after `word` and blanks, or nothing.
std::string_view after(std::string_view text, std::string_view word) {
  return text.starts_with(word) ? without_leading_blanks(text.substr(word.size()))
                                : std::string_view{};
}

}  // namespace

std::vector<SourceFile> read_tree(const fs::path& root) {
  std::vector<SourceFile> files;
  const auto add = [&](const fs::directory_entry& entry) {
    if (entry.is_regular_file() && entry.path().filename() != ".git") {  // of a git worktree
      files.push_back({.path = entry.path().lexically_relative(root).generic_string(),
                       .text = read_file(entry.path())});
    }
  };
  std::ranges::for_each(fs::directory_iterator(root), add);
  for (const char* folder : kFolders) {
    if (fs::exists(root / folder)) {
      std::ranges::for_each(fs::recursive_directory_iterator(root / folder), add);
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<Include> includes_of(const SourceFile& file) {
  std::vector<Include> includes;
  int number = 0;
  for (const std::string_view line : lines_of(file.text)) {
    ++number;
    const std::string_view target = after(after(without_leading_blanks(line), "#"), "include");
    if (target.size() < 2 || (target.front() != '"' && target.front() != '<')) {
      continue;
    }
    const bool quoted = target.front() == '"';
    const std::size_t end = target.find(quoted ? '"' : '>', 1);
    includes.push_back(
        {.line = number, .name = std::string(target.substr(1, end - 1)), .quoted = quoted});
  }
  return includes;
}

bool is_header(std::string_view path) {
  return path.ends_with(".hpp");
}

bool is_cpp(std::string_view path) {
  return is_header(path) || path.ends_with(".cpp");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  return split(text, '\n');
}

std::vector<std::string_view> parts_of(std::string_view path) {
  return split(path, '/');
}

std::string violation(const std::string& path, int line, const std::string& message) {
  return path + ":" + std::to_string(line) + ": " + message;
}

}  // namespace corridor::house
