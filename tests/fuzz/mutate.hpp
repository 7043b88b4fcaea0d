#pragma once
// Small changes of a scenario's text that often leave it a scenario: a fuzzer that turns single
// bytes rarely comes past the reader.

#include <cstdint>
#include <string>

namespace corridor::fuzz {

/// `text` with one to four changes: a value, number, unit or word replaced, a line or entry
/// removed, copied or swapped, a key of the same noun added. The same seed gives the same text.
std::string mutate(std::string text, std::uint64_t seed);

/// `text` with one section of `other` in place of its own.
std::string cross_over(const std::string& text, const std::string& other, std::uint64_t seed);

}  // namespace corridor::fuzz
