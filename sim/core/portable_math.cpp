#include "corridor/core/portable_math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "corridor/core/check.hpp"

namespace corridor::core {
namespace {

// ln 2 in two parts; the high one has 32 trailing zero bits, so that k * kLn2High is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;

/// coefficients[0] + x * (coefficients[1] + x * (...))
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) {
    sum = sum * x + coefficients[i];
  }
  return sum;
}

/// 2^exponent for a normal result.
double power_of_two(int exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// x = 2^exponent * mantissa with sqrt(1/2) <= mantissa < sqrt(2).
struct Split {
  double mantissa;
  int exponent;
};

Split split(double x) {
  constexpr std::uint64_t kHighOfOne = 0x3ff00000;
  constexpr std::uint64_t kHighOfRootHalf = 0x3fe6a09e;
  int exponent = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    exponent = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t high = (bits >> 32U) + (kHighOfOne - kHighOfRootHalf);
  exponent += static_cast<int>(high >> 20U) - 1023;
  const std::uint64_t mantissa = (high & 0x000fffffU) + kHighOfRootHalf;
  return {std::bit_cast<double>((mantissa << 32U) | (bits & 0xffffffffU)), exponent};
}

/// exp(-x^2 / 2) without the rounding error of x^2 (Cody 1969): x^2 is split at a multiple of 1/16.
double normal_kernel(double x) {
  const double coarse = std::trunc(x * 16) / 16;
  const double rest = (x - coarse) * (x + coarse);
  return portable_exp(-0.5 * coarse * coarse) * portable_exp(-0.5 * rest);
}

/// Probability beyond x >= 0.67448975 on one side (Cody 1993, ANORM).
double normal_tail(double x) {
  constexpr double kOneOverRootTwoPi = 0.39894228040143267794;
  constexpr double kFar = 5.656854249492380581;  // sqrt(32)
  constexpr double kBeyond = 38.6;               // less than the least double
  if (x > kBeyond) {
    return 0;
  }
  if (x <= kFar) {
    constexpr std::array<double, 9> kNumerator{9842.7148383839780218,
                                               11602.651437647350124,
                                               6848.1904505362823326,
                                               2494.5375852903726711,
                                               597.27027639480026226,
                                               93.506656132177855979,
                                               8.8831497943883759412,
                                               0.39894151208813466764,
                                               1.0765576773720192317e-8};
    constexpr std::array<double, 9> kDenominator{19685.429676859990727,
                                                 38912.003286093271411,
                                                 34900.952721145977266,
                                                 18615.571640885098091,
                                                 6485.558298266760755,
                                                 1519.377599407554805,
                                                 235.38790178262499861,
                                                 22.266688044328115691,
                                                 1};
    return normal_kernel(x) * (polynomial(kNumerator, x) / polynomial(kDenominator, x));
  }
  constexpr std::array<double, 6> kNumerator{2.9112874951168792e-5,
                                             0.001421619193227893466,
                                             0.022235277870649807,
                                             0.1274011611602473639,
                                             0.21589853405795699,
                                             0.02307344176494017303};
  constexpr std::array<double, 6> kDenominator{7.29751555083966205e-5,
                                               0.00378239633202758244,
                                               0.0659881378689285515,
                                               0.468238212480865118,
                                               1.28426009614491121,
                                               1};
  const double z = 1 / (x * x);
  const double correction = z * (polynomial(kNumerator, z) / polynomial(kDenominator, z));
  return normal_kernel(x) * ((kOneOverRootTwoPi - correction) / x);
}

// Rational approximations of Wichura (1988), AS 241 PPND16: |p - 1/2| <= 0.425, then by
// r = sqrt(-log(min(p, 1 - p))), up to 5 and beyond.
double quantile_middle(double q) {
  constexpr std::array<double, 8> kNumerator{3.3871328727963666080e0,
                                             1.3314166789178437745e+2,
                                             1.9715909503065514427e+3,
                                             1.3731693765509461125e+4,
                                             4.5921953931549871457e+4,
                                             6.7265770927008700853e+4,
                                             3.3430575583588128105e+4,
                                             2.5090809287301226727e+3};
  constexpr std::array<double, 8> kDenominator{1.0,
                                               4.2313330701600911252e+1,
                                               6.8718700749205790830e+2,
                                               5.3941960214247511077e+3,
                                               2.1213794301586595867e+4,
                                               3.9307895800092710610e+4,
                                               2.8729085735721942674e+4,
                                               5.2264952788528545610e+3};
  const double r = 0.180625 - q * q;
  return q * polynomial(kNumerator, r) / polynomial(kDenominator, r);
}

double quantile_near_tail(double r) {
  constexpr std::array<double, 8> kNumerator{1.42343711074968357734e0,
                                             4.63033784615654529590e0,
                                             5.76949722146069140550e0,
                                             3.64784832476320460504e0,
                                             1.27045825245236838258e0,
                                             2.41780725177450611770e-1,
                                             2.27238449892691845833e-2,
                                             7.74545014278341407640e-4};
  constexpr std::array<double, 8> kDenominator{1.0,
                                               2.05319162663775882187e0,
                                               1.67638483018380384940e0,
                                               6.89767334985100004550e-1,
                                               1.48103976427480074590e-1,
                                               1.51986665636164571966e-2,
                                               5.47593808499534494600e-4,
                                               1.05075007164441684324e-9};
  return polynomial(kNumerator, r - 1.6) / polynomial(kDenominator, r - 1.6);
}

double quantile_far_tail(double r) {
  constexpr std::array<double, 8> kNumerator{6.65790464350110377720e0,
                                             5.46378491116411436990e0,
                                             1.78482653991729133580e0,
                                             2.96560571828504891230e-1,
                                             2.65321895265761230930e-2,
                                             1.24266094738807843860e-3,
                                             2.71155556874348757815e-5,
                                             2.01033439929228813265e-7};
  constexpr std::array<double, 8> kDenominator{1.0,
                                               5.99832206555887937690e-1,
                                               1.36929880922735805310e-1,
                                               1.48753612908506148525e-2,
                                               7.86869131145613259100e-4,
                                               1.84631831751005468180e-5,
                                               1.42151175831644588870e-7,
                                               2.04426310338993978564e-15};
  return polynomial(kNumerator, r - 5) / polynomial(kDenominator, r - 5);
}

}  // namespace

