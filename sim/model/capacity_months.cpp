#include "capacity_months.hpp"

#include <cmath>
#include <utility>

#include "capacity_waits.hpp"
#include "corridor/core/factors.hpp"

namespace corridor::model {

namespace {

/// The waits of months, weighed by the lots that wait.
class WaitOverMonths {
 public:
  explicit WaitOverMonths(VehicleWait first) : sum_(std::move(first)) {
    sum_.lots = sum_.wait = sum_.closed = 0;
  }
  void add(const VehicleWait& one, double lots) {
    sum_.lots += lots;
    sum_.closed += lots * one.closed;
    sum_.rule = one.rule == VehicleRule::Fills ? sum_.rule : one.rule;
    if (std::isfinite(one.wait)) {
      sum_.wait += lots * one.wait;
      steady_ += lots;
    } else {
      ++sum_.overloaded_months;
    }
  }
  [[nodiscard]] bool empty() const { return sum_.lots == 0; }
  [[nodiscard]] VehicleWait mean() const {
    VehicleWait mean = sum_;
    mean.wait = steady_ > 0 ? sum_.wait / steady_ : kInfinite;
    mean.closed = sum_.closed / sum_.lots;
    return mean;
  }

 private:
  VehicleWait sum_;
  double steady_ = 0;  // lots of the months in which the wait has an end
};

void add_vehicle_waits(const std::vector<MonthLoads>& months,
                       ServiceId id,
                       StaticCapacity& result) {
  for (std::size_t i = 0; i < months.front().waits[id.value].size(); ++i) {
    WaitOverMonths over_months{months.front().waits[id.value][i]};
    for (const MonthLoads& month : months) {
      const VehicleWait& one = month.waits[id.value][i];
      if (const double lots = month.weight * one.lots; lots > 0) {
        over_months.add(one, lots);
      }
    }
    if (!over_months.empty()) {
      result.vehicle_waits.push_back(over_months.mean());
    }
  }
}

}  // namespace

MonthLoads month_loads(const Layout& layout, Period period, double weight) {
  const Conditions conditions{layout, period};
  const Traffic traffic{layout, conditions};
  MonthLoads month;
  month.weight = weight;
  month.month = core::month_index(period.from) + 1;
  month.trips = trips_of(traffic, Loading::ByRule);
  month.growth = growth_of(traffic);
  month.loads = loads_of(traffic, month.trips);
  for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
    month.starts.push_back(conditions.starts_per_day(TrackId{t}).value_or(0));
    month.open.push_back(conditions.open_share(TrackId{t}));
  }
  for (std::uint32_t s = 0; s < layout.services.size(); ++s) {
    const ServiceSpec& service = layout.services[ServiceId{s}];
    month.vehicles.push_back(service.is_pipeline() ? 0 : conditions.vehicles(service).value_or(0));
    month.full_loads.push_back(service.is_pipeline() ? 0 : traffic.full_loads(ServiceId{s}));
    month.waits.push_back(vehicle_waits(traffic, month.trips, ServiceId{s}));
  }
  return month;
}

std::vector<CarrierLoad> carriers_over(const std::vector<MonthLoads>& months) {
  std::vector<CarrierLoad> means = months.front().growth.carriers;
  for (std::size_t i = 0; i < means.size(); ++i) {
    means[i].needed = means[i].most = 0;
    for (const MonthLoads& month : months) {
      const CarrierLoad& load = month.growth.carriers[i];
      means[i].needed += month.weight * load.needed;
      means[i].most += month.weight * load.most;
      if (load.ratio() > means[i].peak) {
        means[i].peak = load.ratio();
        means[i].peak_month = month.month;
      }
      means[i].overloaded_months += load.ratio() >= 1 ? 1 : 0;
    }
  }
  std::erase_if(means, [](const CarrierLoad& load) { return load.needed <= 0; });
  return means;
}

void add_service(const Layout& layout,
                 const std::vector<MonthLoads>& months,
                 ServiceId id,
                 StaticCapacity& result) {
  const ServiceSpec& service = layout.services[id];
  ServiceTraffic row;
  row.service = service.id;
  row.mode = service.mode == Mode::Sea ? "sea" : service.mode == Mode::Road ? "road" : "rail";
  double most = 0;
  double vehicles = 0;
  for (const MonthLoads& month : months) {
    const Trips& trips = month.trips[id.value];
    const double n = month.weight * trips.per_day;
    row.trips += n;
    row.full_loads += month.weight * month.full_loads[id.value];
    most += month.weight * trips.most.value_or(0);
    vehicles += month.weight * month.vehicles[id.value];
    row.running += n * trips.running;
    for (const CallTimes& call : trips.calls) {
      row.working += n * call.working;
      row.closed += n * call.closed;
      row.for_cargo += n * call.for_cargo;
    }
  }
  if (row.trips > 0) {
    for (double* time : {&row.running, &row.working, &row.closed, &row.for_cargo}) {
      *time /= row.trips;
    }
  }
  if (service.cyclic()) {
    row.most = most;
    row.vehicles = vehicles;
  }
  if (row.trips > 0 || row.full_loads > 0) {
    result.services.push_back(row);
  }
  add_vehicle_waits(months, id, result);
}

BerthCall berth_call(const Layout& layout,
                     const std::vector<MonthLoads>& months,
                     ServiceId id,
                     std::uint32_t call) {
  BerthCall result{.service = layout.services[id].id, .call = static_cast<int>(call)};
  double trips = 0;
  for (const MonthLoads& month : months) {
    const CallTimes& times = month.trips[id.value].calls[call];
    const double n = month.weight * month.trips[id.value].per_day;
    trips += n;
    result.hours +=
        n * core::kHoursPerDay * (times.working + times.for_cargo_at_berth + times.closed_at_berth);
  }
  result.hours = trips > 0 ? result.hours / trips : 0;
  return result;
}

}  // namespace corridor::model
