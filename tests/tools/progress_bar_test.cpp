#include "tools/corridor/progress_bar.hpp"

#include <sstream>

#include <doctest/doctest.h>

namespace corridor::tools::progress_bar_test {
namespace {

using std::chrono::seconds;

TEST_CASE("progress bar: what is done and the time that is left") {
  CHECK(progress_line(0, 20, seconds(0)) ==
        "[>                             ] 0 of 20 replications, starting");
  CHECK(progress_line(10, 20, seconds(95)) ==
        "[===============>              ] 10 of 20 replications, 1:35 left");
  CHECK(progress_line(1, 3, seconds(3600)) ==
        "[==========>                   ] 1 of 3 replications, 2:00:00 left");
  CHECK(progress_line(20, 20, seconds(95)) ==
        "[==============================] 20 of 20 replications, 0:00 left");
}

TEST_CASE("progress bar: it is wiped out at the end, and silent outside a terminal") {
  std::ostringstream terminal;
  ProgressBar bar(terminal, true);
  CHECK(bar.go_on(0, 2));
  CHECK(bar.go_on(2, 2));
  CHECK(terminal.str().ends_with("\r"));
  std::ostringstream pipe;
  ProgressBar silent(pipe, false);
  CHECK(silent.go_on(1, 2));
  CHECK(silent.go_on(2, 2));
  CHECK(pipe.str().empty());
}

}  // namespace
}  // namespace corridor::tools::progress_bar_test
