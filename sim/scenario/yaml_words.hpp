#pragma once
// What the YAML parser says, said for planners.

#include <string>

namespace corridor::scenario {

/// The parser's message in a planner's words, where they can be said better.
std::string plain_words(const std::string& message);

}  // namespace corridor::scenario
