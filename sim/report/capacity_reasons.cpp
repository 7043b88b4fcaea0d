#include "capacity_reasons.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"

namespace corridor::report {
namespace {

using model::ResourceLoad;
using model::ServiceTraffic;
using model::VehicleWait;

/// Shares of time that explain something.
constexpr double kTelling = 0.02;

bool differ(double a, double b) {
  return std::abs(a - b) > kApart * std::max(std::abs(a), std::abs(b));
}

std::string all_of(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!part.empty()) {
      text += (text.empty() ? "" : "; ") + part;
    }
  }
  return text;
}

/// More or fewer came; or the same ships berthed more than once.
std::string other_number(const ResourceLoad& load, double served) {
  if (!differ(served, load.arrivals)) {
    return {};
  }
  if (served > load.arrivals && !load.berth_calls.empty()) {
    return fmt::format(
        "{} berthings a day for {} calls: who waits for its turn to load lies at "
        "anchor and berths again, mostly without a wait",
        rounded(served),
        rounded(load.arrivals));
  }
  return fmt::format("{} came a day rather than {}", rounded(served), rounded(load.arrivals));
}

/// Of what the figure is made, none differs: it is the formula.
std::string unexplained(const std::string& formula) {
  return "no rule, closure or full storage explains it: " + formula;
}

}  // namespace

double year_of(double days) {
  constexpr double kYear = 365.25;
  const double years = std::round(days / kYear);
  return years >= 1 && std::abs(days / kYear - years) < kTelling ? days / years : kYear;
}

