#include "corridor/experiment/workers.hpp"

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::experiment::workers_test {
namespace {

/// Asks to stop after `limit` pieces.
class StopAfter final : public Progress {
 public:
  explicit StopAfter(int limit) : limit_(limit) {}
  bool go_on(int done, int total) override {
    CHECK(std::this_thread::get_id() == starter_);
    CHECK(done >= last_);
    CHECK(done <= total);
    last_ = done;
    return done < limit_;
  }
  [[nodiscard]] int last() const { return last_; }

 private:
  std::thread::id starter_ = std::this_thread::get_id();
  int limit_;
  int last_ = 0;
};

constexpr int kNever = 1 << 20;

TEST_CASE("workers: results are taken in order on the calling thread, whatever the threads") {
  constexpr int kPieces = 200;
  for (const int threads : {1, 2, 7}) {
    std::vector<int> slots(static_cast<std::size_t>(window(threads)), -1);
    const auto slot = [&](int piece) -> int& {
      return slots[static_cast<std::size_t>(piece) % slots.size()];
    };
    std::vector<int> taken;
    StopAfter progress(kNever);
    const bool complete = run_in_order({.pieces = kPieces,
                                        .threads = threads,
                                        .work = [&](int piece) { slot(piece) = piece * piece; },
                                        .take = [&](int piece) { taken.push_back(slot(piece)); }},
                                       progress);
    CHECK(complete);
    REQUIRE(taken.size() == kPieces);
    for (int i = 0; i < kPieces; ++i) {
      CHECK(taken[static_cast<std::size_t>(i)] == i * i);
    }
    CHECK(progress.last() == kPieces);
  }
}

TEST_CASE("workers: work never runs further ahead of taking than the window") {
  constexpr int kThreads = 3;
  std::atomic<int> n_taken{0};
  std::atomic<int> furthest{0};
  StopAfter progress(kNever);
  run_in_order({.pieces = 100,
                .threads = kThreads,
                .work =
                    [&](int piece) {
                      const int ahead = piece - n_taken.load();
                      int seen = furthest.load();
                      while (seen < ahead && !furthest.compare_exchange_weak(seen, ahead)) {
                      }
                    },
                .take = [&](int /*piece*/) { ++n_taken; }},
               progress);
  CHECK(furthest.load() <= window(kThreads));
}

TEST_CASE("workers: a wish to stop ends the work, and nothing is taken afterwards") {
  std::vector<int> taken;
  StopAfter progress(5);
  const bool complete = run_in_order({.pieces = 1000,
                                      .threads = 2,
                                      .work = [](int /*piece*/) {},
                                      .take = [&](int piece) { taken.push_back(piece); }},
                                     progress);
  CHECK_FALSE(complete);
  CHECK(taken.size() == 5);
}

TEST_CASE("workers: an exception of a piece reaches the caller") {
  const auto run = [&](int bad_work, int bad_take) {
    const auto fail_at = [](int bad) {
      return [bad](int piece) {
        if (piece == bad) {
          throw std::runtime_error("broken");
        }
      };
    };
    StopAfter progress(kNever);
    run_in_order({.pieces = 50, .threads = 3, .work = fail_at(bad_work), .take = fail_at(bad_take)},
                 progress);
  };
  CHECK_THROWS_AS(run(20, -1), std::runtime_error);
  CHECK_THROWS_AS(run(-1, 20), std::runtime_error);
}

TEST_CASE("workers: no pieces are done at once") {
  StopAfter progress(kNever);
  CHECK(run_in_order({.pieces = 0, .threads = 1, .work = {}, .take = {}}, progress));
}

TEST_CASE("workers: threads are one a processor by default and never more than pieces") {
  CHECK(n_threads(0, 1000) >= 1);
  CHECK(n_threads(4, 1000) == 4);
  CHECK(n_threads(1'000'000, 20) == 20);
  CHECK(n_threads(4, 0) == 1);
}

}  // namespace
}  // namespace corridor::experiment::workers_test
