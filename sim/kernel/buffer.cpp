#include "corridor/kernel/buffer.hpp"

#include "corridor/core/mutant.hpp"

namespace corridor::kernel {

Buffer::Buffer(Simulator& simulator, std::int64_t capacity, std::int64_t level, Tag tag)
    : Waitable(tag),
      simulator_(simulator),
      capacity_(capacity),
      level_(simulator.now(), level),
      put_queue_(simulator.now()),
      get_queue_(simulator.now()) {
  CORRIDOR_CHECK(level >= 0 && level <= capacity, "the initial level is not in 0 .. capacity");
}

Buffer::~Buffer() {
  simulator_.shut_down();
}

// --- puts -------------------------------------------------------------------------------------

Buffer::Put::Put(Buffer& buffer, std::int64_t n, Cause cause, int priority)
    : Awaitable(cause, priority, n), buffer_(&buffer) {
  CORRIDOR_CHECK(n >= 0, "a negative amount is put");
}

void Buffer::Put::arm() {
  buffer_->puts_.add(*this);
  buffer_->put_queue_.add(buffer_->simulator_.now(), 1);
  buffer_->serve();
}

void Buffer::Put::disarm() {
  buffer_->puts_.remove(*this);
  buffer_->put_queue_.add(buffer_->simulator_.now(), -1);
  buffer_->serve();
}

bool Buffer::try_put(std::int64_t n) {
  if (CORRIDOR_MUTANT(9, !puts_.empty() || !fits(n), !fits(n))) {
    return false;
  }
  change(n);
  serve();
  return true;
}

bool Buffer::serve_put() {
  if (puts_.empty() || !fits(puts_.front()->amount())) {
    return false;
  }
  Waiter& put = *puts_.front();
  puts_.remove(put);
  put_queue_.add(simulator_.now(), -1);
  change(put.amount());
  put.complete();
  return true;
}

// --- gets -------------------------------------------------------------------------------------

Buffer::Get::Get(Buffer& buffer, std::int64_t n, Cause cause, int priority)
    : Awaitable(cause, priority, n), buffer_(&buffer) {
  CORRIDOR_CHECK(n >= 0, "a negative amount is taken");
}

Buffer::Get::~Get() {
  withdraw();
  if (granted_) {
    buffer_->change(amount());
    buffer_->serve();
  }
}

bool Buffer::Get::ready() {
  granted_ = granted_ || buffer_->try_get(amount());
  return granted_;
}

void Buffer::Get::arm() {
  buffer_->gets_.add(*this);
  buffer_->get_queue_.add(buffer_->simulator_.now(), 1);
  buffer_->serve();
}

void Buffer::Get::disarm() {
  buffer_->gets_.remove(*this);
  buffer_->get_queue_.add(buffer_->simulator_.now(), -1);
  buffer_->serve();
}

bool Buffer::try_get(std::int64_t n) {
  if (!gets_.empty() || CORRIDOR_MUTANT(10, level() < n, level() <= n)) {
    return false;
  }
  change(-n);
  serve();
  return true;
}

bool Buffer::serve_get() {
  if (gets_.empty() || level() < gets_.front()->amount()) {
    return false;
  }
  auto& get = static_cast<Get&>(*gets_.front());
  gets_.remove(get);
  get_queue_.add(simulator_.now(), -1);
  change(-get.amount());
  get.granted_ = true;
  get.complete();
  return true;
}

// --- both -------------------------------------------------------------------------------------

void Buffer::serve() {
  if (simulator_.closing()) {
    return;
  }
  while (serve_get() || serve_put()) {
  }
}

std::int64_t Buffer::wanted() const {
  std::int64_t sum = 0;
  gets_.for_each([&sum](const Waiter& waiter) { sum += waiter.amount(); });
  return sum;
}

void Buffer::set_capacity(std::int64_t capacity) {
  CORRIDOR_CHECK(capacity >= 0, "a negative capacity");
  capacity_ = capacity;
  serve();
}

void Buffer::restart_statistics() {
  level_.restart(simulator_.now());
  put_queue_.restart(simulator_.now());
  get_queue_.restart(simulator_.now());
}

}  // namespace corridor::kernel
