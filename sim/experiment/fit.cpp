#include "corridor/experiment/fit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "corridor/core/text.hpp"
#include "corridor/stats/minimise.hpp"
#include "fit_points.hpp"

namespace corridor::experiment {
namespace {

constexpr int kEvaluationsPerParameter = 25;
constexpr double kEffect = 0.05;     // least change of a misfit that counts as one
constexpr double kNearAnEnd = 0.02;  // of the range
constexpr double kStep = 0.1;        // of the differences, of the range

class Fitter {
 public:
  using Tell = std::function<void(const std::string&)>;

  Fitter(const scenario::Scenario& base,
         std::vector<scenario::Parameter> parameters,
         const FitPlan& plan,
         Progress& progress,
         const Tell& tell)
      : plan_(plan),
        progress_(progress),
        tell_(tell),
        parameters_(std::move(parameters)),
        points_(base, parameters_, plan.common) {
    for (const scenario::Parameter& parameter : parameters_) {
      fit_.parameters.push_back({.parameter = parameter, .fraction = parameter.now, .value = {}});
    }
  }

  Fit run() {
    fit_.interrupted = !(look_at_ends() && search() && find_slopes() && simulate_fitted());
    fit_.runs = points_.simulated();
    return std::move(fit_);
  }

 private:
  [[nodiscard]] bool failed() const { return !fit_.problem.empty(); }

  bool extend(const std::vector<std::size_t>& which, int replications) {
    return points_.extend(which, replications, progress_);
  }
  [[nodiscard]] std::vector<double> residuals(std::size_t which) const {
    return points_.residuals(which, fit_.used);
  }

  /// The scenario as it is, and each parameter alone at its ends.
  bool look_at_ends() {
    tell_("first look");
    start_ = *points_.add({}, {});
    std::vector<std::size_t> which{start_};
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      for (const double end : {0.0, 1.0}) {
        const auto number = points_.add(std::span(&i, 1), std::span(&end, 1));
        if (!number) {
          fit_.problem = parameters_[i].name() + " cannot be " + parameters_[i].text_at(end) +
                         ": " + points_.refusal();
          return true;
        }
        which.push_back(*number);
      }
    }
    if (!extend(which, plan_.search_replications)) {
      return false;
    }
    judge_ends(which);
    return true;
  }

  /// Which parameters have an effect, and the best of these points to begin with.
  void judge_ends(const std::vector<std::size_t>& which) {
    fit_.used = points_.usable(start_);
    if (std::ranges::none_of(fit_.used, [](bool used) { return used; })) {
      fit_.problem = "none of the observed figures has a value in the simulation and a tolerance";
      return;
    }
    const std::vector<double> now = residuals(start_);
    least_ = worst_ = sum_of_squares(now);
    std::size_t best_end = 0;
    for (std::size_t k = 1; k < which.size(); ++k) {
      const std::vector<double> then = residuals(which[k]);
      FittedParameter& parameter = fit_.parameters[(k - 1) / 2];
      parameter.has_effect = parameter.has_effect || differ(now, then);
      const double misfit = sum_of_squares(then);
      worst_ = std::max(worst_, misfit);
      best_end = misfit < least_ ? k : best_end;
      least_ = std::min(least_, misfit);
      points_.release(which[k]);
    }
    choose_start(best_end);
  }

  static bool differ(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t r = 0; r < a.size(); ++r) {
      if (std::fabs(a[r] - b[r]) >= kEffect) {
        return true;
      }
    }
    return false;
  }

