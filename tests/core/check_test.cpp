#include "corridor/core/check.hpp"

#include <array>
#include <csignal>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

namespace corridor::core::check_test {

namespace {

struct Ending {
  int status = 0;
  std::string said;
};

/// Runs `body` in a process of its own with stderr caught.
template <class Body>
Ending in_child(Body body) {
  std::array<int, 2> pipe_ends{};
  REQUIRE(pipe(pipe_ends.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    dup2(pipe_ends[1], STDERR_FILENO);
    body();
    _exit(0);
  }
  close(pipe_ends[1]);
  Ending ending;
  std::array<char, 512> buffer{};
  for (ssize_t n = 0; (n = read(pipe_ends[0], buffer.data(), buffer.size())) > 0;) {
    ending.said.append(buffer.data(), static_cast<std::size_t>(n));
  }
  close(pipe_ends[0]);
  waitpid(child, &ending.status, 0);
  return ending;
}

}  // namespace

TEST_CASE("check: a broken condition aborts and tells the expression, place and reason") {
  const int servers = 0;
  const Ending ending = in_child([&] { CORRIDOR_CHECK(servers > 0, "a facility has servers"); });
  CHECK(WIFSIGNALED(ending.status));
  CHECK(WTERMSIG(ending.status) == SIGABRT);
  CHECK(ending.said.find("check_test.cpp") != std::string::npos);
  CHECK(ending.said.find("servers > 0") != std::string::npos);
  CHECK(ending.said.find("a facility has servers") != std::string::npos);
}

TEST_CASE("check: a condition that holds does nothing and is evaluated once") {
  int evaluations = 0;
  CORRIDOR_CHECK(++evaluations == 1, "once");
  CHECK(evaluations == 1);
}

}  // namespace corridor::core::check_test
