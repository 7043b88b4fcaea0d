#include "corridor/model/store.hpp"

#include "corridor/core/mutant.hpp"

namespace corridor::model {

namespace {

std::int64_t in_millionths(std::optional<Amount> capacity) {
  return capacity ? capacity->micro : kernel::Buffer::kUnlimited;
}

}  // namespace

Store::Store(kernel::Simulator& simulator,
             std::optional<Amount> capacity,
             Amount lot,
             kernel::Tag tag)
    : simulator_(simulator),
      buffer_(simulator, in_millionths(capacity), 0, tag),
      lot_(lot),
      full_(simulator.now()) {
  note_level();
}

bool Store::claim(Amount amount) {
  const bool claimed = buffer_.try_put(amount.micro);
  note_level();
  return claimed;
}

void Store::leave(Amount amount) {
  const bool left = buffer_.try_get(amount.micro);
  CORRIDOR_CHECK(left, "more leaves a storage than is in it");
  note_level();
}

bool Store::fits(Amount amount) const {
  return CORRIDOR_MUTANT(50,
                         buffer_.capacity() - buffer_.level() >= amount.micro,
                         buffer_.capacity() - buffer_.level() > amount.micro);
}

void Store::set_capacity(std::optional<Amount> capacity) {
  buffer_.set_capacity(in_millionths(capacity));
  note_level();
}

std::optional<Amount> Store::capacity() const {
  return buffer_.capacity() == kernel::Buffer::kUnlimited
             ? std::nullopt
             : std::optional{Amount{buffer_.capacity()}};
}

void Store::restart_statistics() {
  buffer_.restart_statistics();
  full_.restart(simulator_.now());
}

void Store::note_level() {
  full_.set(simulator_.now(), fits(lot_) ? 0 : 1);
  for (const auto& look : looks_) {
    look();
  }
}

}  // namespace corridor::model
