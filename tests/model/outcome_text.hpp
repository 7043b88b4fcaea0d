#pragma once
// Everything that an outcome says, as text, so that two runs are compared to the last bit.

#include <string>

#include "corridor/model/outcome.hpp"

namespace corridor::test {

std::string text_of(const model::Outcome& outcome);

}  // namespace corridor::test
