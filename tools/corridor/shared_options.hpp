#pragma once
// What several commands take alike, and what they do alike with it.

#include <filesystem>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "corridor/report/result_folder.hpp"
#include "corridor/report/tables.hpp"
#include "dispatch.hpp"

namespace corridor::tools {

/// --with and --set, repeatable.
Option with_option();
Option set_option();
/// --threads, --strict, --help.
Option threads_option();
Option strict_option();
Option help_option();
/// --out DIR and --quiet, which do something else with each command.
Option out_option(const std::string& help);
Option quiet_option(const std::string& help = "print problems only");

/// Prints "corridor COMMAND: problem" and answers with the code.
int complain(const std::string& command,
             const std::string& problem,
             int exit_code,
             Streams streams);

/// Where the files are, or what went wrong.
struct Written {
  std::filesystem::path place;
  std::string problem;
};
/// All files into the folder, which is put in its place once it has them all.
Written write_folder(report::ResultFolder::Opened opened,
                     const std::vector<report::NamedText>& files);

}  // namespace corridor::tools
