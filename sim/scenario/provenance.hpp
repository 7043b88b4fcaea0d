#pragma once
// Where a number comes from: the keys that may stand beside any value.

#include <optional>
#include <string>

#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {

/// Whether `key` says where a number comes from: source, confidence, low, high or note.
bool is_provenance_key(const std::string& key);
/// What such a key, or `value`, says.
std::string provenance_help(const std::string& key);
/// The kind of `source`, `confidence` or `note`.
const Kind& provenance_kind(const std::string& key);
/// Takes one of these keys from the file; low and high are checked to be of `kind` where it is
/// given.
void read_provenance_key(Reading& reading,
                         const TreeEntry& entry,
                         const Kind* kind,
                         Provenance& provenance);
/// Complains when low or high, as far as they could be read, do not enclose the value.
void check_range(
    Reading& reading, const Tree& map, const Kind& kind, double value, const Provenance& bounds);
/// Adds the keys to a map that is being written.
void write_provenance(const Provenance& provenance, Tree& map);

std::string confidence_text(Confidence confidence);

}  // namespace corridor::scenario
