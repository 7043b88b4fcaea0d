#include "options.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "changed_value.hpp"
#include "changes.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/locate.hpp"
#include "overlay.hpp"

namespace corridor::scenario {
namespace {

/// A change of an option, as it stands in the file.
struct Wanted {
  std::string option;
  std::string path;
  std::vector<std::string> steps;
  Place place;
  Tree value;
};

/// Whether one path is the other or lies above it: what comes of both would depend on the order.
bool meet(const Wanted& a, const Wanted& b) {
  const std::size_t n = std::min(a.steps.size(), b.steps.size());
  return std::equal(
      a.steps.begin(), a.steps.begin() + static_cast<std::ptrdiff_t>(n), b.steps.begin());
}

Tree& map_at(Tree& parent, const std::string& key) {
  TreeEntry* entry = parent.find(key);
  if (entry == nullptr) {
    parent.entries.push_back({.key = key, .place = parent.place, .value = make_map()});
    entry = &parent.entries.back();
    entry->value.place = parent.place;
  }
  return entry->value;
}

void put(Tree& map, const std::string& key, Place place, Tree value) {
  if (value.place.line == 0) {
    value.place = place;
  }
  map.entries.push_back({.key = key, .place = place, .value = std::move(value)});
}

class Applier {
 public:
  Applier(const Scenario& base,
          const std::vector<std::string>& from_start,
          Sources& sources,
          core::Diagnostics& diagnostics,
          Tree& root)
      : base_(base),
        from_start_(from_start),
        sources_(sources),
        diagnostics_(diagnostics),
        root_(root),
        command_line_({.file = sources.add("--with")}) {}

  void apply(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      if (may_be_applied(id)) {
        collect(id);
        names_.push_back(id);
      }
    }
    refuse_conflicts();
    if (diagnostics_.has_errors()) {
      return;
    }
    for (const std::string& id : names_) {
      put_changes(id);
      note_applied(id);
    }
  }

 private:
  [[nodiscard]] Time begin() const { return base_.from - base_.warm_up; }
  /// A date that the run does not reach.
  [[nodiscard]] Time beyond_end() const {
    const Time last = std::chrono::sys_days{std::chrono::year{2999} / 12 / 31};
    return std::min(base_.to + base_.cool_down + core::kDay, last);
  }
  [[nodiscard]] bool is_dated(const std::string& id) const { return date_of(id) > begin(); }
  /// From which it holds, not before the beginning.
  [[nodiscard]] Time date_of(const std::string& id) const {
    const bool at_once = std::ranges::find(from_start_, id) != from_start_.end();
    const Time from = base_.options.at(id).from.value_or(begin());
    return at_once ? begin() : std::max(begin(), from);
  }

  void error(Place place, const std::string& path, const std::string& message) {
    diagnostics_.error(sources_.mark(place), path, message);
  }

