#include "input.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace corridor::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMain = "scenario.yaml";
constexpr std::string_view kFileMark = "\n#file ";
constexpr std::size_t kMostFiles = 8;

struct Part {
  std::string name;
  std::string text;
};

/// Names stay in one folder.
bool is_harmless(std::string_view name) {
  return !name.empty() && name.size() < 40 && name.front() != '.' && name != kMain &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string::npos;
}

std::vector<Part> parts_of(const std::string& input) {
  std::size_t end = input.find(kFileMark);
  std::vector<Part> parts{{kMain, input.substr(0, end)}};
  while (end != std::string::npos && parts.size() < kMostFiles) {
    const std::size_t begin = end + kFileMark.size();
    const std::size_t line_end = std::min(input.find('\n', begin), input.size());
    end = input.find(kFileMark, line_end);
    const std::string name = input.substr(begin, line_end - begin);
    if (is_harmless(name)) {
      parts.push_back({name, input.substr(line_end, end - line_end)});
    }
  }
  return parts;
}

/// A folder of this process, removed at its end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("corridor-fuzz-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  /// Puts the files in place of those that were there; the path of the first.
  [[nodiscard]] std::string fill(const std::vector<Part>& parts) const {
    for (const fs::directory_entry& old : fs::directory_iterator(path_)) {
      fs::remove(old.path());
    }
    for (const Part& part : parts) {
      std::ofstream(path_ / part.name, std::ios::binary) << part.text;
    }
    return (path_ / kMain).string();
  }

 private:
  fs::path path_;
};

}  // namespace

scenario::ReadOptions options_of(const std::string& input) {
  constexpr std::string_view kWith = "#with ";
  constexpr std::string_view kSet = "#set ";
  scenario::ReadOptions options;
  for (std::size_t begin = 0; begin < input.size();) {
    const std::size_t end = std::min(input.find('\n', begin), input.size());
    const std::string line = input.substr(begin, end - begin);
    if (line.starts_with(kWith)) {
      options.with.push_back(line.substr(kWith.size()));
    } else if (line.starts_with(kSet)) {
      options.sets.push_back(line.substr(kSet.size()));
    } else {
      break;
    }
    begin = end + 1;
  }
  return options;
}

scenario::ReadResult read_input(const std::string& input) {
  const std::vector<Part> parts = parts_of(input);
  const scenario::ReadOptions options = options_of(input);
  if (parts.size() == 1) {
    return scenario::read_scenario_text(input, "fuzz.yaml", options);
  }
  static const Folder kFolder;
  return scenario::read_scenario(kFolder.fill(parts), options);
}

}  // namespace corridor::fuzz
