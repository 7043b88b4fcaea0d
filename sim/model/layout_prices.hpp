#pragma once
// Compiles the prices: one currency, sums of a lot, lengths and masses that they need.

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "corridor/model/layout.hpp"

namespace corridor::model {

/// Prices and amounts are in millionths of a unit.
inline constexpr core::Int128 kMillion = 1'000'000;

class PriceCompiler {
 public:
  /// Handling entries that are used, by node and place in its list.
  using Plans = std::map<std::tuple<NodeId, std::size_t>, PlanId>;

  PriceCompiler(Layout& layout, const Plans& plans, core::Diagnostics& diagnostics)
      : layout_(layout),
        plans_(plans),
        prices_(layout.prices),
        scenario_(*layout.scenario),
        diagnostics_(diagnostics) {}

  void run();

 private:
  void error(const std::string& path, const std::string& message) {
    diagnostics_.error(scenario_.mark_of(path), path, message);
  }
  void warning(const std::string& path, const std::string& message) {
    diagnostics_.warning(scenario_.mark_of(path), path, message);
  }

  // layout_prices.cpp
  void find_currency();
  void size_tables();
  /// In the currency of the accounts, times `factor / divisor`.
  std::int64_t convert(const std::string& path,
                       const core::Money& money,
                       core::Int128 factor = 1,
                       core::Int128 divisor = 1);
  std::int64_t of_lot(const std::string& path, const core::Money& money, CommodityId commodity);
  void price_handling();
  void price_step(StepPlan& step,
                  const scenario::HandlingStep& data,
                  const std::vector<std::string>& cargo,
                  const std::string& path);
  void price_storage();

  // layout_tariffs.cpp
  void price_flows();
  std::int64_t leg_price(const FlowSpec& flow, const Stage& stage);
  std::int64_t price_of(const scenario::Tariff& tariff,
                        const std::string& path,
                        const FlowSpec& flow,
                        const Stage& stage);
  core::Int128 metres_of(const Stage& stage, const std::string& path);
  void warn_of_unused_tariffs();

  // layout_vehicle_prices.cpp
  void price_services();
  void price_vehicles(const ServiceSpec& service, ServicePrices& prices);
  void need_for_emissions(const ServiceSpec& service, const std::string& path);
  void need_length(TrackId track, const std::string& path);
  void need_mass(CommodityId commodity, const std::string& path);
  void warn_of_idle_vehicles();

  Layout& layout_;
  const Plans& plans_;
  Prices& prices_;
  const scenario::Scenario& scenario_;
  core::Diagnostics& diagnostics_;
  std::set<std::string> asked_;  // for lengths and masses
  std::set<std::string> used_;   // tariffs, by path
};

/// The tariffs of a service or a pipeline, and their path.
const std::vector<scenario::Tariff>& tariffs_of(const Layout& layout, const ServiceSpec& service);
std::string tariff_path(const ServiceSpec& service, std::size_t index);

}  // namespace corridor::model
