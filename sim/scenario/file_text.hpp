#pragma once
// The bytes of a file, or why they cannot be had.

#include <string>

#include "corridor/scenario/reader.hpp"

namespace corridor::scenario {

struct FileText {
  ReadStatus status = ReadStatus::Ok;
  std::string bytes;
  std::string message;  // when not Ok
};

/// Reads at most a byte more than a scenario may have. "-" is standard input.
FileText read_file(const std::string& path);

}  // namespace corridor::scenario
