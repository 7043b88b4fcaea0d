#pragma once
// Finite Markov chains and counts, for exact values that have no closed form.

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

namespace corridor::test {

/// Square, by rows: rates (continuous time) or probabilities (steps) from state to state. What is
/// on the diagonal does not matter.
using Transitions = std::vector<std::vector<double>>;

/// The stationary law, by elimination of states without subtraction (Grassmann, Taksar and Heyman
/// 1985).
std::vector<double> stationary(Transitions transitions);

/// Mean of `value` over a law.
double mean_over(const std::vector<double>& law, const std::function<double(std::size_t)>& value);

/// Poisson probabilities of 0 .. most.
std::vector<double> poisson_law(double mean, int most);

/// A chain in continuous time given by what can happen in a state: calls `happens(to, rate)`.
/// States are numbered as they are found from `first` on.
template <class State>
class Chain {
 public:
  using Happens = std::function<void(const State&, double)>;

  Chain(const State& first, const std::function<void(const State&, const Happens&)>& events) {
    find(first);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const State from = states_[i];
      events(from, [this, i](const State& to, double rate) {
        const std::size_t j = find(to);
        rates_[{i, j}] += rate;
      });
    }
    Transitions dense(states_.size(), std::vector<double>(states_.size(), 0.0));
    for (const auto& [ends, rate] : rates_) {
      dense[ends.first][ends.second] = rate;
    }
    law_ = stationary(std::move(dense));
  }

  [[nodiscard]] double mean(const std::function<double(const State&)>& value) const {
    return mean_over(law_, [&](std::size_t i) { return value(states_[i]); });
  }

 private:
  std::size_t find(const State& state) {
    const auto [entry, is_new] = number_.try_emplace(state, states_.size());
    if (is_new) {
      states_.push_back(state);
    }
    return entry->second;
  }

  std::map<State, std::size_t> number_;
  std::vector<State> states_;
  std::map<std::pair<std::size_t, std::size_t>, double> rates_;
  std::vector<double> law_;
};

}  // namespace corridor::test
