#pragma once
// Numbers without unit.

#include <limits>
#include <string>

#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {

struct NumberRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool open = false;  // `low` itself is not allowed
};

/// A number without unit, or with % where that is allowed.
Parsed<double> parse_number(const Reading& reading,
                            const std::string& text,
                            bool percent,
                            NumberRange range);

KindOf<double> plain_number(std::string words, std::string example, NumberRange range);

}  // namespace corridor::scenario
