#pragma once
// Wagons, empty boxes, locomotives: what cargo and vehicles need for a part of their way. Part of
// scenario.hpp.

#include <map>
#include <string>

#include "corridor/scenario/data_words.hpp"

namespace corridor::scenario {

enum class CountsAs { Wagons, Locomotives };

/// Like units that lie at nodes until somebody takes one; it is given back at another node.
struct Pool {
  std::map<std::string, int> at;          // units by node at the beginning
  Duration turn_round{0};                 // from being given back until the next may take it
  CountsAs counts_as = CountsAs::Wagons;  // what waiting for a unit is charged to
};

/// Lots of a flow are empties: units of a pool on their way to where they are needed.
struct Returns {
  std::string pool;
  int batch = 1;             // as many go together, when so many are there
  int keep = 0;              // as many stay for return cargo
  bool when_needed = false;  // only to where more wait for a unit than are there or on their way
};

}  // namespace corridor::scenario
