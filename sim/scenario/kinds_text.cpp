// Kinds of texts, words and whole numbers.

#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/word_kind.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

constexpr int kFormat = 1;
constexpr std::size_t kMaxLabel = 100;

std::string same_text(const Writing&, const std::string& text) {
  return text;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string range_words(std::int64_t low, std::int64_t high) {
  return fmt::format("{} to {}", low, high);
}

Parsed<int> parse_count(const std::string& text, int low, int high) {
  const Parsed<std::int64_t> whole = parse_whole(text);
  if (!whole.value) {
    return failed<int>(whole.problem);
  }
  if (*whole.value < low || *whole.value > high) {
    return failed<int>("out of range");
  }
  return {.value = static_cast<int>(*whole.value), .problem = {}};
}

}  // namespace

KindOf<std::string> text() {
  Kind kind = described("text");
  kind.spelling = spelled_freely();
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        return Parsed<std::string>{.value = text, .problem = {}};
      },
      same_text));
}

KindOf<std::string> label() {
  Kind kind = described("a name on one line", "Port of Aktau");
  kind.spelling = spelled_freely();
  kind.spelling.pattern = fmt::format("^[^\\n]{{1,{}}}$", kMaxLabel);
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        if (text.empty() || text.size() > kMaxLabel || text.find('\n') != std::string::npos) {
          return failed<std::string>("not a name",
                                     fmt::format("1 to {} bytes, one line", kMaxLabel));
        }
        if (is_blank(text.front()) || is_blank(text.back())) {
          return failed<std::string>("a blank at the end of a name",
                                     "names are compared byte by byte");
        }
        return Parsed<std::string>{.value = text, .problem = {}};
      },
      same_text));
}

KindOf<std::string> country() {
  Kind kind = described("a country by its two-letter ISO 3166 code", "KZ");
  kind.spelling = spelled_like("^[A-Z]{2}$");
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        const bool capitals =
            std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        return text.size() == 2 && capitals ? Parsed<std::string>{.value = text, .problem = {}}
                                            : failed<std::string>("not a country code");
      },
      same_text));
}

KindOf<std::string> cargo_unit() {
  Kind kind = described("t, or the word for one piece", "TEU");
  kind.spelling = spelled_like("^[A-Za-z]{1,16}$");
  kind.spelling.truth = true;
  return finished<std::string>(scalar_kind<std::string>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        const auto problem = check_cargo_unit(text);
        return problem ? failed<std::string>(*problem)
                       : Parsed<std::string>{.value = text, .problem = {}};
      },
      same_text));
}

KindOf<bool> yes_no() {
  Kind kind = described("true or false");
  kind.choices = {"true", "false"};
  return finished<bool>(scalar_kind<bool>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        return text == "true" || text == "false"
                   ? Parsed<bool>{.value = text == "true", .problem = {}}
                   : failed<bool>("neither true nor false");
      },
      [](const Writing&, bool value) { return std::string(value ? "true" : "false"); }));
}

KindOf<int> whole(int low, int high) {
  Kind kind = described("a whole number", "2", range_words(low, high));
  kind.spelling = spelled_whole(fmt::format("{}", low), fmt::format("{}", high));
  set_measure<int>(kind, [](int value) { return value; });
  return finished<int>(scalar_kind<int>(
      std::move(kind),
      [low, high](Reading&, const std::string& text, std::string&) {
        return parse_count(text, low, high);
      },
      [](const Writing&, int value) { return fmt::format("{}", value); }));
}

KindOf<std::optional<int>> count_or_unlimited() {
  Kind kind = described("a whole number or unlimited", "5", range_words(0, 1'000'000));
  kind.spelling = spelled_whole("0", "1000000", "unlimited");
  set_measure<std::optional<int>>(kind, [](std::optional<int> count) {
    return count ? *count : std::numeric_limits<double>::infinity();
  });
  return finished<std::optional<int>>(scalar_kind<std::optional<int>>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        if (text == "unlimited") {
          return Parsed<std::optional<int>>{.value = std::optional<int>(), .problem = {}};
        }
        const Parsed<int> count = parse_count(text, 0, 1'000'000);
        return count.value ? Parsed<std::optional<int>>{.value = count.value, .problem = {}}
                           : failed<std::optional<int>>(count.problem);
      },
      [](const Writing&, std::optional<int> count) {
        return count ? fmt::format("{}", *count) : std::string("unlimited");
      }));
}

KindOf<std::uint64_t> natural() {
  Kind kind = described("a whole number", "1", "0 to 18446744073709551615");
  kind.spelling = spelled_whole("0", "1.8446744073709552e19");
  return finished<std::uint64_t>(scalar_kind<std::uint64_t>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) { return parse_natural(text); },
      [](const Writing&, std::uint64_t value) { return fmt::format("{}", value); }));
}

KindOf<int> format_version() {
  Kind kind = described("the version of the language", "1");
  kind.spelling = spelled_whole(fmt::format("{}", kFormat), fmt::format("{}", kFormat));
  return finished<int>(scalar_kind<int>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) {
        const Parsed<std::int64_t> version = parse_whole(text);
        if (version.value && *version.value != kFormat) {
          return failed<int>(fmt::format("written for version {} of the language", text),
                             fmt::format("this program reads version {} only", kFormat));
        }
        return version.value ? Parsed<int>{.value = kFormat, .problem = {}}
                             : failed<int>(version.problem);
      },
      [](const Writing&, int value) { return fmt::format("{}", value); }));
}

KindOf<Confidence> confidence() {
  return one_of<Confidence>("how sure the number is",
                            {{Confidence::Sourced, "sourced"},
                             {Confidence::Derived, "derived"},
                             {Confidence::Assumed, "assumed"},
                             {Confidence::Calibrated, "calibrated"}});
}

KindOf<Time> date() {
  Kind kind = described("a date in UTC", "2024-01-01 or 2024-01-01 06:30");
  kind.spelling = spelled_as_date();
  return finished<Time>(scalar_kind<Time>(
      std::move(kind),
      [](Reading&, const std::string& text, std::string&) { return parse_time(text); },
      [](const Writing&, Time time) { return time_text(time); }));
}

}  // namespace corridor::scenario
