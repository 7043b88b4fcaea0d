#include "json_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/numbers.hpp"

namespace corridor::scenario {
namespace {

/// The grammar of JSON numbers is that of decimals but for a plus sign in front.
bool is_json_word(const std::string& text) {
  return text == "true" || text == "false" ||
         (!text.empty() && text.front() != '+' && parse_decimal(text).value.has_value());
}

std::string escaped(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

void append(std::string& out, const Tree& tree, std::size_t indent);

void append_scalar(std::string& out, const Tree& tree) {
  out += tree.plain && is_json_word(tree.text) ? tree.text : escaped(tree.text);
}

void append_items(std::string& out, const Tree& list, std::size_t indent) {
  const bool flat = std::all_of(
      list.items.begin(), list.items.end(), [](const Tree& item) { return item.is_scalar(); });
  out += '[';
  for (const Tree& item : list.items) {
    out += &item == list.items.data() ? "" : flat ? ", " : ",";
    if (!flat) {
      out += '\n' + std::string(indent + 2, ' ');
    }
    append(out, item, indent + 2);
  }
  out += flat ? "]" : '\n' + std::string(indent, ' ') + ']';
}

void append_entries(std::string& out, const Tree& map, std::size_t indent) {
  out += '{';
  for (const TreeEntry& entry : map.entries) {
    out += &entry == map.entries.data() ? "\n" : ",\n";
    out += std::string(indent + 2, ' ') + escaped(entry.key) + ": ";
    append(out, entry.value, indent + 2);
  }
  out += map.entries.empty() ? "}" : '\n' + std::string(indent, ' ') + '}';
}

void append(std::string& out, const Tree& tree, std::size_t indent) {
  switch (tree.kind) {
    case Tree::Kind::Null:
      out += "null";
      return;
    case Tree::Kind::Scalar:
      append_scalar(out, tree);
      return;
    case Tree::Kind::List:
      append_items(out, tree, indent);
      return;
    case Tree::Kind::Map:
      append_entries(out, tree, indent);
      return;
  }
}

}  // namespace

Tree make_text(std::string text) {
  Tree tree = make_scalar(std::move(text));
  tree.plain = false;
  return tree;
}

std::string json_text(const Tree& tree) {
  std::string out;
  append(out, tree, 0);
  return out + '\n';
}

}  // namespace corridor::scenario
