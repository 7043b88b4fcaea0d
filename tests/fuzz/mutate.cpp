#include "mutate.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "corridor/core/fingerprint.hpp"
#include "vocabulary.hpp"

namespace corridor::fuzz {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(core::scatter(seed + 1)) {}
  std::size_t below(std::size_t n) {
    state_ = core::scatter(state_ + 0x9e3779b97f4a7c15U);
    return n == 0 ? 0 : state_ % n;
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

/// A piece of the text.
struct Span {
  std::size_t begin = 0, end = 0;
  [[nodiscard]] std::string of(const std::string& text) const {
    return text.substr(begin, end - begin);
  }
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

/// Keys and single values: what stands between brackets, commas, colons and line ends.
std::vector<Span> tokens_of(const std::string& text) {
  std::vector<Span> tokens;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t stop = std::min(text.find_first_of("{}[],\n#", begin), text.size());
    const std::size_t colon = text.find(": ", begin);
    const std::size_t end = std::min({stop, colon, text.size()});
    Span token{begin, end};
    while (token.begin < token.end && is_one_of(text[token.begin], " -")) {
      ++token.begin;
    }
    while (token.begin < token.end && is_one_of(text[token.end - 1], " :")) {
      --token.end;
    }
    if (token.begin < token.end) {
      tokens.push_back(token);
    }
    const bool comment = end < text.size() && text[end] == '#';
    begin = comment ? std::min(text.find('\n', end), text.size()) : end + 1;
  }
  return tokens;
}

bool is_key(const std::string& text, const Span& token) {
  return token.end < text.size() && text[token.end] == ':';
}
/// Dates are neither numbers nor words: they are changed digit by digit.
bool is_date(const std::string& text, const Span& token) {
  return is_digit(text[token.begin]) && text.find('-', token.begin) < token.end;
}
bool is_numeric(const std::string& text, const Span& token) {
  return is_digit(text[token.begin]) && !is_date(text, token);
}

/// The version of the language: changed, nothing else would be looked at.
bool is_version(const std::string& text, const Span& token) {
  const std::size_t line = text.rfind('\n', token.begin) + 1;
  return text.compare(line, 9, "corridor:") == 0;
}

/// A random token that is `wanted`; an empty one when there is none.
template <class Wanted>
Span pick(const std::string& text, Dice& dice, Wanted wanted) {
  std::vector<Span> tokens = tokens_of(text);
  std::erase_if(tokens, [&](const Span& t) { return is_version(text, t) || !wanted(t); });
  return tokens.empty() ? Span{} : dice.one_of(tokens);
}

/// The number a token begins with.
Span number_in(const std::string& text, const Span& token) {
  std::size_t end = token.begin;
  while (end < token.end && (is_digit(text[end]) || text[end] == '.')) {
    ++end;
  }
  return {token.begin, end};
}

void replace(std::string& text, const Span& span, const std::string& by) {
  text.replace(span.begin, span.end - span.begin, by);
}

void change_number(std::string& text, Dice& dice) {
  static const std::array<std::string, 20> kNumbers{
      "0",   "1",    "2",     "3",   "4",   "7",    "10",       "12",  "24",        "0.5",
      "0.1", "1.75", "0.001", "100", "999", "1000", "12345678", "1e6", "1.0000001", "-1"};
  const Span token = pick(text, dice, [&](const Span& t) { return is_numeric(text, t); });
  replace(text, number_in(text, token), dice.one_of(kNumbers));
}

void change_digit(std::string& text, Dice& dice) {
  const Span token = pick(text, dice, [&](const Span& t) { return is_digit(text[t.begin]); });
  if (token.begin != token.end) {
    const std::size_t at = token.begin + dice.below(token.end - token.begin);
    text[at] = is_digit(text[at]) ? static_cast<char>('0' + dice.below(10)) : text[at];
  }
}

/// Mostly to a unit of the same dimension.
void change_unit(std::string& text, Dice& dice) {
  const Span token = pick(text, dice, [&](const Span& t) {
    return is_numeric(text, t) && number_in(text, t).end < t.end;
  });
  const Span unit{number_in(text, token).end, token.end};
  std::vector<std::string> units = like_units(unit.of(text));
  if (units.empty() || dice.below(8) == 0) {
    units = vocabulary().units;
  }
  replace(text, unit, " " + dice.one_of(units));
}

/// What stands behind the number; "-" of a date, "=" of a word.
std::string form_of(const std::string& text, const Span& token) {
  if (is_date(text, token)) {
    return "-";
  }
  return is_numeric(text, token)
             ? text.substr(number_in(text, token).end, token.end - number_in(text, token).end)
             : "=";
}

/// Puts a value where another of its form stands.
void copy_value(std::string& text, Dice& dice) {
  const Span to = pick(text, dice, [&](const Span& t) { return !is_key(text, t); });
  if (to.begin == to.end) {
    return;
  }
  const std::string form = form_of(text, to);
  const Span from =
      pick(text, dice, [&](const Span& t) { return !is_key(text, t) && form_of(text, t) == form; });
  replace(text, to, from.of(text));
}

/// Mostly to a word of the same set.
void change_word(std::string& text, Dice& dice) {
  const Span token = pick(text, dice, [&](const Span& t) {
    return !is_key(text, t) && !like_words(t.of(text)).empty();
  });
  if (token.begin != token.end) {
    const auto& set =
        dice.below(8) == 0 ? dice.one_of(vocabulary().words) : like_words(token.of(text));
    replace(text, token, dice.one_of(set));
  }
}

/// Adds a key of the same noun before one that is there, with the example of its description.
void add_sibling(std::string& text, Dice& dice) {
  const Span token = pick(text, dice, [&](const Span& t) { return is_key(text, t); });
  const auto* siblings = siblings_of(token.of(text), dice.below(64));
  if (siblings == nullptr) {
    return;
  }
  const KeyExample& sibling = dice.one_of(*siblings);
  const std::size_t line = text.rfind('\n', token.begin) + 1;
  const std::string before = text.substr(line, token.begin - line);
  const bool in_block = before.find_first_not_of(" -") == std::string::npos;
  const std::string indent(before.size(), ' ');
  text.insert(token.begin,
              sibling.key + ": " + sibling.example + (in_block ? "\n" + indent : ", "));
}

void draw_at_random(std::string& text, Dice& dice) {
  static const std::array<std::array<std::string, 2>, 5> kForms{
      {{"{exponential: {mean: ", "}}"},
       {"{lognormal: {mean: ", ", cv: 0.5}}"},
       {"{gamma: {mean: ", ", cv: 2}}"},
       {"{erlang: {mean: ", ", k: 2}}"},
       {"{constant: ", "}"}}};
  const Span token =
      pick(text, dice, [&](const Span& t) { return !is_key(text, t) && is_numeric(text, t); });
  if (token.begin != token.end) {
    const auto& [before, after] = dice.one_of(kForms);
    replace(text, token, before + token.of(text) + after);
  }
}

/// Removes "key: value, " from a map in brackets.
void remove_entry(std::string& text, Dice& dice) {
  const Span token = pick(text, dice, [&](const Span& t) { return is_key(text, t); });
  const std::size_t end = text.find_first_of(",}\n", token.end);
  if (end != std::string::npos && text[end] == ',') {
    text.erase(token.begin, end + 1 - token.begin);
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + '\n';
  }
  return text;
}

std::size_t indent_of(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// One past the last line that belongs to the line at `begin` by its indentation.
std::size_t block_end(const std::vector<std::string>& lines, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < lines.size() && indent_of(lines[end]) > indent_of(lines[begin])) {
    ++end;
  }
  return end;
}

using Lines = std::vector<std::string>;
Lines::iterator at(Lines& lines, std::size_t i) {
  return lines.begin() + static_cast<std::ptrdiff_t>(i);
}

void remove_block(std::string& text, Dice& dice) {
  Lines lines = lines_of(text);
  if (!lines.empty()) {
    const std::size_t begin = dice.below(lines.size());
    lines.erase(at(lines, begin), at(lines, block_end(lines, begin)));
    text = joined(lines);
  }
}

/// Copies a block to where another with the same indentation begins, under a name of its own.
void copy_block(std::string& text, Dice& dice) {
  Lines lines = lines_of(text);
  if (lines.empty()) {
    return;
  }
  const std::size_t begin = dice.below(lines.size());
  Lines block(at(lines, begin), at(lines, block_end(lines, begin)));
  const std::size_t colon = block.front().find(':');
  if (colon != std::string::npos && !block.front().ends_with('-')) {
    block.front().insert(colon, std::to_string(2 + dice.below(7)));
  }
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (indent_of(lines[i]) == indent_of(block.front())) {
      places.push_back(i);
    }
  }
  lines.insert(at(lines, dice.one_of(places)), block.begin(), block.end());
  text = joined(lines);
}

/// Two lines of the same indentation.
void swap_lines(std::string& text, Dice& dice) {
  Lines lines = lines_of(text);
  if (lines.empty()) {
    return;
  }
  const std::size_t first = dice.below(lines.size());
  std::vector<std::size_t> alike;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (indent_of(lines[i]) == indent_of(lines[first])) {
      alike.push_back(i);
    }
  }
  std::swap(lines[first], lines[dice.one_of(alike)]);
  text = joined(lines);
}

}  // namespace

