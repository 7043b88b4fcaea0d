#pragma once

#include <string>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

std::string flows_csv(const experiment::Summary& summary);
std::string account_csv(const experiment::Summary& summary);
std::string delays_csv(const experiment::Summary& summary);
std::string facilities_csv(const experiment::Summary& summary);
std::string storages_csv(const experiment::Summary& summary);
std::string links_csv(const experiment::Summary& summary);
std::string calls_csv(const experiment::Summary& summary);
std::string vehicle_waits_csv(const experiment::Summary& summary);
std::string months_csv(const experiment::Summary& summary);
std::string in_system_csv(const experiment::Summary& summary);
std::string validation_csv(const experiment::Summary& summary);
std::string replications_csv(const experiment::Summary& summary);

/// Of a summary with money or CO2.
std::string money_csv(const experiment::Summary& summary);
std::string emissions_csv(const experiment::Summary& summary);
std::string flow_costs_csv(const experiment::Summary& summary);

/// Of a summary with indicators.
std::string tcd_csv(const experiment::Summary& summary);
std::string cpmm_csv(const experiment::Summary& summary);
std::string cpmm_all_csv(const experiment::Summary& summary);

/// Of a summary with tanks.
std::string tanks_csv(const experiment::Summary& summary);

/// Of a summary with embargoes.
std::string embargoes_csv(const experiment::Summary& summary);

/// Of a summary with low_high.
std::string tornado_csv(const experiment::Summary& summary);

/// "sourced", "derived", "assumed" or "".
std::string confidence_word(scenario::Confidence confidence);
/// "mean", "P50", ...
std::string statistic_word(scenario::Statistic statistic);
/// "compared", "fitted", "predicted" or "balance".
std::string role_word(scenario::Role role);

}  // namespace corridor::report
