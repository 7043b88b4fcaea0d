#include "corridor/model/capacity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "capacity_best.hpp"
#include "capacity_flow.hpp"
#include "capacity_growth.hpp"
#include "capacity_months.hpp"
#include "corridor/core/factors.hpp"

namespace corridor::model {

namespace {

/// A longer window is looked at as a whole.
constexpr std::size_t kMostMonths = 240;

class StaticView {
 public:
  explicit StaticView(const scenario::Scenario& scenario)
      : best_(best_of_window(scenario)),
        layout_(compile(best_, diagnostics_)),
        whole_{scenario.from, scenario.to} {
    const double days = whole_.days();
    std::vector<Period> periods = months_of(scenario.from, scenario.to);
    if (periods.size() > kMostMonths) {
      periods = {whole_};
    }
    for (const Period& period : periods) {
      months_.push_back(month_loads(layout_, period, period.days() / days));
    }
  }

  StaticCapacity run() {
    StaticCapacity result;
    result.days = whole_.days();
    add_flows(result);
    for (std::uint32_t f = 0; f < layout_.facilities.size(); ++f) {
      add_facility(result, FacilityId{f});
    }
    for (std::uint32_t t = 0; t < layout_.tracks.size(); ++t) {
      add_track(result, TrackId{t});
    }
    for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
      if (!layout_.services[ServiceId{s}].is_pipeline()) {
        add_service(layout_, months_, ServiceId{s}, result);
      }
    }
    result.carriers = carriers_over(months_);
    return result;
  }

 private:
  void add_flows(StaticCapacity& result) const {
    const Conditions conditions{layout_, whole_};
    const Traffic traffic{layout_, conditions};
    result.commodities = flows_by_commodity(traffic);
    result.together = flows_together(traffic);
    const Growth mean = growth_of(traffic);
    result.growth = mean.factor;
    result.fills = mean.fills;
    result.fills_kind = mean.kind;
    for (const MonthLoads& month : months_) {
      if (month.growth.factor < result.peak_growth) {
        result.peak_growth = month.growth.factor;
        result.peak_fills = month.growth.fills;
        result.peak_month = month.month;
      }
    }
  }

  // ---- loads and waits

  static void see_peak(ResourceLoad& load, double utilisation, int month) {
    if (utilisation > load.peak) {
      load.peak = utilisation;
      load.peak_month = month;
    }
    load.overloaded_months += utilisation >= 1 ? 1 : 0;
  }

  /// Sums over months; `state` gives a month's.
  template <class State>
  ResourceLoad load_of(State state) const {
    ResourceLoad load;
    double time = 0;
    double server_time = 0;
    double needed = 0;
    double waited = 0;
    double waiting = 0;
    for (const MonthLoads& month : months_) {
      const ResourceState& s = state(month);
      const double visits = month.weight * s.use.visits;
      load.arrivals += visits;
      load.servers += month.weight * s.servers;
      time += month.weight * s.use.time;
      server_time += month.weight * s.servers;
      needed += month.weight * (s.servers > 0 ? s.utilisation * s.servers : s.use.effective_time);
      load.arrival_scv += visits * (s.arrival_scv - 1);
      load.service_scv += visits * s.service_scv;
      load.wait_closed += month.weight * s.use.closed_wait;
      load.longest_closure = std::max(load.longest_closure, s.use.longest_closure);
      load.open -= s.use.visits > 0 ? month.weight * s.use.closed_share / s.use.visits : 0;
      see_peak(load, s.utilisation, month.month);
      const double steady = s.utilisation < 1 ? visits : 0;
      waited += steady > 0 ? steady * s.wait : 0;
      waiting += steady;
    }
    if (load.arrivals > 0) {
      load.service = time / load.arrivals;
      load.arrival_scv = 1 + (load.arrival_scv - 1) / load.arrivals;
      load.service_scv /= load.arrivals;
      load.wait_closed /= load.arrivals;
    }
    load.busy = server_time > 0 ? time / server_time : 0;
    load.utilisation = needed > 0 ? needed / server_time : 0;  // infinite without servers
    load.wait = waiting > 0 && load.utilisation < 1 ? waited / waiting : kInfinite;
    return load;
  }

  void add_facility(StaticCapacity& result, FacilityId id) const {
    const FacilitySpec& spec = layout_.facilities[id];
    ResourceLoad load = load_of([id](const MonthLoads& month) -> const ResourceState& {
      return month.loads.facilities[id.value];
    });
    if (load.arrivals <= 0) {
      return;
    }
    load.name = spec.place;
    load.node = layout_.nodes[spec.node].id;
    load.id = spec.id;
    add_users(id, load);
    add_berth(result, id, load);
    result.loads.push_back(load);
  }

  /// Who is worked at a facility.
  struct Users {
    std::set<ServiceId> services;                           // with all their vehicles
    std::set<std::pair<ServiceId, std::uint32_t>> loading;  // one vehicle of a call at a time
    bool parties = false;                                   // or others, without number
  };

