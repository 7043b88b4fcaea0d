#pragma once
// Looks before each event what has been active since the one before. It only looks: the run is the
// same without it.

#include <optional>
#include <vector>

#include "corridor/model/activity.hpp"
#include "corridor/model/world.hpp"

namespace corridor::model {

class ActivityRecorder {
 public:
  ActivityRecorder(World& world, ActivityLog& log);

  /// To be called before an event at `now`.
  void look(Time now);
  /// Ends what is under way.
  void finish(Time now);

 private:
  /// One of the three.
  struct Watched {
    FacilityId facility;
    StorageId storage;
    ServiceId service;
    std::optional<Time> since;  // active without a break
  };
  void watch(ActiveResource resource, Watched watched);
  [[nodiscard]] bool active(const Watched& watched) const;
  [[nodiscard]] bool full(StorageId storage) const;
  [[nodiscard]] bool at_work(ServiceId service) const;
  void end(std::size_t index, Time now);

  World& world_;
  ActivityLog& log_;
  std::uint32_t first_ = 0;  // of the log's resources
  std::vector<Watched> watched_;
  Time last_;
};

}  // namespace corridor::model
