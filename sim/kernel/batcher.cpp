#include "corridor/kernel/batcher.hpp"

#include <utility>

#include "corridor/core/mutant.hpp"

namespace corridor::kernel {

namespace {

constexpr Priority kAfterArrivals = 15;

}  // namespace

Batcher::Batcher(Simulator& simulator, Rule rule, Tag tag)
    : Waitable(tag), simulator_(simulator), rule_(rule), level_(simulator.now()) {
  CORRIDOR_CHECK(rule.size >= 1 && rule.longest >= Duration{0}, "an impossible rule for batches");
}

Batcher::~Batcher() {
  simulator_.shut_down();
}

void Batcher::add(Item item) {
  gathering_.push_back(item);
  level_.add(simulator_.now(), 1);
  if (CORRIDOR_MUTANT(11, gathering_.size() == rule_.size, gathering_.size() == rule_.size + 1)) {
    simulator_.cancel(deadline_);
    release();
  } else if (CORRIDOR_MUTANT(12, gathering_.size() == 1, gathering_.size() >= 1) &&
             rule_.longest != Duration::max()) {
    deadline_ =
        simulator_.at(simulator_.now() + rule_.longest, {time_is_up, this, tag()}, kAfterArrivals);
  }
}

void Batcher::time_is_up(Simulator& /*simulator*/, void* batcher) {
  static_cast<Batcher*>(batcher)->release();
}

void Batcher::release() {
  level_.add(simulator_.now(), -static_cast<std::int64_t>(gathering_.size()));
  released_.push_back(std::exchange(gathering_, {}));
  hand_out();
}

void Batcher::hand_out() {
  while (!takers_.empty() && !released_.empty()) {
    auto& taker = static_cast<Next&>(*takers_.front());
    takers_.remove(taker);
    taker.granted_ = std::move(released_.front());
    released_.pop_front();
    taker.complete();
  }
}

void Batcher::take_back(Batch batch) {
  released_.push_front(std::move(batch));
  if (!simulator_.closing()) {
    hand_out();
  }
}

Batcher::Next::~Next() {
  withdraw();
  if (!granted_.empty()) {
    batcher_->take_back(std::move(granted_));
  }
}

bool Batcher::Next::ready() {
  if (granted_.empty() && !batcher_->released_.empty()) {
    granted_ = std::move(batcher_->released_.front());
    batcher_->released_.pop_front();
  }
  return !granted_.empty();
}

Batcher::Batch Batcher::Next::result() {
  return std::exchange(granted_, {});
}

void Batcher::restart_statistics() {
  level_.restart(simulator_.now());
}

}  // namespace corridor::kernel
