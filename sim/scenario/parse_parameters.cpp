// Parameters as they are asked for: "services.x.calls[0].depart.at_most=12 h..72 h".
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/inputs.hpp"
#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/parameters.hpp"
#include "corridor/scenario/reading.hpp"
#include "moved_value.hpp"

namespace corridor::scenario {
namespace {

constexpr const char* kRangeWords = "LOW..HIGH such as 12 h..72 h, or factors such as 0.8x..1.2x";

/// "PATH[+PATH...][=LOW..HIGH]" taken apart.
struct Asked {
  std::vector<std::string> paths;
  bool has_range = false;
  std::string low, high;
};

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(' ');
  const std::size_t to = text.find_last_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    parts.push_back(trimmed(text.substr(from, end - from)));
    from = end + 1;
  }
  return parts;
}

/// What the texts of one path mean there.
class ValuePlace {
 public:
  ValuePlace(Scenario scenario, std::string path)
      : scenario_(std::move(scenario)), at_(locate(scenario_, path)), path_(std::move(path)) {}

  [[nodiscard]] std::string problem() const {
    if (!at_.value) {
      return at_.problem.what + (at_.problem.hint.empty() ? "" : "; " + at_.problem.hint);
    }
    const Located& located = *at_.value;
    if (located.object == nullptr) {
      return "no such value in the scenario";
    }
    const bool numbers = located.kind->number || located.kind->shape == Shape::List;
    return numbers ? "" : "is no number (found " + located.kind->words + ")";
  }
  [[nodiscard]] bool is_list() const { return at_.value->kind->shape == Shape::List; }
  /// In the measure of the kind; none when it cannot be read there.
  std::optional<double> measure(const std::string& text) {
    core::Diagnostics ignored;
    Sources sources;
    Tree tree = make_scalar(text);
    tree.place.file = sources.add(path_);
    Reading reading(scenario_, sources, ignored, units_of(scenario_));
    reading.scope = at_.value->scope;
    return at_.value->kind->trial ? at_.value->kind->trial(reading, tree) : std::nullopt;
  }
  [[nodiscard]] std::optional<double> measure_now() const {
    const Kind& kind = *at_.value->kind;
    return kind.measure ? std::optional(kind.measure(at_.value->object)) : std::nullopt;
  }
  [[nodiscard]] std::string value_now() const {
    Writing writing(&scenario_);
    writing.scope = at_.value->scope;
    writing.path = path_;
    return flow_text(at_.value->kind->write(writing, at_.value->object));
  }
  [[nodiscard]] std::string expected() const { return at_.value->kind->expected(); }

 private:
  Scenario scenario_;  // a copy: what is located could be written to
  Parsed<Located> at_;
  std::string path_;
};

/// Reads one text after the other and remembers which paths were named.
class Reader {
 public:
  explicit Reader(const Scenario& scenario)
      : scenario_(scenario), inputs_(uncertain_inputs(scenario)) {}

  void read(const std::string& text) {
    if (text == "all") {
      for (const UncertainInput& input : inputs_) {
        if (!named_.contains(input.path)) {
          read(input.path);
        }
      }
      return;
    }
    text_ = text;
    Parameter parameter;
    if (take_apart(text) && look_at_paths(parameter) && find_ends(parameter)) {
      result_.parameters.push_back(std::move(parameter));
    }
  }

  Parameters result() { return std::move(result_); }

 private:
  bool fail(const std::string& what) {
    result_.problems.push_back(text_ + ": " + what);
    return false;
  }

  bool take_apart(const std::string& text) {
    asked_ = {};
    const std::size_t equals = text.find('=');
    asked_.paths = split(text.substr(0, equals), '+');
    if (equals == std::string::npos) {
      return true;
    }
    const std::string range = text.substr(equals + 1);
    const std::size_t dots = range.find("..");
    if (dots == std::string::npos) {
      return fail(fmt::format("found '{}', expected {}", range, kRangeWords));
    }
    asked_.has_range = true;
    asked_.low = trimmed(range.substr(0, dots));
    asked_.high = trimmed(range.substr(dots + 2));
    return true;
  }

