#include "corridor/model/check.hpp"

#include <algorithm>

#include "judge.hpp"

namespace corridor::model {

namespace {

/// What fits into what: lots into vehicles and storages, vehicles into departure rules.
class FitJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    check_lots_fit();
    check_storages();
    check_departures();
    check_whole_trains_at_origins();
  }

 private:
  /// A lot larger than the vehicle can never load.
  void check_lots_fit() {
    for (const FlowSpec& flow : layout_.flows) {
      const Amount lot = layout_.commodities[flow.commodity].lot;
      for (const Stage& stage : flow.all_stages) {
        if (!stage.service.valid() || layout_.services[stage.service].is_pipeline()) {
          continue;
        }
        const ServiceSpec& service = layout_.services[stage.service];
        const Amount capacity = service.capacity[flow.commodity.value];
        if (capacity < lot) {
          error("flows." + flow.id,
                "its lots of " + units(lot, flow.commodity) + " fit no vehicle of service " +
                    service.id + " (capacity " + units(capacity, flow.commodity) + ")");
        }
      }
    }
  }

  void check_storages() {
    for (const StorageSpec& storage : layout_.storages) {
      const std::string path = "nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id;
      for (const auto& [id, capacity] : storage.data->capacity) {
        const CommodityId commodity = layout_.commodity(id);
        if (capacity < layout_.commodities[commodity].lot) {
          error(path + ".capacity." + id,
                "smaller than one lot of " + units(layout_.commodities[commodity].lot, commodity) +
                    ": can never load");
        }
        if (storage.data->admit == scenario::Admit::Whole) {
          check_whole_trains(path, storage, commodity, capacity);
        }
      }
      for (const auto& [id, initial] : storage.data->initial) {
        if (!taken_by_vehicle(storage, layout_.commodity(id))) {
          warning(path + ".initial." + id,
                  "not placed: no flow's handling takes it out of there onto a vehicle");
        }
      }
    }
  }

  [[nodiscard]] bool taken_by_vehicle(const StorageSpec& storage, CommodityId commodity) const {
    for (const FlowSpec& flow : layout_.flows) {
      for (const Stage& stage : flow.stages) {
        const StorageId from = stored_before(layout_, stage, commodity);
        if (flow.commodity == commodity && from.valid() && &layout_.storages[from] == &storage) {
          return true;
        }
      }
    }
    return false;
  }

  void check_whole_trains(const std::string& path,
                          const StorageSpec& storage,
                          CommodityId commodity,
                          Amount capacity) {
    for (const FlowSpec& flow : layout_.flows) {
      for (std::size_t s = 1; s < flow.all_stages.size(); ++s) {
        const Stage& before = flow.all_stages[s - 1];
        if (!before.service.valid()) {
          continue;
        }
        const auto& arrival = layout_.plans[flow.all_stages[s].plan].arrival;
        const bool enters = flow.commodity == commodity && !arrival.empty() &&
                            arrival.back().into.valid() &&
                            &layout_.storages[arrival.back().into] == &storage;
        const Amount train = layout_.services[before.service].capacity[commodity.value];
        if (enters && train > capacity) {
          error(path + ".capacity." + layout_.commodities[commodity].id,
                "admits whole trains only, but one of service " +
                    layout_.services[before.service].id + " may bring " + units(train, commodity) +
                    ": can never unload");
        }
      }
    }
  }

  void check_departures() {
    for (const ServiceSpec& service : layout_.services) {
      for (std::size_t c = 0; c < service.calls.size(); ++c) {
        if (!service.is_pipeline()) {
          check_departure(service, c);
        }
      }
    }
  }

  void check_departure(const ServiceSpec& service, std::size_t call) {
    const scenario::DepartRule& rule = service.calls[call].data->depart;
    const std::string path =
        "services." + service.id + ".calls[" + std::to_string(call) + "].depart";
    const Amount most = *std::max_element(service.capacity.begin(), service.capacity.end());
    if (rule.at_least && *rule.at_least > most) {
      error(path + ".at_least", "more than a vehicle of fleet " + service.data->fleet + " holds");
    }
    if (rule.when == scenario::DepartWhen::Timetable && !rule.timetable) {
      error(path, "`when: timetable` needs a `timetable`");
    }
    const bool boards = service.calls[call].pile.valid();
    const bool last = !service.cyclic() && call + 1 == service.calls.size();
    const bool waits = rule.when == scenario::DepartWhen::Full || rule.at_least;
    if (!boards && !last && waits && !rule.at_most) {
      error(path, "no flow boards here, so the vehicle would wait for ever (give `at_most`)");
    }
  }

  /// A group that comes as a whole into a storage that waits for room for all of it.
  void check_whole_trains_at_origins() {
    for (const FlowSpec& flow : layout_.flows) {
      const auto& size = flow.data->arrives.size;
      if (!size || flow.data->arrives.as == scenario::ArrivalForm::Lots) {
        continue;
      }
      for (const StepPlan& step : layout_.plans[flow.stages.front().plan].middle) {
        if (step.into.valid()) {
          check_whole_group(flow, layout_.storages[step.into], core::mean(*size));
        }
      }
    }
  }

  void check_whole_group(const FlowSpec& flow, const StorageSpec& storage, double size) {
    const std::string& commodity = layout_.commodities[flow.commodity].id;
    const auto capacity = storage.data->capacity.find(commodity);
    const bool waits_whole = storage.data->admit == scenario::Admit::Whole &&
                             storage.data->when_full == scenario::WhenFull::Wait;
    if (waits_whole && capacity != storage.data->capacity.end() &&
        size > capacity->second.to_units()) {
      error("nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id + ".capacity." +
                commodity,
            "admits whole trains only, but flow " + flow.id + " brings " +
                units(Amount::from_units(size), flow.commodity) + " at once: can never enter");
    }
  }
};

}  // namespace

core::Diagnostics check(const scenario::Scenario& scenario) {
  core::Diagnostics diagnostics;
  const Layout layout = compile(scenario, diagnostics);
  if (!diagnostics.has_errors()) {
    FitJudge{layout, diagnostics}.run();
    judge_berths(layout, diagnostics);
    judge_capacity(layout, diagnostics);
    judge_times(layout, diagnostics);
    judge_lines(layout, diagnostics);
    judge_pools(layout, diagnostics);
    judge_room(layout, diagnostics);
    judge_shifts(layout, diagnostics);
    judge_draught(layout, diagnostics);
    judge_tanks(layout, diagnostics);
    judge_trade(layout, diagnostics);
    judge_use(layout, diagnostics);
  }
  diagnostics.sort_by_place();
  return diagnostics;
}

}  // namespace corridor::model
