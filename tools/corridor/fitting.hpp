#pragma once
// `corridor calibrate --fit`: which parameters, and what is made of the fit.

#include <string>
#include <vector>

#include "arguments.hpp"
#include "dispatch.hpp"

namespace corridor::tools {

/// --fit, --evaluations, --search-replications.
std::vector<Option> fit_options();

/// Fits what --fit asks for and writes the report, the tables, the calibrated scenario and an
/// overlay into the folder. The arguments were parsed by the options of calibrate.
int fit_command(const Arguments& given, Streams streams);

}  // namespace corridor::tools
