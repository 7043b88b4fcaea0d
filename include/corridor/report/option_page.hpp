#pragma once
// Options compared, for the terminal and as files.

#include <string>
#include <vector>

#include "corridor/experiment/comparison.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

/// Advice first, with how sure it is; then every option ranked, what it costs and brings, what
/// holds the corridor back after it, which options help or hinder each other.
std::string option_page(const std::string& scenario,
                        const experiment::OptionComparison& comparison,
                        const experiment::Horizon& horizon);

/// options.csv: a row for each set; options.json.
std::vector<NamedText> option_files(const std::string& scenario,
                                    const experiment::OptionComparison& comparison,
                                    const experiment::Horizon& horizon);

}  // namespace corridor::report
