#pragma once
// Many independent pieces of work on several threads, their results taken one by one in order. What
// is made of the results is therefore the same for any number of threads.

#include <functional>

namespace corridor::experiment {

/// Told how far the work is, always by the thread that started it.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = default;
  Progress& operator=(const Progress&) = default;
  virtual ~Progress() = default;
  /// Called before the first piece, about ten times a second, and after each piece that was taken.
  /// The answer false asks to stop.
  virtual bool go_on(int done, int total) = 0;
};

struct Work {
  int pieces = 0;
  int threads = 1;
  /// work(i) for i = 0 .. pieces - 1, on any thread.
  std::function<void(int)> work;
  /// take(i), in order of i, on the calling thread, once work(i) is done.
  std::function<void(int)> take;
  /// Asked after each take(): true ends the work, complete with what has been taken. What was done
  /// beyond it is given up, so that the end does not depend on the number of threads.
  std::function<bool()> enough{};
};

/// How far work may run ahead of taking: work(i) starts only after take(i - window(threads)), so
/// that work and take can share that many slots.
int window(int threads);

/// Does all pieces, or enough of them. False when `progress` asked to stop: pieces under way are
/// then finished but not taken. An exception of work() or take() ends the work and is thrown on.
bool run_in_order(const Work& work, Progress& progress);

/// Threads for `asked` (0: one a processor), never more than there are pieces.
int n_threads(int asked, int pieces);

}  // namespace corridor::experiment
