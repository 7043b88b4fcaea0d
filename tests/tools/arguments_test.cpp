#include "tools/corridor/arguments.hpp"

#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::tools::arguments_test {
namespace {

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      {.name = "number", .letter = 'n', .value = "N", .help = "a number"},
      {.name = "set", .letter = 0, .value = "A=B", .help = "a change", .repeatable = true},
      {.name = "loud", .letter = 0, .value = {}, .help = "a switch"}};
  return kOptions;
}

Arguments::Parsed parse(const std::vector<std::string>& arguments) {
  return Arguments::parse(options(), arguments);
}

std::string number_problem(const std::vector<std::string>& arguments) {
  const Arguments::Parsed parsed = parse(arguments);
  REQUIRE(parsed.arguments.has_value());
  std::string problem;
  CHECK_FALSE(whole_number(*parsed.arguments, "number", 1, 100, problem).has_value());
  return problem;
}

TEST_CASE("arguments: options, switches and files in any order") {
  const Arguments::Parsed parsed =
      parse({"-n", "5", "a.yaml", "--set", "x=1", "--loud", "--set=y=2"});
  REQUIRE(parsed.arguments.has_value());
  CHECK(parsed.arguments->files() == std::vector<std::string>{"a.yaml"});
  CHECK(parsed.arguments->texts("set") == std::vector<std::string>{"x=1", "y=2"});
  CHECK(parsed.arguments->has("loud"));
  CHECK(*parsed.arguments->text("number") == "5");
  CHECK(parse({"-"}).arguments->files() == std::vector<std::string>{"-"});
}

TEST_CASE("arguments: what cannot be understood is named") {
  struct Case {
    std::vector<std::string> arguments;
    std::string problem;
  };
  const std::vector<Case> cases{
      {{"--numer", "5"}, "unknown option --numer (did you mean --number?)"},  // misspelt
      {{"--num", "5"}, "unknown option --num"},                               // abbreviated
      {{"--teleport"}, "unknown option --teleport"},                          // unknown
      {{"-x"}, "unknown option -x"},                                          // unknown letter
      {{"-n", "5", "--number", "6"}, "--number is given twice"},              // twice
      {{"--loud", "--loud"}, "--loud is given twice"},                        // a switch twice
  };
  for (const Case& one : cases) {
    CAPTURE(one.problem);
    CHECK(parse(one.arguments).problem.starts_with(one.problem));
  }
  CHECK(parse({"--number"}).problem.find("--number") != std::string::npos);  // value missing
  CHECK_FALSE(parse({"--loud=5"}).arguments.has_value());                    // value too many
}

TEST_CASE("arguments: a number is whole, in range and nothing else") {
  for (const std::string text : {"0",
                                 "-1",
                                 "101",
                                 "2.5",
                                 "5x",
                                 "1e2",
                                 "0x10",
                                 "",
                                 " 5",
                                 "five",
                                 "18446744073709551616",
                                 "010"}) {
    CAPTURE(text);
    CHECK(number_problem({"-n", text}) ==
          "--number takes a whole number from 1 to 100, not '" + text + "'");
  }
  std::string problem;
  CHECK(*whole_number(*parse({"-n", "100"}).arguments, "number", 1, 100, problem) == 100);
  CHECK_FALSE(whole_number(*parse({}).arguments, "number", 1, 100, problem).has_value());
  CHECK(problem.empty());
  const auto most = std::numeric_limits<std::uint64_t>::max();
  CHECK(*whole_number(
            *parse({"-n", "18446744073709551615"}).arguments, "number", 0, most, problem) == most);
}

TEST_CASE("arguments: control characters do not come back") {
  CHECK(parse({"--\x1b[31m"}).problem.find('\x1b') == std::string::npos);
}

TEST_CASE("arguments: the help stands in two columns") {
  CHECK(help_of(options()) ==
        "  -n, --number N  a number\n"
        "      --set A=B   a change\n"
        "      --loud      a switch\n");
}

}  // namespace
}  // namespace corridor::tools::arguments_test