double portable_log(double x) {
  CORRIDOR_ASSERT(x > 0 && std::isfinite(x), "the logarithm of a finite x > 0");
  const Split parts = split(x);
  const double f = parts.mantissa - 1;
  const double s = f / (2 + f);
  const double z = s * s;
  const double w = z * z;
  constexpr std::array<double, 3> kEven{
      3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01};
  constexpr std::array<double, 4> kOdd{6.666666666666735130e-01,
                                       2.857142874366239149e-01,
                                       1.818357216161805012e-01,
                                       1.479819860511658591e-01};
  const double series = z * polynomial(kOdd, w) + w * polynomial(kEven, w);
  const double half_square = 0.5 * f * f;
  const double k = parts.exponent;
  return s * (half_square + series) + k * kLn2Low - half_square + f + k * kLn2High;
}

double portable_exp(double x) {
  constexpr double kOneOverLn2 = 1.44269504088896338700e+00;
  constexpr double kUnderflow = -745.13321910194122211;
  constexpr std::array<double, 5> kP{1.66666666666666019037e-01,
                                     -2.77777777770155933842e-03,
                                     6.61375632143793436117e-05,
                                     -1.65339022054652515390e-06,
                                     4.13813679705723846039e-08};
  CORRIDOR_ASSERT(x < 709, "an exponential that a double can hold");
  if (x < kUnderflow) {
    return 0;
  }
  const int k = static_cast<int>(kOneOverLn2 * x + (x < 0 ? -0.5 : 0.5));
  const double high = x - k * kLn2High;
  const double low = k * kLn2Low;
  const double r = high - low;
  const double rr = r * r;
  const double c = r - rr * polynomial(kP, rr);
  const double y = 1 + (r * c / (2 - c) - low + high);
  // In two steps, because 2^k alone may be too small for a normal double.
  return y * power_of_two(k / 2) * power_of_two(k - k / 2);
}

double normal_density(double x) {
  constexpr double kOneOverRootTwoPi = 0.39894228040143267794;
  return kOneOverRootTwoPi * portable_exp(-0.5 * x * x);
}

double normal_quantile(double p) {
  CORRIDOR_ASSERT(p > 0 && p < 1, "a probability within (0, 1)");
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    return quantile_middle(q);
  }
  const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  const double x = r <= 5 ? quantile_near_tail(r) : quantile_far_tail(r);
  return q < 0 ? -x : x;
}

double normal_cdf(double x) {
  constexpr double kMiddle = 0.67448975;
  if (x < -kMiddle) {
    return normal_tail(-x);
  }
  if (x > kMiddle) {
    return 1 - normal_tail(x);
  }
  constexpr std::array<double, 5> kNumerator{18154.981253343561249,
                                             1067.6894854603709582,
                                             161.02823106855587881,
                                             2.2352520354606839287,
                                             0.065682337918207449113};
  constexpr std::array<double, 5> kDenominator{
      45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1};
  return 0.5 + x * (polynomial(kNumerator, x * x) / polynomial(kDenominator, x * x));
}

}  // namespace corridor::core