  bool may_be_applied(const std::string& id) {
    std::vector<std::string> known;
    for (const auto& [name, option] : base_.options) {
      known.push_back(name);
    }
    if (!base_.options.contains(id)) {
      const std::string near = core::nearest_name(id, known);
      const std::string hint = near.empty() ? "" : fmt::format("; did you mean {}?", near);
      error(command_line_,
            "",
            fmt::format("no such option (found {}, expected {}{})",
                        id,
                        known.empty() ? "none: the scenario has no options" : "the id of an option",
                        hint));
      return false;
    }
    const auto has = [&id](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), id) != list.end();
    };
    if (has(names_) || has(base_.applied)) {
      error(command_line_,
            "options." + id,
            has(names_) ? "named twice" : "the scenario has its changes already (see applied)");
      return false;
    }
    return true;
  }

  void collect(const std::string& id) {
    const Tree& option = root_.find("options")->value.find(id)->value;
    for (const TreeEntry& change : option.find("changes")->value.entries) {
      wanted_.push_back({.option = id,
                         .path = change.key,
                         .steps = split_path(change.key).value_or(std::vector<std::string>()),
                         .place = change.place,
                         .value = change.value});
      if (is_dated(id)) {
        check_dated(wanted_.back());
      }
    }
  }

  void check_dated(const Wanted& wanted) {
    const Time from = *base_.options.at(wanted.option).from;
    const std::string path = fmt::format("options.{}.changes.{}", wanted.option, wanted.path);
    if (!changes_by_date(wanted.path)) {
      error(wanted.place,
            path,
            fmt::format("cannot change at a date (found from {}, while the run begins at {}; "
                        "expected {}; --set options.{}.from={} has it from the beginning)",
                        time_text(from),
                        time_text(begin()),
                        changeable_words(),
                        wanted.option,
                        time_text(begin())));
    }
  }

  void refuse_conflicts() {
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (meet(wanted_[j], wanted_[i]) && !one_after_the_other(wanted_[j], wanted_[i])) {
          refuse(wanted_[j], wanted_[i]);
        }
      }
    }
  }
  /// Stages of one project: from its date on the later one holds.
  [[nodiscard]] bool one_after_the_other(const Wanted& a, const Wanted& b) const {
    return a.path == b.path && changes_by_date(a.path) && date_of(a.option) != date_of(b.option);
  }
  void refuse(const Wanted& first, const Wanted& second) {
    const Mark before = sources_.mark(first.place);
    error(second.place,
          fmt::format("options.{}.changes.{}", second.option, second.path),
          fmt::format("option {} changes {} too (at {}:{}:{}): the two exclude each other",
                      first.option,
                      first.path == second.path ? "it" : first.path,
                      before.file,
                      before.line,
                      before.column));
  }

  void put_changes(const std::string& id) {
    const bool dated = is_dated(id);
    if (dated && *base_.options.at(id).from >= base_.to + base_.cool_down) {
      return;  // after the run; the model's check says so
    }
    Tree changes = make_map();
    for (Wanted& wanted : wanted_) {
      if (wanted.option != id) {
        continue;
      }
      if (dated) {
        put(changes, wanted.path, wanted.place, std::move(wanted.value));
      } else {
        put_at(wanted.path, wanted.place, std::move(wanted.value), sources_, diagnostics_, root_);
      }
    }
    if (dated) {
      put_disruption(id, std::move(changes));
    }
  }

  /// From the option's date on.
  void put_disruption(const std::string& id, Tree changes) {
    const Place place = root_.find("options")->value.find(id)->place;
    const std::string name = "with-" + id;
    Tree& disruptions = map_at(root_, "disruptions");
    if (disruptions.find(name) != nullptr) {
      error(place, "options." + id, fmt::format("there is a disruption {} already", name));
      return;
    }
    Tree window = make_map();
    put(window, "from", place, make_scalar(time_text(*base_.options.at(id).from)));
    put(window, "to", place, make_scalar(time_text(beyond_end())));
    window.place = place;
    Tree dates = make_list();
    dates.items.push_back(std::move(window));
    Tree disruption = make_map();
    put(disruption, "dates", place, std::move(dates));
    put(disruption, "changes", place, std::move(changes));
    put(disruptions, name, place, std::move(disruption));
  }

  void note_applied(const std::string& id) {
    if (root_.find("applied") == nullptr) {
      put(root_, "applied", command_line_, make_list());
    }
    Tree& applied = root_.find("applied")->value;
    if (!applied.is_list()) {  // one alone needs no brackets
      const Tree one = applied;
      applied = make_list();
      applied.items.push_back(one);
    }
    applied.items.push_back(make_scalar(id));
    applied.items.back().place = command_line_;
  }

  const Scenario& base_;
  const std::vector<std::string>& from_start_;
  Sources& sources_;
  core::Diagnostics& diagnostics_;
  Tree& root_;
  Place command_line_;
  std::vector<std::string> names_;
  std::vector<Wanted> wanted_;
};

}  // namespace

void apply_options(const std::vector<std::string>& ids,
                   const std::vector<std::string>& from_start,
                   const Scenario& base,
                   Sources& sources,
                   core::Diagnostics& diagnostics,
                   Tree& root) {
  Applier(base, from_start, sources, diagnostics, root).apply(ids);
}

}  // namespace corridor::scenario
