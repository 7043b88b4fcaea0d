#include "input.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include "corridor/core/diagnostics.hpp"
#include "corridor/model/check.hpp"
#include "corridor/scenario/reader.hpp"
#include "exit_codes.hpp"

namespace corridor::tools {
namespace {

constexpr std::size_t kMostPrinted = 20;

std::string counted(std::size_t n, const std::string& what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

/// Errors come before warnings where not all are printed.
void print(const core::Diagnostics& diagnostics, std::ostream& err) {
  std::vector<core::Diagnostic> items = diagnostics.items();
  if (items.size() > kMostPrinted) {
    std::ranges::stable_sort(items, {}, &core::Diagnostic::severity);
  }
  for (std::size_t i = 0; i < std::min(items.size(), kMostPrinted); ++i) {
    err << to_string(items[i]) << '\n';
  }
  if (items.size() > kMostPrinted) {
    err << "... and " << items.size() - kMostPrinted << " more\n";
  }
  const std::size_t n_errors = diagnostics.count(core::Severity::Error);
  if (n_errors > 0) {
    err << counted(n_errors, "error") << ", "
        << counted(diagnostics.count(core::Severity::Warning), "warning")
        << "; nothing was run and nothing was written\n";
  }
}

int exit_code_of(scenario::ReadStatus status) {
  return status == scenario::ReadStatus::Unreadable ? ExitCode::InputOutput : ExitCode::BadInput;
}

}  // namespace

Input read_input(const InputRequest& request, Streams streams) {
  scenario::ReadResult read =
      scenario::read_scenario(request.file, {.with = request.with, .sets = request.sets});
  core::Diagnostics diagnostics = read.diagnostics;
  if (read.value) {
    diagnostics.append(model::check(*read.value));
    diagnostics.sort_by_place();
  }
  print(diagnostics, streams.err);
  Input input;
  input.n_warnings = diagnostics.count(core::Severity::Warning);
  input.files = read.files;
  input.hash = read.input_hash;
  if (!read.value || diagnostics.has_errors()) {
    input.exit_code = read.value ? ExitCode::BadInput : exit_code_of(read.status);
    return input;
  }
  if (request.strict && input.n_warnings > 0) {
    streams.err << counted(input.n_warnings, "warning") << ", which --strict takes as errors\n";
    input.exit_code = ExitCode::BadInput;
    return input;
  }
  input.scenario = std::move(read.value);
  return input;
}

int usage_error(const std::string& command, const std::string& problem, Streams streams) {
  streams.err << "corridor " << command << ": " << problem << "; see 'corridor " << command
              << " --help'\n";
  return ExitCode::BadInput;
}

}  // namespace corridor::tools
