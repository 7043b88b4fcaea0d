// The distributions that a scenario may name: one line of the table each.

#include <utility>

#include <fmt/format.h>

#include "corridor/core/distribution.hpp"
#include "distribution_forms.hpp"
#include "measured.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

struct Form {
  std::string name;
  Kind kind;
  std::function<bool(Reading&, const Tree&, Distribution&)> read;
  std::function<Tree(Writing&, const Distribution&)> write;  // Null for another form
};

template <class D>
Form form(const char* name, const Description& (*describe)()) {
  return {.name = name,
          .kind = struct_of<D>(describe),
          .read =
              [describe](Reading& reading, const Tree& tree, Distribution& distribution) {
                D parameters;
                const bool good = read_struct(reading, describe(), tree, &parameters);
                distribution = parameters;
                return good;
              },
          .write =
              [describe](Writing& writing, const Distribution& distribution) {
                const D* parameters = std::get_if<D>(&distribution);
                return parameters == nullptr ? Tree{}
                                             : write_struct(writing, describe(), parameters);
              }};
}

bool read_constant(Reading& reading, const Tree& tree, Distribution& distribution) {
  core::Constant constant;
  const bool good = measured(false).read(reading, tree, &constant.value);
  distribution = constant;
  return good;
}

const std::vector<Form>& forms() {
  static const std::vector<Form> kForms{
      {.name = "constant",
       .kind = measured(false),
       .read = read_constant,
       .write = [](Writing&, const Distribution&) { return Tree{}; }},
      form<core::Uniform>("uniform", describe_uniform),
      form<core::Triangular>("triangular", describe_triangular),
      form<core::Exponential>("exponential", describe_exponential),
      form<core::Gamma>("gamma", describe_gamma),
      form<core::Erlang>("erlang", describe_erlang),
      form<core::Lognormal>("lognormal", describe_lognormal),
      form<core::TruncatedNormal>("truncated_normal", describe_truncated_normal),
      form<core::Empirical>("empirical", describe_empirical),
  };
  return kForms;
}

/// What stands here for distributions that other programs name otherwise.
std::string name_here(const std::string& name) {
  if (name == "normal" || name == "gaussian") {
    return "write truncated_normal with low and high: a normal one may be negative";
  }
  if (name == "poisson") {
    return "write exponential for the time between arrivals that come at random";
  }
  return name == "fixed" || name == "deterministic" ? "write constant" : "";
}

const Form* find_form(const std::string& name) {
  for (const Form& form : forms()) {
    if (form.name == name) {
      return &form;
    }
  }
  return nullptr;
}

bool read_form(Reading& reading, const Kind& kind, const Tree& tree, Distribution& distribution) {
  if (!tree.is_map()) {
    if (tree.is_scalar()) {
      return read_constant(reading, tree, distribution);
    }
    reading.error(tree, {.what = "not a distribution", .hint = ""}, kind.expected());
    return false;
  }
  if (tree.entries.size() != 1) {
    reading.error_at(tree.place,
                     fmt::format("{} keys where one distribution is named (expected {})",
                                 tree.entries.size(),
                                 kind.expected()));
    return false;
  }
  const TreeEntry& entry = tree.entries.front();
  const Form* form = find_form(entry.key);
  if (form == nullptr) {
    std::vector<std::string> names;
    for (const Form& known : forms()) {
      names.push_back(known.name);
    }
    const std::string here = name_here(entry.key);
    reading.error_at(
        entry.place,
        fmt::format("unknown distribution (found {}, expected {}{})",
                    entry.key,
                    kind.expected(),
                    here.empty() ? reading.suggestion(entry.key, names) : "; " + here));
    return false;
  }
  const Reading::Step step(reading, entry.key, entry.place);
  return form->read(reading, entry.value, distribution);
}

Tree write_form(Writing& writing, const Distribution& distribution) {
  if (const auto* constant = std::get_if<core::Constant>(&distribution)) {
    return make_scalar(measured_text(writing, constant->value));
  }
  for (const Form& form : forms()) {
    Tree parameters = form.write(writing, distribution);
    if (parameters.kind != Tree::Kind::Null) {
      Tree tree = make_map();
      tree.entries.push_back({.key = form.name, .place = {}, .value = std::move(parameters)});
      return tree;
    }
  }
  return {};
}

KindOf<Distribution> distribution(
    Measure measure, std::string drawn, Spelling spelling, Kind kind, bool positive) {
  kind.shape = Shape::Choice;
  kind.key = std::move(drawn);
  kind.spelling = std::move(spelling);
  kind.spelling.example = kind.example.substr(0, kind.example.find(" or "));
  for (const Form& form : forms()) {
    kind.choices.push_back(form.name);
    kind.element.push_back(form.kind);
  }
  kind.enter = [measure](Scope& scope) { scope.measure = measure; };
  kind.read = [kind, measure, positive](Reading& reading, const Tree& tree, void* object) {
    const Measure outside = std::exchange(reading.scope.measure, measure);
    auto& value = *static_cast<Distribution*>(object);
    bool good = read_form(reading, kind, tree, value);
    reading.scope.measure = outside;
    if (good && positive && core::mean(value) <= 0) {
      reading.error(tree, {.what = "must be more than zero", .hint = ""}, kind.expected());
      good = false;
    }
    return good;
  };
  kind.write = [measure](Writing& writing, const void* object) {
    const Measure outside = std::exchange(writing.scope.measure, measure);
    Tree tree = write_form(writing, *static_cast<const Distribution*>(object));
    writing.scope.measure = outside;
    return tree;
  };
  set_measure<Distribution>(kind, [](const Distribution& value) { return core::mean(value); });
  return finished<Distribution>(std::move(kind));
}

Kind durations(std::string range) {
  return described("a duration or a distribution of durations",
                   "8 h or {lognormal: {mean: 8 h, cv: 0.5}}",
                   std::move(range));
}

}  // namespace

KindOf<Distribution> duration_distribution() {
  return distribution(Measure::OfTime, "durations", spelled_as_duration(), durations(""), false);
}

KindOf<Distribution> interval_distribution() {
  return distribution(
      Measure::OfTime, "durations", spelled_as_duration(), durations("mean more than 0"), true);
}

KindOf<Distribution> size_distribution() {
  return distribution(Measure::OfCargo,
                      "amounts",
                      spelled_as_cargo(),
                      described("an amount or a distribution of amounts",
                                "95 TEU or {lognormal: {mean: 95 TEU, cv: 0.15}}"),
                      false);
}

KindOf<Distribution> factor_distribution() {
  return distribution(
      Measure::OfFactor,
      "factors",
      spelled_as_number("0", "1000000"),
      described("a factor or a distribution of factors", "1.0 or {lognormal: {mean: 1, cv: 0.25}}"),
      true);
}

}  // namespace corridor::scenario
