#include "corridor/scenario/loader.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "byte_check.hpp"
#include "corridor/scenario/text_check.hpp"
#include "duplicate_keys.hpp"
#include "yaml_words.hpp"

namespace corridor::scenario {
namespace {

[[noreturn]] void stop(const YAML::Mark& mark, const std::string& what) {
  throw YAML::ParserException(mark, what);
}

/// A list or map whose end has not come yet.
struct Open {
  Tree tree;
  YAML::Mark mark;
  YAML::anchor_t anchor = YAML::NullAnchor;
  bool flow = false;
  std::size_t values = 1;  // in it, itself included
  std::size_t height = 1;
  bool has_key = false;
  bool drop_value = false;  // the key was refused
  TreeEntry key;
};

/// What an anchor stands for, once it is complete.
struct Anchored {
  Tree tree;
  std::size_t values = 0;
  std::size_t height = 0;
};

class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text,
          std::uint32_t file,
          const Sources& sources,
          core::Diagnostics& diagnostics)
      : text_(text), file_(file), sources_(sources), diagnostics_(diagnostics) {}

  /// The tree of the document; Null when there was none.
  [[nodiscard]] Tree take_root() { return std::move(root_).value_or(Tree{}); }
  /// Innermost list or map in brackets that is still open, or null.
  [[nodiscard]] const YAML::Mark* open_bracket() const {
    return open_.empty() || !open_.back().flow ? nullptr : &open_.back().mark;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_) {
      stop(mark, "more than one YAML document in the file (expected one scenario per file)");
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Tree tree;
    // yaml-cpp places an absent value at the next token, which may be lines below its key.
    tree.place = awaits_value() ? open_.back().key.place : place(mark);
    tree.text = written_null(text_, static_cast<std::size_t>(mark.pos));
    count(mark, 1);
    add(mark, std::move(tree), anchor, 1, 1);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      stop(mark, "cyclic alias: the anchor contains itself");
    }
    const Anchored& target = found->second;
    check_depth(mark, target.height);
    count(mark, target.values);
    add(mark, Tree(target.tree), YAML::NullAnchor, target.values, target.height);
  }

  void OnScalar(const YAML::Mark& mark,
                const std::string& tag,
                YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_tag(mark, tag);
    refuse_open_quote(mark);
    if (value.size() > kMaxScalarBytes) {
      stop(mark,
           fmt::format("text too long (found {} bytes, expected at most {})",
                       value.size(),
                       kMaxScalarBytes));
    }
    Tree tree = make_scalar(value);
    tree.plain = tag == "?";
    tree.place = place(mark);
    if (const auto fault = find_text_fault(value)) {
      error(mark, fault->what);
      tree.text.clear();
    }
    if (!awaits_key()) {
      count(mark, 1);
    }
    add(mark, std::move(tree), anchor, 1, 1);
  }

  void OnSequenceStart(const YAML::Mark& mark,
                       const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin(mark, tag, anchor, style, make_list());
  }
  void OnSequenceEnd() override { end(); }

  void OnMapStart(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin(mark, tag, anchor, style, make_map());
  }
  void OnMapEnd() override {
    drop_duplicate_keys(open_.back().tree, sources_, diagnostics_);
    end();
  }

 private:
  [[nodiscard]] Place place(const YAML::Mark& mark) const {
    return {.file = file_, .line = mark.line + 1, .column = mark.column + 1};
  }
  void error(const YAML::Mark& mark, std::string message) {
    diagnostics_.error(sources_.mark(place(mark)), "", std::move(message));
  }
  [[nodiscard]] bool awaits_key() const {
    return !open_.empty() && open_.back().tree.is_map() && !open_.back().has_key;
  }
  [[nodiscard]] bool awaits_value() const { return !open_.empty() && open_.back().has_key; }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!") {
      error(mark, fmt::format("tags are not supported (found {}, expected a plain value)", tag));
    }
  }

  /// yaml-cpp takes the end of the file for a missing quote.
  void refuse_open_quote(const YAML::Mark& mark) const {
    const auto at = static_cast<std::size_t>(mark.pos);
    const bool quoted = at < text_.size() && (text_[at] == '"' || text_[at] == '\'');
    if (quoted && !is_closed_quote(text_.substr(at))) {
      stop(mark, "the quote opened here is never closed");
    }
  }

  void check_depth(const YAML::Mark& mark, std::size_t more) const {
    if (open_.size() + more > kMaxDepth) {
      stop(mark, fmt::format("nested deeper than {} levels", kMaxDepth));
    }
  }

  void count(const YAML::Mark& mark, std::size_t values) {
    values_ += values;
    if (values_ > kMaxValues) {
      stop(mark, fmt::format("more than {} values, aliases expanded", kMaxValues));
    }
  }

  void begin(const YAML::Mark& mark,
             const std::string& tag,
             YAML::anchor_t anchor,
             YAML::EmitterStyle::value style,
             Tree tree) {
    refuse_tag(mark, tag);
    check_depth(mark, 1);
    count(mark, 1);
    tree.place = place(mark);
    open_.push_back({.tree = std::move(tree),
                     .mark = mark,
                     .anchor = anchor,
                     .flow = style == YAML::EmitterStyle::Flow,
                     .key = {}});
  }

  void end() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(done.mark, std::move(done.tree), done.anchor, done.values, done.height);
  }

  void add(const YAML::Mark& mark,
           Tree tree,
           YAML::anchor_t anchor,
           std::size_t values,
           std::size_t height) {
    if (anchor != YAML::NullAnchor) {
      count(mark, values);
      anchors_[anchor] = {.tree = tree, .values = values, .height = height};
    }
    if (open_.empty()) {
      root_ = std::move(tree);
      return;
    }
    Open& parent = open_.back();
    parent.values += values;
    parent.height = std::max(parent.height, height + 1);
    if (parent.tree.is_list()) {
      parent.tree.items.push_back(std::move(tree));
    } else if (!parent.has_key) {
      add_key(mark, parent, tree);
    } else {
      add_value(parent, std::move(tree));
    }
  }

  void add_key(const YAML::Mark& mark, Open& parent, const Tree& tree) {
    parent.has_key = true;
    parent.key = {.key = tree.text, .place = place(mark), .value = {}};
    parent.drop_value = true;
    if (!tree.is_scalar()) {
      error(mark, fmt::format("a key must be text (found {})", kind_words(tree)));
    } else if (tree.text.size() > kMaxKeyBytes) {
      error(mark,
            fmt::format("key too long (found {} bytes, expected at most {})",
                        tree.text.size(),
                        kMaxKeyBytes));
    } else if (tree.text.find('\n') != std::string::npos) {
      error(mark, "a key must stand on one line");
    } else if (tree.text == "<<" && tree.plain) {
      error(mark, "merge keys are not supported (found <<; write the values out, or use include)");
    } else {
      parent.drop_value = false;
    }
  }

  static void add_value(Open& parent, Tree tree) {
    parent.has_key = false;
    if (!parent.drop_value) {
      parent.key.value = std::move(tree);
      parent.tree.entries.push_back(std::move(parent.key));
    }
  }

  std::string_view text_;
  std::uint32_t file_;
  const Sources& sources_;
  core::Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  std::optional<Tree> root_;
  std::size_t values_ = 0;
};

