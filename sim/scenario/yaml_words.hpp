#pragma once
// What the YAML parser says, said for planners.

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor::scenario {

/// The parser's message in a planner's words, where they can be said better.
std::string plain_words(const std::string& message);

/// The null that is written at a place of the text: "null", "~"; empty where a value is left out.
std::string written_null(std::string_view text, std::size_t at);

}  // namespace corridor::scenario
