#include "project.hpp"

namespace corridor::house {

const std::vector<SourceFile>& project() {
  static const std::vector<SourceFile> kFiles = read_tree(CORRIDOR_SOURCE_DIR);
  return kFiles;
}

std::string joined(const std::vector<std::string>& violations) {
  std::string text;
  for (const std::string& violation : violations) {
    text += "\n" + violation;
  }
  return text;
}

}  // namespace corridor::house
