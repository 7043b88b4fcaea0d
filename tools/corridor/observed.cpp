#include "observed.hpp"

#include <ostream>
#include <string>
#include <utility>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/observed_csv.hpp"
#include "exit_codes.hpp"
#include "shared_options.hpp"

namespace corridor::tools {
namespace {

std::optional<int> take_table(const std::string& file,
                              scenario::Scenario& scenario,
                              Streams streams) {
  scenario::ObservedTable table = scenario::read_observed_csv(file, scenario);
  for (const core::Diagnostic& diagnostic : table.diagnostics.items()) {
    streams.err << to_string(diagnostic) << '\n';
  }
  if (!table.value) {
    return table.status == scenario::ReadStatus::Unreadable ? ExitCode::InputOutput
                                                            : ExitCode::BadInput;
  }
  scenario.observed = std::move(*table.value);
  return std::nullopt;
}

}  // namespace

std::optional<int> take_observed(const Arguments& given,
                                 scenario::Scenario& scenario,
                                 Streams streams) {
  if (const auto file = given.text("observed")) {
    if (const auto exit_code = take_table(*file, scenario, streams)) {
      return exit_code;
    }
  }
  if (scenario.observed.empty()) {
    return complain("calibrate",
                    "nothing was observed: --observed FILE.csv, or observed in the scenario",
                    ExitCode::BadInput,
                    streams);
  }
  return std::nullopt;
}

}  // namespace corridor::tools
