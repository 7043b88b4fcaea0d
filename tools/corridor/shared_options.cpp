#include "shared_options.hpp"

#include <ostream>

#include "corridor/core/diagnostics.hpp"

namespace corridor::tools {

Option with_option() {
  return {.name = "with",
          .letter = 0,
          .value = "OPTION[,OPTION...]",
          .help = "with options of the scenario in force; can be given several times",
          .repeatable = true};
}

Option set_option() {
  return {.name = "set",
          .letter = 0,
          .value = "PATH=VALUE",
          .help = "change a value of the scenario; can be given several times",
          .repeatable = true};
}

Option threads_option() {
  return {.name = "threads",
          .letter = 0,
          .value = "N",
          .help = "replications at a time (default 0: one a processor); does not change results"};
}

Option strict_option() {
  return {.name = "strict", .letter = 0, .value = {}, .help = "take warnings as errors"};
}

Option help_option() {
  return {.name = "help", .letter = 'h', .value = {}, .help = "show this text"};
}

Option out_option(const std::string& help) {
  return {.name = "out", .letter = 'o', .value = "DIR", .help = help};
}

Option quiet_option(const std::string& help) {
  return {.name = "quiet", .letter = 'q', .value = {}, .help = help};
}

int complain(const std::string& command,
             const std::string& problem,
             int exit_code,
             Streams streams) {
  streams.err << "corridor " << command << ": " << core::escape_for_terminal(problem) << '\n';
  return exit_code;
}

Written write_folder(report::ResultFolder::Opened opened,
                     const std::vector<report::NamedText>& files) {
  if (!opened.folder) {
    return {.place = {}, .problem = opened.problem};
  }
  for (const report::NamedText& file : files) {
    if (const auto problem = opened.folder->write(file.name, file.text)) {
      return {.place = {}, .problem = *problem};
    }
  }
  if (const auto problem = opened.folder->complete()) {
    return {.place = {}, .problem = *problem};
  }
  return {.place = opened.folder->place(), .problem = {}};
}

}  // namespace corridor::tools
