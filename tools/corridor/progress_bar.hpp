#pragma once

#include <chrono>
#include <functional>
#include <iosfwd>
#include <string>

#include "corridor/experiment/workers.hpp"

namespace corridor::tools {

/// The bar after `elapsed`: time left is estimated by the mean so far.
std::string progress_line(int done,
                          int total,
                          std::chrono::duration<double> elapsed,
                          const std::string& what = "replications");

/// What a bar shows.
using ProgressLine =
    std::function<std::string(int done, int total, std::chrono::duration<double> elapsed)>;
/// progress_line() that counts something.
ProgressLine labelled(std::string what);

/// "[=====>    ]  12 of 20, 0:35 left" on one line of a terminal; nothing at all elsewhere. Asks to
/// stop once a signal has come.
class ProgressBar final : public experiment::Progress {
 public:
  ProgressBar(std::ostream& err, bool visible, ProgressLine line = labelled("replications"));
  bool go_on(int done, int total) override;

 private:
  void clear();

  std::ostream& err_;
  bool visible_;
  std::chrono::steady_clock::time_point start_;
  ProgressLine line_;
  std::string shown_;
};

}  // namespace corridor::tools
