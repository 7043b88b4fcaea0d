#include "corridor/scenario/tree.hpp"

#include <algorithm>
#include <utility>

namespace corridor::scenario {
namespace {

bool is_plain_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || std::string_view(" _-+./%*()@^;").find(c) != std::string_view::npos;
}

bool needs_quotes(const std::string& text) {
  if (text.empty() || text == "null" || text == "Null" || text == "NULL" || text == "~") {
    return true;
  }
  const char first = text.front();
  if (!is_plain_character(first) ||
      std::string_view(" -*%@^").find(first) != std::string_view::npos) {
    return true;
  }
  return text.back() == ' ' || !std::all_of(text.begin(), text.end(), is_plain_character);
}

void append_escaped(std::string& out, char c) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (byte < 0x20 || byte == 0x7F) {
    out += "\\x";
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  } else {
    out += c;
  }
}

std::string scalar_text(const std::string& text) {
  if (!needs_quotes(text)) {
    return text;
  }
  std::string out = "\"";
  for (const char c : text) {
    append_escaped(out, c);
  }
  return out + '"';
}

void append_flow(std::string& out, const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::Null:
      out += "null";
      return;
    case Tree::Kind::Scalar:
      out += scalar_text(tree.text);
      return;
    case Tree::Kind::List:
      out += '[';
      for (const Tree& item : tree.items) {
        out += &item == tree.items.data() ? "" : ", ";
        append_flow(out, item);
      }
      out += ']';
      return;
    case Tree::Kind::Map:
      out += '{';
      for (const TreeEntry& entry : tree.entries) {
        out += &entry == tree.entries.data() ? "" : ", ";
        out += scalar_text(entry.key) + ": ";
        append_flow(out, entry.value);
      }
      out += '}';
      return;
  }
}

bool fits_on_the_line(const Tree& tree) {
  if (tree.is_map()) {
    return tree.entries.empty();
  }
  return std::none_of(tree.items.begin(), tree.items.end(), [](const Tree& item) {
    return item.is_map() || item.is_list();
  });
}

void append_block(std::string& out, const Tree& tree, std::size_t indent);

/// The value of a key or of a list element, whose text the caller has begun on this line.
void append_value(std::string& out, const Tree& tree, std::size_t indent) {
  if (fits_on_the_line(tree)) {
    out += ' ';
    append_flow(out, tree);
    out += '\n';
  } else {
    out += '\n';
    append_block(out, tree, indent);
  }
}

void append_block(std::string& out, const Tree& tree, std::size_t indent) {
  for (const TreeEntry& entry : tree.entries) {
    out.append(indent, ' ');
    out += scalar_text(entry.key) + ':';
    append_value(out, entry.value, indent + 2);
  }
  for (const Tree& item : tree.items) {
    const std::size_t dash = out.size() + indent;
    if (item.is_map() && !item.entries.empty()) {
      append_block(out, item, indent + 2);
      out[dash] = '-';
    } else {
      out.append(indent, ' ');
      out += '-';
      append_value(out, item, indent + 2);
    }
  }
}

}  // namespace

std::uint32_t Sources::add(std::string name) {
  names_.push_back(std::move(name));
  return static_cast<std::uint32_t>(names_.size() - 1);
}

core::Mark Sources::mark(Place place) const {
  return {.file = names_[place.file], .line = place.line, .column = place.column};
}

const TreeEntry* Tree::find(std::string_view key) const {
  const auto found = std::find_if(
      entries.begin(), entries.end(), [key](const TreeEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

TreeEntry* Tree::find(std::string_view key) {
  return const_cast<TreeEntry*>(std::as_const(*this).find(key));
}

Tree make_scalar(std::string text) {
  Tree tree;
  tree.kind = Tree::Kind::Scalar;
  tree.text = std::move(text);
  return tree;
}

Tree make_list() {
  Tree tree;
  tree.kind = Tree::Kind::List;
  return tree;
}

Tree make_map() {
  Tree tree;
  tree.kind = Tree::Kind::Map;
  return tree;
}

void sort_keys(Tree& tree) {
  std::sort(tree.entries.begin(), tree.entries.end(), [](const TreeEntry& a, const TreeEntry& b) {
    return a.key < b.key;
  });
  for (TreeEntry& entry : tree.entries) {
    sort_keys(entry.value);
  }
  for (Tree& item : tree.items) {
    sort_keys(item);
  }
}

std::string kind_words(const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::Null:
      return "nothing";
    case Tree::Kind::Scalar:
      return "text";
    case Tree::Kind::List:
      return "a list";
    case Tree::Kind::Map:
      return "a map";
  }
  return {};
}

std::string flow_text(const Tree& tree) {
  std::string out;
  append_flow(out, tree);
  return out;
}

std::string block_text(const Tree& tree) {
  std::string out;
  if (fits_on_the_line(tree)) {
    append_flow(out, tree);
    return out + '\n';
  }
  append_block(out, tree, 0);
  return out;
}

}  // namespace corridor::scenario
