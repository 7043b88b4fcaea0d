#include "yaml_words.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <yaml-cpp/exceptions.h>

namespace corridor::scenario {

std::string plain_words(const std::string& message) {
  static const std::array<std::pair<std::string_view, std::string_view>, 8> kWords{{
      {YAML::ErrorMsg::END_OF_MAP,
       "this line does not fit the map above it (is the indentation "
       "the same, and is there a ':' with a blank after it?)"},
      {YAML::ErrorMsg::END_OF_SEQ,
       "this line does not fit the list above it (is the indentation "
       "the same, and does it begin with '- '?)"},
      {YAML::ErrorMsg::MAP_VALUE, "a ':' is not allowed here (text with ': ' in it needs quotes)"},
      {YAML::ErrorMsg::BLOCK_ENTRY, "a list cannot begin here (put '- ' on a line of its own)"},
      {YAML::ErrorMsg::FLOW_END, "a closing bracket without an opening one"},
      {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab in the indentation (expected blanks)"},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, "alias of an anchor that is not defined above it"},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, "a character that cannot begin a value (quote the text)"},
  }};
  for (const auto& [theirs, ours] : kWords) {
    if (message == theirs) {
      return std::string(ours);
    }
  }
  return message;
}

std::string written_null(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
    if (at < text.size() && text.substr(at, word.size()) == word) {
      return std::string(word);
    }
  }
  return {};
}

}  // namespace corridor::scenario
