#pragma once
// What a fuzzer's bytes stand for: options of the command line and one or more files.

#include <string>

#include "corridor/scenario/reader.hpp"

namespace corridor::fuzz {

/// Reads the bytes as a scenario; several files are written to a folder of this process first.
scenario::ReadResult read_input(const std::string& input);

/// The options in the lines that `input` begins with.
scenario::ReadOptions options_of(const std::string& input);

}  // namespace corridor::fuzz
