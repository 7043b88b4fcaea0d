#pragma once
// Reads a scenario from files, with everything that is wrong in them at once.

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

struct ReadOptions {
  std::vector<std::string> with{};        // ids of options whose changes are applied first
  std::vector<std::string> from_start{};  // likewise, from the beginning whatever their dates say
  std::vector<std::string> sets{};        // "path=value", applied in order
};

/// What a command's exit code depends on.
enum class ReadStatus {
  Ok,
  Invalid,     // something in a file or a `--set` is wrong
  NotFound,    // the scenario or an included file does not exist
  Unreadable,  // it exists but cannot be read
};

struct ReadResult : core::Result<Scenario> {
  ReadStatus status = ReadStatus::Ok;
  std::vector<std::string> files;  // all that were read, the scenario first
  std::uint64_t input_hash = 0;    // of their bytes, in that order
};

/// Reads `file` and what it includes; "-" is standard input, which may not include. Diagnostics are
/// sorted by place. Includes are relative to the file that names them and stay below the folder of
/// `file`.
ReadResult read_scenario(const std::string& file, const ReadOptions& options = {});

/// The same from memory; `name` stands for the file in diagnostics. It may not include.
ReadResult read_scenario_text(const std::string& text,
                              const std::string& name,
                              const ReadOptions& options = {});

}  // namespace corridor::scenario
