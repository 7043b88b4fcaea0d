#include "tools/corridor/interrupt.hpp"

#include <csignal>

#include <doctest/doctest.h>

#include "command.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::interrupt_test {
namespace {

TEST_CASE("interrupt: a signal is noted, not obeyed at once") {
  const Interrupt interrupt;
  CHECK_FALSE(Interrupt::requested());
  std::raise(SIGTERM);
  CHECK(Interrupt::requested());
  CHECK(Interrupt::exit_code() == ExitCode::Terminated);
}

TEST_CASE("interrupt: Ctrl-C and TERM end a run with their own codes and leave nothing behind") {
  struct Case {
    std::string signal;
    int exit_code;
  };
  for (const Case& one : {Case{"INT", ExitCode::Interrupted}, Case{"TERM", ExitCode::Terminated}}) {
    const Scratch scratch;
    const Answer answer = shell("timeout --preserve-status -s " + one.signal + " 1 $CORRIDOR run " +
                                scenario("tutorial/small-corridor.yaml") + " -n 100000 -o " +
                                (scratch / "out").string());
    CAPTURE(answer.out);
    CHECK(answer.exit_code == one.exit_code);
    CHECK(contains(answer.out, "interrupted; nothing was written"));
    CHECK(scratch.empty());
  }
}

TEST_CASE("program: input from a pipe, and a full disk behind the output") {
  const Scratch scratch;
  const std::string queue = scenario("tutorial/queue.yaml");
  const std::string out = (scratch / "out").string();
  CHECK(shell("$CORRIDOR run - -n 1 -q -o " + out + " < " + queue).exit_code == ExitCode::Complete);
  CHECK(shell("$CORRIDOR check " + queue + " > /dev/full").exit_code == ExitCode::InputOutput);
}

}  // namespace
}  // namespace corridor::tools::interrupt_test