std::string mutate(std::string text, std::uint64_t seed) {
  using Change = void (*)(std::string&, Dice&);
  static constexpr std::array<Change, 15> kChanges{change_number,
                                                   change_number,
                                                   change_digit,
                                                   change_digit,
                                                   change_unit,
                                                   copy_value,
                                                   copy_value,
                                                   change_word,
                                                   add_sibling,
                                                   add_sibling,
                                                   draw_at_random,
                                                   remove_entry,
                                                   remove_block,
                                                   copy_block,
                                                   swap_lines};
  Dice dice(seed);
  const std::size_t changes = dice.below(4) == 0 ? 1 + dice.below(4) : 1;
  for (std::size_t i = 0; i < changes; ++i) {
    dice.one_of(kChanges)(text, dice);
  }
  return text;
}

std::string cross_over(const std::string& text, const std::string& other, std::uint64_t seed) {
  Dice dice(seed);
  Lines from = lines_of(other);
  std::vector<std::size_t> sections;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!from[i].empty() && indent_of(from[i]) == 0 && !is_one_of(from[i].front(), "#{}[]-")) {
      sections.push_back(i);
    }
  }
  if (sections.empty()) {
    return text;
  }
  const std::size_t begin = dice.one_of(sections);
  const Lines section(at(from, begin), at(from, block_end(from, begin)));
  const std::string key = section.front().substr(0, section.front().find(':') + 1);
  Lines lines = lines_of(text);
  const auto same = std::find_if(
      lines.begin(), lines.end(), [&key](const std::string& l) { return l.starts_with(key); });
  const auto place = static_cast<std::size_t>(same - lines.begin());
  if (same != lines.end()) {
    lines.erase(same, at(lines, block_end(lines, place)));
  }
  lines.insert(at(lines, place), section.begin(), section.end());
  return joined(lines);
}

}  // namespace corridor::fuzz
