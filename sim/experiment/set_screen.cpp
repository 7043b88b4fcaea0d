#include "corridor/experiment/set_screen.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

namespace corridor::experiment {

namespace {

using Places = std::vector<std::size_t>;

/// Where the sum of its parts may hide something.
bool is_unforeseen(const Candidate& one) {
  return !one.forecast.known || one.forecast.has_joint_gain();
}

class Chooser {
 public:
  Chooser(const std::vector<Candidate>& candidates, std::size_t most)
      : candidates_(candidates), most_(most) {}

  std::vector<Choice> run() {
    choices_.reserve(candidates_.size());
    for (const Candidate& candidate : candidates_) {
      choices_.push_back(otherwise(candidate));
    }
    struct List {
      Places places;
      Choice why;
      std::size_t next = 0;
    };
    std::array<List, 3> lists{List{unforeseen(), Choice::ForJointGain},
                              List{by_gain(true), Choice::ForCost},
                              List{by_gain(false), Choice::ForGain}};
    const auto ended = [](const List& list) { return list.next == list.places.size(); };
    for (std::size_t turn = 0; taken_ < most_ && !std::ranges::all_of(lists, ended); ++turn) {
      List& list = lists.at(turn % lists.size());
      while (!ended(list) && is_simulated(choices_[list.places[list.next]])) {
        ++list.next;
      }
      if (!ended(list)) {
        take(list.places[list.next++], list.why);
      }
    }
    return choices_;
  }

 private:
  static Choice otherwise(const Candidate& one) {
    if (is_unforeseen(one)) {
      return Choice::Beyond;
    }
    if (one.forecast.working < 2) {
      return Choice::OneWorks;
    }
    return one.gain > 0 ? Choice::Beyond : Choice::NoGain;
  }

  /// The sum tells least of these.
  [[nodiscard]] Places unforeseen() const {
    Places places;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (is_unforeseen(candidates_[c])) {
        places.push_back(c);
      }
    }
    const auto key = [this](std::size_t c) {
      const Candidate& one = candidates_[c];
      const double share = one.forecast.joint_gain ? one.forecast.joint_gain->share : 0;
      return std::tuple(one.forecast.known, one.size, -share, -one.gain);
    };
    std::ranges::stable_sort(places, {}, key);
    return places;
  }

  [[nodiscard]] Places by_gain(bool efficient) const {
    Places places;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const Candidate& one = candidates_[c];
      if (one.forecast.working >= 2 && (efficient ? one.efficient : one.gain > 0)) {
        places.push_back(c);
      }
    }
    std::ranges::stable_sort(
        places, std::greater(), [this](std::size_t c) { return candidates_[c].gain; });
    return places;
  }

  void take(std::size_t place, Choice why) {
    const bool unknown = why == Choice::ForJointGain && !candidates_[place].forecast.known;
    choices_[place] = unknown ? Choice::NoForecast : why;
    ++taken_;
  }

  const std::vector<Candidate>& candidates_;
  std::size_t most_;
  std::vector<Choice> choices_;
  std::size_t taken_ = 0;
};

}  // namespace

bool is_simulated(Choice choice) {
  return choice != Choice::OneWorks && choice != Choice::NoGain && choice != Choice::Beyond;
}

std::vector<Choice> choose_sets(const std::vector<Candidate>& candidates, int most) {
  const auto n = static_cast<std::size_t>(most);
  if (most == 0 || candidates.size() <= n) {
    return std::vector<Choice>(candidates.size(), Choice::All);
  }
  return Chooser(candidates, n).run();
}

}  // namespace corridor::experiment
