#include "corridor/experiment/workers.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace corridor::experiment {
namespace {

constexpr std::chrono::milliseconds kReportEvery{100};

/// What the threads share, all of it under one lock.
class Board {
 public:
  explicit Board(const Work& work)
      : pieces_(work.pieces),
        window_(window(work.threads)),
        done_(static_cast<std::size_t>(window_), false) {}

  /// The next piece to do, when there is one and it may start; none when all is over.
  std::optional<int> claim() {
    std::unique_lock lock(mutex_);
    may_start_.wait(lock, [&] { return over() || next_ < taken_ + window_; });
    return over() ? std::nullopt : std::optional<int>(next_++);
  }

  void complete(int piece) {
    const std::scoped_lock lock(mutex_);
    done_[slot(piece)] = true;
    finished_.notify_one();
  }

  void fail(std::exception_ptr failure) {
    const std::scoped_lock lock(mutex_);
    failure_ = std::move(failure);
    finished_.notify_one();
    may_start_.notify_all();
  }

  void stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    may_start_.notify_all();
  }

  /// Waits a moment for the next piece to take; none while it is not done. Throws what work threw.
  std::optional<int> ready() {
    std::unique_lock lock(mutex_);
    finished_.wait_for(lock, kReportEvery, [&] { return failure_ || done_[slot(taken_)]; });
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    return done_[slot(taken_)] ? std::optional<int>(taken_) : std::nullopt;
  }

  void taken(int piece) {
    const std::scoped_lock lock(mutex_);
    done_[slot(piece)] = false;
    taken_ = piece + 1;
    may_start_.notify_all();
  }

 private:
  [[nodiscard]] bool over() const { return stopped_ || failure_ || next_ >= pieces_; }
  [[nodiscard]] std::size_t slot(int piece) const {
    return static_cast<std::size_t>(piece % window_);
  }

  std::mutex mutex_;
  std::condition_variable may_start_;
  std::condition_variable finished_;
  const int pieces_;
  const int window_;
  int next_ = 0;
  int taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::vector<bool> done_;
};

void work_on(Board& board, const std::function<void(int)>& work) {
  try {
    while (const auto piece = board.claim()) {
      work(*piece);
      board.complete(*piece);
    }
  } catch (...) {
    board.fail(std::current_exception());
  }
}

/// Stops the threads on every way out, before they are joined.
class StopAtEnd {
 public:
  explicit StopAtEnd(Board& board) : board_(board) {}
  StopAtEnd(const StopAtEnd&) = delete;
  StopAtEnd& operator=(const StopAtEnd&) = delete;
  ~StopAtEnd() { board_.stop(); }

 private:
  Board& board_;
};

}  // namespace

int window(int threads) {
  return 2 * threads + 2;
}

bool run_in_order(const Work& work, Progress& progress) {
  Board board(work);
  std::vector<std::jthread> threads;
  threads.reserve(static_cast<std::size_t>(work.threads));
  const StopAtEnd stop_at_end(board);
  for (int i = 0; i < work.threads; ++i) {
    threads.emplace_back([&] { work_on(board, work.work); });
  }
  int taken = 0;
  while (progress.go_on(taken, work.pieces)) {
    if (taken == work.pieces) {
      return true;
    }
    if (const auto piece = board.ready()) {
      work.take(*piece);
      board.taken(*piece);
      ++taken;
      if (work.enough && work.enough()) {
        progress.go_on(taken, taken);
        return true;
      }
    }
  }
  return false;
}

int n_threads(int asked, int pieces) {
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return std::clamp(asked == 0 ? processors : asked, 1, std::max(1, pieces));
}

}  // namespace corridor::experiment
