#pragma once
// Water at berths, and what ships may carry in it.

#include <cstdint>
#include <optional>
#include <vector>

#include "corridor/model/layout.hpp"

namespace corridor::model {

/// Metres over the datum: along straight lines between the points, as at the nearest one outside
/// them.
double level_at(const scenario::Water& water, Time now);

/// Depths as they stand in a run; they change by date.
class Depths {
 public:
  explicit Depths(const Layout& layout);
  /// Of the water at a berth with the present level of the sea, metres; none: no limit.
  [[nodiscard]] std::optional<double> at(FacilityId berth, Time now) const;
  /// At the deepest of them; none: no limit, or no berth.
  [[nodiscard]] std::optional<double> deepest(const std::vector<FacilityId>& berths,
                                              Time now) const;
  /// At the datum.
  [[nodiscard]] std::optional<double> charted(FacilityId berth) const {
    return depths_[berth.value];
  }
  void set(FacilityId berth, double metres) { depths_[berth.value] = metres; }

 private:
  const Layout& layout_;
  std::vector<std::optional<double>> depths_;
};

/// Grams that a ship of the service may have aboard in water of that depth, 0 to its deadweight:
/// the draught grows in proportion to the load, as that of a hull with upright sides (tonnes per
/// centimetre immersion do not depend on the draught; Rawson and Tupper, Basic Ship Theory, 2001,
/// chapter 2).
std::int64_t payload(const ServiceSpec& service, double depth);

/// The depth that decides what a vessel may load at a call: the lesser one of the berth where it
/// lies (before that of the deepest one) and of the next call's deepest berth; none when neither
/// has one.
std::optional<double> deciding_depth(const ServiceSpec& service,
                                     std::uint32_t call,
                                     FacilityId here,
                                     const Depths& depths,
                                     Time now);
/// Whether it floats there with what is aboard, so many grams.
bool floats_at(const ServiceSpec& service,
               FacilityId berth,
               const Depths& depths,
               Time now,
               std::int64_t grams);

}  // namespace corridor::model