std::string month_word(int month) {
  static constexpr std::array<const char*, 13> kWords{
      "-", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return kWords.at(static_cast<std::size_t>(std::clamp(month, 0, 12)));
}

const ServiceTraffic* Reasons::service(const std::string& id) const {
  const auto found = std::ranges::find(capacity_.services, id, &ServiceTraffic::service);
  return found == capacity_.services.end() ? nullptr : &*found;
}

double Reasons::hours_for_berths(const std::string& id) const {
  double hours = 0;
  for (const auto& [key, call] : run_.calls) {
    hours += key.first == id ? call.wait_for_berth.mean : 0;
  }
  return hours;
}

std::string Reasons::full_storage(const std::string& node) const {
  for (const RunFigures::Store& store : run_.stores) {
    if (store.share_full > kTelling && store.place.starts_with(node + ".")) {
      return fmt::format("{} was full for {} {} of the time, which theory leaves out",
                         name(store.place),
                         name(store.commodity),
                         percent(store.share_full));
    }
  }
  return {};
}

double Reasons::berthed_while_closed(const ResourceLoad& load) const {
  double hours = 0;
  for (const model::BerthCall& call : load.berth_calls) {
    const auto found = run_.calls.find({call.service, call.call});
    if (found != run_.calls.end()) {
      hours += found->second.departures.mean * found->second.berth_closed.mean;
    }
  }
  const double server_hours = load.servers * run_.days * core::kHoursPerDay;
  return server_hours > 0 ? hours / server_hours : 0;
}

std::string Reasons::delivered(double theory, const RunFigures::Cargo& cargo) {
  const double offered = cargo.offered.mean - theory;
  const double stock = cargo.opening.mean - cargo.closing.mean;
  const double refused = -cargo.refused.mean;
  const double most = std::max({std::abs(offered), std::abs(stock), std::abs(refused)});
  if (most == std::abs(offered)) {
    return fmt::format("the run offered {} rather than {}: what comes is drawn",
                       rounded(cargo.offered.mean),
                       rounded(theory));
  }
  if (most == std::abs(refused)) {
    return fmt::format("full storage refused {}", rounded(cargo.refused.mean));
  }
  return fmt::format("the stock under way went from {} to {}",
                     rounded(cargo.opening.mean),
                     rounded(cargo.closing.mean));
}

std::string Reasons::busy(const ResourceLoad& load,
                          const RunFigures::Facility& facility,
                          double simulated) const {
  const double served = facility.served.mean / run_.days;
  const double service = served > 0 ? simulated * load.servers / served : 0;
  std::vector<std::string> reasons;
  if (differ(served, load.arrivals)) {
    reasons.push_back(
        fmt::format("it served {} a day rather than {}", rounded(served), rounded(load.arrivals)));
  }
  if (served > 0 && differ(service, load.service)) {
    reasons.push_back(fmt::format("each took {} h rather than {} h",
                                  rounded(service * core::kHoursPerDay),
                                  rounded(load.service * core::kHoursPerDay)));
  }
  for (const model::BerthCall& call : load.berth_calls) {
    const auto found = run_.calls.find({call.service, call.call});
    if (found != run_.calls.end() && differ(found->second.at_berth.mean, call.hours)) {
      reasons.push_back(fmt::format("{} lay there {} h rather than {} h",
                                    name(call.service),
                                    rounded(found->second.at_berth.mean),
                                    rounded(call.hours)));
    }
  }
  return reasons.empty() ? unexplained("a little of both number and time") : all_of(reasons);
}

std::string Reasons::wait(const ResourceLoad& load,
                          const RunFigures::Facility& facility,
                          double simulated_hours) const {
  std::vector<std::string> reasons;
  const bool more = !std::isfinite(load.wait) || load.wait * core::kHoursPerDay > simulated_hours;
  if (load.overloaded_months > 0) {
    reasons.push_back(
        fmt::format("full in {} month{}, when theory has no steady state but a month ends",
                    load.overloaded_months,
                    load.overloaded_months == 1 ? "" : "s"));
  }
  reasons.push_back(other_number(load, facility.served.mean / run_.days));
  if (load.open < 1 - kTelling) {
    const std::string closed = fmt::format("shut {} of the time, {} h at once",
                                           percent(1 - load.open),
                                           rounded(load.longest_closure * core::kHoursPerDay));
    reasons.push_back(
        more ? closed + ", which theory takes to meet all who come, while most come when it is open"
             : closed +
                   ": who waited comes in bunches when it opens, which theory takes as "
                   "independent");
  }
  if (facility.blocked.mean > kTelling / 4) {
    reasons.push_back(
        fmt::format("blocked {} of the time: no room ahead", percent(facility.blocked.mean)));
  }
  if (more && load.circulating) {
    reasons.push_back(
        fmt::format("only {} vehicles of its services can queue, theory has no end of them",
                    rounded(*load.circulating)));
  }
  reasons.push_back(more ? "" : full_storage(load.node));
  if (!more && load.peak > 1.3 * load.utilisation) {
    reasons.push_back(fmt::format("{} of its time is needed in {}, and queues outlast a month",
                                  percent(load.peak),
                                  month_word(load.peak_month)));
  }
  const std::string text = all_of(reasons);
  return text.empty() ? unexplained("two moments of arrivals and work stand for all") : text;
}

std::string Reasons::starts(const ResourceLoad& load, double starts) const {
  return fmt::format("{} starts a day rather than {}: trains went more or less full",
                     rounded(starts / run_.days),
                     rounded(load.arrivals));
}

std::string Reasons::wait_for_path(const ResourceLoad& load, double starts) const {
  std::vector<std::string> reasons;
  if (differ(starts / run_.days, load.arrivals)) {
    reasons.push_back(fmt::format(
        "{} starts a day rather than {}", rounded(starts / run_.days), rounded(load.arrivals)));
  }
  if (load.peak > 1.3 * load.utilisation) {
    reasons.push_back(
        fmt::format("used {} in {}", percent(load.peak), month_word(load.peak_month)));
  }
  if (load.by_slots) {
    reasons.emplace_back(
        "trains come from the slots of the line before, at fixed times of the day");
  }
  const std::string text = all_of(reasons);
  return text.empty() ? unexplained("two moments stand for all arrivals") : text;
}

std::string Reasons::trips(const ServiceTraffic& row, const RunFigures::Call& first) const {
  if (!row.vehicles || first.departures.mean <= 0) {
    double load = 0;
    for (const auto& [commodity, units] : first.mean_load) {
      load += units;
    }
    return fmt::format("they left with {} on average: how cargo gathers is approximated",
                       rounded(load));
  }
  std::vector<std::string> reasons;
  const double cycle = *row.vehicles * run_.days / first.departures.mean;
  const double theory = row.running + row.working + row.closed + row.for_cargo;
  reasons.push_back(
      fmt::format("a cycle took {} d rather than {} d", rounded(cycle), rounded(theory)));
  const double berths = hours_for_berths(row.service);
  if (berths / core::kHoursPerDay > kTelling * cycle) {
    reasons.push_back(fmt::format("{} h of it before berths, with closures", rounded(berths)));
  }
  if (cycle < theory && row.for_cargo > 0) {
    reasons.push_back(fmt::format(
        "theory lets them wait {} d for cargo; those whose turn comes late leave at once",
        rounded(row.for_cargo)));
  }
  return all_of(reasons);
}

std::string Reasons::wait_for_vehicle(const VehicleWait& wait, const RunFigures::Call& call) const {
  std::vector<std::string> reasons;
  const ServiceTraffic* const row = service(wait.service);
  if (wait.overloaded_months > 0) {
    reasons.push_back(fmt::format(
        "in {} month{} more comes than its vehicles can carry, and theory leaves {} out",
        wait.overloaded_months,
        wait.overloaded_months == 1 ? "" : "s",
        wait.overloaded_months == 1 ? "it" : "them"));
  }
  const double per_day = call.departures.mean / run_.days;
  if (row != nullptr && differ(per_day, row->trips)) {
    reasons.push_back(
        fmt::format("{} left a day rather than {}", rounded(per_day), rounded(row->trips)));
  }
  const bool more = std::isfinite(wait.wait) && wait.wait > call.days_per_lot.mean;
  if (wait.closed > kTelling && !more) {
    reasons.push_back(
        fmt::format("closures hold its vehicles {} d a call, so that they come in bunches",
                    rounded(wait.closed)));
  }
  if (more && wait.rule == model::VehicleRule::Fills) {
    reasons.emplace_back(
        "work on the vehicle and closures, during which cargo gathers too, are not waiting for it");
  }
  reasons.push_back(more ? "" : full_storage(wait.node));
  const std::string text = all_of(reasons);
  return text.empty() ? unexplained("cargo comes in parties, vehicles not at random") : text;
}

}  // namespace corridor::report