  bool look_at_paths(Parameter& parameter) {
    bool good = true;
    for (const std::string& path : asked_.paths) {
      const std::string problem = ValuePlace(scenario_, path).problem();
      if (!problem.empty()) {
        good = fail(path + ": " + problem);
      } else if (!named_.insert(path).second) {
        good = fail(path + " stands in two parameters");
      }
    }
    parameter.paths = asked_.paths;
    return good;
  }

  bool find_ends(Parameter& parameter) {
    if (!asked_.has_range && !take_ends_of_input()) {
      return false;
    }
    parameter.low = asked_.low;
    parameter.high = asked_.high;
    const auto low = factor_of(asked_.low);
    const auto high = factor_of(asked_.high);
    parameter.times = low && high;
    return parameter.times ? factors(*low, *high, parameter) : values(parameter);
  }

  bool take_ends_of_input() {
    const auto input = std::ranges::find(inputs_, asked_.paths.front(), &UncertainInput::path);
    if (input == inputs_.end()) {
      return fail(fmt::format(
          "has no low and high in the scenario (expected a range behind it: ={})", kRangeWords));
    }
    asked_.low = input->low.empty() ? input->value : input->low;
    asked_.high = input->high.empty() ? input->value : input->high;
    return true;
  }

  bool factors(double low, double high, Parameter& parameter) {
    if (low >= high || low > 1 || high < 1) {
      return fail(
          fmt::format("found {}..{}, expected a lesser factor, then a greater one, with 1 "
                      "between them",
                      asked_.low,
                      asked_.high));
    }
    parameter.now = (1 - low) / (high - low);
    return true;
  }

  bool values(Parameter& parameter) {
    ValuePlace first(scenario_, parameter.paths.front());
    if (first.is_list()) {
      return fail("is a list of numbers (expected factors such as 0.8x..1.2x)");
    }
    for (const std::string& path : parameter.paths) {
      ValuePlace place(scenario_, path);
      for (const std::string& end : {parameter.low, parameter.high}) {
        if (!number_with_unit(end) || !place.measure(end)) {
          return fail(fmt::format("found '{}' for {}, expected {}", end, path, place.expected()));
        }
      }
    }
    return same_unit(first, parameter) && enclose(first, parameter);
  }

  /// Both ends in the unit of the lower one: what lies between is written in it.
  bool same_unit(ValuePlace& place, Parameter& parameter) {
    const auto low = number_with_unit(parameter.low);
    const auto high = number_with_unit(parameter.high);
    if (low->unit == high->unit) {
      return true;
    }
    if (low->number == 0) {
      return fail(fmt::format("found {}..{}, expected both in one unit", asked_.low, asked_.high));
    }
    const double per_unit = *place.measure(parameter.low) / low->number;
    parameter.high =
        to_string({.number = *place.measure(parameter.high) / per_unit, .unit = low->unit});
    return true;
  }

  bool enclose(ValuePlace& place, Parameter& parameter) {
    const double low = *place.measure(parameter.low);
    const double high = *place.measure(parameter.high);
    const auto now = place.measure_now();
    if (low >= high) {
      return fail(fmt::format(
          "found {}..{}, expected the lesser value first", parameter.low, parameter.high));
    }
    if (!now || *now < low || *now > high) {
      return fail(fmt::format("found {}..{}, expected ends that enclose the value as it is, {}",
                              asked_.low,
                              asked_.high,
                              place.value_now()));
    }
    parameter.now = (*now - low) / (high - low);
    const double from = number_with_unit(parameter.low)->number;
    const double to = number_with_unit(parameter.high)->number;
    constexpr double kSomewhere = 0.381966;  // where a whole number is none
    if (std::floor(from) == from && std::floor(to) == to &&
        !place.measure(parameter.text_at(kSomewhere))) {
      parameter.steps = static_cast<int>(to - from);
    }
    return true;
  }

  const Scenario& scenario_;
  std::vector<UncertainInput> inputs_;
  Asked asked_;
  std::string text_;
  std::set<std::string> named_;
  Parameters result_;
};

}  // namespace

Parameters parse_parameters(const std::vector<std::string>& texts, const Scenario& scenario) {
  Reader reader(scenario);
  for (const std::string& text : texts) {
    reader.read(text);
  }
  return reader.result();
}

}  // namespace corridor::scenario
