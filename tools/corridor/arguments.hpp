#pragma once
// The arguments of a subcommand, read strictly: no abbreviations, nothing twice, no numbers that
// are almost numbers.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace corridor::tools {

struct Option {
  std::string name;   // without dashes
  char letter = 0;    // 0: none
  std::string value;  // what it takes, "N"; empty for a switch
  std::string help;
  bool repeatable = false;
};

class Arguments {
 public:
  struct Parsed;
  /// `arguments` are those after the subcommand's word.
  static Parsed parse(std::span<const Option> options, std::span<const std::string> arguments);

  [[nodiscard]] bool has(const std::string& option) const { return values_.contains(option); }
  /// The value given, or none.
  [[nodiscard]] std::optional<std::string> text(const std::string& option) const;
  [[nodiscard]] std::vector<std::string> texts(const std::string& option) const;
  /// Arguments that belong to no option.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

 private:
  std::map<std::string, std::vector<std::string>> values_;
  std::vector<std::string> files_;
};

/// Arguments, or what is wrong with them, naming the option.
struct Arguments::Parsed {
  std::optional<Arguments> arguments;
  std::string problem;
};

/// A whole number of an option; none when it was not given. `problem` is set, naming the option,
/// when it is not a whole number from `least` to `most`.
std::optional<std::uint64_t> whole_number(const Arguments& arguments,
                                          const std::string& option,
                                          std::uint64_t least,
                                          std::uint64_t most,
                                          std::string& problem);

/// "a,b" and "c" as a, b, c.
std::vector<std::string> split_list(const std::vector<std::string>& lists);

/// The options as lines of a help text.
std::string help_of(std::span<const Option> options);

}  // namespace corridor::tools
