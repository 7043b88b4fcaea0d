#include "file_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>

namespace corridor::house {
namespace {

std::size_t line_limit(std::string_view path) {
  if (is_header(path)) {
    return 200;
  }
  return path.starts_with("tests/") ? 400 : 300;
}

/// The comment lines a file begins with, after its pragma and blank lines, in lower case.
std::string first_comment(std::string_view text) {
  std::string comment;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("//")) {
      comment += line.substr(line.find_first_not_of('/') == std::string_view::npos ? 2 : 3);
      comment += ' ';
    } else if (!comment.empty() || !(line.empty() || line.starts_with("#pragma"))) {
      break;
    }
  }
  std::ranges::transform(
      comment, comment.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return comment;
}

bool is_word_character(char c) {
  return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool contains_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_character(line[at - 1])) &&
        (end == line.size() || !is_word_character(line[end]))) {
      return true;
    }
  }
  return false;
}

// Put together from halves, so that this file keeps its own rules.
constexpr std::array<std::string_view, 2> kUnfinished{
    "TO"
    "DO",
    "FIX"
    "ME"};
constexpr std::array<std::string_view, 2> kMachinePaths{
    "/wo"
    "rk/",
    "/ho"
    "me/"};

/// Empty when the line is in order.
std::string problem_of(std::string_view line) {
  for (const std::string_view word : kUnfinished) {
    if (contains_word(line, word)) {
      return "unfinished work is no part of the project: " + std::string(word);
    }
  }
  for (const std::string_view path : kMachinePaths) {
    if (line.find(path) != std::string_view::npos) {
      return "a path of somebody's machine: " + std::string(path);
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> pragma_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (is_header(file.path) && !file.text.starts_with("#pragma once\n")) {
      violations.push_back(violation(file.path, 1, "a header begins with #pragma once"));
    }
  }
  return violations;
}

std::vector<std::string> length_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (!is_cpp(file.path)) {
      continue;
    }
    const std::size_t limit = line_limit(file.path);
    const std::size_t length = lines_of(file.text).size();
    if (length > limit && first_comment(file.text).find("long because") == std::string::npos) {
      violations.push_back(violation(file.path,
                                     static_cast<int>(limit) + 1,
                                     std::to_string(length) + " lines, above " +
                                         std::to_string(limit) +
                                         " without a first comment that says \"long because\""));
    }
  }
  return violations;
}

std::vector<std::string> test_namespace_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    if (!file.path.starts_with("tests/") || !file.path.ends_with("_test.cpp")) {
      continue;
    }
    const std::string stem = std::filesystem::path(file.path).stem().string();
    if (file.text.find("::" + stem + " {\n") == std::string::npos) {
      violations.push_back(
          violation(file.path, 1, "a test has a namespace of its own: corridor::...::" + stem));
    }
  }
  return violations;
}

std::vector<std::string> text_violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> violations;
  for (const SourceFile& file : files) {
    int number = 0;
    for (const std::string_view line : lines_of(file.text)) {
      ++number;
      const std::string problem = problem_of(line);
      if (!problem.empty()) {
        violations.push_back(violation(file.path, number, problem));
      }
    }
  }
  return violations;
}

}  // namespace corridor::house
