#pragma once
// The report on the terminal: pages of at most 80 columns where names allow it, without colour.

#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

/// Title, what held it back, cargo by commodity beside the observed figures.
std::string freight_page(const experiment::Summary& summary);
/// Transit time by flow.
std::string transit_page(const experiment::Summary& summary);
/// P95, buffer and planning time index, on-time share by flow, each with its interval; empty where
/// no P95 is known.
std::string reliability_page(const experiment::Summary& summary);
/// Where the days go: by cause for each flow, by stage for the `flows` of these ids, or for the
/// largest of each commodity.
std::string account_page(const experiment::Summary& summary,
                         const std::vector<std::string>& flows = {});
/// Time, cost and distance along the routes of these `flows`, or of the largest ones.
std::string tcd_page(const experiment::Summary& summary,
                     const std::vector<std::string>& flows = {});
/// The indicators of CAREC's CPMM over all flows; empty where no route has any.
std::string cpmm_page(const experiment::Summary& summary);
/// What cargo waited for; facilities, storages, links and calls with the delay charged to them.
std::string bottleneck_page(const experiment::Summary& summary);
/// Levels, losses and missed liftings; empty without any.
std::string tank_page(const experiment::Summary& summary);
/// Embargoes, and what was rejected or diverted; empty where there is none of it.
std::string trade_page(const experiment::Summary& summary);
/// Largest sums by payer, cost and CO2 of each flow; empty without prices and emissions.
std::string money_page(const experiment::Summary& summary);
/// Flow and stock by node and month.
std::string month_page(const experiment::Summary& summary);
/// Simulated beside observed, with verdict and source.
std::string validation_page(const experiment::Summary& summary);
/// The inputs that move the result most, where they were moved.
std::string low_high_page(const experiment::Summary& summary);
/// Warm-up, equilibrium, precision.
std::string trust_page(const experiment::Summary& summary);
/// What a reader must know before trusting the figures. `more` comes from the caller.
std::string notes_page(const experiment::Summary& summary, const std::vector<std::string>& more);

/// All pages; those that would be empty are left out. `flows` are those of account_page.
std::string run_report(const experiment::Summary& summary,
                       const std::vector<std::string>& notes,
                       const std::vector<std::string>& flows = {});

}  // namespace corridor::report
