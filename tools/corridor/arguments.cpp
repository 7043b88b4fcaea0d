#include "arguments.hpp"

#include <algorithm>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/report/text_width.hpp"
#include "corridor/scenario/numbers.hpp"

namespace corridor::tools {
namespace {

namespace po = boost::program_options;

const std::string kFiles = "[FILE]";  // what Program_options calls the other arguments

po::options_description description_of(std::span<const Option> options) {
  po::options_description description;
  auto add = description.add_options();
  for (const Option& option : options) {
    const std::string name =
        option.letter == 0 ? option.name : fmt::format("{},{}", option.name, option.letter);
    if (option.value.empty()) {
      add(name.c_str(), "");
    } else if (option.repeatable) {
      add(name.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    } else {
      add(name.c_str(), po::value<std::string>(), "");
    }
  }
  add(kFiles.c_str(), po::value<std::vector<std::string>>(), "");
  return description;
}

std::string unknown_option(const std::string& written, std::span<const Option> options) {
  std::vector<std::string> names;
  for (const Option& option : options) {
    names.push_back("--" + option.name);
  }
  const std::string bare = written.substr(0, written.find('='));
  const std::string nearest = core::nearest_name(bare, names);
  return "unknown option " + core::escape_for_terminal(bare) +
         (nearest.empty() ? "" : " (did you mean " + nearest + "?)");
}

std::vector<std::string> words_of(const po::variable_value& value) {
  if (const auto* many = boost::any_cast<std::vector<std::string>>(&value.value())) {
    return *many;
  }
  if (const auto* one = boost::any_cast<std::string>(&value.value())) {
    return {*one};
  }
  return {};
}

po::variables_map read(std::span<const Option> options, std::span<const std::string> arguments) {
  const po::options_description description = description_of(options);
  po::positional_options_description files;
  files.add(kFiles.c_str(), -1);
  const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
  po::variables_map values;
  po::store(po::command_line_parser(std::vector<std::string>(arguments.begin(), arguments.end()))
                .options(description)
                .positional(files)
                .style(style)
                .run(),
            values);
  return values;
}

}  // namespace

Arguments::Parsed Arguments::parse(std::span<const Option> options,
                                   std::span<const std::string> arguments) {
  try {
    Arguments result;
    for (const auto& [name, value] : read(options, arguments)) {
      (name == kFiles ? result.files_ : result.values_[name]) = words_of(value);
    }
    return {.arguments = result, .problem = {}};
  } catch (const po::unknown_option& error) {
    return {.arguments = std::nullopt, .problem = unknown_option(error.get_option_name(), options)};
  } catch (const po::multiple_occurrences& error) {
    return {.arguments = std::nullopt, .problem = error.get_option_name() + " is given twice"};
  } catch (const po::error& error) {
    return {.arguments = std::nullopt, .problem = core::escape_for_terminal(error.what())};
  }
}

std::optional<std::string> Arguments::text(const std::string& option) const {
  const auto found = values_.find(option);
  return found == values_.end() || found->second.empty()
             ? std::nullopt
             : std::optional<std::string>(found->second.front());
}

std::vector<std::string> Arguments::texts(const std::string& option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::optional<std::uint64_t> whole_number(const Arguments& arguments,
                                          const std::string& option,
                                          std::uint64_t least,
                                          std::uint64_t most,
                                          std::string& problem) {
  const auto text = arguments.text(option);
  if (!text) {
    return std::nullopt;
  }
  const auto parsed = scenario::parse_natural(*text);
  if (parsed.value && *parsed.value >= least && *parsed.value <= most) {
    return parsed.value;
  }
  problem = fmt::format("--{} takes a whole number from {} to {}, not '{}'",
                        option,
                        least,
                        most,
                        core::escape_for_terminal(*text));
  return std::nullopt;
}

std::vector<std::string> split_list(const std::vector<std::string>& lists) {
  std::vector<std::string> items;
  for (const std::string& list : lists) {
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = list.find(',', begin);
      items.push_back(list.substr(begin, end == std::string::npos ? end : end - begin));
    }
  }
  return items;
}

std::string help_of(std::span<const Option> options) {
  std::vector<std::string> heads;
  std::size_t width = 0;
  for (const Option& option : options) {
    const std::string letter = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
    const std::string value = option.value.empty() ? "" : " " + option.value;
    heads.push_back("  " + letter + "--" + option.name + value);
    width = std::max(width, heads.back().size());
  }
  std::string text;
  for (std::size_t i = 0; i < options.size(); ++i) {
    text += report::wrapped(options[i].help, report::pad_right(heads[i], width + 2));
  }
  return text;
}

}  // namespace corridor::tools
