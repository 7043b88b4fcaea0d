#include "corridor/stats/student.hpp"

#include <cmath>

#include "corridor/core/check.hpp"
#include "corridor/core/mutant.hpp"

// Only +, -, *, / and sqrt, which IEEE 754 fixes. A general quantile (Boost.Math) goes through the
// C library's exp, log and pow, whose last bits depend on the processor.

namespace corridor::stats {
namespace {

/// Arc tangent of x >= 0: three times halved, then its series.
double arc_tangent(double x) {
  constexpr int kHalvings = 3;
  constexpr int kTerms = 13;  // x <= tan(pi / 16): the 13th term is below 1e-19
  for (int i = 0; i < kHalvings; ++i) {
    x /= 1 + std::sqrt(1 + x * x);
  }
  double sum = 0;
  for (int k = kTerms; k >= 0; --k) {
    sum = 1.0 / (2 * k + 1) - x * x * sum;
  }
  return (1 << kHalvings) * x * sum;
}

/// P(|T| <= t), a finite series in the angle atan(t / sqrt(degrees)) (Abramowitz and Stegun 1964,
/// 26.7.3 for odd and 26.7.4 for even degrees).
double two_sided_probability(double t, std::int64_t degrees) {
  constexpr double kTwoOverPi = 0.63661977236758134308;
  const auto n = static_cast<double>(degrees);
  const double square_cosine = n / (n + t * t);
  const double sine = t / std::sqrt(n + t * t);
  const bool odd = degrees % 2 == 1;
  double term = odd ? std::sqrt(square_cosine) : 1;
  double sum = 0;
  for (std::int64_t k = odd ? 3 : 2; CORRIDOR_MUTANT(24, k <= degrees, k < degrees); k += 2) {
    sum += term;
    term *=
        square_cosine * static_cast<double>(CORRIDOR_MUTANT(25, k - 1, k)) / static_cast<double>(k);
  }
  return odd ? kTwoOverPi * (arc_tangent(t / std::sqrt(n)) + sine * sum) : sine * sum;
}

}  // namespace

double student_critical_value(double confidence, std::int64_t degrees) {
  CORRIDOR_CHECK(confidence > 0 && confidence < 1, "a confidence lies in (0, 1)");
  CORRIDOR_CHECK(degrees >= 1, "Student's distribution has a degree of freedom");
  double low = 0;
  double high = 1;
  while (two_sided_probability(high, degrees) < confidence) {
    low = high;
    high *= 2;
  }
  while (true) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) {
      return high;
    }
    (two_sided_probability(middle, degrees) < confidence ? low : high) = middle;
  }
}

}  // namespace corridor::stats
