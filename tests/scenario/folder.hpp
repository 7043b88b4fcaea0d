#pragma once
// Scenario files in a folder of their own, and what reading them gives.

#include <filesystem>
#include <fstream>
#include <string>

#include "example.hpp"

namespace corridor::scenario::test {

/// A folder that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }
  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }

  /// All diagnostics of reading `name`, without the folder in them.
  [[nodiscard]] std::string messages(const std::string& name) const {
    std::string text = test::messages(read_scenario(at(name)));
    const std::string folder = path_.string() + "/";
    for (std::size_t found = text.find(folder); found != std::string::npos;
         found = text.find(folder)) {
      text.erase(found, folder.size());
    }
    return text;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace corridor::scenario::test
