#include "corridor/stats/identifiability.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "corridor/core/check.hpp"

namespace corridor::stats {
namespace {

/// With rows of zeros until there is one for each parameter, so that there are as many singular
/// values; they change none.
Eigen::MatrixXd matrix_of(const std::vector<std::vector<double>>& jacobian) {
  CORRIDOR_CHECK(!jacobian.empty() && !jacobian.front().empty(),
                 "a Jacobian has a row and a column");
  const std::size_t columns = jacobian.front().size();
  const std::size_t rows = std::max(jacobian.size(), columns);
  Eigen::MatrixXd matrix =
      Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
  for (std::size_t i = 0; i < jacobian.size(); ++i) {
    CORRIDOR_CHECK(jacobian[i].size() == columns, "rows of a Jacobian are equally long");
    for (std::size_t j = 0; j < columns; ++j) {
      CORRIDOR_CHECK(std::isfinite(jacobian[i][j]), "a Jacobian is finite");
      matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = jacobian[i][j];
    }
  }
  return matrix;
}

std::vector<double> vector_of(const Eigen::VectorXd& values) {
  return {values.data(), values.data() + values.size()};
}

std::vector<double> with_positive_lead(const Eigen::VectorXd& weights) {
  constexpr double kAlmost = 1 - 1e-9;  // equal but for rounding
  const double greatest = weights.cwiseAbs().maxCoeff();
  Eigen::Index lead = 0;
  while (std::fabs(weights(lead)) < kAlmost * greatest) {
    ++lead;
  }
  return vector_of(weights(lead) < 0 ? Eigen::VectorXd(-weights) : weights);
}

}  // namespace

Identifiability identifiability(const std::vector<std::vector<double>>& jacobian) {
  const Eigen::MatrixXd matrix = matrix_of(jacobian);
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(matrix, Eigen::ComputeThinV);
  const Eigen::VectorXd& values = svd.singularValues();
  const Eigen::MatrixXd& v = svd.matrixV();
  constexpr double kPriorWeight = kLeastStrength * kLeastStrength;
  const Eigen::VectorXd spread = (values.array().square() + kPriorWeight).inverse();
  const Eigen::MatrixXd covariance = v * spread.asDiagonal() * v.transpose();
  const Eigen::VectorXd deviation = covariance.diagonal().cwiseSqrt();
  Identifiability result{.strength = vector_of(matrix.colwise().norm()),
                         .combinations = {},
                         .deviation = vector_of(deviation),
                         .correlation = {}};
  for (Eigen::Index k = 0; k < values.size(); ++k) {
    result.combinations.push_back({.weights = with_positive_lead(v.col(k)), .strength = values(k)});
    result.correlation.push_back(
        vector_of((covariance.col(k).array() / (deviation.array() * deviation(k))).matrix()));
  }
  return result;
}

}  // namespace corridor::stats