  [[nodiscard]] Users users_of(FacilityId id) const {
    Users users;
    const auto works = [id](const std::vector<StepPlan>& steps) {
      return std::any_of(
          steps.begin(), steps.end(), [id](const StepPlan& step) { return step.facility == id; });
    };
    for (const FlowSpec& flow : layout_.flows) {
      for (std::size_t s = 0; s < flow.stages.size(); ++s) {
        const HandlingPlan& plan = layout_.plans[flow.stages[s].plan];
        users.parties = users.parties || works(plan.middle);
        if (s > 0 && works(plan.arrival)) {
          users.services.insert(flow.stages[s - 1].service);
        }
        if (works(plan.departure)) {
          users.loading.insert({flow.stages[s].service, flow.stages[s].board});
        }
      }
    }
    return users;
  }

  void add_berth_calls(FacilityId id, ResourceLoad& load, Users& users) const {
    for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
      const ServiceSpec& service = layout_.services[ServiceId{s}];
      for (std::uint32_t c = 0; c < service.calls.size(); ++c) {
        if (std::ranges::find(service.calls[c].berths, id) != service.calls[c].berths.end()) {
          users.services.insert(ServiceId{s});
          load.berth_calls.push_back(berth_call(layout_, months_, ServiceId{s}, c));
        }
      }
    }
  }

  void add_users(FacilityId id, ResourceLoad& load) const {
    Users users = users_of(id);
    add_berth_calls(id, load, users);
    double vehicles = 0;
    for (const ServiceId user : users.services) {
      users.parties = users.parties || !layout_.services[user].cyclic();
      vehicles += layout_.services[user].vehicles.value_or(0);
    }
    for (const auto& [user, call] : users.loading) {
      users.parties = users.parties || !layout_.services[user].cyclic();
      vehicles += users.services.contains(user) ? 0 : 1;
    }
    if (!users.parties && vehicles > 0) {
      load.circulating = vehicles;
    }
    if (load.circulating && vehicles <= load.servers + 1e-6) {
      load.wait = std::min(load.wait, load.wait_closed);  // there is a server for each of them
    }
  }

  void add_berth(StaticCapacity& result, FacilityId id, ResourceLoad& load) const {
    BerthOccupancy berth;
    for (const MonthLoads& month : months_) {
      const ResourceState& state = month.loads.facilities[id.value];
      berth.calls += month.weight * state.use.berth_visits;
      const double taken = state.servers > 0 ? state.use.time / state.servers : 0;
      if (taken > berth.peak) {
        berth.peak = taken;
        berth.peak_month = month.month;
      }
    }
    if (berth.calls <= 0) {
      return;
    }
    load.kind = ResourceKind::Berth;
    berth.node = load.node;
    berth.facility = load.id;
    berth.berths = load.servers;
    berth.calls = load.arrivals;  // of all that lie there, whoever they are
    berth.hours = load.service * core::kHoursPerDay;
    berth.occupancy = load.busy;
    berth.guidance = berth_guidance(load.servers);
    result.berths.push_back(berth);
  }

  void add_track(StaticCapacity& result, TrackId id) const {
    const TrackSpec& spec = layout_.tracks[id];
    ResourceLoad load = load_of([id](const MonthLoads& month) -> const ResourceState& {
      return month.loads.tracks[id.value];
    });
    double capacity = 0;
    load.open = 0;
    for (const MonthLoads& month : months_) {
      capacity += month.weight * month.starts[id.value] * month.open[id.value];
      load.open += month.weight * month.open[id.value];
    }
    if (load.arrivals <= 0 || capacity <= 0) {
      return;
    }
    load.kind = ResourceKind::Track;
    load.name = track_name(layout_, id);
    load.node = layout_.nodes[spec.from].id;
    load.id = spec.link;
    load.service = 1 / capacity;
    load.busy = load.arrivals / capacity;
    load.by_slots = spec.data->slots.has_value();
    result.loads.push_back(load);
    if (spec.mode == Mode::Rail) {
      result.lines.push_back({.link = spec.link,
                              .from = load.node,
                              .to = layout_.nodes[spec.to].id,
                              .trains = load.arrivals,
                              .capacity = capacity,
                              .mean = load.busy,
                              .peak = load.peak,
                              .peak_month = load.peak_month});
    }
  }

  core::Diagnostics diagnostics_;
  scenario::Scenario best_;
  Layout layout_;
  Period whole_;
  std::vector<MonthLoads> months_;
};

}  // namespace

std::vector<FlowCapacity> flow_capacities(const scenario::Scenario& scenario) {
  core::Diagnostics diagnostics;
  const scenario::Scenario best = best_of_window(scenario);
  const Layout layout = compile(best, diagnostics);
  const Conditions conditions{layout, {scenario.from, scenario.to}};
  return flows_by_commodity(Traffic{layout, conditions});
}

StaticCapacity static_capacity(const scenario::Scenario& scenario) {
  return StaticView{scenario}.run();
}

double berth_guidance(double berths) {
  static constexpr std::array<double, 6> kHighest{0.40, 0.50, 0.55, 0.60, 0.65, 0.70};
  const double n = std::clamp(std::round(berths), 1.0, 6.0);
  return kHighest.at(static_cast<std::size_t>(n) - 1);
}

}  // namespace corridor::model
