#include "tools/corridor/dispatch.hpp"

#include <array>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::dispatch_test {
namespace {

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Answer answer_to(const std::vector<std::string>& arguments) {
  const std::array<Subcommand, 2> subcommands{
      Subcommand{.name = "run",
                 .help = "simulate a scenario",
                 .function = [](auto rest) { return static_cast<int>(rest.size()); }},
      Subcommand{.name = "break", .help = "fail", .function = [](auto) -> int {
                   throw std::runtime_error("broken");
                 }}};
  std::ostringstream out;
  std::ostringstream err;
  const int exit_code = dispatch(subcommands, arguments, {.out = out, .err = err});
  return {.exit_code = exit_code, .out = out.str(), .err = err.str()};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a subcommand gets the arguments after its name and decides the exit code") {
  CHECK(answer_to({"run"}).exit_code == 0);
  CHECK(answer_to({"run", "a.yaml", "-n", "3"}).exit_code == 3);
}

TEST_CASE("help and version are answers, not complaints") {
  for (const std::string word : {"--help", "-h", "help"}) {
    const Answer help = answer_to({word});
    CHECK(help.exit_code == ExitCode::Complete);
    CHECK(contains(help.out, "  run    simulate a scenario\n"));
    CHECK(help.err.empty());
  }
  const Answer version = answer_to({"--version"});
  CHECK(version.exit_code == ExitCode::Complete);
  CHECK(version.out.starts_with("corridor "));
}

TEST_CASE("no command at all is bad usage and shows the help") {
  const Answer answer = answer_to({});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(answer.out.empty());
  CHECK(contains(answer.err, "Usage: corridor"));
}

TEST_CASE("an unknown command is bad usage and names the nearest") {
  const Answer near = answer_to({"rum"});
  CHECK(near.exit_code == ExitCode::BadInput);
  CHECK(contains(near.err, "unknown command 'rum' (did you mean 'run'?)"));
  const Answer far = answer_to({"teleport"});
  CHECK(far.exit_code == ExitCode::BadInput);
  CHECK_FALSE(contains(far.err, "did you mean"));
}

TEST_CASE("an unknown command cannot send control characters to the terminal") {
  CHECK_FALSE(contains(answer_to({"\x1b[31m"}).err, "\x1b"));
}

TEST_CASE("an exception of a subcommand is an internal error") {
  const Answer answer = answer_to({"break"});
  CHECK(answer.exit_code == ExitCode::Internal);
  CHECK(contains(answer.err, "internal error: broken"));
}

}  // namespace
}  // namespace corridor::tools::dispatch_test
