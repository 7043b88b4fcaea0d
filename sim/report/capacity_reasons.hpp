#pragma once
// Why a figure of theory and one of a run differ, by their facts.

#include <string>

#include "corridor/model/capacity.hpp"
#include "corridor/report/run_figures.hpp"

namespace corridor::report {

/// Theory and a run part where they are more than this share of the value apart.
inline constexpr double kApart = 0.1;

/// Days of a year of which the window is one or several, or 365.25.
double year_of(double days);
/// "Jan".
std::string month_word(int month);

class Reasons {
 public:
  Reasons(const model::StaticCapacity& capacity, const RunFigures& run)
      : capacity_(capacity), run_(run) {}

  [[nodiscard]] static std::string delivered(double theory, const RunFigures::Cargo& cargo);
  [[nodiscard]] std::string busy(const model::ResourceLoad& load,
                                 const RunFigures::Facility& facility,
                                 double simulated) const;
  [[nodiscard]] std::string wait(const model::ResourceLoad& load,
                                 const RunFigures::Facility& facility,
                                 double simulated_hours) const;
  [[nodiscard]] std::string starts(const model::ResourceLoad& load, double starts) const;
  [[nodiscard]] std::string wait_for_path(const model::ResourceLoad& load, double starts) const;
  [[nodiscard]] std::string trips(const model::ServiceTraffic& service,
                                  const RunFigures::Call& first) const;
  [[nodiscard]] std::string wait_for_vehicle(const model::VehicleWait& wait,
                                             const RunFigures::Call& call) const;
  /// Share of all server time in which ships lay at a berth that was closed.
  [[nodiscard]] double berthed_while_closed(const model::ResourceLoad& load) const;

 private:
  [[nodiscard]] const model::ServiceTraffic* service(const std::string& id) const;
  /// Hours that a vehicle of the service waits for berths in a cycle.
  [[nodiscard]] double hours_for_berths(const std::string& id) const;
  /// "kuryk.yard was full 6 % of the time", or nothing.
  [[nodiscard]] std::string full_storage(const std::string& node) const;

  const model::StaticCapacity& capacity_;
  const RunFigures& run_;
};

}  // namespace corridor::report
