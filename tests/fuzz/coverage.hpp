#pragma once

namespace corridor::fuzz {

/// As if the present input had reached nothing: it will not be kept.
void forget_coverage();

}  // namespace corridor::fuzz
