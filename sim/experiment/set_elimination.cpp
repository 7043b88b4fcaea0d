#include "corridor/experiment/set_elimination.hpp"

#include <algorithm>

#include "corridor/experiment/effect.hpp"
#include "corridor/stats/comparison.hpp"

namespace corridor::experiment {

namespace {

class Eliminator {
 public:
  Eliminator(Alternatives& alternatives,
             const std::vector<Contender>& contenders,
             const EliminationPlan& plan,
             Progress& progress)
      : alternatives_(alternatives), contenders_(contenders), plan_(plan), progress_(progress) {
    sign_ = more_is_better(alternatives.measures()[plan.measure]) ? 1 : -1;
    result_.behind.resize(contenders.size());
  }

  Elimination run() {
    for (const Contender& one : contenders_) {
      result_.pairs += one.rivals.size();
    }
    if (result_.pairs > 0) {
      result_.looks = looks_of(plan_);
    }
    const std::size_t intervals = std::max<std::size_t>(1, result_.pairs * result_.looks.size());
    confidence_ = stats::bonferroni(plan_.confidence, intervals);
    for (const int n : result_.looks) {
      if (!extend(n)) {
        return result_;
      }
      look();
    }
    extend(plan_.most);
    return result_;
  }

 private:
  bool extend(int n) {
    std::vector<std::size_t> in;
    for (std::size_t c = 0; c < contenders_.size(); ++c) {
      if (!result_.behind[c]) {
        in.push_back(contenders_[c].number);
      }
    }
    result_.interrupted = !alternatives_.extend(in, n, progress_);
    return !result_.interrupted;
  }

  /// All by those that were in before.
  void look() {
    const std::vector<std::optional<std::size_t>> before = result_.behind;
    for (std::size_t c = 0; c < contenders_.size(); ++c) {
      double most = 0;
      for (const std::size_t rival : contenders_[c].rivals) {
        const double lead = before[c] || before[rival] ? 0 : certain_lead(rival, c);
        if (lead > most) {
          most = lead;
          result_.behind[c] = rival;
        }
      }
    }
  }

  /// How much better the rival is; 0 where it is not for certain.
  [[nodiscard]] double certain_lead(std::size_t rival, std::size_t c) const {
    const Effect apart = effect_of(
        alternatives_.paired(contenders_[rival].number, contenders_[c].number, plan_.measure),
        confidence_);
    return apart.may_be_zero() ? 0 : std::max(0.0, sign_ * apart.difference.mean);
  }

  Alternatives& alternatives_;
  const std::vector<Contender>& contenders_;
  const EliminationPlan& plan_;
  Progress& progress_;
  double sign_ = 1;
  double confidence_ = 0;
  Elimination result_;
};

}  // namespace

std::vector<int> looks_of(const EliminationPlan& plan) {
  std::vector<int> looks;
  for (int n = std::max(2, plan.first); n < plan.most; n += n / 2) {
    looks.push_back(n);
  }
  return looks;
}

Elimination eliminate(Alternatives& alternatives,
                      const std::vector<Contender>& contenders,
                      const EliminationPlan& plan,
                      Progress& progress) {
  return Eliminator(alternatives, contenders, plan, progress).run();
}

}  // namespace corridor::experiment
