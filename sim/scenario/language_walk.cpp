#include "language_walk.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/kinds.hpp"
#include "provenance.hpp"

namespace corridor::scenario {
namespace {

std::vector<std::string> keys_of(const Description& description) {
  std::vector<std::string> keys;
  for (const Field& field : description.fields) {
    keys.push_back(field.key);
  }
  return keys;
}

bool is_index(const std::string& step) {
  return step == "*" || detail::index_of(step).has_value();
}

Spot element_spot(const Spot& of, const std::string& step) {
  const bool list = of.kind->shape == Shape::List;
  return {.path = list ? fmt::format("{}[{}]", of.path, step) : joined_path(of.path, step),
          .kind = &of.kind->element.front(),
          .field = nullptr,
          .owner = of.owner,
          .hint = {}};
}

Spot field_spot(const std::string& path, const Description& owner, const Field& field) {
  return {.path = joined_path(path, field.key),
          .kind = &field.kind,
          .field = &field,
          .owner = &owner,
          .hint = {}};
}

/// Tries each meaning of a step and keeps the complaint that came furthest.
class Walk {
 public:
  explicit Walk(const std::vector<std::string>& steps) : steps_(steps) {}

  std::optional<Spot> from(const Spot& at, std::size_t depth) {
    if (depth == steps_.size()) {
      return at;
    }
    const std::string& step = steps_[depth];
    std::optional<Spot> end;
    for (const Spot& next : below(at, step)) {
      if (!end) {
        end = from(next, depth + 1);
      }
    }
    if (!end && (depth > furthest_ || problem_.what.empty())) {
      furthest_ = depth;
      problem_ = complaint(*at.kind, step);
    }
    return end;
  }
  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  static std::vector<Spot> below(const Spot& at, const std::string& step) {
    std::vector<Spot> spots;
    const Kind& kind = *at.kind;
    if (kind.shape == Shape::Struct) {
      add_field(spots, at.path, kind.structure(), step);
    } else if (kind.shape == Shape::Choice) {
      add_form(spots, at, step);
    } else if (!kind.element.empty()) {
      add_element(spots, at, step);
    }
    if (kind.number) {
      add_beside_number(spots, at, step);
    }
    return spots;
  }

  static void add_field(std::vector<Spot>& spots,
                        const std::string& path,
                        const Description& owner,
                        const std::string& step) {
    if (const Field* field = owner.find(step)) {
      spots.push_back(field_spot(path, owner, *field));
    } else if (owner.carries_source && is_provenance_key(step) && step != "low" && step != "high") {
      spots.push_back(origin_spot(path, &owner, step));
    }
  }

  static Spot origin_spot(const std::string& path,
                          const Description* owner,
                          const std::string& step) {
    return {.path = joined_path(path, step),
            .kind = &provenance_kind(step),
            .field = nullptr,
            .owner = owner,
            .hint = {}};
  }

  static void add_form(std::vector<Spot>& spots, const Spot& at, const std::string& step) {
    const auto& names = at.kind->choices;
    const auto found = std::find(names.begin(), names.end(), step);
    if (found != names.end()) {
      spots.push_back({.path = joined_path(at.path, step),
                       .kind = &at.kind->element[static_cast<std::size_t>(found - names.begin())],
                       .field = nullptr,
                       .owner = at.owner,
                       .hint = {}});
    }
  }

  /// A key of the elements may follow without the id between; else the step is the id.
  static void add_element(std::vector<Spot>& spots, const Spot& at, const std::string& step) {
    const Description* structure = structure_of(at.kind->element.front());
    if (structure != nullptr) {
      add_field(spots, element_spot(at, "*").path, *structure, step);
    }
    if (at.kind->shape == Shape::Map || is_index(step)) {
      Spot element = element_spot(at, step);
      const std::string near =
          structure == nullptr || step == "*" ? "" : core::nearest_name(step, keys_of(*structure));
      if (!near.empty() && near != step) {
        element.hint = fmt::format("{}.{}", element_spot(at, "*").path, near);
      }
      spots.push_back(std::move(element));
    }
  }

  static void add_beside_number(std::vector<Spot>& spots, const Spot& at, const std::string& step) {
    if (step == "value" || (at.kind->shape != Shape::List && (step == "low" || step == "high"))) {
      Spot spot = at;
      spot.path = joined_path(at.path, step);
      spots.push_back(std::move(spot));
    } else if (is_provenance_key(step)) {
      spots.push_back(origin_spot(at.path, at.owner, step));
    }
  }

