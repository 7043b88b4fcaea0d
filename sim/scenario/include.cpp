#include "include.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/fingerprint.hpp"
#include "corridor/scenario/loader.hpp"
#include "extend.hpp"
#include "file_text.hpp"

namespace corridor::scenario {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWhereAnExampleIs = "docs/scenario-reference.md begins with a small one";

constexpr std::size_t kMaxIncludeDepth = 32;

/// Follows `include` and `extends` depth first. Each file is read once, by its canonical path.
class Joiner {
 public:
  Joiner(Input& input, const std::string& top)
      : input_(input), root_(canonical(fs::path(top).parent_path())) {}

  std::optional<Tree> join(const std::string& file, core::Mark from) {
    const FileText text = read_file(file);
    if (text.status != ReadStatus::Ok) {
      complete_ = false;
      input_.status = std::max(input_.status, text.status);
      const bool top = from.file.empty();
      input_.diagnostics.error(top ? core::Mark{.file = file} : std::move(from),
                               top ? "" : word_,
                               top ? text.message : fmt::format("{}: {}", file, text.message));
      return std::nullopt;
    }
    auto tree = load_alone(text.bytes, file, input_);
    complete_ = complete_ && tree.has_value();
    if (tree && tree->is_map()) {
      chain_.push_back(file);
      join_includes(*tree, file);
      extend(*tree, file);
      chain_.pop_back();
    }
    return tree;
  }

  [[nodiscard]] bool complete() const { return complete_; }

 private:
  static fs::path canonical(const fs::path& path) {
    std::error_code error;
    // A path of which nothing exists would otherwise stay relative.
    return fs::weakly_canonical(fs::absolute(path.empty() ? fs::path(".") : path, error), error);
  }

  /// What should have been included is missing: reading on would only report what lacks for it.
  void error(const Tree& at, std::string message) {
    complete_ = false;
    input_.diagnostics.error(input_.sources.mark(at.place), word_, std::move(message));
  }

  /// Takes the key out of the tree.
  static std::optional<Tree> take(Tree& tree, const char* key) {
    const auto entry = std::find_if(tree.entries.begin(),
                                    tree.entries.end(),
                                    [key](const TreeEntry& e) { return e.key == key; });
    if (entry == tree.entries.end()) {
      return std::nullopt;
    }
    Tree value = std::move(entry->value);
    tree.entries.erase(entry);
    return value;
  }

  /// Takes `include` out of the tree and puts in what it names.
  void join_includes(Tree& tree, const std::string& file) {
    const auto named = take(tree, "include");
    if (!named) {
      return;
    }
    word_ = "include";
    for (const Tree& item : named->is_list() ? named->items : std::vector<Tree>{*named}) {
      if (auto included = follow(item, file)) {
        merge(tree, std::move(*included));
      }
      word_ = "include";
    }
  }

  /// Takes `extends` out of the tree and lays the tree over what it names.
  void extend(Tree& tree, const std::string& file) {
    const auto named = take(tree, "extends");
    if (!named) {
      return;
    }
    word_ = "extends";
    auto base = follow(*named, file);
    if (base && base->is_map()) {
      lay_over(*base, std::move(tree), input_.sources, input_.diagnostics);
      tree = std::move(*base);
    } else if (base) {
      error(*base, fmt::format("what is extended holds {} (expected a map)", kind_words(*base)));
    }
  }

  /// The tree of the file that `item` in `from` names; none when it cannot be had, or when it has
  /// been included already.
  std::optional<Tree> follow(const Tree& item, const std::string& from) {
    const auto problem = problem_with(item, from);
    if (problem) {
      error(item, *problem);
      return std::nullopt;
    }
    const fs::path path = fs::path(from).parent_path() / item.text;
    const fs::path real = canonical(path);
    if (!done_.insert(real).second) {
      if (word_ == "extends") {
        error(item, fmt::format("is included already (found {})", item.text));
      }
      return std::nullopt;
    }
    open_.push_back(real);
    auto tree = join(path.lexically_normal().string(), input_.sources.mark(item.place));
    open_.pop_back();
    return tree;
  }

