#pragma once
// How many replications are enough.

#include <cstdint>
#include <optional>

#include "corridor/stats/tally.hpp"

namespace corridor::stats {

/// Adds replications until the half-width of the 95 % interval is a wanted share of the mean, and
/// stays so over a look-ahead, since a half-width from few values may be small by luck.
///   The share is taken as gamma / (1 + gamma): then the error is at most gamma of the true mean,
/// not of the estimated one, with the confidence of the interval (Chow and Robbins 1965; Law 2015,
/// section 9.4.1).
///   Look-ahead (Hoad, Robinson and Davies 2010): once n values are precise enough, the next k must
/// leave them so, k = 5 up to n = 100 and 5 n / 100 beyond; if one does not, the search goes on.
class RelativePrecision {
 public:
  /// 0 < gamma < 1; `least` >= 2 values are needed at first.
  RelativePrecision(double gamma, std::int64_t least, std::int64_t look_ahead = 5);

  /// The next replication's value; none where it has no such value, which does not count.
  void add(std::optional<double> value);

  [[nodiscard]] std::int64_t n() const { return tally_.n(); }
  [[nodiscard]] double mean() const { return tally_.mean(); }
  [[nodiscard]] double asked() const { return gamma_; }
  /// Half-width over mean, as it is now; none below two values or at a mean of zero with some
  /// spread. Values that are all alike have 0.
  [[nodiscard]] std::optional<double> relative_half_width() const;
  /// Whether it is small enough now.
  [[nodiscard]] bool precise() const;
  /// With how many values it became so, while it has stayed so.
  [[nodiscard]] std::optional<std::int64_t> precise_since() const { return since_; }
  /// Whether it has been so over the look-ahead as well.
  [[nodiscard]] bool reached() const;

 private:
  double gamma_;
  std::int64_t least_;
  std::int64_t look_ahead_;
  Tally tally_;
  std::optional<std::int64_t> since_;
};

}  // namespace corridor::stats