  /// `best_end` counts both ends of each parameter in turn, from 1; 0: the scenario as it is.
  void choose_start(std::size_t best_end) {
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      if (!fit_.parameters[i].has_effect) {
        continue;
      }
      const bool low = best_end == 2 * i + 1;
      const bool high = best_end == 2 * i + 2;
      const double end = high ? 1 : 0;
      fit_.moved.push_back(i);
      best_.push_back(low || high ? end : parameters_[i].now);
    }
  }

  bool search() {
    if (failed() || fit_.moved.empty()) {
      return true;
    }
    const int most = plan_.evaluations > 0
                         ? plan_.evaluations
                         : kEvaluationsPerParameter * static_cast<int>(fit_.moved.size());
    const auto objective = [&](std::span<const double> moved) { return evaluate(moved, most); };
    const stats::Minimum minimum = stats::minimise(objective, best_, {.evaluations = most});
    fit_.converged = minimum.converged;
    best_ = minimum.at;
    return !minimum.stopped;
  }

  std::optional<double> evaluate(std::span<const double> moved, int most) {
    constexpr int kSignificant = 4;
    tell_("point " + std::to_string(fit_.points.size() + 1) + " of at most " +
          std::to_string(most) + ", misfit " + core::format_number(least_, kSignificant));
    FitPoint point{.fractions = {moved.begin(), moved.end()}};
    const auto number = points_.add(fit_.moved, moved);
    if (number && !extend({*number}, plan_.search_replications)) {
      return std::nullopt;
    }
    point.refused = !number;
    point.misfit = number ? sum_of_squares(residuals(*number)) : 2 * worst_ + 1;
    if (number && *number != start_) {
      points_.release(*number);
    }
    worst_ = std::max(worst_, number ? point.misfit : 0);
    least_ = std::min(least_, point.misfit);
    fit_.points.push_back(point);
    return point.misfit;
  }

  /// The two sides of the differences of one parameter.
  struct Sides {
    std::optional<std::size_t> low, high;
    double step = 0;
  };
  Sides sides_of(std::size_t k) {
    const scenario::Parameter& parameter = parameters_[fit_.moved[k]];
    const double step = std::max(kStep, parameter.steps > 0 ? 1.0 / parameter.steps : 0);
    std::vector<double> low = best_;
    std::vector<double> high = best_;
    low[k] = parameter.snapped(std::max(0.0, best_[k] - step));
    high[k] = parameter.snapped(std::min(1.0, best_[k] + step));
    return {.low = points_.add(fit_.moved, low),
            .high = points_.add(fit_.moved, high),
            .step = high[k] - low[k]};
  }

  bool find_slopes() {
    if (failed() || fit_.moved.empty()) {
      return true;
    }
    tell_("what the figures tell");
    std::vector<Sides> sides;
    std::vector<std::size_t> which;
    for (std::size_t k = 0; k < fit_.moved.size(); ++k) {
      sides.push_back(sides_of(k));
      if (sides.back().low && sides.back().high) {
        which.insert(which.end(), {*sides.back().low, *sides.back().high});
      }
    }
    if (!extend(which, plan_.search_replications)) {
      return false;
    }
    const auto n = static_cast<std::size_t>(std::ranges::count(fit_.used, true));
    std::vector<std::vector<double>> jacobian(n, std::vector<double>(fit_.moved.size()));
    for (std::size_t k = 0; k < sides.size(); ++k) {
      if (sides[k].low && sides[k].high) {
        const std::vector<double> slopes =
            points_.slopes(*sides[k].low, *sides[k].high, sides[k].step, fit_.used);
        for (std::size_t r = 0; r < n; ++r) {
          jacobian[r][k] = slopes[r];
        }
      }
    }
    fit_.told = stats::identifiability(jacobian);
    return true;
  }

  /// The figures before and after, and the scenario with its sources.
  bool simulate_fitted() {
    if (failed()) {
      return true;
    }
    tell_("figures before and after");
    take_values();
    const auto number = points_.add(fit_.moved, best_, plan_.source);
    if (!number) {
      fit_.problem = "the fitted values are refused: " + points_.refusal();
      return true;
    }
    if (!extend({start_, *number}, plan_.replications)) {
      return false;
    }
    fit_.fitted = points_.scenario(*number);
    fit_.before = points_.rows(start_);
    fit_.after = points_.rows(*number);
    fit_.misfit_before = sum_of_squares(residuals(start_));
    fit_.misfit_after = sum_of_squares(residuals(*number));
    return true;
  }

  void take_values() {
    for (std::size_t k = 0; k < fit_.moved.size(); ++k) {
      const scenario::Parameter& parameter = parameters_[fit_.moved[k]];
      FittedParameter& fitted = fit_.parameters[fit_.moved[k]];
      fitted.fraction = parameter.snapped(best_[k]);
      fitted.value = parameter.text_at(best_[k]);
      const bool low = fitted.fraction <= kNearAnEnd;
      const bool high = fitted.fraction >= 1 - kNearAnEnd;
      fitted.end = low ? FitEnd::Low : high ? FitEnd::High : FitEnd::Inside;
    }
  }

  const FitPlan& plan_;
  Progress& progress_;
  const Tell& tell_;
  std::vector<scenario::Parameter> parameters_;
  FitPoints points_;
  Fit fit_;
  std::size_t start_ = 0;     // number of the scenario as it is
  std::vector<double> best_;  // of those moved
  double least_ = 0, worst_ = 0;
};

}  // namespace

Fit fit(const scenario::Scenario& scenario,
        std::vector<scenario::Parameter> parameters,
        const FitPlan& plan,
        Progress& progress,
        const std::function<void(const std::string&)>& tell) {
  return Fitter(scenario, std::move(parameters), plan, progress, tell).run();
}

}  // namespace corridor::experiment
