#pragma once
// Where the bottleneck is, for the terminal and as files.

#include <string>
#include <vector>

#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

/// The answer first, then every limit that can matter with what each detector says of it and what
/// easing it gains, then why detectors that point elsewhere mislead.
std::string bottleneck_verdict(const std::string& scenario, const experiment::Bottlenecks& found);

/// The same found in each of several seasons, a line each.
struct SeasonFound {
  experiment::Season season;
  experiment::Bottlenecks found;
};
std::string season_page(const std::vector<SeasonFound>& seasons);

/// The order in which limits appear, and how throughput and journey go with it.
std::string cascade_page(const std::string& scenario,
                         const std::vector<experiment::CascadeLevel>& levels);

/// bottlenecks.csv: a row for each limit; bottlenecks.json.
std::vector<NamedText> bottleneck_files(const std::string& scenario,
                                        const experiment::Bottlenecks& found);
/// seasons.csv and cascade.csv, a row for each limit that was probed in each of them.
NamedText season_file(const std::vector<SeasonFound>& seasons);
NamedText cascade_file(const std::vector<experiment::CascadeLevel>& levels);

}  // namespace corridor::report
