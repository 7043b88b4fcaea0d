#include "folder.hpp"

#include <unistd.h>

namespace corridor::scenario::test {

Folder::Folder()
    : path_(std::filesystem::temp_directory_path() /
            ("corridor-include-" + std::to_string(::getpid()))) {
  std::filesystem::create_directories(path_);
}

}  // namespace corridor::scenario::test
