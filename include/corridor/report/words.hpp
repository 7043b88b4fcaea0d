#pragma once
// Causes of waiting in a planner's words.

#include <string>

#include "corridor/model/outcome.hpp"

namespace corridor::report {

/// One short word for a column: "weather", "server".
std::string short_word(model::Lacking lacking);
/// Goes after "waited for": "busy servers".
std::string kind_of_wait(model::Lacking lacking);
/// What stood in the way at this place: "busy customs at aktau", "no feeder with room at aktau".
std::string obstacle(const model::CauseKey& cause);

}  // namespace corridor::report
