// The distributions that a scenario may name: one description and one line of the table each.

#include <cmath>

#include <fmt/format.h>

#include "corridor/core/distribution.hpp"
#include "corridor/scenario/dates.hpp"
#include "scalar_kind.hpp"
#include "shares.hpp"

namespace corridor::scenario {
namespace {

/// A number in the measure of the distribution: microseconds, units of cargo or a factor.
Parsed<double> parse_measured(Reading& reading, const std::string& text, std::string& expected) {
  if (reading.scope.measure == Measure::OfFactor) {
    expected = "a number without unit such as 1.0";
    return parse_number(reading, text, false, {.low = 0, .high = 1e6});
  }
  const bool time = reading.scope.measure == Measure::OfTime;
  std::string unit = reading.scope.cargo_unit;
  expected = time ? "a duration such as 8 h"
                  : fmt::format("an amount in {0} such as 95 {0}", unit.empty() ? "TEU" : unit);
  auto quantity = reading.units().parse(text);
  if (quantity.value && !time && unit.empty()) {
    unit = cargo_unit_of(quantity.value->dimension);
  }
  const Dimension dimension = time ? time_dimension() : cargo_dimension(unit);
  if (quantity.value && quantity.value->dimension != dimension) {
    quantity = {.value = {}, .problem = dimension_problem(quantity.value->dimension, dimension)};
  }
  if (!quantity.value) {
    return failed<double>(quantity.problem);
  }
  // Amounts are kept in millionths, durations in microseconds: what is written comes back exactly.
  const bool mass = !time && unit == "t";
  const auto micro = quantity.value->to_integer(time || mass ? 1 : 1'000'000);
  constexpr std::int64_t kMax = 1'000'000'000'000'000'000;
  if (!micro.value || *micro.value > kMax) {
    return failed<double>(micro.value ? "out of range" : micro.problem.what);
  }
  if (*micro.value < 0) {
    return failed<double>("negative");
  }
  const auto value = static_cast<double>(*micro.value);
  return {.value = time ? value : value / 1e6, .problem = {}};
}

std::string measured_text(const Writing& writing, double value) {
  switch (writing.scope.measure) {
    case Measure::OfTime:
      return duration_text(core::from_microseconds(value));
    case Measure::OfCargo:
      return fmt::format(
          "{} {}", micro_text(Amount::from_units(value).micro), writing.cargo_unit());
    case Measure::OfFactor:
      return number_text(value);
  }
  return {};
}

/// A number of the measure at hand; `positive` ones must be more than zero.
KindOf<double> measured(bool positive) {
  Kind kind = described("a value of what is drawn", "8 h", positive ? "more than 0" : "at least 0");
  set_measure<double>(kind, [](double value) { return value; });
  return finished<double>(scalar_kind<double>(
      std::move(kind),
      [positive](Reading& reading, const std::string& text, std::string& expected) {
        Parsed<double> value = parse_measured(reading, text, expected);
        return value.value && positive && *value.value <= 0
                   ? failed<double>("must be more than zero")
                   : value;
      },
      measured_text));
}

KindOf<double> variation() {
  return plain_number("a number", "0.5", {.low = 0, .high = 100});
}

void require(Reading& reading, const Given& given, bool condition, const char* rule) {
  if (!condition) {
    reading.error_at(given.tree.place, fmt::format("the values do not fit ({})", rule));
  }
}

const Description& describe_uniform() {
  static const Description kDescription = [] {
    Describe<core::Uniform> d("uniform", "Any value between two bounds, all alike.");
    d.field("low", &core::Uniform::low, measured(false), "smallest value").required();
    d.field("high", &core::Uniform::high, measured(true), "largest value").required();
    d.check([](Reading& reading, const Given& given, const core::Uniform& u) {
      require(reading, given, u.low <= u.high, "low at most high");
    });
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_triangular() {
  static const Description kDescription = [] {
    Describe<core::Triangular> d("triangular", "Least, most likely and largest value.");
    d.field("low", &core::Triangular::low, measured(false), "smallest value").required();
    d.field("mode", &core::Triangular::mode, measured(false), "most likely value").required();
    d.field("high", &core::Triangular::high, measured(true), "largest value").required();
    d.check([](Reading& reading, const Given& given, const core::Triangular& t) {
      require(reading, given, t.low <= t.mode && t.mode <= t.high, "low at most mode at most high");
    });
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_exponential() {
  static const Description kDescription = [] {
    Describe<core::Exponential> d("exponential", "Without memory; coefficient of variation 1.");
    d.field("mean", &core::Exponential::mean, measured(true), "mean").required();
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

template <class D>
Description by_mean_and_cv(const char* noun, const char* help) {
  Describe<D> d(noun, help);
  d.field("mean", &D::mean, measured(true), "arithmetic mean").required();
  d.field("cv", &D::cv, variation(), "coefficient of variation").required();
  d.no_source();
  return d.done();
}

const Description& describe_gamma() {
  static const Description kDescription =
      by_mean_and_cv<core::Gamma>("gamma", "Gamma by mean and coefficient of variation.");
  return kDescription;
}

const Description& describe_lognormal() {
  static const Description kDescription = by_mean_and_cv<core::Lognormal>(
      "lognormal", "Lognormal by arithmetic mean and coefficient of variation.");
  return kDescription;
}

const Description& describe_erlang() {
  static const Description kDescription = [] {
    Describe<core::Erlang> d("erlang", "Sum of k exponentials; mean is that of the sum.");
    d.field("mean", &core::Erlang::mean, measured(true), "mean of the sum").required();
    d.field("k", &core::Erlang::k, whole(1, 1000), "number of stages").required();
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_truncated_normal() {
  using Normal = core::TruncatedNormal;
  static const Description kDescription = [] {
    Describe<Normal> d("truncated_normal", "Normal, drawn only between two bounds.");
    d.field("mean", &Normal::mean, measured(false), "mean before truncation").required();
    d.field("sd", &Normal::sd, measured(true), "standard deviation before truncation").required();
    d.field("low", &Normal::low, measured(false), "lower bound").required();
    d.field("high", &Normal::high, measured(true), "upper bound").required();
    d.check([](Reading& reading, const Given& given, const Normal& n) {
      require(reading, given, n.low < n.high, "low below high");
    });
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

void check_empirical(Reading& reading, const Given& given, const core::Empirical& e) {
  double total = 0;
  for (const double weight : e.weights) {
    total += weight;
  }
  require(reading, given, !e.values.empty(), "at least one value");
  require(reading,
          given,
          e.weights.empty() || e.weights.size() == e.values.size(),
          "as many weights as values");
  require(reading, given, e.weights.empty() || total > 0, "some weight above zero");
}

const Description& describe_empirical() {
  static const Description kDescription = [] {
    Describe<core::Empirical> d("empirical", "One of the listed values.");
    d.field("values", &core::Empirical::values, list_of(measured(false)), "values").required();
    d.field("weights",
            &core::Empirical::weights,
            list_of(plain_number("a number", "1", {.low = 0, .high = 1e12})),
            "their weights")
        .otherwise("all alike");
    d.check(check_empirical);
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

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
    reading.error_at(entry.place,
                     fmt::format("unknown distribution (found {}, expected {}{})",
                                 entry.key,
                                 kind.expected(),
                                 reading.suggestion(entry.key, names)));
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

KindOf<Distribution> distribution(Measure measure, Kind kind) {
  kind.shape = Shape::Choice;
  for (const Form& form : forms()) {
    kind.choices.push_back(form.name);
    kind.element.push_back(form.kind);
  }
  kind.enter = [measure](Scope& scope) { scope.measure = measure; };
  kind.read = [kind, measure](Reading& reading, const Tree& tree, void* object) {
    const Measure outside = std::exchange(reading.scope.measure, measure);
    auto& value = *static_cast<Distribution*>(object);
    bool good = read_form(reading, kind, tree, value);
    reading.scope.measure = outside;
    if (good && measure == Measure::OfFactor && core::mean(value) <= 0) {
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

}  // namespace

KindOf<Distribution> duration_distribution() {
  return distribution(Measure::OfTime,
                      described("a duration or a distribution of durations",
                                "8 h or {lognormal: {mean: 8 h, cv: 0.5}}"));
}

KindOf<Distribution> size_distribution() {
  return distribution(Measure::OfCargo,
                      described("an amount or a distribution of amounts",
                                "95 TEU or {lognormal: {mean: 95 TEU, cv: 0.15}}"));
}

KindOf<Distribution> factor_distribution() {
  return distribution(Measure::OfFactor,
                      described("a factor or a distribution of factors",
                                "1.0 or {lognormal: {mean: 1, cv: 0.25}}"));
}

}  // namespace corridor::scenario
