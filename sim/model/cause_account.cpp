#include "corridor/model/cause_account.hpp"

#include <algorithm>
#include <utility>

namespace corridor::model {

std::vector<ChargedTime> CauseAccount::charged() const {
  std::vector<ChargedTime> charged;
  std::ranges::copy_if(slots_, std::back_inserter(charged), [](const ChargedTime& slot) {
    return slot.cause != kFree && slot.time != Duration{0};
  });
  std::ranges::sort(charged, {}, &ChargedTime::cause);
  return charged;
}

void CauseAccount::grow() {
  const std::vector<ChargedTime> old =
      std::exchange(slots_, std::vector<ChargedTime>(2 * slots_.size(), {kFree, Duration{0}}));
  n_ = 0;
  for (const ChargedTime& slot : old) {
    if (slot.cause != kFree) {
      add({slot.cause}, slot.time);
    }
  }
}

}  // namespace corridor::model
