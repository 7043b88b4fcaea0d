#pragma once
// How much a step is: arithmetic of ease().

#include <algorithm>
#include <cstdint>
#include <optional>

#include "corridor/core/distribution.hpp"
#include "corridor/core/quantity.hpp"
#include "corridor/experiment/limit.hpp"

namespace corridor::experiment {

/// More of what is wanted, less of what it takes.
class Easing {
 public:
  explicit Easing(Step step)
      : step_(step),
        more_(step == Step::Twice ? 2 : kTen + 1),
        of_(step == Step::Twice ? 1 : kTen) {}

  [[nodiscard]] std::int64_t count(std::int64_t n) const {
    switch (step_) {
      case Step::One:
        return n + 1;
      case Step::Tenth:
        return std::max(n + 1, n * more_ / of_);
      case Step::Twice:
        break;
    }
    return 2 * n;
  }
  [[nodiscard]] std::int64_t whole(std::int64_t n) const { return n * more_ / of_; }
  /// By a tenth may be less than a lot: then it is of no use, as a small capacity is.
  [[nodiscard]] std::int64_t room(std::int64_t micro, core::Amount lot) const {
    return step_ == Step::One ? std::max(whole(micro), micro + lot.micro) : whole(micro);
  }
  [[nodiscard]] core::Duration shorter(core::Duration time) const {
    return core::Duration{time.count() * of_ / more_};
  }
  /// A closure loses as much as a server would gain: a tenth, or half.
  [[nodiscard]] double closed(double share) const {
    return step_ == Step::Twice ? share / 2 : share * 0.9;
  }
  [[nodiscard]] double slower() const {
    return static_cast<double>(of_) / static_cast<double>(more_);
  }
  [[nodiscard]] bool by_rate() const { return step_ == Step::Tenth; }
  [[nodiscard]] bool twice() const { return step_ == Step::Twice; }

  template <class T>
  void distribution(std::optional<T>& time) const {
    if (time) {
      *time = core::scaled(*time, slower());
    }
  }
  void rate(std::optional<core::Rate>& rate) const {
    if (rate) {
      rate->amount.micro = whole(rate->amount.micro);
    }
  }

 private:
  static constexpr std::int64_t kTen = 10;
  Step step_;
  std::int64_t more_, of_;
};

}  // namespace corridor::experiment
