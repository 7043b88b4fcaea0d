// How enumerators are spelled in tables.

#include <array>

#include "corridor/model/ids.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/model/vehicle.hpp"

namespace corridor::model {

std::string to_string(Activity activity) {
  static constexpr std::array<const char*, 3> kNames = {"moving", "in service", "waiting"};
  return kNames[static_cast<std::size_t>(activity)];
}

std::string to_string(Lacking lacking) {
  static constexpr std::array<const char*, 12> kNames = {"",
                                                         "closed by weather",
                                                         "down",
                                                         "off shift",
                                                         "storage ahead",
                                                         "track",
                                                         "server busy",
                                                         "locomotive",
                                                         "wagons",
                                                         "vehicle",
                                                         "window or timetable",
                                                         "batch"};
  return kNames[static_cast<std::size_t>(lacking)];
}

std::string to_string(Outcome::Status status) {
  static constexpr std::array<const char*, 4> kNames = {
      "complete", "locked", "event storm", "queue limit"};
  return kNames[static_cast<std::size_t>(status)];
}

std::string to_string(VehicleActivity activity) {
  static constexpr std::array<const char*, kVehicleActivities> kNames = {"moving",
                                                                         "awaiting path",
                                                                         "awaiting berth",
                                                                         "held by closure",
                                                                         "unloading",
                                                                         "awaiting room",
                                                                         "loading",
                                                                         "awaiting cargo",
                                                                         "awaiting turn",
                                                                         "riding"};
  return kNames[static_cast<std::size_t>(activity)];
}

const char* to_string(Kind kind) {
  static constexpr std::array<const char*, 17> kNames = {"none",
                                                         "source",
                                                         "party in a terminal",
                                                         "vehicle",
                                                         "forming of trains",
                                                         "pipeline",
                                                         "disruption",
                                                         "facility",
                                                         "storage",
                                                         "pile",
                                                         "track",
                                                         "gate",
                                                         "breakdown",
                                                         "pool",
                                                         "line",
                                                         "background trains",
                                                         "embargo"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace corridor::model
