#include "corridor/scenario/locate.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/kinds.hpp"
#include "provenance.hpp"

namespace corridor::scenario {
namespace {

/// Takes "a", ".a" or "[0]" off the path; empty when none of them is there.
std::string_view take_step(std::string_view& path, bool first) {
  const bool in_brackets = path.starts_with('[');
  if (!in_brackets && !first && !path.starts_with('.')) {
    return {};
  }
  const std::size_t start = in_brackets || !first ? 1 : 0;
  const std::size_t end =
      std::min(path.find_first_of(in_brackets ? "]" : ".[", start), path.size());
  if (in_brackets && end == path.size()) {
    return {};
  }
  const std::string_view step = path.substr(start, end - start);
  path.remove_prefix(end + (in_brackets ? 1 : 0));
  return step;
}

/// The whole file as a kind, so that every step of a walk has the same form.
const Kind& root_kind() {
  static const Kind kKind = struct_of<Scenario>(describe_scenario);
  return kKind;
}

const Kind& text_kind() {
  static const Kind kKind = text();
  return kKind;
}

Parsed<const Kind*> found(const Kind& kind) {
  return {.value = &kind, .problem = {}};
}

Parsed<const Kind*> not_found(std::string what, const std::string& near = {}) {
  return {.value = {},
          .problem = {.what = std::move(what),
                      .hint = near.empty() ? "" : fmt::format("did you mean {}?", near)}};
}

Parsed<const Kind*> field_kind(const Description& description, const std::string& key) {
  if (const Field* field = description.find(key)) {
    return found(field->kind);
  }
  if (description.carries_source && is_provenance_key(key) && key != "low" && key != "high") {
    return found(text_kind());
  }
  std::vector<std::string> known;
  for (const Field& field : description.fields) {
    known.push_back(field.key);
  }
  return not_found(fmt::format("no key {} in {}", key, description.a_noun()),
                   core::nearest_name(key, known));
}

Parsed<const Kind*> alternative(const Kind& choice, const std::string& name) {
  for (std::size_t i = 0; i < choice.choices.size(); ++i) {
    if (choice.choices[i] == name) {
      return found(choice.element[i]);
    }
  }
  return not_found("no distribution " + name, core::nearest_name(name, choice.choices));
}

/// The kind one step below `kind`.
Parsed<const Kind*> kind_below(const Kind& kind, const std::string& step) {
  if (kind.number && (step == "value" || step == "low" || step == "high")) {
    return found(kind);
  }
  if (kind.number && is_provenance_key(step)) {
    return found(text_kind());
  }
  switch (kind.shape) {
    case Shape::Struct:
      return field_kind(kind.structure(), step);
    case Shape::Choice:
      return alternative(kind, step);
    case Shape::Map:
      return found(kind.element.front());
    case Shape::List:
      if (!kind.element.empty() && detail::index_of(step)) {
        return found(kind.element.front());
      }
      break;
    case Shape::Scalar:
      break;
  }
  return not_found(fmt::format("nothing lies below it, where {} is looked for", step));
}

/// Makes the object known to what lies below it.
void enter(Scope& scope, const Kind& kind, const std::string& step, const void* object) {
  if (kind.shape == Shape::Map) {
    detail::enter_key(scope, kind, step);
  } else if (kind.enter) {
    kind.enter(scope);
  } else if (kind.structure != nullptr && kind.structure().enter && object != nullptr) {
    kind.structure().enter(scope, object);
  }
}

/// Steps that may be absent: the last one, and what has no object of its own.
bool may_be_absent(const Kind& above, bool last) {
  return last || above.number || above.shape == Shape::Choice;
}

}  // namespace

std::optional<std::vector<std::string>> split_path(const std::string& path) {
  std::vector<std::string> steps;
  std::string_view rest = path;
  do {
    const std::string_view step = take_step(rest, steps.empty());
    if (step.empty()) {
      return std::nullopt;
    }
    steps.emplace_back(step);
  } while (!rest.empty());
  return steps;
}

Parsed<const Kind*> find_kind(const std::string& path) {
  const auto steps = split_path(path);
  if (!steps) {
    return not_found("not a path");
  }
  const Kind* kind = &root_kind();
  for (const std::string& step : *steps) {
    auto below = kind_below(*kind, step);
    if (!below.value) {
      return below;
    }
    kind = *below.value;
  }
  return found(*kind);
}

Parsed<Located> locate(Scenario& scenario, const std::string& path) {
  const auto steps = split_path(path);
  if (!steps) {
    return {.value = {}, .problem = {.what = "not a path", .hint = ""}};
  }
  Located at{.kind = &root_kind(), .object = &scenario, .scope = {}};
  at.scope.scenario = &scenario;
  for (const std::string& step : *steps) {
    const Kind& above = *at.kind;
    enter(at.scope, above, step, at.object);
    const auto below = kind_below(above, step);
    if (!below.value) {
      return {.value = {}, .problem = below.problem};
    }
    if (at.object != nullptr && above.child) {
      at.object = above.child(at.object, step);
    } else {
      at.object = nullptr;
    }
    if (at.object == nullptr && !may_be_absent(above, &step == &steps->back())) {
      return {.value = {}, .problem = {.what = step + " does not exist", .hint = ""}};
    }
    at.kind = *below.value;
  }
  return {.value = at, .problem = {}};
}

}  // namespace corridor::scenario