  static Problem complaint(const Kind& kind, const std::string& step) {
    const Description* structure = structure_of(kind);
    if (structure == nullptr && kind.shape != Shape::Choice) {
      return {.what = fmt::format("nothing lies below {}", kind.words), .hint = ""};
    }
    const bool whole = structure != nullptr && structure->noun == "scenario";
    const std::string near =
        core::nearest_name(step, structure == nullptr ? kind.choices : keys_of(*structure));
    return {.what = structure == nullptr ? fmt::format("no distribution {}", step)
                    : whole              ? fmt::format("no key {} at the top of a scenario", step)
                            : fmt::format("no key {} in {}", step, structure->a_noun()),
            .hint = near.empty() ? "" : fmt::format("did you mean {}?", near)};
  }

  const std::vector<std::string>& steps_;
  std::size_t furthest_ = 0;
  Problem problem_;
};

/// Collects the keys of all structs, each struct once.
class Collector {
 public:
  void add(const Description& description, const std::string& path) {
    if (!seen_.insert(&description).second) {
      return;
    }
    for (const Field& field : description.fields) {
      spots_.push_back(field_spot(path, description, field));
    }
    for (const Field& field : description.fields) {
      add(field.kind, joined_path(path, field.key));
    }
  }
  std::vector<Spot> take() { return std::move(spots_); }

 private:
  void add(const Kind& kind, const std::string& path) {
    if (kind.structure != nullptr) {
      add(kind.structure(), path);
    }
    for (std::size_t i = 0; i < kind.element.size(); ++i) {
      const std::string step = kind.shape == Shape::Choice ? joined_path(path, kind.choices[i])
                               : kind.shape == Shape::List ? path + "[*]"
                                                           : joined_path(path, "*");
      add(kind.element[i], step);
    }
  }

  std::set<const Description*> seen_;
  std::vector<Spot> spots_;
};

/// The form of the distribution that the noun describes, as a place below it.
std::optional<Spot> form_of(const Spot& spot, const Description& noun) {
  for (std::size_t i = 0; i < spot.kind->element.size(); ++i) {
    const Kind& form = spot.kind->element[i];
    if (spot.kind->shape == Shape::Choice && form.structure != nullptr &&
        &form.structure() == &noun) {
      return Spot{.path = joined_path(spot.path, spot.kind->choices[i]),
                  .kind = &form,
                  .field = nullptr,
                  .owner = spot.owner,
                  .hint = {}};
    }
  }
  return std::nullopt;
}

/// The first place whose values are made of the noun, or where it is a form of distribution.
std::optional<Spot> spot_of(const Description& noun) {
  for (const Spot& spot : all_spots()) {
    if (structure_of(*spot.kind) == &noun) {
      return spot;
    }
    if (auto form = form_of(spot, noun)) {
      return form;
    }
  }
  return std::nullopt;
}

}  // namespace

const Description* structure_of(const Kind& kind) {
  if (kind.structure != nullptr) {
    return &kind.structure();
  }
  const bool several = kind.shape == Shape::Map || kind.shape == Shape::List;
  return several && !kind.element.empty() ? structure_of(kind.element.front()) : nullptr;
}

const std::vector<Spot>& all_spots() {
  static const std::vector<Spot> kSpots = [] {
    Collector collector;
    collector.add(describe_scenario(), "");
    return collector.take();
  }();
  return kSpots;
}

std::string path_of(const Description& description) {
  for (const Spot& spot : all_spots()) {
    if (spot.owner == &description) {
      const std::size_t end = spot.path.rfind('.');
      return end == std::string::npos ? "" : spot.path.substr(0, end);
    }
  }
  return {};
}

const Description* find_noun(const std::string& word) {
  std::string wanted = word;
  std::replace(wanted.begin(), wanted.end(), '_', ' ');
  for (const Description* description : all_descriptions()) {
    const std::string& noun = description->noun;
    if (word == noun || wanted == noun || wanted == noun + "s") {
      return description;
    }
  }
  return nullptr;
}

Parsed<Spot> walk_to(const std::vector<std::string>& steps) {
  static const Kind kRoot = struct_of<Scenario>(describe_scenario);
  Spot start{.path = {}, .kind = &kRoot, .field = nullptr, .owner = nullptr, .hint = {}};
  std::size_t depth = 0;
  const bool at_top = describe_scenario().find(steps.front()) != nullptr;
  const Description* noun = at_top ? nullptr : find_noun(steps.front());
  if (const auto place = noun == nullptr ? std::nullopt : spot_of(*noun)) {
    start = *place;
    depth = 1;
  }
  Walk walk(steps);
  auto end = walk.from(start, depth);
  return {.value = end, .problem = end ? Problem{} : walk.problem()};
}

}  // namespace corridor::scenario
