#include "corridor/report/capacity_comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "capacity_reasons.hpp"
#include "corridor/core/factors.hpp"

namespace corridor::report {
namespace {

using model::ResourceKind;
using model::ResourceLoad;
using model::ServiceTraffic;
using model::StaticCapacity;
using model::VehicleWait;

/// Below these differences nothing is worth telling: an hour, a hundredth of the time.
constexpr double kSmallShare = 0.01;
constexpr double kSmallHours = 0.5;
constexpr double kSmallDays = 0.1;

Comparison row(const std::string& figure,
               const std::string& of,
               const std::string& unit,
               std::optional<double> theory,
               Figure simulated,
               double small) {
  Comparison result{.figure = figure,
                    .of = of,
                    .unit = unit,
                    .theory = theory,
                    .simulated = simulated.mean,
                    .half_width = simulated.half_width,
                    .reason = {}};
  if (!theory || !std::isfinite(*theory)) {
    result.theory = std::nullopt;
    result.parts = true;
    return result;
  }
  const double apart = std::abs(*theory - simulated.mean);
  result.parts = apart > simulated.half_width.value_or(0) && apart > small &&
                 apart > kApart * std::abs(simulated.mean);
  return result;
}

Figure times(const Figure& figure, double factor) {
  Figure result{.mean = figure.mean * factor, .half_width = figure.half_width};
  if (result.half_width) {
    *result.half_width *= factor;
  }
  return result;
}

class Comparer {
 public:
  Comparer(const StaticCapacity& capacity, const RunFigures& run)
      : capacity_(capacity), run_(run), reasons_(capacity, run) {}

  std::vector<Comparison> all() {
    for (const auto& [commodity, cargo] : run_.commodities) {
      delivered(commodity, cargo);
    }
    for (const ResourceLoad& load : capacity_.loads) {
      const auto facility = run_.facilities.find(load.name);
      if (load.kind != ResourceKind::Track && facility != run_.facilities.end()) {
        busy(load, facility->second);
        wait(load, facility->second);
      }
      const auto track = run_.tracks.find(load.name);
      if (load.kind == ResourceKind::Track && track != run_.tracks.end()) {
        used(load, track->second);
      }
    }
    for (const ServiceTraffic& service : capacity_.services) {
      trips(service);
    }
    for (const VehicleWait& row : capacity_.vehicle_waits) {
      wait_for_vehicle(row);
    }
    return std::move(rows_);
  }

 private:
  void delivered(const std::string& commodity, const RunFigures::Cargo& cargo) {
    double carried = 0;
    for (const model::FlowCapacity& way : capacity_.commodities) {
      carried += way.commodity == commodity ? way.carried * capacity_.days : 0;
    }
    if (carried <= 0 && cargo.delivered.mean <= 0) {
      return;
    }
    Comparison c = row("delivered", commodity, cargo.unit, carried, cargo.delivered, 0);
    c.reason = c.parts ? Reasons::delivered(carried, cargo) : "";
    rows_.push_back(std::move(c));
  }

  /// Of a berth also the time in which nothing is done, and storms lie over it.
  void busy(const ResourceLoad& load, const RunFigures::Facility& facility) {
    const bool berth = load.kind == ResourceKind::Berth;
    Figure simulated = facility.working;
    if (berth) {
      simulated.mean +=
          facility.occupied_idle.mean + facility.blocked.mean + reasons_.berthed_while_closed(load);
    }
    Comparison c =
        row(berth ? "occupied" : "busy", load.name, "share", load.busy, simulated, kSmallShare);
    c.reason = c.parts ? reasons_.busy(load, facility, simulated.mean) : "";
    rows_.push_back(std::move(c));
  }

  /// Little 1961: mean wait = mean queue / rate.
  void wait(const ResourceLoad& load, const RunFigures::Facility& facility) {
    if (facility.served.mean <= 0) {
      return;
    }
    const Figure simulated =
        times(facility.mean_queue, run_.days * core::kHoursPerDay / facility.served.mean);
    Comparison c =
        row("wait", load.name, "h", load.wait * core::kHoursPerDay, simulated, kSmallHours);
    c.reason = c.parts ? reasons_.wait(load, facility, simulated.mean) : "";
    rows_.push_back(std::move(c));
  }

  void used(const ResourceLoad& load, const RunFigures::Track& track) {
    const double starts = track.starts.mean;
    const Figure share = times(track.starts, load.service / run_.days);
    Comparison c = row("used", load.name, "share", load.busy, share, kSmallShare);
    c.reason = c.parts ? reasons_.starts(load, starts) : "";
    rows_.push_back(std::move(c));
    if (starts > 0) {
      const Figure hours = times(track.days_waited, core::kHoursPerDay / starts);
      Comparison w =
          row("wait", load.name, "h", load.wait * core::kHoursPerDay, hours, kSmallHours);
      w.reason = w.parts ? reasons_.wait_for_path(load, starts) : "";
      rows_.push_back(std::move(w));
    }
  }

  void trips(const ServiceTraffic& service) {
    const auto call = run_.calls.find({service.service, 0});
    if (call == run_.calls.end()) {
      return;
    }
    Comparison c = row("trips",
                       service.service,
                       "1/yr",
                       service.trips * year_of(capacity_.days),
                       times(call->second.departures, year_of(run_.days) / run_.days),
                       1);
    c.reason = c.parts ? reasons_.trips(service, call->second) : "";
    rows_.push_back(std::move(c));
  }

  void wait_for_vehicle(const VehicleWait& wait) {
    const auto call = run_.calls.find({wait.service, wait.call});
    if (call == run_.calls.end()) {
      return;
    }
    Comparison c = row("wait for it",
                       wait.service + " at " + wait.node,
                       "d",
                       wait.wait,
                       call->second.days_per_lot,
                       kSmallDays);
    c.reason = c.parts ? reasons_.wait_for_vehicle(wait, call->second) : "";
    rows_.push_back(std::move(c));
  }

  const StaticCapacity& capacity_;
  const RunFigures& run_;
  Reasons reasons_;
  std::vector<Comparison> rows_;
};

}  // namespace

std::vector<Comparison> compare_with_run(const StaticCapacity& capacity, const RunFigures& run) {
  return Comparer{capacity, run}.all();
}

}  // namespace corridor::report
