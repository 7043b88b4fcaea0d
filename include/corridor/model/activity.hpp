#pragma once
// When the limits of a run were active: for detectors that look at how long that lasts without a
// break (Roser, Nakano, Tanaka 2001).

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/core/time.hpp"

namespace corridor::model {

/// What may be active.
///   facility   all its servers work or are down, or are closed while somebody waits for them
///   storage    one more lot of some commodity does not fit
///   service    of a counted fleet: none of its vehicles waits for cargo, a turn, a berth or room
struct ActiveResource {
  enum class Kind { Facility, Storage, Service } kind = Kind::Facility;
  std::string owner;  // node or service
  std::string part;   // facility or storage

  friend auto operator<=>(const ActiveResource&, const ActiveResource&) = default;
};

/// Without a break from `from` to `to`.
struct ActivePeriod {
  std::uint32_t resource = 0;  // index into ActivityLog::resources
  core::Time from, to;
};

/// Periods of the whole run until the end of the statistics window, where those under way end; of
/// each resource in order of time.
struct ActivityLog {
  std::vector<ActiveResource> resources;
  std::vector<ActivePeriod> periods;
};

}  // namespace corridor::model
