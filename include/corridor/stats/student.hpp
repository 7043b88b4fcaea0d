#pragma once

#include <cstdint>

namespace corridor::stats {

/// The t with P(|T| <= t) = `confidence` for Student's T with `degrees` >= 1 of freedom; 0 <
/// confidence < 1. Relative error below 1e-12 up to 1000 degrees and confidence 0.9999; the same
/// bits on every processor, so that intervals can be compared byte by byte. Takes time in
/// proportion to `degrees`.
double student_critical_value(double confidence, std::int64_t degrees);

}  // namespace corridor::stats
