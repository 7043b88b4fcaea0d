#pragma once

#include <string>
#include <vector>

#include "corridor/report/json.hpp"

namespace corridor::tools {

/// What can be told of a run when it begins: command, version, host, compiler and the time.
report::RunRecord begin_record(const std::vector<std::string>& command);

}  // namespace corridor::tools
