#include "corridor/experiment/select.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "corridor/stats/allocation.hpp"
#include "corridor/stats/selection.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::experiment {

namespace {

/// Replications between two looks at the eliminations, so that all threads have work.
constexpr int kAtOnce = 4;
/// Apart from each other, independent alternatives never share a number.
constexpr std::uint64_t kNumbersEach = 1'000'000;

class Selection {
 public:
  Selection(Alternatives& alternatives,
            std::span<const std::size_t> which,
            const SelectPlan& plan,
            Progress& progress)
      : alternatives_(alternatives), which_(which), plan_(plan), progress_(progress) {
    sign_ = more_is_better(alternatives.measures()[plan.measure]) ? 1 : -1;
  }

  Selected run() {
    switch (plan_.procedure) {
      case Procedure::KimNelson:
        kim_nelson();
        break;
      case Procedure::Rinott:
        rinott();
        break;
      case Procedure::Ocba:
        ocba();
        break;
    }
    count();
    return result_;
  }

 private:
  /// Alternatives at these places up to `n` replications.
  bool extend(const std::vector<std::size_t>& places, int n) {
    std::vector<std::size_t> numbers(places.size());
    std::ranges::transform(
        places, numbers.begin(), [this](std::size_t place) { return which_[place]; });
    result_.interrupted = !alternatives_.extend(numbers, n, progress_);
    for (const std::size_t place : places) {
      look_for_gaps(place);
    }
    return !result_.interrupted && result_.problem.empty();
  }
  void look_for_gaps(std::size_t place) {
    const std::vector<Reading>& readings = alternatives_.readings(which_[place]);
    for (std::size_t r = 0; r < readings.size() && result_.problem.empty(); ++r) {
      if (!readings[r].values[plan_.measure]) {
        result_.problem = "replication " + std::to_string(r) + " of alternative " +
                          std::to_string(place + 1) + " has no " +
                          to_string(alternatives_.measures()[plan_.measure]);
      }
    }
  }
  [[nodiscard]] double value(std::size_t place, std::size_t r) const {
    return sign_ * *alternatives_.readings(which_[place])[r].values[plan_.measure];
  }
  [[nodiscard]] stats::Tally tally(std::size_t place) const {
    stats::Tally tally;
    for (std::size_t r = 0; r < alternatives_.readings(which_[place]).size(); ++r) {
      tally.add(value(place, r));
    }
    return tally;
  }
  [[nodiscard]] std::vector<std::size_t> all() const {
    std::vector<std::size_t> places(which_.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
  }

  void kim_nelson() {
    stats::KimNelson search(which_.size(), plan_.first, plan_.confidence, plan_.indifference);
    for (int n = plan_.first; !search.done() && n <= plan_.most; n += kAtOnce) {
      if (!extend(search.in(), n)) {
        return;
      }
      while (!search.done() && search.n() < n) {
        take(search);
      }
    }
    result_.best = search.best();
    result_.complete = search.done();
    for (std::size_t place = 0; place < which_.size(); ++place) {
      result_.eliminated_at.push_back(search.eliminated_at(place));
    }
  }
  void take(stats::KimNelson& search) const {
    std::vector<double> values(which_.size(), std::numeric_limits<double>::quiet_NaN());
    for (const std::size_t place : search.in()) {
      values[place] = value(place, static_cast<std::size_t>(search.n()));
    }
    search.add(values);
  }

  void rinott() {
    for (const std::size_t place : all()) {
      alternatives_.number_from(which_[place], place * kNumbersEach);
    }
    if (!extend(all(), plan_.first)) {
      return;
    }
    const double h = stats::rinott_h(which_.size(), plan_.first, plan_.confidence);
    bool within = true;
    for (const std::size_t place : all()) {
      const std::int64_t n = stats::rinott_replications(
          h, std::sqrt(tally(place).variance()), plan_.indifference, plan_.first);
      within = within && n <= plan_.most;
      if (!extend({place}, static_cast<int>(std::min<std::int64_t>(n, plan_.most)))) {
        return;
      }
    }
    result_.complete = within;
    take_greatest();
  }

  void ocba() {
    const auto k = static_cast<std::int64_t>(which_.size());
    if (!extend(all(), plan_.first)) {
      return;
    }
    for (std::int64_t used = k * plan_.first; used < plan_.budget;) {
      const std::int64_t more = std::min<std::int64_t>(plan_.budget - used, k * kAtOnce);
      if (!share(more)) {
        return;
      }
      used += more;
    }
    result_.complete = true;
    take_greatest();
  }
  bool share(std::int64_t more) {
    std::vector<double> means;
    std::vector<double> deviations;
    std::vector<std::int64_t> had;
    for (const std::size_t place : all()) {
      const stats::Tally values = tally(place);
      means.push_back(values.mean());
      deviations.push_back(std::sqrt(values.variance()));
      had.push_back(values.n());
    }
    const auto shares = stats::ocba_increment(means, deviations, had, more);
    for (const std::size_t place : all()) {
      if (!extend({place}, static_cast<int>(had[place] + shares[place]))) {
        return false;
      }
    }
    return true;
  }

  void take_greatest() {
    for (std::size_t place = 1; place < which_.size(); ++place) {
      if (tally(place).mean() > tally(result_.best).mean()) {
        result_.best = place;
      }
    }
  }

  /// Of those that went out early the means are of fewer replications than that of the best.
  [[nodiscard]] double behind(std::size_t place) const {
    stats::Tally apart;
    const PairedValues pair =
        alternatives_.paired(which_[result_.best], which_[place], plan_.measure);
    for (std::size_t r = 0; r < pair.values.size(); ++r) {
      apart.add(pair.values[r] - pair.base[r]);
    }
    return apart.mean();
  }

  void count() {
    std::int64_t most = 0;
    for (const std::size_t place : all()) {
      const stats::Tally values = tally(place);
      result_.means.push_back(sign_ * values.mean());
      result_.behind.push_back(behind(place));
      result_.replications.push_back(values.n());
      result_.runs += values.n();
      most = std::max(most, values.n());
    }
    result_.runs_if_equal = plan_.procedure == Procedure::Ocba
                                ? result_.runs
                                : most * static_cast<std::int64_t>(which_.size());
  }

  Alternatives& alternatives_;
  std::span<const std::size_t> which_;
  const SelectPlan& plan_;
  Progress& progress_;
  double sign_ = 1;
  Selected result_;
};

}  // namespace

Selected select_best(Alternatives& alternatives,
                     std::span<const std::size_t> which,
                     const SelectPlan& plan,
                     Progress& progress) {
  return Selection(alternatives, which, plan, progress).run();
}

}  // namespace corridor::experiment
