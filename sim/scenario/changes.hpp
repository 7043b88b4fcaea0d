#pragma once
// Numbers that change at a date, and numbers that an option would change: both by path.

#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {

/// Path -> value, of the few numbers that may change within a run.
KindOf<std::vector<Change>> dated_changes();
bool changes_by_date(const std::string& path);
/// Path -> value as YAML text, of any field.
KindOf<std::map<std::string, std::string>> option_changes();

}  // namespace corridor::scenario