  [[nodiscard]] std::optional<std::string> problem_with(const Tree& item,
                                                        const std::string& from) const {
    if (!item.is_scalar() || item.text.empty()) {
      return fmt::format("not a file name (found {}, expected a path such as ports.yaml)",
                         kind_words(item));
    }
    if (from == "-") {
      return "standard input cannot " + std::string(word_ == "extends" ? "extend" : "include") +
             " files";
    }
    if (item.text.find('\n') != std::string::npos) {
      return "a line feed in a file name";
    }
    const fs::path real = canonical(fs::path(from).parent_path() / item.text);
    const fs::path relative = real.lexically_relative(root_);
    if (fs::path(item.text).is_absolute() || relative.empty() || *relative.begin() == "..") {
      return fmt::format("outside the scenario's folder (found {})", item.text);
    }
    if (chain_.size() >= kMaxIncludeDepth) {
      return fmt::format("{} nested deeper than {} files",
                         word_ == "extends" ? "files" : "includes",
                         kMaxIncludeDepth);
    }
    if (std::find(open_.begin(), open_.end(), real) != open_.end() ||
        real == canonical(chain_.front())) {
      return fmt::format("{} itself: {} -> {}",
                         word_ == "extends" ? "extends" : "includes",
                         joined_chain(),
                         item.text);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string joined_chain() const {
    std::string text;
    for (const std::string& file : chain_) {
      text += (text.empty() ? "" : " -> ") + file;
    }
    return text;
  }

  /// Joins key by key at the top and one level below it; lists are joined end to end.
  void merge(Tree& into, Tree from) {
    if (!from.is_map()) {
      error(from, fmt::format("an included file holds {} (expected a map)", kind_words(from)));
      return;
    }
    for (TreeEntry& entry : from.entries) {
      TreeEntry* present = into.find(entry.key);
      if (present == nullptr) {
        into.entries.push_back(std::move(entry));
      } else if (present->value.is_map() && entry.value.is_map()) {
        merge_nouns(*present, entry);
      } else if (present->value.is_list() && entry.value.is_list()) {
        auto& items = present->value.items;
        std::move(entry.value.items.begin(), entry.value.items.end(), std::back_inserter(items));
      } else if (entry.key != "corridor" || entry.value.text != present->value.text) {
        twice(*present, entry, entry.key);
      }
    }
  }

  void merge_nouns(TreeEntry& into, TreeEntry& from) {
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < into.value.entries.size(); ++i) {
      known.emplace(into.value.entries[i].key, i);
    }
    for (TreeEntry& entry : from.value.entries) {
      const auto present = known.find(entry.key);
      if (present == known.end()) {
        into.value.entries.push_back(std::move(entry));
      } else {
        twice(into.value.entries[present->second], entry, into.key + '.' + entry.key);
      }
    }
  }

  void twice(const TreeEntry& first, const TreeEntry& second, const std::string& path) {
    const core::Mark before = input_.sources.mark(first.place);
    input_.diagnostics.error(
        input_.sources.mark(second.place),
        path,
        fmt::format("defined twice (first at {}:{}:{})", before.file, before.line, before.column));
  }

  Input& input_;
  fs::path root_;
  std::vector<std::string> chain_;  // files that are being read, as named
  std::vector<fs::path> open_;      // the same without the first, canonical
  std::set<fs::path> done_;
  std::string word_;  // include or extends: what is being followed
  bool complete_ = true;
};

}  // namespace

std::optional<Tree> load_alone(std::string text, const std::string& name, Input& input) {
  const std::uint32_t file = input.sources.add(name == "-" ? "standard input" : name);
  input.files.push_back(name);
  input.hash = core::scatter(input.hash ^ core::hash64(text));
  auto tree = load_tree(std::move(text), file, input.sources, input.diagnostics);
  if (tree && (tree->kind == Tree::Kind::Null || (tree->is_map() && tree->entries.empty()))) {
    if (!input.diagnostics.has_errors()) {
      input.diagnostics.error(input.sources.mark({.file = file, .line = 1, .column = 1}),
                              "",
                              fmt::format("empty scenario ({})", kWhereAnExampleIs));
    }
    return std::nullopt;
  }
  return tree;
}

std::optional<Tree> load_with_includes(const std::string& file, Input& input) {
  Joiner joiner(input, file);
  auto tree = joiner.join(file, {});
  return joiner.complete() ? std::move(tree) : std::nullopt;
}

}  // namespace corridor::scenario
