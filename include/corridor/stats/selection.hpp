#pragma once
// Choosing the best of many alternatives with a promised probability. The larger mean is the better
// one; whoever wants the smallest turns the sign. What is promised, here and there: when the best
// mean is at least the `indifference` better than every other, it is chosen with probability
// `confidence` or more, for values that are normal, a mean of many things for instance. When others
// are nearer than that, one of those within the indifference of the best is chosen with it (Nelson
// and Matejcik 1995 for Rinott's procedure).
//   Everywhere: k >= 2 alternatives, a first stage of n0 >= 2 replications, 1/k < confidence < 1
// (guessing gives 1/k), indifference > 0 in the unit of the values.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace corridor::stats {

/// Rinott's constant h (Rinott 1978): the solution of
///   E_y[ (E_x[ Phi(h / sqrt((n0 - 1) (1/x + 1/y))) ])^(k - 1) ] = confidence
/// with x and y independent chi-square variates of n0 - 1 degrees of freedom. Relative error below
/// 1e-8 up to a thousand alternatives; the same bits on every processor.
double rinott_h(std::size_t alternatives, int first_stage, double confidence);

/// How many replications an alternative needs in all, first stage included: max(n0, ceil((h s /
/// indifference)^2)) with s >= 0 the standard deviation of its first stage. Then the greatest mean
/// over all of them is chosen. The promise is proven for alternatives that are simulated
/// independently of each other, not for common random numbers.
std::int64_t rinott_replications(double h,
                                 double standard_deviation,
                                 double indifference,
                                 int first_stage);

/// Constants of KimNelson for c = 1, a being 1 - confidence:
///   eta = ((2 a / (k - 1))^(-2 / (n0 - 1)) - 1) / 2,  h2 = 2 eta (n0 - 1).
struct KimNelsonConstants {
  double eta = 0;
  double h2 = 0;
};
KimNelsonConstants kim_nelson_constants(std::size_t alternatives,
                                        int first_stage,
                                        double confidence);

/// Fully sequential elimination (Kim and Nelson 2001, procedure KN with c = 1). After the first
/// stage, and after every replication from there on, alternative i goes out when for some l that
/// was still in
///   sum_i < sum_l - max(0, indifference / 2 * (h2 S_il^2 / indifference^2 - r)),
/// r being the replications so far and S_il^2 the variance of the difference of i and l over the
/// first stage. Valid for independent alternatives and for common random numbers, which make S_il^2
/// smaller and the search shorter. Ends at the latest when r exceeds every h2 S_il^2 /
/// indifference^2; of equal sums the lowest index then stays.
///   Memory grows with the square of the number of alternatives.
class KimNelson {
 public:
  KimNelson(std::size_t alternatives, int first_stage, double confidence, double indifference);

  /// One replication: a finite value for every alternative still in, at its index; what stands at
  /// the others is not looked at. Once done(), nothing is taken any more.
  void add(std::span<const double> values);

  /// Indices, ascending; all of them until the first stage is complete.
  [[nodiscard]] const std::vector<std::size_t>& in() const { return in_; }
  /// Whether one is left.
  [[nodiscard]] bool done() const { return in_.size() == 1; }
  /// Greatest mean so far of those in, ties to the lowest index; 0 before the first replication.
  [[nodiscard]] std::size_t best() const;
  /// Replications taken.
  [[nodiscard]] std::int64_t n() const { return n_; }
  /// With how many replications the search ends at the latest, as far as those in can still tell;
  /// none before the first stage is complete.
  [[nodiscard]] std::optional<std::int64_t> at_most() const;
  /// With how many replications it went out; none for those in.
  [[nodiscard]] std::optional<std::int64_t> eliminated_at(std::size_t alternative) const;

 private:
  void end_first_stage();
  [[nodiscard]] bool beaten(std::size_t i, std::size_t l) const;
  void screen();

  std::size_t alternatives_;
  std::int64_t first_stage_;
  double h2_;
  double indifference_;
  std::int64_t n_ = 0;
  std::vector<std::size_t> in_;
  std::vector<double> sums_;
  std::vector<std::int64_t> out_at_;  // 0 while in
  std::vector<double> first_values_;  // [replication * alternatives + alternative], first stage
  std::vector<double> reach_;         // [i * alternatives + l]: h2 S_il^2 / indifference^2
};

}  // namespace corridor::stats
