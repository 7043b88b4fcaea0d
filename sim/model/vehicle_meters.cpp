#include "corridor/model/vehicle_meters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "corridor/model/lot_charges.hpp"

namespace corridor::model {

namespace {

constexpr core::Int128 kMetresPerKm = 1'000;
constexpr core::Int128 kGramsPerTonne = 1'000'000;
constexpr core::Int128 kHourUs = core::Duration{core::kDay}.count() / 24;

const char* word(Mode mode) {
  constexpr std::array<const char*, 4> kModes{"rail", "sea", "road", "pipeline"};
  return kModes.at(static_cast<std::size_t>(mode));
}

}  // namespace

VehicleMeters::VehicleMeters(const Layout& layout, MoneyBook& book)
    : layout_(layout),
      book_(book),
      active_(layout.prices.of_vehicles),
      fleets_(layout.services.size()) {
  for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
    const bool back = t > 0 && layout.tracks[TrackId{t}].link == layout.tracks[TrackId{t - 1}].link;
    link_place_.push_back(back ? t - 1 : t);
  }
}

std::uint32_t VehicleMeters::node_place(const Vehicle& vehicle) const {
  const NodeId node = layout_.services[vehicle.service].calls[vehicle.call].node;
  return static_cast<std::uint32_t>(link_place_.size()) + node.value;
}

std::string VehicleMeters::name_of(std::uint32_t place) const {
  const auto n_tracks = static_cast<std::uint32_t>(link_place_.size());
  return place < n_tracks ? layout_.tracks[TrackId{place}].link
                          : layout_.nodes[NodeId{place - n_tracks}].id;
}

void VehicleMeters::settle_fleet(Fleet& fleet, core::Time now) const {
  const core::Duration time = within_window(*layout_.scenario, fleet.since, now);
  fleet.time += core::Int128{time.count()} * fleet.there;
  fleet.since = now;
}

void VehicleMeters::begin(Vehicle& vehicle, core::Time now) {
  Fleet& fleet = fleets_[vehicle.service.value];
  settle_fleet(fleet, now);
  ++fleet.there;
  vehicle.meter = {};
  vehicle.meter.counted = true;
  vehicle.meter.since = now;
  vehicle.meter.place = node_place(vehicle);
}

void VehicleMeters::end(Vehicle& vehicle, core::Time now) {
  leave(vehicle, now);
  settle(vehicle, now);
  Fleet& fleet = fleets_[vehicle.service.value];
  settle_fleet(fleet, now);
  --fleet.there;
  vehicle.meter.counted = false;
}

void VehicleMeters::settle(Vehicle& vehicle, core::Time now) {
  VehicleMeter& meter = vehicle.meter;
  if (meter.counted) {
    const core::Duration time = within_window(*layout_.scenario, meter.since, now);
    times_[{vehicle.service.value, meter.place}] += time.count();
  }
  meter.since = now;
}

void VehicleMeters::run_on(Vehicle& vehicle, TrackId track, const Lots& lots, core::Time now) {
  settle(vehicle, now);
  vehicle.meter.place = link_place_[track.value];
  if (open_ && layout_.prices.services[vehicle.service].emissions.any()) {
    emit(vehicle, track, lots);
  }
}

void VehicleMeters::arrive(Vehicle& vehicle, core::Time now) {
  settle(vehicle, now);
  vehicle.meter.place = node_place(vehicle);
  vehicle.meter.stays = true;
  vehicle.meter.arrived = now;
}

void VehicleMeters::leave(Vehicle& vehicle, core::Time now) {
  const ServicePrices& prices = layout_.prices.services[vehicle.service];
  if (!std::exchange(vehicle.meter.stays, false) || !open_ || !prices.stays[vehicle.call]) {
    return;
  }
  const StayPrice& price = *prices.stays[vehicle.call];
  const core::Duration time =
      within_window(*layout_.scenario, vehicle.meter.arrived + price.laytime, now);
  const core::Int128 amount =
      scaled(price.per_day, time.count(), core::Duration{core::kDay}.count());
  book_.post({Charge::Demurrage, vehicle.service.value, vehicle.call, {}}, amount, [&] {
    const ServiceSpec& service = layout_.services[vehicle.service];
    const NodeSpec& node = layout_.nodes[service.calls[vehicle.call].node];
    MoneyOutcome row;
    row.payer = terminal_of(node);
    row.payee = carrier_of(layout_, service);
    row.place = node.id;
    return row;
  });
}

void VehicleMeters::add_share(ServiceId service, FlowId flow, core::Int128 gram_metres) {
  carried_[{service.value, flow.value}] += gram_metres;
}

void VehicleMeters::emit(const Vehicle& vehicle, TrackId track, const Lots& lots) {
  const EmissionFactors& factors = layout_.prices.services[vehicle.service].emissions;
  const core::Int128 metres = layout_.prices.metres[track];
  core::Int128 gram_metres = 0;
  for (const LotId lot : vehicle.aboard) {
    const FlowId flow = lots[lot].flow;
    const core::Int128 share = metres * layout_.prices.grams[layout_.flows[flow].commodity];
    add_share(vehicle.service, flow, share);
    gram_metres += share;
  }
  const Doing doing = vehicle.aboard.empty() ? Doing::Empty : Doing::Loaded;
  Emitted& to = emitted_[{{vehicle.service.value, link_place_[track.value]}, doing}];
  to.milligrams += scaled(factors.per_km, metres, kMetresPerKm) +
                   scaled(factors.per_tonne_km, gram_metres, kMetresPerKm * kGramsPerTonne);
  to.vehicle_metres += metres;
  to.gram_metres += gram_metres;
}

