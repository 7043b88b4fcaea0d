#pragma once
// What observations can tell of the parameters of a model, near one point.

#include <cstddef>
#include <vector>

namespace corridor::stats {

/// A combination of parameters: all move at once, each by its weight times the same step.
struct Combination {
  std::vector<double> weights;  // by parameter; their squares add up to 1
  double strength = 0;          // change of the residuals, root of the sum of squares, per step
};

struct Identifiability {
  std::vector<double> strength;           // of each parameter alone
  std::vector<Combination> combinations;  // perpendicular to each other, the strongest first
  std::vector<double> deviation;          // standard deviation of each parameter, given the data
  std::vector<std::vector<double>> correlation;
};

/// Standard deviation of what is known of a parameter without data: uniform over [0, 1].
inline constexpr double kPriorDeviation = 0.28867513459481287;  // 1 / sqrt(12)
/// Below this strength the range says more than the data do.
inline constexpr double kLeastStrength = 1 / kPriorDeviation;

/// `jacobian` has a row for each residual, (model - observation) / standard deviation of the
/// observation, and in it the derivative by each parameter, whose range is taken as [0, 1]; there
/// are one residual and one parameter at least, all finite.
///   Combinations are the right singular vectors, strengths the singular values (Golub and Van Loan
/// 2013, section 2.4), each with the weight of greatest size positive (the first of equal ones).
/// What is known of the parameters is, for a model that is linear there and normal observations,
/// C = (J'J + 12 I)^-1: weighted least squares (Seber and Wild 1989, section 2.1) with the range as
/// prior, of variance 1/12. `deviation` is the root of the diagonal of C, at most kPriorDeviation.
Identifiability identifiability(const std::vector<std::vector<double>>& jacobian);

}  // namespace corridor::stats
