// The manual keeps its promises: in each page of docs/ that has any, the commands are run in order,
// in a folder of the page's own with the scenarios of the project in it, and what they show is
// compared.
//
//   ```sh              commands; each line must end with 0
//   ```sh exit=2       or with this
//   ```yaml file=a.yaml    is written to a.yaml first
//   ```yaml append=a.yaml  is added to its end
//   ```text            must be in what the commands before it have shown; "..." stands for left-out
//   lines or words
//
// Other blocks are only read by people. HTML comments are read by this test alone.

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "command.hpp"

namespace corridor::tools::manual_test {
namespace {

namespace fs = std::filesystem;

struct Block {
  std::string language;
  std::string note;  // what follows the language
  std::string text;
  int line = 0;
};

std::vector<Block> blocks_of(const fs::path& page) {
  std::vector<Block> blocks;
  std::ifstream file(page);
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::size_t fence = line.find("```");
    if (fence != std::string::npos && line.find_first_not_of(' ') == fence) {
      inside = !inside;
      if (inside) {
        std::istringstream words(line.substr(fence + 3));
        Block& block = blocks.emplace_back();
        block.line = number;
        words >> block.language >> block.note;
      }
    } else if (inside) {
      blocks.back().text += line + '\n';
    }
  }
  return blocks;
}

/// What follows `key` in the note, or nothing.
std::string noted(const Block& block, const std::string& key) {
  return block.note.starts_with(key) ? block.note.substr(key.size()) : std::string{};
}

/// One page at work in its folder.
class Page {
 public:
  explicit Page(std::string name) : name_(std::move(name)) {
    fs::copy(fs::path(CORRIDOR_SOURCE_DIR) / "scenarios",
             folder_ / "scenarios",
             fs::copy_options::recursive);
  }

  void play(const Block& block) {
    const std::string place = name_ + ":" + std::to_string(block.line);
    CAPTURE(place);
    if (block.language == "sh") {
      run(block);
    } else if (block.language == "text") {
      compare(block);
    } else if (const std::string file = noted(block, "file="); !file.empty()) {
      write(folder_ / file, block.text);
    } else if (const std::string longer = noted(block, "append="); !longer.empty()) {
      write(folder_ / longer, content(folder_ / longer) + block.text);
    }
  }

 private:
  void run(const Block& block) {
    const std::string exit = noted(block, "exit=");
    const Answer answer = shell(R"(corridor() { "$CORRIDOR" "$@"; }; set -e; cd ')" +
                                folder_.path().string() + "'; " + block.text);
    shown_ = answer.out;
    INFO(shown_);
    CHECK(answer.exit_code == (exit.empty() ? 0 : std::stoi(exit)));
  }
  void compare(const Block& block) const {
    INFO(shown_);
    const std::string shown = words_of(shown_);
    std::size_t at = 0;
    std::istringstream lines(block.text);
    for (std::string line; std::getline(lines, line);) {
      for (const std::string& part : parts_of(line)) {
        CAPTURE(part);
        const std::size_t found = shown.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found + part.size();
      }
    }
  }
  /// Words one blank apart: columns move when a number grows.
  static std::string words_of(const std::string& text) {
    std::string joined;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
      joined += (joined.empty() ? "" : " ") + word;
    }
    return joined;
  }
  static std::vector<std::string> parts_of(const std::string& line) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t dots = 0; dots != std::string::npos; begin = dots + 3) {
      dots = line.find("...", begin);
      parts.push_back(words_of(line.substr(begin, dots - begin)));
    }
    return parts;
  }

  std::string name_;
  Scratch folder_;
  std::string shown_;
};

void play(const std::string& name) {
  const std::vector<Block> blocks = blocks_of(fs::path(CORRIDOR_SOURCE_DIR) / name);
  REQUIRE_FALSE(blocks.empty());
  Page page(name);
  for (const Block& block : blocks) {
    page.play(block);
  }
}

TEST_SUITE_BEGIN("slow");

TEST_CASE("manual: every command of every page does what the page says") {
  int n_pages = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(CORRIDOR_SOURCE_DIR) / "docs")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".md" && name != "scenario-reference.md" &&
        !blocks_of(entry.path()).empty()) {
      play("docs/" + name);
      ++n_pages;
    }
  }
  CHECK(n_pages >= 2);
}

TEST_SUITE_END();

TEST_CASE("manual: links between the pages lead somewhere") {
  const std::regex link(R"(\]\(([^)#:]+)(#[^)]*)?\))");
  for (const auto& entry : fs::directory_iterator(fs::path(CORRIDOR_SOURCE_DIR) / "docs")) {
    if (entry.path().extension() != ".md") {
      continue;
    }
    const std::string text = content(entry.path());
    for (std::sregex_iterator i(text.begin(), text.end(), link), end; i != end; ++i) {
      const fs::path target = entry.path().parent_path() / (*i)[1].str();
      CHECK_MESSAGE(fs::exists(target), entry.path().filename(), ": ", (*i)[1].str());
    }
  }
}

}  // namespace
}  // namespace corridor::tools::manual_test
