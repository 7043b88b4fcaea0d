#include "corridor/kernel/key_queue.hpp"

#include <algorithm>
#include <bit>

namespace corridor::kernel {

void KeyQueue::put_far(Key key) {
  const std::uint64_t bucket = (time_of(key) - first_) >> shift_;
  (bucket < n_buckets_ ? buckets_[bucket] : beyond_).push_back(key);
}

std::span<const KeyQueue::Key> KeyQueue::refill() {
  for (;;) {
    while (next_ < n_buckets_) {
      std::vector<Key>& bucket = buckets_[next_++];
      if (!bucket.empty()) {
        near_.assign(bucket);
        bucket.clear();
        set_horizon();
        return near_.keys();
      }
    }
    if (beyond_.size() <= kPerBucket) {
      near_.assign(beyond_);
      beyond_.clear();
      horizon_ = kNoHorizon;
      most_near_ = kMany;
      return near_.keys();
    }
    spread();
  }
}

/// Too many are near for the first time: all but the next ones become far.
void KeyQueue::split() {
  if (horizon_ != kNoHorizon) {
    return;
  }
  const std::span<const Key> keys = near_.keys();
  beyond_.assign(keys.begin(), keys.end());
  near_.clear();
  refill();
  most_near_ = std::max(kMany, 2 * near_.size());  // many of one instant are not split in vain
}

/// Makes buckets for what lies beyond the old ones. What is later than these stays beyond.
void KeyQueue::spread() {
  set_widths();
  next_ = 0;
  std::size_t n_stay = 0;
  for (const Key key : beyond_) {
    const std::uint64_t bucket = (time_of(key) - first_) >> shift_;
    if (bucket < n_buckets_) {
      buckets_[bucket].push_back(key);
    } else {
      beyond_[n_stay++] = key;
    }
  }
  beyond_.resize(n_stay);
}

/// So wide that the half of the keys that comes first fills its buckets as planned, by a sample of
/// them: later keys are often far apart.
void KeyQueue::set_widths() {
  constexpr std::size_t kSample = 255;
  std::vector<std::uint64_t> sample;
  const std::size_t stride = beyond_.size() / kSample + 1;
  for (std::size_t i = 0; i < beyond_.size(); i += stride) {
    sample.push_back(time_of(beyond_[i]));
  }
  const auto middle = sample.begin() + static_cast<std::ptrdiff_t>(sample.size() / 2);
  std::nth_element(sample.begin(), middle, sample.end());
  n_buckets_ = beyond_.size() / kPerBucket + 1;
  buckets_.resize(std::max(buckets_.size(), n_buckets_));
  first_ = time_of(*std::min_element(beyond_.begin(), beyond_.end()));
  const std::uint64_t width = 2 * ((*middle - first_) / n_buckets_) + 1;
  shift_ = static_cast<unsigned>(std::bit_width(width)) - 1;
}

void KeyQueue::set_horizon() {
  const Key end = Key{first_} + (Key{next_} << shift_);
  horizon_ = end >> 64U != 0 ? kNoHorizon - 1 : end << 64U;
}

}  // namespace corridor::kernel
