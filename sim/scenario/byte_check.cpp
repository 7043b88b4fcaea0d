#include "byte_check.hpp"

#include <fmt/format.h>

#include "corridor/scenario/loader.hpp"
#include "corridor/scenario/text_check.hpp"

namespace corridor::scenario {
namespace {

/// yaml-cpp keeps some hundred bytes per bracket before it tells of the first one. So many brackets
/// without their ends are refused before it sees them, quoted or not.
constexpr int kMaxOpenBrackets = 1000;

}  // namespace

bool check_bytes(std::string_view bytes,
                 std::uint32_t file,
                 const Sources& sources,
                 core::Diagnostics& diagnostics) {
  if (bytes.size() > kMaxFileBytes) {
    diagnostics.error(
        sources.mark({.file = file}),
        "",
        fmt::format(
            "file too large (found {} bytes, expected at most {})", bytes.size(), kMaxFileBytes));
    return false;
  }
  if (const auto fault = find_text_fault(bytes)) {
    diagnostics.error(sources.mark({.file = file, .line = fault->line, .column = fault->column}),
                      "",
                      fmt::format("{} (byte offset {})", fault->what, fault->offset));
    return false;
  }
  if (has_bracket_tower(bytes, kMaxOpenBrackets)) {
    diagnostics.error(sources.mark({.file = file}),
                      "",
                      fmt::format("nested deeper than {} levels (found more than {} brackets that "
                                  "are not closed)",
                                  kMaxDepth,
                                  kMaxOpenBrackets));
    return false;
  }
  return true;
}

}  // namespace corridor::scenario
