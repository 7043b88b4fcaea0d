#include "progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "interrupt.hpp"

namespace corridor::tools {
namespace {

std::string clock_text(std::chrono::duration<double> duration) {
  constexpr long kSecondsPerMinute = 60;
  const auto seconds = std::lround(duration.count());
  const long minutes = seconds / kSecondsPerMinute;
  if (minutes < kSecondsPerMinute) {
    return fmt::format("{}:{:02}", minutes, seconds % kSecondsPerMinute);
  }
  return fmt::format("{}:{:02}:{:02}",
                     minutes / kSecondsPerMinute,
                     minutes % kSecondsPerMinute,
                     seconds % kSecondsPerMinute);
}

}  // namespace

std::string progress_line(int done,
                          int total,
                          std::chrono::duration<double> elapsed,
                          const std::string& what) {
  constexpr int kWidth = 30;
  const int filled = total > 0 ? kWidth * done / total : kWidth;
  std::string bar(static_cast<std::size_t>(filled), '=');
  bar += filled < kWidth ? ">" : "";
  bar.resize(kWidth, ' ');
  const std::string left =
      done > 0 ? clock_text(elapsed / done * (total - done)) + " left" : "starting";
  return fmt::format("[{}] {} of {} {}, {}", bar, done, total, what, left);
}

ProgressLine labelled(std::string what) {
  return [what = std::move(what)](int done, int total, std::chrono::duration<double> elapsed) {
    return progress_line(done, total, elapsed, what);
  };
}

ProgressBar::ProgressBar(std::ostream& err, bool visible, ProgressLine line)
    : err_(err),
      visible_(visible),
      start_(std::chrono::steady_clock::now()),
      line_(std::move(line)) {}

bool ProgressBar::go_on(int done, int total) {
  if (Interrupt::requested() || done == total) {
    clear();
    return !Interrupt::requested();
  }
  if (visible_) {
    const std::string line = line_(done, total, std::chrono::steady_clock::now() - start_);
    if (line != shown_) {
      err_ << '\r' << line
           << std::string(shown_.size() > line.size() ? shown_.size() - line.size() : 0, ' ')
           << std::flush;
      shown_ = line;
    }
  }
  return true;
}

void ProgressBar::clear() {
  if (!shown_.empty()) {
    err_ << '\r' << std::string(shown_.size(), ' ') << '\r' << std::flush;
    shown_.clear();
  }
}

}  // namespace corridor::tools