void VehicleMeters::pump(ServiceId pipeline, FlowId flow) {
  const EmissionFactors& factors = layout_.prices.services[pipeline].emissions;
  if (!factors.any()) {
    return;
  }
  const TrackId pipe = layout_.services[pipeline].pipe;
  const core::Int128 gram_metres = core::Int128{layout_.prices.metres[pipe]} *
                                   layout_.prices.grams[layout_.flows[flow].commodity];
  add_share(pipeline, flow, gram_metres);
  Emitted& to = emitted_[{{pipeline.value, link_place_[pipe.value]}, Doing::Loaded}];
  to.milligrams += scaled(factors.per_tonne_km, gram_metres, kMetresPerKm * kGramsPerTonne);
  to.gram_metres += gram_metres;
}

void VehicleMeters::add_berth(const Vehicle& vehicle, core::Time since, core::Time now) {
  const EmissionFactors& factors = layout_.prices.services[vehicle.service].emissions;
  const core::Duration time = within_window(*layout_.scenario, since, now);
  if (factors.per_hour_at_berth > 0 && time > core::Duration{0}) {
    emitted_[{{vehicle.service.value, node_place(vehicle)}, Doing::AtBerth}].milligrams +=
        scaled(factors.per_hour_at_berth, time.count(), kHourUs);
  }
}

void VehicleMeters::post_days(core::Time end) {
  for (Fleet& fleet : fleets_) {
    settle_fleet(fleet, end);
  }
  for (const auto& [at, time] : times_) {
    const ServiceSpec& service = layout_.services[ServiceId{at.service}];
    const core::Int128 amount = scaled(layout_.prices.services[ServiceId{at.service}].vehicle_day,
                                       time,
                                       core::Duration{core::kDay}.count());
    book_.post({Charge::VehicleDays, at.service, at.place, {}}, amount, [&, place = at.place] {
      MoneyOutcome row;
      row.payer = carrier_of(layout_, service);
      row.payee = "owner of " + service.data->fleet;
      row.place = name_of(place);
      return row;
    });
  }
}

std::string VehicleMeters::imbalance() const {
  std::vector<core::Int128> times(fleets_.size());
  for (const auto& [at, time] : times_) {
    times[at.service] += time;
  }
  for (std::uint32_t s = 0; s < fleets_.size(); ++s) {
    if (times[s] != fleets_[s].time) {
      return "vehicle days of service " + layout_.services[ServiceId{s}].id +
             " by place differ from those of its vehicles";
    }
  }
  return {};
}

std::vector<EmissionOutcome> VehicleMeters::emissions() const {
  constexpr std::array<const char*, 3> kDoing{"loaded", "empty", "at berth"};
  std::vector<EmissionOutcome> rows;
  for (const auto& [key, emitted] : emitted_) {
    const ServiceSpec& service = layout_.services[ServiceId{key.at.service}];
    rows.push_back({word(service.mode),
                    service.id,
                    name_of(key.at.place),
                    kDoing.at(static_cast<std::size_t>(key.doing)),
                    emitted.milligrams,
                    emitted.vehicle_metres,
                    emitted.gram_metres});
  }
  std::ranges::sort(rows, {}, [](const EmissionOutcome& row) {
    return std::tie(row.mode, row.service, row.place, row.activity);
  });
  return rows;
}

std::vector<FlowEmission> VehicleMeters::flow_emissions() const {
  std::vector<core::Int128> emitted(fleets_.size());
  std::vector<core::Int128> carried(fleets_.size());
  for (const auto& [key, what] : emitted_) {
    emitted[key.at.service] += what.milligrams;
  }
  for (const auto& [key, gram_metres] : carried_) {
    carried[key.first] += gram_metres;
  }
  std::vector<FlowEmission> rows;
  std::vector<core::Int128> before(fleets_.size());  // gram-metres of earlier flows
  for (const auto& [key, gram_metres] : carried_) {
    const std::uint32_t s = key.first;
    // differences of rounded sums, so that the shares add up to the whole
    const auto up_to = [&](core::Int128 part) {
      const double share = static_cast<double>(part) / static_cast<double>(carried[s]);
      return part == carried[s] ? emitted[s]
                                : core::Int128(std::round(share * static_cast<double>(emitted[s])));
    };
    const core::Int128 milligrams = up_to(before[s] + gram_metres) - up_to(before[s]);
    before[s] += gram_metres;
    rows.push_back({layout_.flows[FlowId{key.second}].id,
                    layout_.services[ServiceId{s}].id,
                    milligrams,
                    gram_metres});
  }
  std::ranges::sort(
      rows, {}, [](const FlowEmission& row) { return std::tie(row.flow, row.service); });
  return rows;
}

}  // namespace corridor::model
