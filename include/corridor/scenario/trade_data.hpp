#pragma once
// Rules of trade: who is kept out of a terminal, and until when. Part of scenario.hpp.

#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"

namespace corridor::scenario {

/// What an embargo does with lots that are offered while it is in force.
enum class OnEmbargo { Hold, Reject, Divert };

/// A terminal accepts no more cargo of some flows while too much waits there, or during dates. What
/// is on its way goes on.
struct Embargo {
  std::string at;                  // node
  std::string cargo;               // commodity; counted, and by default embargoed
  std::string service;             // only what waits for it; empty: for any
  std::string storage;             // what lies there, instead of what waits for a vehicle
  std::optional<Amount> when;      // in force when more than this waits
  std::optional<Amount> until;     // until no more than this waits; default: `when`
  std::vector<Window> dates;       // instead of `when`
  std::vector<std::string> flows;  // default: all that would wait there
  OnEmbargo then = OnEmbargo::Hold;
};

}  // namespace corridor::scenario