void report(const YAML::Exception& exception,
            const Builder& builder,
            std::uint32_t file,
            const Sources& sources,
            core::Diagnostics& diagnostics) {
  const YAML::Mark& mark = exception.mark;
  Place place{.file = file, .line = mark.line + 1, .column = mark.column + 1};
  std::string message = plain_words(exception.msg);
  const YAML::Mark* bracket = builder.open_bracket();
  const bool unclosed = exception.msg == YAML::ErrorMsg::END_OF_MAP_FLOW ||
                        exception.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
  if (unclosed && bracket != nullptr) {
    message = fmt::format("the bracket opened here is not closed (noticed at line {}, column {})",
                          place.line,
                          place.column);
    place = {.file = file, .line = bracket->line + 1, .column = bracket->column + 1};
  }
  diagnostics.error(sources.mark(place), "", std::move(message));
}

}  // namespace

std::optional<Tree> load_tree(std::string bytes,
                              std::uint32_t file,
                              const Sources& sources,
                              core::Diagnostics& diagnostics) {
  if (!check_bytes(bytes, file, sources, diagnostics)) {
    return std::nullopt;
  }
  const std::string text = normalised_line_ends(std::move(bytes));
  Builder builder(text, file, sources, diagnostics);
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    report(exception, builder, file, sources, diagnostics);
    return std::nullopt;
  }
  return builder.take_root();
}

}  // namespace corridor::scenario
