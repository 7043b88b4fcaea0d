#pragma once
// The figures of a run, read back from the summary.json of its folder.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/core/time.hpp"

namespace corridor::report {

struct Figure {
  double mean = 0;
  std::optional<double> half_width;  // of the 95 % interval
};

struct RunFigures {
  std::string name;
  core::Time from, to;
  double days = 0;
  int replications = 0;

  struct Cargo {
    std::string unit;
    Figure offered, delivered, refused, opening, closing;
  };
  std::map<std::string, Cargo> commodities;

  struct Facility {
    double count = 0;
    Figure working, occupied_idle, blocked, starved, down, closed;  // shares of server time
    Figure mean_queue, served;
  };
  std::map<std::string, Facility> facilities;  // "aktau.rail_front"

  struct Track {
    Figure starts, days_waited;
  };
  std::map<std::string, Track> tracks;  // "aktau-alat to alat"

  struct Call {
    Figure departures, wait_for_berth, at_berth, berth_closed;  // hours
    std::map<std::string, double> mean_load;
    Figure days_per_lot;  // waiting for the service
  };
  std::map<std::pair<std::string, int>, Call> calls;  // service, place in the pattern from 0

  struct Store {
    std::string place;  // "kuryk.yard"
    std::string commodity;
    double share_full = 0;
  };
  std::vector<Store> stores;  // limited ones
};

struct ReadFigures {
  std::optional<RunFigures> figures;
  std::string problem;
  bool unreadable = false;  // the file, rather than what is in it
};

/// Of the run in `folder`.
ReadFigures read_run(const std::filesystem::path& folder);

}  // namespace corridor::report
