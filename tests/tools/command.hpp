#pragma once
// The command in a test: called with arguments, its answers caught; or started as a program.

#include <filesystem>
#include <string>
#include <vector>

namespace corridor::tools {

/// An empty folder that goes away with the test.
class Scratch {
 public:
  Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::filesystem::path path_;
};

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// `corridor run`, `check` and so on, called in this process.
Answer run(const std::vector<std::string>& arguments);
Answer check(const std::vector<std::string>& arguments);
Answer capacity(const std::vector<std::string>& arguments);
Answer bottlenecks(const std::vector<std::string>& arguments);
Answer compare(const std::vector<std::string>& arguments);
Answer diff(const std::vector<std::string>& arguments);
Answer calibrate(const std::vector<std::string>& arguments);
Answer schema(const std::vector<std::string>& arguments);
Answer explain(const std::vector<std::string>& arguments);
Answer new_scenario(const std::vector<std::string>& arguments);
/// A line for the shell, in which $CORRIDOR is the program; both outputs in `out`.
Answer shell(const std::string& line);

/// A scenario of the project: "tutorial/queue.yaml".
std::string scenario(const std::string& name);

std::string content(const std::filesystem::path& path);
void write(const std::filesystem::path& path, const std::string& text);
bool contains(const std::string& text, const std::string& part);

}  // namespace corridor::tools
