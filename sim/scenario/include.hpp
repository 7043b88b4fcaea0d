#pragma once
// Joins a scenario file and the files it includes to one tree.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// What has been read so far, and what went wrong.
struct Input {
  Sources sources;
  core::Diagnostics diagnostics;
  ReadStatus status = ReadStatus::Ok;
  std::vector<std::string> files;
  std::uint64_t hash = 0;
};

/// The joined tree; none when one of the files could not be had or its YAML is broken.
std::optional<Tree> load_with_includes(const std::string& file, Input& input);
/// The tree of one text that may not include.
std::optional<Tree> load_alone(std::string text, const std::string& name, Input& input);

}  // namespace corridor::scenario
