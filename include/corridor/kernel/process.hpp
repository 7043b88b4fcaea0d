#pragma once
// Processes are coroutines. A root coroutine returns Process and is given to Simulator::spawn;
// parts of it may be coroutines that return Task<T> and are awaited. Everything a process holds is
// given back when its frame is destroyed, at its end or when it is cancelled.
//
// Rules on g++ 12: parameters by value, no temporaries in a co_await expression, no `?:` around it,
// no exception may leave a process.

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <utility>

#include "corridor/kernel/calendar.hpp"
#include "corridor/kernel/frame_pool.hpp"
#include "corridor/kernel/ledger.hpp"

namespace corridor::kernel {

class Wait;

/// What the kernel knows of a live process. Lives in the root's frame. While it is suspended, one
/// of `pending`, `ready` and `wait` says what resumes it.
struct ProcessState {
  Simulator* simulator = nullptr;
  Ledger* ledger = nullptr;  // may be null: nobody asks where the time goes
  Tag tag;
  std::uint64_t serial = 0;  // in order of spawning, from 1
  std::coroutine_handle<> root;
  std::coroutine_handle<> leaf;        // innermost suspended coroutine
  EventId pending;                     // the event that will resume it
  std::uint64_t ready = 0;             // its place in the ReadyList
  Wait* wait = nullptr;                // what it waits for
  ProcessState* next_ready = nullptr;  // in the ReadyList
  ProcessState* previous = nullptr;    // list of live processes in order of spawning
  ProcessState* next = nullptr;
};

struct PooledFrame {
  static void* operator new(std::size_t bytes) {
    return FramePool::of_this_thread().allocate(bytes);
  }
  static void operator delete(void* frame, std::size_t bytes) {
    FramePool::of_this_thread().release(frame, bytes);
  }
  [[noreturn]] static void unhandled_exception() { std::terminate(); }
};

/// A root process, not yet started. Move it into Simulator::spawn.
class [[nodiscard]] Process {
 public:
  struct promise_type : PooledFrame {
    ProcessState state;

    ProcessState& process() { return state; }
    Process get_return_object() {
      return Process{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    static std::suspend_always initial_suspend() noexcept { return {}; }
    /// Nobody waits for the end of a process: its frame goes at once.
    std::suspend_never final_suspend() noexcept;
    void return_void() {}
  };
  using Handle = std::coroutine_handle<promise_type>;

  explicit Process(Handle handle) : handle_(handle) {}
  Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Process& operator=(Process&&) = delete;
  ~Process() {
    if (handle_) {
      handle_.destroy();
    }
  }
  Handle release() { return std::exchange(handle_, {}); }

 private:
  Handle handle_;
};

namespace detail {

struct TaskPromiseBase : PooledFrame {
  ProcessState* state = nullptr;
  std::coroutine_handle<> continuation;  // none while the caller waits on the stack

  [[nodiscard]] ProcessState& process() const { return *state; }
  static std::suspend_always initial_suspend() noexcept { return {}; }
  struct BackToCaller {
    static bool await_ready() noexcept { return false; }
    template <class Promise>
    static std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> handle) noexcept {
      const auto continuation = handle.promise().continuation;
      return continuation ? continuation : std::noop_coroutine();
    }
    static void await_resume() noexcept {}
  };
  static BackToCaller final_suspend() noexcept { return {}; }
};

template <class T>
struct TaskPromise : TaskPromiseBase {
  std::optional<T> value;
  void return_value(T result) { value.emplace(std::move(result)); }
  T take() { return std::move(*value); }
};

template <>
struct TaskPromise<void> : TaskPromiseBase {
  static void return_void() {}
  static void take() {}
};

}  // namespace detail

/// A part of a process: runs when awaited, within the process that awaits it.
template <class T = void>
class [[nodiscard]] Task {
 public:
  struct promise_type : detail::TaskPromise<T> {
    Task get_return_object() {
      return Task{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
  };
  using Handle = std::coroutine_handle<promise_type>;

  explicit Task(Handle handle) : handle_(handle) {}
  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  Task& operator=(Task&&) = delete;
  ~Task() {
    if (handle_) {
      handle_.destroy();
    }
  }

  [[nodiscard]] static bool await_ready() noexcept { return false; }
  /// Runs the part until it first waits, as a call: a loop over parts that never wait must not grow
  /// the stack, and g++ makes symmetric transfer a jump only when it optimises.
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> caller) {
    handle_.promise().state = &caller.promise().process();
    handle_.resume();
    if (handle_.done()) {
      return false;
    }
    handle_.promise().continuation = caller;
    return true;
  }
  T await_resume() { return handle_.promise().take(); }

 private:
  Handle handle_;
};

}  // namespace corridor::kernel
